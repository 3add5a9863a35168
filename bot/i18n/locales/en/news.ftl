### What is told of news, and what a server's admins hear from us.

## A post, and the replies to it

news-title = { $show }: { $state }
news-title-out = { $show }: it's out
news-title-promo = { $show }: new to see
news-title-people = { $show }: cast and crew
news-title-corrections = { $show }: a correction
news-was = Was: { $state }
news-now = Now: { $state }
news-past-goal = { $window } (a plan; it passed)
news-past-planned = { $window } (a plan; it passed)
news-past-delayed = delayed to { $window } (it passed)
news-open-day = { $state }, no day yet
news-open-month = { $state }, no month yet
news-open-date = { $state }, no new date yet
news-change = { $now } (was: { $before })
news-out = it's out
news-out-on = it's out: { $window }
news-says = { $change }, says { $sources }
news-correction = Correction: { $change }
news-again = { $now } again; { $lost } was withdrawn
news-none-again = no date any more; { $lost } was withdrawn
news-lost-delayed = the delay
news-lost-cancelled = the cancellation
news-lost-released = the release
news-lost-day = the day of { $day }
news-lost-month = the month of { $month }
news-lost-half = the { $window }
news-lost-quarter = the { $window }
news-thing-promo-added = New: { $what }
news-thing-person-added = New in the cast or crew: { $what }
news-thing-retracted = Withdrawn: { $what }
news-something = something that our articles no longer name
news-source = An article
news-sentence = { $change }.
news-corrected = This corrects what was told here.
news-day = { $day }: { $change }
news-shown = { $day }
news-updated = Updated { $count ->
    [1] once
    [2] twice
    *[other] { $count } times
  } · { $day }

## What was missed

digest-title = { $show }: what you missed
digest-since = I was silent here from { $since } on. This is what changed, newest first:

## For the admins of a server

notice-title = Trouble with { $show }'s news
notice-no-channel = I can't post in { $channel } any more: the channel is gone. Choose another one with `/config channel`.
notice-no-access = I can't post in { $channel } any more: View Channel is missing. Allow it for me there. I look again whenever permissions change, and then tell in one message what was missed.
notice-no-permission = I can't post in { $channel } any more: Discord says that a permission is missing. `/config doctor` shows which; allow it for me there. I look again whenever permissions change, and then tell in one message what was missed.
notice-cant-view = { notice-no-access }
notice-cant-send = I can't post in { $channel } any more: Send Messages is missing. Allow it for me there. I look again whenever permissions change, and then tell in one message what was missed.
notice-cant-embed = I can't post in { $channel } any more: Embed Links is missing. Allow it for me there. I look again whenever permissions change, and then tell in one message what was missed.
notice-unknown-fate = I don't know whether my last news arrived in { $channel }: Read Message History is missing, so I can't look, and I don't send it twice. Allow it for me there.
notice-other = I can't post in { $channel } any more: Discord refuses it. `/config doctor` shows more. I look again whenever permissions change, and then tell in one message what was missed.
welcome-title = Hello! I follow the news of { $show }
welcome-what = Ask me with `/cast`, `/release` or `/ask`: I answer with what articles say, and show which ones. `/help` has the rest.
welcome-newest = My newest dated article is from { $day }.
welcome-undated = None of my articles has a date.
welcome-quiet = I post no news here until you choose a channel: `/config panel`.
sample-title = { $show }: a test
sample-text = If you can read this, news will arrive here. This isn't news, and nobody was notified.
sample-footer = Asked for with /config test
