### What cards say. Lines with marks of sources are put together in bot/ui.

## Shared

more-items = { $count } more
card-cut = There is more than fits here: /sources has the rest, article by article.
years-word = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    *[other] { $count }
  }
undated = undated
undated-in = undated, { $window }
window-quarter = { $part ->
    [1] first quarter
    [2] second quarter
    [3] third quarter
    *[other] fourth quarter
  } of { $year }
window-half = { $part ->
    [1] first half
    *[other] second half
  } of { $year }
window-season = { $part ->
    [1] spring
    [2] summer
    [3] autumn
    *[other] winter
  } { $year }

## Roles in the crew

role-writer = writer
role-director = director
role-creator = creator
role-producer = producer
role-executive-producer = executive producer
role-composer = composer
role-cinematographer = cinematographer
role-editor = editor

## Cast and crew

cast-heading = { $show } · the cast
cast-line = **{ $actor }** is { $character }
cast-line-group = **{ $actor }** ({ $group }) is { $character }
cast-all = Our { $documents ->
    [one] article names
    *[other] { $documents } articles name
  } no other actors.
cast-more = And { $count } more: type a name after /cast.
cast-empty = None of our articles names an actor yet.
billing-note = { $marks } { $count ->
    [one] names
    *[other] name
  } { $person } first
crew-heading = { $show } · who made it
crew-line = **{ $person }**
crew-empty = None of our articles says yet who made it.

## People

person-plays = plays **{ $character }**
person-group = of the group { $group }
person-agency = agency { $agency }
person-age = { $age } years old in { $year }
person-age-undated = { $age } years old when the article was written
person-credits = Seen in
person-works = Earlier work:
person-preparation = For the part { $pronoun ->
    [he] he
    [she] she
    *[other] they
  } { $text }
person-also = Also written { $names }
replaced-note = { $marks } once { $count ->
    [one] says
    *[other] say
  } “{ $printed }” where others say “{ $others }”
typo-note = { $marks } once prints “{ $printed }”
order-note = { $marks } prints “{ $printed }”
short-note = { $marks } says only “{ $printed }”

## Characters

character-played = played by **{ $actor }**
character-nobody = None of our articles says who plays { $name }.

## Cities

city-one = One of the story's cities
city-with = One of the story's { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
    *[other] { $count }
  } cities, with { $others }
city-none = None of our articles puts the story in { $name }.
city-filming = Filming:
city-filming-said = { $speaker } names { $countries }
city-filming-stated = filmed in { $countries }
city-filming-nowhere = No article says where in { $count ->
    [one] it
    *[other] them
  }.
city-filming-silent = Filming: none of our articles says whether they filmed here.
city-time = Time there now: { $time }

## Things: shows, groups, organisations, countries

thing-nothing = Our articles name { $name }, and say no more of it.

## Quotes

quote-speaker = **{ $speaker }**
quote-nobody = **Quoted without a name**
quote-none = None of our articles quotes { $name }.
quote-none-at-all = None of our articles quotes anybody yet.
quote-no-match = None of the quotes in our articles has those words.
quote-fragment = Only these words are printed; no article has the whole sentence.
quote-shared = Shared by { $member }
difference-words = prints “{ $printed }” for “{ $shown }”
difference-added = adds “{ $printed }”
difference-left-out = leaves out “{ $shown }”
difference-only = prints only “{ $printed }”
difference-also-only = also prints “{ $printed }” by itself
difference-split = splits it in { $pieces ->
    [2] two
    [3] three
    *[other] { $pieces }
  }
difference-punctuation = has other punctuation
difference-reported = tells it in its own words
difference-reported-as = puts it as “{ $printed }”, without quotation marks
difference-heading = has “{ $printed }” as a heading

## Release

