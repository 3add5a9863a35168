"""The release's state and its changes: what moves it, what doesn't, and what is told of it."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Grade, Status, Tier
from bot.domain.edtf import parse
from bot.domain.tracker import ChangeType, Claim, Phase, State, diff, resolve, supports


def says(
    edtf,
    day="2027-02-02",
    *,
    by="Example Wire",
    status=Status.SCHEDULED,
    tier=Tier.PRESS,
    grade=Grade.A,
    said_by=None,
    copy_of=None,
    reviewed=False,
):
    """One document's claim: by default what a trusted outlet says in its own sentence."""
    document = f"{day or 'undated'}-{by.lower().replace(' ', '-')}"
    return Claim(
        document=document,
        original=copy_of or document,
        outlet=by,
        day=date.fromisoformat(day) if day else None,
        tier=tier,
        status=status,
        window=parse(edtf) if edtf else None,
        said_by=said_by,
        grade=grade,
        reviewed=reviewed,
    )


def said(*claims):
    """What the state says: its phase and its window."""
    return resolve(claims).said


def told(*claims):
    """The changes of a history in which the claims arrive one by one."""
    changes, before = [], State()
    for count in range(1, len(claims) + 1):
        after = resolve(claims[:count])
        change = diff(before, after)
        if change is not None:
            changes.append((change.type, after.said[1]))
            before = after
    return changes


PLAN = says("2025", day=None, by="Epicflix", reviewed=True)


def test_without_claims_nothing_is_known():
    assert resolve([]) == State()


def test_one_trusted_outlet_in_its_own_words_moves_the_state():
    assert said(says("2027-08")) == (Phase.PLANNED, "2027-08")


@pytest.mark.parametrize("tier", [Tier.OFFICIAL, Tier.AGENCY, Tier.TRADE, Tier.PRESS])
def test_every_trusted_tier_is_enough_alone(tier):
    assert said(says("2027-08", tier=tier))[0] is Phase.PLANNED


@pytest.mark.parametrize(
    "claim",
    [
        says("2027-08", tier=Tier.FAN),
        says("2027-08", tier=Tier.BLOCKED),
        says("2027-08", grade=Grade.B),
        says("2027-08", status=Status.RUMORED),
        says("2027-08", status=Status.DENIED),
        says("2027-08", status=Status.WAS_SCHEDULED),
        says("2027-08", status=Status.PASSED),
        says(None, status=Status.NO_DATE),
        says(None, status=Status.DELAY_RUMORED),
        says("2026-08"),  # over when it was printed
        says(None, status=Status.DELAYED),
        says("2027-01-05", status=Status.RELEASED),
        says(None, status=Status.CANCELLED),
    ],
    ids=lambda claim: f"{claim.status}-{claim.tier}-{claim.grade}",
)
def test_what_is_weak_or_needs_a_yes_moves_nothing(claim):
    assert said(claim) == (Phase.UNKNOWN, None)
    assert said(PLAN, claim) == (Phase.PLANNED, "2025")


@pytest.mark.parametrize(
    ("status", "phase"),
    [
        (Status.DELAYED, Phase.DELAYED),
        (Status.CANCELLED, Phase.CANCELLED),
        (Status.RELEASED, Phase.RELEASED),
    ],
)
def test_a_curators_yes_moves_what_needs_one(status, phase):
    assert said(PLAN, says(None, status=status, reviewed=True, tier=Tier.FAN))[0] is phase


def test_two_independent_sources_are_enough_without_trust():
    one = says("2027-08", by="Fan A", tier=Tier.FAN)
    two = says("2027-08", by="Fan B", tier=Tier.FAN, day="2027-02-03")
    assert said(one) == (Phase.UNKNOWN, None)
    assert said(one, two) == (Phase.PLANNED, "2027-08")


