### What those who manage a server set, see and read.

## Commands in Discord's picker: at most 100 characters each

command-config = For those who manage this server: where news goes, in which language, and more
command-config-panel = Everything on one card
command-config-channel = Where news goes: a text channel, an announcement channel or a thread
command-config-role = Which role to ping when the release changes; leave it out for none
command-config-language = In which language I speak here
command-config-topics = Which news you want
command-config-answers = Whether answers are for everybody, unless a member says otherwise
command-config-notices = Where I tell you of trouble; leave it out for where Discord tells you, too
command-config-pause = Send no news for now
command-config-resume = Send news again; what was missed comes in one message
command-config-test = Try whether news arrives
command-config-doctor = What works, what doesn't, and how to mend it
command-config-export = Your settings as a file
command-config-import = Take over settings from such a file
command-config-reset = Delete everything I hold about this server
option-config-channel = The channel or thread
option-config-role = The role; leave it out to ping nobody
option-config-language = A language
option-config-topics = release, promo, people, corrections: separated by commas
option-config-answers = public: everybody sees them; private: only whoever asks
option-config-notices = A channel that only your team reads
option-config-story = Would this be posted here? The rule that decides
option-config-file = A file that /config export made

## Labels and values

config-label-channel = Channel
config-label-role = Ping
config-label-topics = Topics
config-label-language = Language
config-label-answers = Answers
config-label-notices = Trouble is told
config-topic-release = release: the date, and every change to it
config-topic-promo = promo: teasers, trailers, posters
config-topic-people = people: cast and crew
config-topic-corrections = corrections of what I told
config-answers-public = public, everybody sees them
config-answers-private = private, only whoever asks sees them
config-none-channel = none
config-none-role = nobody
config-none-notices = where Discord's own updates for moderators go
config-own-language = the server's own
config-line = **{ $label }**: { $value }
config-changed = **{ $label }**: { $before } → { $after }

## Panel and replies

panel-ask-heading = Where should news go?
panel-ask = Choose a text channel, an announcement channel or a thread. I post there when something about the release changes, and nothing else needs to be set.
panel-heading = News for this server
panel-open = ✅ News goes to { $channel }.
panel-paused = ⏸️ Paused since { $since }: I send nothing until you resume.
panel-suspended = ❌ Suspended since { $since }. { $why }
panel-blocked = ❌ Nothing can arrive right now. { $why }
panel-more = Trouble: /config notices · Files: /config export, /config import · Delete everything: /config reset
panel-unpingable = ⚠️ { $role } can't be pinged: in the role's settings, allow anyone to mention it, or give me Mention Everyone.
panel-no-role = ⚠️ The role that I should ping is gone. Choose another one with `/config role`, or nobody.
menu-channel = Channel for news
menu-role = Role to ping: nobody
menu-topics = Topics
menu-language = Language
menu-answers = Answers
menu-notices = Where trouble is told
config-saved = Saved.
config-same = That was so already; nothing changed.
config-needs = I can't do everything yet in { $channel }:
config-mute = I can't write in { $channel } yet: allow me View Channel and Send Messages there. Until then I tell of trouble where Discord's own updates for moderators go.
config-able = In { $channel } I can do all that I need.
config-offer = I post nothing by myself now. If you like, I post what is known of the release, once, without a ping.
config-paused = Paused. I send nothing to { $channel } until you resume; then one message tells what was missed.
config-resumed = News goes to { $channel } again. { $missed ->
    [0] Nothing was missed.
    [one] One change was missed: a message there tells it.
    *[other] { $missed } changes were missed: one message there tells them.
  }
config-not-paused = News isn't paused; nothing changed.
config-cant-resume = I can't post in { $channel } yet, so nothing changed. { $why } Then resume again.
config-posted = Posted in { $channel }: { $link }
config-tested = It works: the test stands in { $channel }. { $link }
config-failed = It didn't work in { $channel }. { $why }
config-failed-unclear = Discord gave no clear answer. Look into { $channel }: if nothing is there, try again in a minute.
config-exported = Your settings, for a backup or another copy of me. Channels and roles in it are this server's.
config-imported = Taken over from the file:
config-reset = Delete everything I hold about this server? That is the settings, the channel, and what became of my last posts. The posts themselves stay, and I keep the server's id while I am in it. This can't be undone.
config-kept = Nothing was deleted.
config-wiped = Deleted. I hold nothing about this server any more but its id, which I keep while I am in it. I post no news here until you choose a channel again.
config-nothing-held = I hold nothing about this server; there is nothing to delete.
button-panel = All settings
button-pause = Pause
button-resume = Resume
button-test = Post a test
button-doctor = Doctor
button-look = Look now
button-current = Post the current state
button-wipe = Delete everything
button-keep = Keep it

## What can't be taken, and why

