"""The rule "equal parts": every member pays the same."""

from interlocal.engine.shares.allocation import Allocation, Division, allocation


def equal(division: Division) -> Allocation:
    """The total divided by the number of members, in the game's unit."""
    count = len(division.game.players)
    return allocation("equal", [division.game.total_cost / count] * count)
