### What curators set, see and decide, and what members read who hand an article in.

## Who may

error-desk-not-here = The desk works only in its own server.
error-desk-not-yours = Only those who look after my articles can use the desk, and you aren't on their list. Whoever runs me can put you there (CURATOR_IDS). To hand in an article, use /suggest.
error-desk-state = I can't read or write what the desk keeps right now, so nothing changed. Please try again in a minute; if it stays so, tell whoever runs this bot.

## What was read

desk-status-no_date = no date yet
desk-status-scheduled = set for a date
desk-status-target = the goal is a date
desk-status-rumored = a rumour names a date
desk-status-was_scheduled = had been set for a date
desk-status-delayed = delayed
desk-status-delay_rumored = a rumour says it is delayed
desk-status-moved_up = moved up to a date
desk-status-denied = a date is denied
desk-status-cancelled = cancelled
desk-status-released = it is out
desk-status-passed = the date passed
read-scheduled = scheduled for { $window }
read-target = the goal is { $window }
read-rumored = a rumour says { $window }
read-was_scheduled = had been scheduled for { $window }
read-delayed = delayed to { $window }
read-delay_rumored = a rumour says it is delayed to { $window }
read-moved_up = moved up to { $window }
read-denied = { $window } is denied
read-released = it is out: { $window }
read-passed = { $window } passed
desk-read = I read: **{ $what }**
desk-why = Why it waits: { $why }
hold-needs-a-yes = a delay, a release or a cancellation is never told without a curator's yes.
hold-grade = its own sentence doesn't name the show.
hold-tier = we don't know yet whether this outlet can be trusted.
hold-suggested = a member handed the article in.
hold-changed = the article says something else now than when I read it before.
hold-copy = the article is nearly the same as one that we have.
hold-unsure = it can be read in more than one way.
desk-found-release = { $count ->
    [one] 1 statement about the release
    *[other] { $count } statements about the release
  }
desk-found-quote = { $count ->
    [one] 1 quote
    *[other] { $count } quotes
  }
desk-found-claim = { $count ->
    [one] 1 other statement
    *[other] { $count } other statements
  }
desk-found-name = { $count ->
    [one] 1 name in a new spelling
    *[other] { $count } names in a new spelling
  }
desk-found-nothing = nothing that we keep

## The queue's cards

desk-whole = Nothing of this article is public before your yes; a yes takes all of it.
desk-no-statement = It says nothing of the release. In it: { $found }.
desk-more = And { $count } more: choose one below.
desk-newcomer = { $name } as { $role }
desk-newcomers = Names people we don't know: { $people }
desk-newcomers-more = Names people we don't know: { $people }, and { $count } more
desk-effect = { $count ->
    [one] A yes changes: { $before } → { $after }
    *[other] A yes to all changes: { $before } → { $after }
  }
desk-effect-done = Was: { $before } → Now: { $after }
desk-effect-people = { $count ->
    [one] New in the cast or crew: 1 person
    *[other] New in the cast or crew: { $count } people
  }
desk-effect-promos = { $count ->
    [one] New to see: 1 teaser, trailer or picture
    *[other] New to see: { $count } teasers, trailers or pictures
  }
desk-effect-none = A yes adds it to our articles. Nothing would be announced.
desk-effect-why = Nothing would be announced: { $why }.
desk-effect-unknown = What this would change can't be told right now: my articles can't be read. Try again in a minute.
desk-servers = { $count ->
    [one] 1 server
    *[other] { $count } servers
  }
desk-audience = { $channels ->
    [0] Would be told: nobody; no channel asked for this.
    [one] Would be told: 1 channel in { $servers }{ $pinged ->
        [0] {""}
        *[other] , with a ping
      }
    *[other] Would be told: { $channels } channels in { $servers }{ $pinged ->
        [0] {""}
        *[other] , { $pinged } of them with a ping
      }
  }
desk-heard = { $channels ->
    [0] No channel asked for news of this, so nobody is told.
    [one] It is told in 1 channel of { $servers }{ $pinged ->
        [0] .
        *[other] , with a ping.
      }
    *[other] It is told in { $channels } channels of { $servers }{ $pinged ->
        [0] .
        *[other] , { $pinged } of them with a ping.
      }
  }