@pytest.mark.parametrize(
    "second",
    [
        says("2027-08", by="Fan A", tier=Tier.FAN, day="2027-02-03"),
        says(
            "2027-08",
            by="Fan B",
            tier=Tier.FAN,
            day="2027-02-03",
            copy_of="2027-02-02-fan-a",
            said_by="b",
        ),
        says("2027-08", by="Fan B", tier=Tier.FAN, day="2027-02-03", said_by="agency"),
    ],
    ids=["same outlet", "near copy", "quotes the same person"],
)
def test_sources_that_depend_on_one_another_count_once(second):
    first = says("2027-08", by="Fan A", tier=Tier.FAN, said_by="agency")
    assert said(first, second) == (Phase.UNKNOWN, None)


def fan(outlet, day="2027-02-02", **more):
    """What an untrusted outlet says."""
    return says("2027-08", day, by=outlet, tier=Tier.FAN, **more)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_two_independent_sources_are_found_among_others_in_any_order(order):
    """The first depends on both others: on one by its outlet, on one by whom it quotes."""
    days = ["2027-02-02", "2027-02-03", "2027-02-04"]
    kinds = [("Fan A", "agency"), ("Fan A", None), ("Fan B", "agency")]
    claims = [fan(*kinds[0][:1], days[order[0]], said_by=kinds[0][1])]
    claims += [fan(by, days[order[n]], said_by=who) for n, (by, who) in enumerate(kinds) if n]
    assert said(*claims) == (Phase.PLANNED, "2027-08")


@pytest.mark.parametrize(
    "copies",
    [
        [fan("Fan A", copy_of="gone"), fan("Fan B", copy_of="gone")],
        [fan("Fan A", copy_of="gone"), fan("Fan B", copy_of="2027-02-02-fan-a")],
        [fan("Fan A", copy_of="2027-02-02-fan-b"), fan("Fan B", copy_of="2027-02-02-fan-a")],
    ],
    ids=["of one original that is gone", "a copy's copy", "of one another"],
)
def test_copies_alone_are_one_source(copies):
    assert said(*copies) == (Phase.UNKNOWN, None)


def test_copies_count_as_their_original_though_that_is_gone():
    copy = fan("Fan A", copy_of="gone")
    assert said(copy, fan("Fan B")) == (Phase.PLANNED, "2027-08")
    assert said(says("2027-08", copy_of="gone")) == (Phase.PLANNED, "2027-08")


def test_a_state_is_supported_by_what_says_it_or_says_it_more_finely():
    august = resolve([says("2027-08")])
    assert supports(august, [says("2027-08", by="Another")])
    assert supports(august, [says("2027-08-14", by="Another")])
    assert not supports(august, [says("2027", by="Another")])
    assert not supports(august, [fan("Fan A")])
    assert not supports(august, [says("2027-08", status=Status.RUMORED)])
    assert not supports(august, [says("2027-08", day="2027-09-01")]), "over when printed"


def test_a_finer_claim_supports_a_coarser_one():
    month = says("2027-08", by="Fan A", tier=Tier.FAN)
    day = says("2027-08-14", by="Fan B", tier=Tier.FAN, day="2027-02-03")
    assert said(day, says("2027-08", by="Fan A", tier=Tier.FAN, day="2027-02-04")) == (
        Phase.PLANNED,
        "2027-08",
    )
    assert said(month, day) == (Phase.UNKNOWN, None), "the finer day itself has one source"


@pytest.mark.parametrize(
    ("second", "change"),
    [
        ("2027-08-14", (ChangeType.NARROWED, "2027-08-14")),
        ("2027-09", (ChangeType.MOVED, "2027-09")),
        ("2027", None),
        ("2027-08", None),
        ("2027-41", None),
    ],
)
def test_a_window_inside_narrows_one_outside_moves_and_one_around_is_no_news(second, change):
    history = told(says("2027-08"), says(second, day="2027-03-09", by="Another"))
    assert history == [(ChangeType.ANNOUNCED, "2027-08"), *([change] if change else [])]


