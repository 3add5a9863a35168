### What `bot plan` says to the operator.

plan-now = Told until now: { $state }.
plan-nothing = Nothing would be told.
plan-told = { $day }: { $change }, { $before } → { $after } ({ $outlets })
plan-added = { $day }: { $topic }, { $what } ({ $outlets })
plan-retracted = { $day }: { $topic }, taken back: { $what }
plan-topic-release = release
plan-topic-promo = promo
plan-topic-people = people
plan-claim = { $day }: { $outlet }, { $status }: { $reason }
plan-quiet = { $day }: { $count ->
    [one] 1 article says
    *[other] { $count } articles say
  } nothing of the release
plan-summary = { $told } told, { $kept } kept, nothing sent.
plan-undated = Undated
state-unknown = no date
state-goal = { $window } as a goal
state-planned = { $window }
state-delayed = delayed
state-delayed-to = delayed to { $window }
state-cancelled = cancelled
state-released = released
state-released-on = released, { $window }
change-announced = announced
change-narrowed = narrowed
change-widened = widened
change-moved = moved
change-withdrawn = withdrawn
change-delayed = delayed
change-cancelled = cancelled
change-released = released
decision-told = told
decision-same = says the same, its name is added
decision-coarser = says less than what is told
decision-older = is older than what is told
decision-passed = that time was over when it was printed
decision-no-date = gives no date, which takes none back
decision-unconfirmed = a rumour or a look back, shown as unconfirmed
decision-needs-a-yes = waits for a curator's yes
decision-needs-a-second = waits for a second, independent source
decision-blocked = comes from an outlet that is blocked
decision-over = the show is out already
plan-audience =
    { $topic }: { $channels ->
        [0] No channel would hear it: no server asked for this topic.
        [one] One channel would hear it, { $pinged ->
            [0] without a ping
           *[other] with a ping
        }:
       *[other] { $channels } channels would hear it, { $pinged } of them with a ping:
    }
plan-channel = · channel { $channel } of server { $server }
plan-closed =
    { $count ->
        [one] One more asked for it, but is paused or suspended.
       *[other] { $count } more asked for it, but are paused or suspended.
    }
