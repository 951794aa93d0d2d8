"""What every rule takes and what every rule returns."""

from collections.abc import Sequence
from dataclasses import dataclass

from interlocal.engine.shares.game import CostGame


@dataclass(frozen=True)
class Weights:
    """What the proportional rules divide by, one number per member; None where it is not known."""

    population: tuple[float, ...] | None = None
    staff: tuple[float, ...] | None = None
    hours: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Division:
    """A joint cost to divide: the game, the members' weights, and a seed for rules that sample."""

    game: CostGame
    weights: Weights = Weights()
    seed: int = 1


@dataclass(frozen=True)
class Allocation:
    """What each member pays under a rule, in the game's unit.

    `error` is one standard error per member where the rule was sampled. `exact` is false where
    the rule's own definition was met only in part; `note` then says how.
    """

    rule: str
    shares: tuple[float, ...]
    error: tuple[float, ...] | None = None
    exact: bool = True
    note: str = ""


def allocation(rule: str, shares: Sequence[float]) -> Allocation:
    """An exact allocation from any sequence of numbers."""
    return Allocation(rule, tuple(float(share) for share in shares))