desk-origin = { $source } · { $way } · { $when }
desk-somebody = somebody
outlet-official = Official source
outlet-agency = News agency
outlet-trade = Trade press
outlet-press = Press
outlet-fan = Fan site or an outlet we don't know
outlet-blocked = An outlet that is never believed
way-feed = came by a feed
way-folder = put into the folder
way-desk = handed in at the desk by { $who }
way-suggestion = suggested by { $who }
way-command = read in by whoever runs me
desk-decided = { $article }: { $decided }
decided-approved = ✅ approved by { $who }, { $when }
decided-edited = ✏️ corrected and approved by { $who }, { $when }
decided-rejected = ❌ rejected by { $who }, { $when }
decided-retracted = ↩️ taken back by { $who }, { $when }
decided-restored = ↪️ put back by { $who }, { $when }
decided-taken = taken by { $who }, { $when }
decided-held = kept for a curator by { $who }, { $when }
decided-updated = read again by { $who }, { $when }
decided-exported = written out by { $who }, { $when }
decided-fed = feed added by { $who }, { $when }
decided-unfed = feed dropped by { $who }, { $when }
decided-rule = my rules
decided-by-rule = no decision is needed any more
desk-overtaken = Somebody was faster: { $decided }. Your click changed nothing; the card shows how it stands.
desk-changed = The article changed meanwhile, so your click changed nothing. Look at the card again, and decide on what it says now.
desk-done = { $done }
desk-done-approved = Approved. It is public within seconds, and told if it is news.
desk-done-edited = Corrected and approved. It is public within seconds, and told if it is news.
desk-done-rejected = Rejected. It will not be shown or told.
desk-left = { $count ->
    [0] Nothing of this article waits any more.
    [one] One more statement of this article waits, on the queue's card.
    *[other] { $count } more statements of this article wait, on the queue's card.
  }
button-approve = Approve
button-approve-all = Approve all
button-edit = Edit
button-reject = Reject
button-reject-all = Reject all
button-restore = Put it back
menu-desk-one = Decide on one of them
desk-edit-title = What does it say?
desk-edit-status = It says
desk-edit-date = The date, as precisely as it is given
desk-edit-date-hint = 2027-05-14, 2027-05 or 2027; empty for none
desk-edit-note = A note for the other curators, if you like
edit-refused-date = I can't read that date. Write 2027-05-14, 2027-05 or 2027, as precisely as the article gives it. Nothing changed; click Edit to try again.
edit-refused-needs-a-date = That needs a date, and the date was empty. Nothing changed; click Edit to try again.
edit-refused-takes-no-date = That goes without a date. Empty the date, or choose something else. Nothing changed; click Edit to try again.
edit-refused-status = I don't know that choice. Nothing changed; click Edit to try again.
edit-refused-gone = That statement is gone, so nothing changed. Look at the card again.

## Answers to commands

desk-one-thing = I need a link or a file: one of them, not both. Nothing changed; use /desk add again with one.
desk-file-large = That file is larger than { $megabytes } MB, which no article is. Nothing changed; hand in the article's link, or its text as a file.
desk-file-kind = I read articles as text or web pages (.txt, .md, .html, .htm). Nothing changed; hand in the link, or save the page as one of these.
desk-file-gone = Discord didn't hand me the file. Nothing changed; please try again.
became-taken = Taken: it is among our articles now, and told if it is news.
became-held = Taken: it is among our articles now. Some of what it says of the release waits for a curator's yes: /desk queue leads to its card.
became-waiting = It waits for a curator's yes: /desk queue leads to its card.
became-known = I know this article already, so nothing changed. What is public is under /sources, what waits under /desk queue.
became-not-ours = I found nothing in it that belongs to the show, so I kept nothing of it. If something should be there, hand in its text as a file: I may not have seen the whole page.
became-failed = Nothing was taken in. { $why }
became-found = Found: { $found }.
intake-bad-link = That isn't a link that I may open: it must begin with http:// or https:// and lead to a public website.
intake-long-link = That link is too long for me. Give me a shorter one of the same article: what follows a ? in it can often be left out.
intake-no-link = The file doesn't say where the article is from. Hand in its link, or write a first line such as `url: https://…` above the text, then an empty line.
intake-no-show = I can't read what I know of the show right now. Whoever runs me can see why in the log; try again after that.
intake-not-found = The website has no such page any more. See whether the link is whole.
intake-refused = The website doesn't let me read that page. Save it in your browser, and hand it in as a file.
intake-too-large = The page is larger than any article. Hand in its text as a file.
intake-no-article = I found no article's text there, maybe because one has to log in or pay. Save it in your browser, and hand it in as a file.
intake-unreachable = The website gave no whole answer. Please try again in a few minutes.
intake-blocked = That outlet is on our list of those that are never believed.
intake-other = I couldn't read it. Save the page in your browser and hand it in as a file; if that fails too, tell whoever runs me.
desk-queue-none = Nothing waits.
desk-queue = { $count ->
    [one] One article waits, since { $when }.
    *[other] { $count } articles wait, the oldest since { $when }.
  }
