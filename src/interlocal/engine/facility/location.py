"""Which hosts opened and who joined them: the answer, and what is proven about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from interlocal.engine.facility.problem import ArrayI


class Status(StrEnum):
    """How good the answer is."""

    OPTIMAL = "optimal"  # proven: nothing costs less
    FEASIBLE = "feasible"  # within `gap` of the best
    NONE = "none"  # no answer; `proven` says whether there cannot be one


@dataclass(frozen=True, slots=True)
class Location:
    """The best answer found, with a proven lower bound on what any answer costs.

    `host_of[j]` is the host member j joins, -1 when alone; `option_of[i]` the option host i opens
    (its place in the problem's flat option arrays), -1 when closed. `gap` is
    (cost - lower_bound) / cost. `reason` is empty unless the status is NONE.
    `proven` is True when the status OPTIMAL or NONE is certain, not a search that ran out of time.
    """

    status: Status
    host_of: ArrayI
    option_of: ArrayI
    cost: float
    lower_bound: float
    gap: float
    seconds: float
    proven: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known so far; `host_of` and `option_of` read as in Location."""

    seconds: float
    best_cost: float
    lower_bound: float
    stage: str
    host_of: ArrayI
    option_of: ArrayI


OnProgress = Callable[[Progress], bool | None]