config-refused-one = I need exactly one here. Nothing changed.
config-refused-no-such-channel = I see no such channel in this server. If it is a thread, it may be archived, or private without me: open it or add me. Nothing changed.
config-refused-forum = { $channel } is a forum, which can't be used for now: I couldn't make sure that a post comes only once there. Choose a text channel, an announcement channel or a thread. Nothing changed.
config-refused-kind = I can't post news in { $channel }: it is no text channel, announcement channel or thread. Nothing changed.
config-refused-no-such-role = I see no such role in this server. Nothing changed.
config-refused-everyone = I never ping everyone. Make a role for those who want news, and choose that. Nothing changed.
config-refused-topics = The topics are release, promo, people and corrections, separated by commas. Nothing changed.
config-refused-language = I don't speak that language. I speak: { $languages }; or type own for the server's own. Nothing changed.
config-refused-answers = Answers are public or private. Nothing changed.
config-refused-channel-first = That belongs to the channel for news, and none is chosen yet. Choose one first: `/config channel`. Nothing changed.
config-refused-file-large = That file is larger than any of mine (64 kB). Nothing changed.
config-refused-file-not-ours = That isn't a file that `/config export` made, or it was damaged since. Nothing changed.
config-refused-file-newer = That file was made by a newer version of me, which I can't read. Nothing changed; ask whoever runs me for an update.
config-refused-file-gone = Discord didn't hand me the file. Nothing changed; please try again.
config-refused-in = **{ $label }**: { $why }
error-not-here = These settings belong to a server, so this works only there.
error-not-member = I'm not a member of this server, so there is nothing to set. Somebody who manages it can add me.
error-not-allowed = Only those who may Manage Server can set this. Ask one of them.
error-state = I can't read or write my settings right now, so nothing changed. Please try again in a minute; if it stays so, tell whoever runs this bot.

## Doctor

doctor-none-heading = No news is posted here
doctor-none = No channel is chosen. Choose one with `/config channel` or below; nothing else is needed.
doctor-open = { $channel } open since { $since }
doctor-paused = { $channel } paused since { $since }
doctor-suspended = { $channel } suspended since { $since }
doctor-blocked = { $channel } can't be used right now
doctor-view = View Channel
doctor-send = Send Messages
doctor-send-in-threads = Send Messages in Threads
doctor-embed = Embed Links
doctor-history = Read Message History
doctor-given = ✅ { $need }
doctor-given-ping = ✅ { $role } can be pinged
doctor-missing = ❌ { $need }: allow it for me in { $channel }
doctor-missing-ping = ❌ { $role } can't be pinged: in the role's settings, allow anyone to mention it, or give me Mention Everyone
doctor-missing-role = ❌ The role that I should ping is gone: choose another one with `/config role`
doctor-missing-channel = ❌ The channel is gone: choose another one with `/config channel`
doctor-archived = The thread is archived; it opens again when I post there.
doctor-last = Last: { $outcomes }
doctor-last-none = I haven't posted anything here yet.
doctor-next = Next try: { $when }
doctor-ended = { $day } { $what }
doctor-ended-why = { $day } { $what } ({ $why })
doctor-outcome-delivered = delivered
doctor-outcome-edited = edited
doctor-outcome-replied = replied
doctor-outcome-published = published
doctor-outcome-found = delivered, as I found out later
doctor-outcome-gone = deleted by a moderator
doctor-outcome-held = unknown whether it arrived, so not repeated
doctor-outcome-refused = not possible
doctor-outcome-suspended = not possible
doctor-outcome-expired = given up after a day
doctor-why-no-channel = no such channel
doctor-why-no-access = no access
doctor-why-no-permission = no permission
doctor-why-cant-view = no View Channel
doctor-why-cant-send = no Send Messages
doctor-why-cant-embed = no Embed Links
doctor-why-no-guild = no such server
doctor-why-invalid = not taken as it was
doctor-why-blocked = stopped by AutoMod
doctor-why-unknown-fate = no Read Message History
doctor-why-expired = too late
doctor-why-paused = paused
doctor-why-moved = another channel was chosen
doctor-why-other = trouble on Discord's side
doctor-mend-no-channel = The channel is gone, or I can't see it: choose another one with `/config channel`.
doctor-mend-no-access = I can't see the channel: allow me View Channel there.
doctor-mend-no-permission = Discord says that a permission is missing: `/config doctor` shows which.
doctor-mend-cant-view = View Channel is missing: allow it for me there.
doctor-mend-cant-send = Send Messages is missing: allow it for me there.
doctor-mend-cant-embed = Embed Links is missing: allow it for me there.
doctor-mend-blocked = AutoMod stopped it: let me off that rule.
doctor-mend-other = Discord refused it. Try again in a minute; if it stays so, tell whoever runs this bot.
doctor-looking = I look again whenever permissions change.
doctor-well = I looked: nothing is in the way.
doctor-still = I looked: it still can't be used.
doctor-idle = I looked. News is paused; Resume ends that.
doctor-forgotten = There is no such story. Stories are release, promo, people and corrections.

## The rule that decides on a story

rule-heading = { $topic }: would it be posted here?
rule-newest = Newest: { $day }
rule-no-route = No: no channel is chosen. `/config channel` chooses one.
rule-paused = No: news is paused. `/config resume` ends that, and one message tells what was missed.
rule-suspended = No: the channel is suspended. { $why }
rule-blocked = No: the channel can't be used right now. { $why }
rule-topic = No: this topic isn't picked. `/config topics` picks it.
rule-no-story = Yes, as soon as there is something: nothing of this topic was told yet.
rule-before = Not yet: it was told before this channel asked for it. The next change that matters is posted.
rule-shown = It stands here already. The next change edits it, and one that matters gets a reply.
rule-deleted = No: a moderator deleted the post. The next change that matters makes a new one.
rule-held = No: I can't know whether it arrived, and don't send it twice. The next change that matters makes a new post.
rule-given-up = No: it was given up ({ $why }). The next change that matters is tried again.
rule-waits = Yes: it waits, and is tried again { $when }.
rule-now = Yes: it is being posted now.
