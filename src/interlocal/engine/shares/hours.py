"""The rule "by hours used": each member pays in proportion to its hours of the service."""

from interlocal.engine.shares.allocation import Allocation, Division
from interlocal.engine.shares.proportional import in_proportion


def hours(division: Division) -> Allocation:
    """Shares in proportion to hours, in the game's unit; `Refused` where it is unknown."""
    return in_proportion("hours", division, division.weights.hours)