release-heading = When is { $show } out?
release-unknown = **No date is known to us.**
release-day-plan = The plan: **{ $window }**.
release-day-passed = The plan was **{ $window }**.
release-window-plan = **The day isn't known to us.** The plan is **{ $window }**.
release-window-passed = **The day isn't known to us.** The plan was **{ $window }**.
release-out = **It is out**, says { $speaker }.
release-none = None of our articles says anything of the release.
release-unconfirmed = { $statement } (not confirmed)
release-over = { $window } is over, and none of our articles says that it came out.
statement-scheduled = { $speaker }: set for { $window }
statement-target = { $speaker }: the goal is { $window }
statement-target-next-year = { $speaker }: the goal is next year, { $window }
statement-no_date = { $speaker }: no premiere date yet
statement-rumored = { $speaker }: a rumour says { $window }, unconfirmed
statement-was_scheduled = { $speaker }: it had been set for { $window }
statement-delayed = { $speaker }: delayed
statement-delayed-to = { $speaker }: delayed to { $window }
statement-delay_rumored = { $speaker }: a rumour says it is delayed, unconfirmed
statement-moved_up = { $speaker }: moved up to { $window }
statement-denied = { $speaker }: a date is denied
statement-cancelled = { $speaker }: cancelled
statement-released = { $speaker }: it is out
statement-released-on = { $speaker }: out since { $window }
statement-passed = { $speaker }: the date passed
speaker-agency = The agency { $name }
speaker-in-month = { $speaker }, in { $month }
newest-dated = Our newest dated article is from { $day }, { $age } ago.
newest-none = None of our articles has a date.
age-years = over { $words } { $count ->
    [one] year
    *[other] years
  }
age-months = { $words } { $count ->
    [one] month
    *[other] months
  }
age-days = { $words } { $count ->
    [one] day
    *[other] days
  }
age-today = less than a day
undated-count = { $count ->
    [one] One has no date.
    [2] Two have no date.
    [3] Three have no date.
    *[other] { $count } have no date.
  }
history-heading = What was said of the release, newest first
history-line = { $when }: { $statement }

## About

about-heading = { $show }
about-platform = for { $platform }
about-span = a story of { $span }
about-announced = announced on { $day }
about-said-differently = Where articles differ, all their words stand here, the best supported first.
spoiler-lead = How it goes on (tap to read):

## Differences

differ-heading = Where our articles differ
differ-none = Our articles don't contradict each other.
differ-value = **{ $what }**:
differ-names = **Names**:
differ-roles = **Credits**:
differ-quotes = **Words**:
differ-release = **Release**:
differ-best = We show “{ $value }”: { $reason }.
reason-trust = it comes from the outlet we trust most
reason-sources = most articles say so
reason-newest = it comes from the newest dated article
reason-first = it came first
reason-only = only that is said
what-billing = Who is named first
what-genre = What kind of story
what-origin = Where it comes from
what-format = Format
what-span = How long a time it tells of
what-platform = Platform
what-age = Age of { $subject }
what-agency = Agency of { $subject }
what-episodes = Episodes
what-announced = Announced
what-production = Production
what-other = { $subject }

## News and sources

news-heading = The articles, newest first
news-empty = There are no articles yet.
news-page = { $first } to { $last } of { $total }
only-here = Only here:
only-nothing = Nothing in it that others don't say, too.
sources-heading = Our articles
sources-when = { $outlet } · { $when } · { $host }
tells-of = { $when }; tells of { $day }
dated-by-link = { $day } (by its link)
from-it = From it: { $things }
from-roles = { $count ->
    [one] 1 actor and the part
    *[other] { $count } actors and their parts
  }
from-cities = { $count ->
    [one] 1 city
    *[other] { $count } cities
  }
from-quotes = { $count ->
    [one] 1 quote or part of a quote
    *[other] { $count } quotes or parts of quotes
  }
from-works = { $count ->
    [one] 1 earlier work
    *[other] { $count } earlier works
  }
from-crew = { $count ->
    [one] 1 of the crew
    *[other] { $count } of the crew
  }
from-release = release: { $what }
from-nothing = From it: nothing yet.
alone-age = { $person }'s age ({ $age } in { $year })
alone-age-undated = { $person }'s age ({ $age })
alone-works = { $person }'s { $works }
alone-job = { $person } as { $jobs }
alone-agency = { $person }'s agency
alone-is = { $name } as { $what }
short-scheduled = set for { $window }
short-target = the goal is { $window }
short-no_date = no date yet
short-delayed = delayed
short-cancelled = cancelled
short-released = it is out
short-moved_up = moved up to { $window }
short-was_scheduled = had been set for { $window }
short-other = see /release