def test_a_first_window_after_a_plan_that_passed_is_a_move():
    assert told(PLAN, says("2027-08"))[-1] == (ChangeType.MOVED, "2027-08")


def test_what_is_older_than_the_state_does_not_change_it():
    assert said(says("2027-08"), says("2027-05", day="2027-01-20", by="Late Find"))[1] == "2027-08"


def test_an_undated_document_never_overrules_a_dated_one():
    assert said(says("2027-08"), says("2027-10", day=None, by="Undated"))[1] == "2027-08"


def test_a_goal_is_a_window_and_its_confirmation_is_no_change():
    goal = says("2027", status=Status.TARGET, by="Agency")
    plan = says("2027", day="2027-02-09")
    assert said(goal) == (Phase.GOAL, "2027")
    assert told(goal, plan) == [(ChangeType.ANNOUNCED, "2027")]
    assert resolve([goal, plan]).phase is Phase.PLANNED


def test_repetitions_add_their_documents_and_change_nothing():
    first = says("2027-08")
    more = [says("2027-08", day="2027-02-10", by=f"Outlet {n}") for n in range(3)]
    before, after = resolve([first]), resolve([first, *more])
    assert diff(before, after) is None
    assert len(after.documents) == 4


def test_a_day_taken_back_is_told_as_such():
    month, day = says("2027-08"), says("2027-08-14", day="2027-03-09")
    change = diff(resolve([month, day]), resolve([month]))
    assert change is not None
    assert change.type is ChangeType.WIDENED
    assert change.after.said == (Phase.PLANNED, "2027-08")


def test_the_only_date_taken_back_is_withdrawn():
    change = diff(resolve([says("2027-08")]), resolve([]))
    assert change is not None
    assert change.type is ChangeType.WITHDRAWN


def test_a_delay_and_a_new_date_after_it_are_both_told():
    history = told(
        says("2027-08"),
        says(None, day="2027-05-01", status=Status.DELAYED, reviewed=True),
        says("2027-11", day="2027-06-01"),
    )
    assert [kind for kind, _ in history] == [
        ChangeType.ANNOUNCED,
        ChangeType.DELAYED,
        ChangeType.ANNOUNCED,
    ]


def test_after_the_release_later_plans_are_no_news():
    out = says("2027-08-14", day="2027-08-14", status=Status.RELEASED, reviewed=True)
    assert told(says("2027-08-14"), out, says("2027-12", day="2027-09-01")) == [
        (ChangeType.ANNOUNCED, "2027-08-14"),
        (ChangeType.RELEASED, "2027-08-14"),
    ]


def test_a_date_that_moves_away_and_back_is_told_each_time():
    history = told(
        says("2027-08"), says("2027-09", day="2027-03-01"), says("2027-08", day="2027-04-01")
    )
    assert [text for _, text in history] == ["2027-08", "2027-09", "2027-08"]


CLAIMS = st.builds(
    says,
    st.sampled_from(["2026", "2027", "2027-05", "2027-08", "2027-08-14", "2027-41", "2028"]),
    st.sampled_from([None, "2026-12-01", "2027-02-02", "2027-03-09"]),
    by=st.sampled_from(["Wire", "Post", "Fan A", "Fan B"]),
    status=st.sampled_from([Status.SCHEDULED, Status.TARGET, Status.RUMORED, Status.DELAYED]),
    tier=st.sampled_from([Tier.PRESS, Tier.FAN, Tier.OFFICIAL]),
    grade=st.sampled_from(list(Grade)),
    said_by=st.sampled_from([None, "agency"]),
    reviewed=st.booleans(),
)


@given(st.lists(CLAIMS, max_size=8), st.randoms())
def test_the_order_in_which_documents_arrive_does_not_matter(claims, random):
    shuffled = claims[:]
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(claims)


@given(st.lists(CLAIMS, max_size=8))
def test_a_second_look_at_the_same_documents_tells_nothing(claims):
    assert diff(resolve(claims), resolve(claims)) is None


