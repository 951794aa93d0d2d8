"""Today's staff from the last full count, and from peers where there was none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.engine.staffing_estimate import (
    FEWEST_PEERS,
    Counted,
    from_peers,
    grown_with_population,
    staffing_pattern,
)


def test_staff_grows_with_the_people_and_says_so() -> None:
    estimate = grown_with_population(65, 2007, 4944, 5393)
    assert estimate.staff == 70.9
    assert estimate.rule == "65 in 2007, grown in step with population since 2010"


@given(st.floats(0, 1e5), st.integers(1, 10**7), st.integers(1, 10**7))
def test_staff_never_more_than_doubles_or_halves(staff: float, then: int, now: int) -> None:
    estimate = grown_with_population(staff, 2007, then, now)
    assert staff / 2 - 0.05 <= estimate.staff <= staff * 2 + 0.05


def test_growth_held_at_the_limit_is_said() -> None:
    assert grown_with_population(10, 2007, 100, 900).rule.endswith("held at 2 times")


def test_without_the_people_of_2010_the_count_stands() -> None:
    estimate = grown_with_population(12, 2007, None, 500)
    assert estimate.staff == 12
    assert "unchanged" in estimate.rule


def _counted(state: str, count: int, staff: float) -> list[Counted]:
    return [Counted("township", state, 1000, staff)] * count


def test_a_state_with_enough_peers_has_its_own_median() -> None:
    pattern = staffing_pattern(
        [*_counted("MI", FEWEST_PEERS, 4), *_counted("OH", FEWEST_PEERS - 1, 9)]
    )
    assert pattern["township", "MI"] == 4
    assert ("township", "OH") not in pattern


def test_a_government_never_counted_gets_its_peers_median() -> None:
    pattern = staffing_pattern(_counted("MI", FEWEST_PEERS, 4))
    in_state = from_peers("township", "MI", 2500, pattern)
    elsewhere = from_peers("township", "OH", 2500, pattern)
    assert in_state is not None
    assert in_state.staff == 10
    assert "median in MI" in in_state.rule
    assert elsewhere is not None
    assert "median in the nation" in elsewhere.rule
    assert from_peers("county", "MI", 2500, pattern) is None


@pytest.mark.parametrize("population", [0, -1])
def test_places_without_people_do_not_shape_the_pattern(population: float) -> None:
    assert staffing_pattern([Counted("county", "MI", population, 5)]) == {}