## Facts as sentences

fact-plays = { $subject } plays { $object }
fact-crew = { $subject }: { $value }
fact-member_of = { $subject } is a member of { $object }
fact-occupation = { $subject } is known as { $value }
fact-agency = { $subject }'s agency is { $object }
fact-age = { $subject } was { $value } when the article was written
fact-credit = { $object } is earlier work of { $subject }
fact-preparation = For the part, { $subject } { $value }
fact-is = { $subject } is { $value }
fact-story = { $value }
fact-setting = { $subject } is one of the story's cities
fact-filmed_in = Filmed in { $object }
fact-filmed_in-said = Filmed in { $object }, says { $speaker }
fact-platform = { $subject } is made for { $object }
fact-format = { $subject } is a { $value }
fact-origin = { $subject } is called { $value }
fact-genre = { $subject } is called { $value }
fact-span = The story spans { $value }
fact-episodes = { $subject } has { $value } episodes
fact-premise = { $value }
fact-idea = { $value }
fact-announced = { $subject } was announced on { $value }
fact-production = { $subject }: { $value }
fact-promo = { $value }
fact-reception = { $value }
fact-billing = { $object } is named first

## Not found

unknown-name = None of our articles mentions “{ $name }”.
unknown-name-hidden = None of our articles mentions that name.
unknown-ask = Did you mean someone else?
unknown-hint = Try a name from /cast, /character, /city or /crew.
unknown-document = None of our articles fits that. These are the ones we have.
typed-note = You typed “{ $name }”.
others-menu = It may also mean…
quotes-menu = More quotes with these words

## Ask

ask-heading = What the articles say
ask-silent = None of our { $documents ->
    [one] 1 article
    *[other] { $documents } articles
  } says { $what }.
silent-default = that
silent-episodes = how many episodes there are
silent-release = when it comes out
silent-age = how old that person is
silent-agency = which agency that is
silent-group = which group that is
silent-platform = where it can be watched
silent-filming = where it was filmed
silent-city = where it takes place
silent-production = how the production goes
silent-promo = anything of a trailer or a picture
silent-crew = who made that
silent-cast = who plays that
silent-hint = You can ask in other words, or look at what there is.
ask-empty = Ask something in words, such as: who wrote it?

## Help and privacy

help-heading = I answer what { $documents ->
    [one] one article says
    *[other] { $documents } articles say
  } about { $show }
help-intro = Every line shows its articles: ¹ ² ³. Where they differ, I say so; where they are silent, I say that too.
help-line = **/{ $command }**: { $what }
help-private = Add `private: True` to any of these, and only you see the answer.
help-config = Those who manage this server choose with /config where news goes, and more.
help-buttons = Buttons on your own card change it; on somebody else's they open a copy that only you see.
privacy-heading = What I store
privacy-members = About you: nothing. I keep no names, no messages and no questions; only a link that you hand in, see below. A card's buttons hold the id of whoever asked, within Discord, so that only they change it.
privacy-server = About this server, what those who manage it chose with /config: the ids of the server, of the channel and role for news, and of the channel for trouble; the topics, the language, and whether answers are private. And what became of my posts here: when each was sent, its id, and why one failed.
privacy-log = If something breaks, my log keeps an error number, the command's name and the time.
privacy-delete = Those who manage this server delete all of it at once with /config reset; only the server's id is kept while I am in it. If I am removed from the server, it is deleted 7 days later.

## Buttons

button-crew = Who made it
button-cast = The cast
button-about = About the series
button-documents = All articles
button-release = Release
button-differ = Where articles differ
button-history = History
button-another = Another
button-share = Share
button-read = Read it
button-older = Older
button-newer = Newer
button-said = What { $pronoun ->
    [he] he
    [she] she
    *[other] they
  } said
button-quotes = Quotes
menu-documents = Choose an article
