"""The rules for dividing a joint cost, the simplest first."""

from collections.abc import Callable
from dataclasses import dataclass

from interlocal.engine.shares.allocation import Allocation, Division
from interlocal.engine.shares.equal import equal
from interlocal.engine.shares.hours import hours
from interlocal.engine.shares.nucleolus import nucleolus
from interlocal.engine.shares.population import population
from interlocal.engine.shares.scrb import scrb
from interlocal.engine.shares.shapley import shapley
from interlocal.engine.shares.staff import staff


@dataclass(frozen=True)
class Rule:
    """A way to divide a joint cost: its name in code, its title for readers, and the method."""

    name: str
    title: str
    shares: Callable[[Division], Allocation]


RULES: tuple[Rule, ...] = (
    Rule("equal", "Equal parts", equal),
    Rule("population", "By population", population),
    Rule("staff", "By staff", staff),
    Rule("hours", "By hours used", hours),
    Rule("scrb", "Own cost, then a share", scrb),
    Rule("shapley", "Average added cost", shapley),
    Rule("nucleolus", "Worst-off first", nucleolus),
)


def rules_for(division: Division) -> tuple[Rule, ...]:
    """The rules these weights allow: a proportional rule needs weights, not all of them zero."""
    usable = {"population": division.weights.population, "staff": division.weights.staff}
    usable["hours"] = division.weights.hours
    return tuple(rule for rule in RULES if rule.name not in usable or any(usable[rule.name] or ()))
