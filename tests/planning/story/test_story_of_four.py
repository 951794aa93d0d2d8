"""What the page says of a plan small enough to check by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from interlocal.planning.bridge import Plan, PlanProgress
from interlocal.planning.story.alone import alone
from interlocal.planning.story.answer import answer, question
from interlocal.planning.story.groups import groups
from interlocal.planning.story.lab import lab
from interlocal.planning.story.ledger import ledger
from interlocal.planning.story.ledger_rows import Mistyped, Typed
from interlocal.planning.story.members import members
from interlocal.planning.story.nothing import Trial, nothing
from interlocal.planning.story.places import near_places, places
from interlocal.planning.story.proof import proof
from interlocal.planning.story.reading import Reading, reading
from interlocal.planning.story.reasons import reasons
from interlocal.planning.story.running import running
from interlocal.planning.story.ways import break_even, ways
from interlocal.planning.story.words import named_or_counted, posts_of, short
from tests.planning.story.plan_of_four import a_group, a_plan, an_instance, nobody_shares

METHODS = Path(__file__).resolve().parents[3] / "docs" / "methods"


def read(plan: Plan | None = None, **chosen: str) -> Reading:
    """The plan as its reader, Birch, sees it."""
    return reading(plan or a_plan(), an_instance(), **chosen)


def test_the_answer_has_two_numbers_and_says_how_many_share() -> None:
    said = answer(a_plan(), an_instance())
    assert said.sentence == (
        "Birch could have a CISO for about $15,000 a year, shared with two neighbors. "
        "Alone it would cost $20,000."
    )
    assert said.asked == "Plan for a CISO (security leader), within 30 minutes’ drive."


def test_new_spending_is_told_at_once() -> None:
    said = answer(a_plan(), an_instance())
    assert said.lead == (
        "Ash would employ one half-time CISO. Everyone in the group pays 25% less than alone. "
        "If you have nobody today, this is new spending for cover you do not have."
    )


def test_a_rule_by_which_some_pay_more_says_so() -> None:
    lead = answer(a_plan(), an_instance(), rule="equal").lead
    assert "By this rule one of the three would pay more than alone." in lead


def test_who_pays_more_than_alone_reads_it_in_the_answer() -> None:
    plan, instance = a_plan("c"), an_instance("c")
    assert answer(plan, instance, rule="equal").sentence == (
        "By this rule Cedar Charter Township would pay about $14,000 a year for a CISO, shared "
        "with two neighbors. Alone it would cost $10,000."
    )


def test_who_stays_alone_reads_it_in_the_answer() -> None:
    said = answer(a_plan("d"), an_instance("d"))
    assert said.sentence == "Dale pays least for a CISO on its own: about $6,500 a year."
    assert "Around it, three governments would share and save $14,000 a year together." in said.lead


def test_where_nobody_shares_the_answer_says_so() -> None:
    said = answer(nobody_shares(), an_instance())
    assert "Nobody around would pay less by sharing." in said.lead


def test_a_region_without_a_center_is_answered_for_all() -> None:
    said = answer(a_plan(None), an_instance(None))
    assert said.sentence == (
        "3 governments of Michigan could share CISOs and save about $14,000 a year."
    )
    assert question(an_instance(None)) == (
        "Plan for a CISO (security leader) in Michigan, within 30 minutes’ drive."
    )


def test_no_page_says_what_a_council_would_not() -> None:
    one = read()
    said = [answer(a_plan(), an_instance()).lead, groups(one).sentence]
    said += [verdict.text for verdict in lab(one, a_group()).verdicts]
    said += [why.text for why in reasons(one)]
    for word in ("optimal", "infeasible", "coalition", "baseline", "stakeholder", "leverage"):
        assert word not in " ".join(said).lower()


def test_every_way_is_priced_and_today_costs_nothing() -> None:
    found = {way.name: way.cost_cents for way in ways(read())}
    assert found == {
        "Shared with neighbors": 15_000_00,
        "Bought alone": 20_000_00,
        "Hired alone": 109_527_02,
        "Today": 0,
    }


def test_only_the_way_the_plan_takes_is_marked() -> None:
    assert [way.name for way in ways(read()) if way.is_chosen] == ["Shared with neighbors"]
    by_itself = reading(a_plan("d"), an_instance("d"))
    assert [way.name for way in ways(by_itself) if way.is_chosen] == ["Bought alone"]


def test_break_even_stands_beside_the_price_assumed() -> None:
    found = break_even(read())
    assert found is not None
    assert found.price_cents < found.market_cents
    assert "more than $135. We assume $250" in found.sentence


def test_the_reader_comes_first_in_every_table() -> None:
    one = read()
    assert one.shown is not None
    table = members(one, one.shown)
    assert [line.name for line in table.lines] == ["Birch", "Ash", "Cedar Charter Township"]
    assert [row.name for row in lab(one, a_group()).rows] == ["Birch", "Ash", "Cedar Twp"]
    assert table.lines[0].is_you
    assert [line.drive_minutes for line in table.lines] == [8.0, None, 8.0]


def test_the_members_add_up_to_the_group() -> None:
    one = read()
    assert one.shown is not None
    table = members(one, one.shown)
    assert sum(line.share_cents for line in table.lines) == table.cost_cents
    assert sum(line.alone_cents for line in table.lines) == table.alone_cents
    assert table.notes[0] == (
        "$42,000 is a half post $36,700, running the agreement $4,000, members’ own paperwork "
        "$1,200 and mileage $100."
    )


def test_the_default_is_the_plans_and_another_rule_can_be_chosen() -> None:
    assert lab(read(), a_group()).chosen == "hours"
    assert lab(read(rule="equal"), a_group()).chosen == "equal"
    assert lab(read(rule="no such rule"), a_group()).chosen == "hours"


def test_each_rule_says_who_pays_more_and_who_would_leave() -> None:
    equal, by_hours = lab(read(), a_group()).columns
    assert (equal.pays_more, equal.leaving) == ("1 of 3", "1, by $4,000")
    assert (by_hours.pays_more, by_hours.leaving) == ("", "")
    assert by_hours.holds
    assert by_hours.own_cents == 15_000_00


def test_the_core_test_is_told_in_words() -> None:
    why, holds, why_not = lab(read(), a_group()).verdicts
    assert why.heading == "Why “by hours used”"
    assert holds.text == (
        "Yes. No subgroup of the three would pay less on its own. The closest is Cedar Charter "
        "Township, which would lose $2,500 a year by leaving."
    )
    assert why_not.heading == "Why not “equal parts”?"
    assert why_not.text == (
        "Cedar Charter Township would pay $14,000 for what costs it $10,000 alone."
    )


def test_a_rule_that_fails_says_no_and_that_it_was_chosen() -> None:
    why, holds = lab(read(rule="equal"), a_group()).verdicts
    assert why.text.startswith("You chose it. The simplest rule")
    assert holds.text.startswith("No. Cedar Charter Township would pay $14,000")


def test_an_empty_core_says_that_no_rule_can_hold() -> None:
    group = replace(a_group(), core_is_empty=True, rule_holds=False)
    holds = lab(read(rule="equal"), group).verdicts[1]
    assert "Under any rule some subgroup would do better leaving." in holds.text


def test_groups_are_counted_with_what_they_save() -> None:
    found = groups(read())
    assert found.heading == "One group around Birch"
    assert found.sentence == (
        "3 governments would share; one does better alone. Together the groups save $14,000 a "
        "year. Yours is group A."
    )
    assert [(line.letter, line.host, line.is_own) for line in found.lines] == [("A", "Ash", True)]


def test_everyone_who_stays_alone_has_a_reason() -> None:
    (block,) = alone(read())
    assert [(line.name, line.reason) for line in block.lines] == [
        ("Dale", "Joining Ash would add $9,000.")
    ]
    host, left_out = reasons(read())
    assert host.text == "Ash is the only one of the three with 50 or more."
    assert left_out.heading == "Why Dale stays alone"


def test_the_proof_never_claims_more_than_is_proven() -> None:
    near = proof(a_plan(), an_instance())
    assert near.title == "Proven within 1.1% of the best"
    assert near.unproven_cents == 500_00
    best = proof(nobody_shares(), an_instance())
    assert (best.title, best.is_proven) == ("Proven best", True)
    unknown = proof(replace(a_plan(), lower_bound_cents=0, gap=1.0), an_instance())
    assert (unknown.title, unknown.is_proven) == ("Not proven", False)


def test_every_figure_of_the_answer_opens_to_its_sum() -> None:
    rows = {row.key: row for row in ledger(read(), None).figures}
    assert list(rows) == ["share", "alone", "hours", "pay_ciso"]
    assert rows["share"].lines[-1].value == "$15,000"
    assert rows["alone"].lines[-1].label == "Bought alone"


def test_every_assumption_has_a_source_and_a_field() -> None:
    made = ledger(read(), None)
    assert made.count > 20
    for row in (*made.main, *made.rest):
        assert row.source, row.key
        assert row.own, row.key
        assert row.method, row.key


def test_a_figure_of_ones_own_shows_what_it_replaced() -> None:
    own = an_instance().assumptions.replaced({"market_hour_ciso": "900"})
    made = ledger(reading(a_plan(), replace(an_instance(), assumptions=own)), None)
    row = next(row for row in made.main if row.key == "market_hour_ciso")
    assert (row.used, row.replaced, row.kind) == ("$900", "$250", "yours")
    assert "above the usual" in row.warning


def test_what_was_typed_stays_beside_what_is_wrong() -> None:
    typed = Typed({"benefits_load": Mistyped("43 percent", "Must be a number", "1.43")})
    made = ledger(read(), None, typed)
    (row,) = [row for row in made.main if row.is_open]
    assert row.own is not None
    assert (row.key, row.own.value, row.own.guess) == ("benefits_load", "43 percent", "1.43")


def test_the_map_ties_each_member_to_its_host() -> None:
    drawn = places(read())
    assert [point.label for point in drawn.points[:3]] == ["Ash", "Birch", "Cedar Twp"]
    assert drawn.points[0].mark == "host"
    assert drawn.ties == ((0, 1), (0, 2))
    assert [point.mark for point in drawn.points[3:]] == ["alone"]
    assert len(near_places(read()).points) >= 3


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (None, "The work is about to begin."),
        (10_000_00, "There is already a plan that saves $10,000 a year."),
        (0, "We are looking for groups that pay."),
    ],
)
def test_a_running_plan_says_what_is_there_already(progress: int | None, said: str) -> None:
    told = None if progress is None else progress_saving(progress)
    page = running(an_instance(), told, waited=1.0, is_stopping=False)
    assert page.lead.startswith(said)
    assert page.steps[0].text == "Found four governments and 2 possible hosts"
    assert len(page.steps) == 5


def progress_saving(cents: int) -> PlanProgress:
    """A run half way."""
    return PlanProgress(
        role="ciso",
        role_number=1,
        role_count=1,
        stage="search",
        seconds=10.0,
        time_limit_seconds=20.0,
        best_cost_cents=50_000_00 - cents,
        lower_bound_cents=30_000_00,
        baseline_cost_cents=50_000_00,
    )


def test_no_plan_says_so_and_what_would_change_it() -> None:
    plan = replace(nobody_shares(), status="none", why_none="Nobody near may host.")
    trials = [Trial("drive", 60.0, 3, {"within": "60"}), Trial("staff", 25, 0, {})]
    page = nothing(plan, an_instance(), [read(plan)], trials)
    assert page.heading == "Birch has nobody within 30 minutes’ drive to share a CISO with"
    assert page.lead.endswith("This is certain, not a search that ran out of time.")
    assert [option.then for option in page.options] == [
        "3 other governments could host",
        "Still nobody could host. No change",
    ]
    assert page.best is page.options[0]


@pytest.mark.parametrize(
    ("half_posts", "said"),
    [
        (1, "one half-time CISO"),
        (2, "one full-time CISO"),
        (3, "1.5 full-time CISOs"),
        (4, "two full-time CISOs"),
    ],
)
def test_posts_are_said_as_people_say_them(half_posts: int, said: str) -> None:
    assert posts_of(half_posts, read().role) == said


def test_long_rows_of_names_are_counted() -> None:
    assert named_or_counted(["A", "B", "C"]) == "A, B and C"
    assert named_or_counted(list("ABCDEFG")) == "A, B, C, D and 3 more"
    assert short("Dexter Charter Township (Washtenaw County)") == "Dexter Twp"


def test_every_method_that_a_figure_names_has_a_page() -> None:
    made = ledger(read(), None)
    for row in (*made.figures, *made.main, *made.rest):
        assert (METHODS / f"{row.method}.md").exists(), row.method
