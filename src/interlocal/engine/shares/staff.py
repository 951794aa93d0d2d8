"""The rule "by staff": each member pays in proportion to its number of staff."""

from interlocal.engine.shares.allocation import Allocation, Division
from interlocal.engine.shares.proportional import in_proportion


def staff(division: Division) -> Allocation:
    """Shares in proportion to staff, in the game's unit; `Refused` where it is unknown."""
    return in_proportion("staff", division, division.weights.staff)
