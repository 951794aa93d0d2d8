"""What changed between two plans."""

from dataclasses import replace

from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.story.changed import changed
from tests.planning.story.plan_of_four import a_group, a_plan, an_instance, nobody_shares


def with_price(price: str) -> Instance:
    """The same question at another market price."""
    instance = an_instance()
    return replace(instance, assumptions=instance.assumptions.replaced({"market_hour_ciso": price}))


def cheaper() -> Plan:
    """The same group, a thousand dollars a year cheaper for Birch."""
    group = a_group()
    birch = replace(group.members[1], shares_cents={"equal": 14_000_00, "hours": 14_000_00})
    members = (group.members[0], birch, group.members[2])
    return replace(a_plan(), groups=(replace(group, members=members),))


def test_the_figure_is_named_with_what_it_was() -> None:
    said = changed((a_plan(), an_instance()), (cheaper(), with_price("200")), role="", rule=None)
    assert said.heading == "Your figure was used. Sharing pays more"
    assert said.sentences == (
        "Market price of a CISO hour: $200, yours, instead of $250.",
        "The same three share.",
    )


def test_four_rows_tell_before_now_and_change() -> None:
    said = changed((a_plan(), an_instance()), (cheaper(), with_price("200")), role="", rule=None)
    assert [
        (line.label, line.before_cents, line.now_cents, line.change) for line in said.lines
    ] == [
        ("Birch, by this plan", 15_000_00, 14_000_00, "\N{MINUS SIGN}$1,000"),
        ("Birch, alone", 20_000_00, 20_000_00, "none"),
        ("Birch saves", 5_000_00, 6_000_00, "+$1,000"),
        ("All groups save", 14_000_00, 14_000_00, "none"),
    ]


def test_sharing_that_stops_paying_is_the_first_thing_said() -> None:
    said = changed(
        (a_plan(), an_instance()), (nobody_shares(), with_price("90")), role="", rule=None
    )
    assert said.heading == "Your figure was used. Sharing no longer pays for Birch"
    # The price is outside the usual range: used all the same, and said.
    assert any("below the usual" in sentence for sentence in said.sentences)


def test_undoing_a_figure_says_which_came_back() -> None:
    said = changed((a_plan(), with_price("200")), (a_plan(), an_instance()), role="", rule=None)
    assert said.sentences[0] == "Market price of a CISO hour: $250 again, instead of $200."


def test_a_longer_search_is_no_figure() -> None:
    longer = replace(an_instance(), time_limit_seconds=60.0)
    said = changed((a_plan(), an_instance()), (a_plan(), longer), role="", rule=None)
    assert said.heading == "The plan was made again. Sharing pays the same"
    assert "at most 60 seconds instead of 20" in said.sentences[0]