@given(st.lists(CLAIMS, max_size=8))
def test_a_window_over_when_printed_is_never_the_state(claims):
    state = resolve(claims)
    if (
        state.window is not None
        and state.since is not None
        and state.phase
        in {
            Phase.PLANNED,
            Phase.GOAL,
        }
    ):
        assert not state.window.passed(state.since)


FANS = st.builds(
    lambda number, original, outlet, who: Claim(
        document=f"d{number}",
        original=f"d{number if original is None else original}",
        outlet=outlet,
        day=date(2027, 2, 2),
        tier=Tier.FAN,
        status=Status.SCHEDULED,
        window=parse("2027-08"),
        said_by=who,
        grade=Grade.A,
    ),
    st.integers(0, 4),
    st.sampled_from([None, 0, 1, 2, 9]),
    st.sampled_from(["A", "B", "C"]),
    st.sampled_from([None, "agency", "star"]),
)


@given(st.lists(FANS, max_size=6, unique_by=lambda claim: claim.document))
def test_two_independent_sources_are_found_as_if_each_pair_were_looked_at(claims):
    originals = {claim.document: claim.original for claim in claims}

    def origins(claim):
        found, original = {claim.document}, claim.original
        while original not in found:
            found.add(original)
            original = originals.get(original, original)
        return found

    independent = any(
        one.outlet != other.outlet
        and (one.said_by is None or one.said_by != other.said_by)
        and not origins(one) & origins(other)
        for one, other in combinations(claims, 2)
    )
    assert bool(resolve(claims).documents) is independent


def test_what_is_only_later_known_to_be_a_copy_counts_as_a_source_until_then():
    one, two = fan("Fan A", copy_of="2027-02-04-fan-c"), fan("Fan B", "2027-02-03")
    late = fan("Fan C", "2027-02-04", copy_of="2027-02-03-fan-b")
    assert said(one, two) == said(one, two, late) == (Phase.PLANNED, "2027-08")
    second = fan("Fan B", "2027-02-05", copy_of="2027-02-03-fan-b")
    assert not supports(resolve([one, two]), [one, second, late])


@pytest.mark.parametrize("outlets", [1, 50])
def test_five_thousand_claims_are_weighed_within_half_a_second(outlets):
    months = [f"{year}-{month:02}" for year in (2029, 2030) for month in range(1, 13)]
    claims = [
        Claim(
            document=f"d{number}",
            original=f"d{number}",
            outlet=f"outlet {number % outlets}",
            day=date(2026, 1, 1) + timedelta(days=number % 700),
            tier=Tier.FAN if outlets == 1 or number % 3 else Tier.PRESS,
            status=Status.SCHEDULED,
            window=parse(months[number * 7 % len(months)]),
            said_by=None,
            grade=Grade.B if number % 2 else Grade.A,
        )
        for number in range(5_000)
    ]
    started = time.process_time()
    state = resolve(claims)
    assert time.process_time() - started < 0.5
    assert state.phase is (Phase.UNKNOWN if outlets == 1 else Phase.PLANNED)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_days_named_on_one_day_the_more_trusted_outlets_prevails(order):
    claims = (
        says("2027-05-14", by="The Streamer", tier=Tier.OFFICIAL),
        says("2027-05-21", by="Example Wire"),
    )
    assert said(*(claims[n] for n in order)) == (Phase.PLANNED, "2027-05-14")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_days_named_on_one_day_by_outlets_trusted_alike_the_later_one_prevails(order):
    claims = (says("2027-05-14", by="Example Wire"), says("2027-05-21", by="Other Wire"))
    assert said(*(claims[n] for n in order)) == (Phase.PLANNED, "2027-05-21")


def test_a_plan_of_the_day_of_a_delay_says_when_it_comes_instead():
    delay = says(None, status=Status.DELAYED, reviewed=True)
    assert said(delay, says("2027-09", by="Other Wire")) == (Phase.PLANNED, "2027-09")
