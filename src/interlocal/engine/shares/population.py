"""The rule "by population": each member pays in proportion to its number of residents."""

from interlocal.engine.shares.allocation import Allocation, Division
from interlocal.engine.shares.proportional import in_proportion


def population(division: Division) -> Allocation:
    """Shares in proportion to population, in the game's unit; `Refused` where it is unknown."""
    return in_proportion("population", division, division.weights.population)