menu-desk-show = Open one here
desk-queue-line = · { $article }
desk-queue-linked = · { $article } → [its card]({ $card })
desk-retracted = Taken back: { $title }. What it alone supported is corrected everywhere.
desk-retracted-nothing = What is told of the release stays as it is.
desk-not-retracted = I have no such article, or it was taken back before. Nothing changed; pick one from the list that Discord shows while you type.
desk-restored = Put back: it counts again, as it did before.
desk-not-restored = It isn't taken back any more. Nothing changed.
feeds-heading = Feeds
feeds-none = No feed is read yet.
feeds-how = `/desk feeds add:` reads one more, every 30 minutes or as `minutes:` says ({ $least } to { $most }); `drop:` stops one.
feed-every = every { $minutes } min
feed-off = ❌ switched off { $when }
feed-failing = { $count ->
    [one] ⚠️ the last try failed, the next one is { $next }
    *[other] ⚠️ the last { $count } tries failed, the next one is { $next }
  }
feed-why-bad-link = its link leads where I may not go
feed-why-not-found = the website has no such page any more
feed-why-refused = the website doesn't let me read it
feed-why-unreachable = the website gave no whole answer
feed-why-too-large = it is larger than any feed
feed-why-other = what is there isn't a feed that I can read
feed-well = ✅ read { $when }
feed-new = not read yet
feed-added = Added. I read it for the first time within a minute.
feed-same = That feed is read already. Nothing changed.
feed-dropped = Dropped. What it brought stays.
feed-not-dropped = I read no such feed. Nothing changed; pick one from the list that Discord shows while you type.
feed-both = Add one or drop one, not both at once. Nothing changed.
feed-refused-link = That isn't a link that I may open: it must begin with http:// or https:// and lead to a public website. Nothing changed.
feed-refused-minutes = Choose between { $least } and { $most } minutes. Nothing changed.
desk-status-heading = How the desk stands
desk-status-queue = { $count ->
    [0] Nothing waits.
    [one] One article waits for a decision: see /desk queue.
    *[other] { $count } articles wait for a decision: see /desk queue.
  }
desk-channel = The queue's cards are in { $channel }.
desk-no-channel = ⚠️ The queue has no channel: whoever runs me can name one (DESK_CHANNEL_ID). Until then, use /desk queue.
desk-bad-channel = ❌ I can't post the queue's cards in { $channel }. { $why }
desk-problem = ❌ { $problem }
desk-knowledge = { $count } articles are public; the newest dated one is from { $day }.
desk-knowledge-undated = { $count } articles are public, none with a date.
desk-feeds = { $count ->
    [0] No feed is read.
    [one] One feed is read.
    *[other] { $count } feeds are read.
  }
desk-feeds-ill = ⚠️ { $count ->
    [one] This one can't be read now: { $names }. /desk feeds says why.
    *[other] These can't be read now: { $names }. /desk feeds says why.
  }
desk-last = Last decisions:
desk-last-none = Nothing was decided yet.

## Members hand in an article

suggest-title = Hand in an article
suggest-field = The article's link
suggest-field-hint = https://…
suggest-taken-in = Thank you! The curators read it and decide. I write to you once when it is taken, if your settings let me.
suggest-known = Thank you, I know this article already; the curators have it.
suggest-known-taken = Thank you, it is among our articles already: see /news.
suggest-too-many = You handed in { $most } today already, thank you! Please come back tomorrow.
suggest-all-too-many = So many articles were handed in today that the curators have enough to read for now. Thank you! Please come back tomorrow.
suggest-bad-link = That isn't a link to a website that I may open: it must begin with http:// or https://. Copy it from your browser's address bar.
suggest-long-link = That link is too long for me. Try a shorter one of the same article: what follows a ? in it can often be left out.
suggest-no-desk = Nobody looks after new articles here, so I can't take it. Nothing was kept.
suggest-thanks = Thank you: the article that you handed in was taken. { $article }
suggest-forgotten = { $count ->
    [0] You handed in nothing that I still keep; nothing to delete.
    [one] Deleted: the one link that you handed in, and that it was you.
    *[other] Deleted: the { $count } links that you handed in, and that it was you.
  }
button-suggest = Hand in a newer article
button-forget = Delete what I handed in
privacy-suggestions = About you, if you hand in a link with /suggest: that link and your id, for 90 days, so that I can thank you when it is taken. You delete both at any time with the button below; only that you handed something in counts on for up to a day, because of the limit.
