"""The plan page put together: every part of it for the role, group and rule that are looked at."""

from dataclasses import dataclass

from interlocal.planning.bridge import Exclusion, Role, Wage, role_named
from interlocal.planning.story.alone import AloneBlock, alone
from interlocal.planning.story.answer import Answer, answer
from interlocal.planning.story.groups import Groups, groups
from interlocal.planning.story.lab import Lab, lab
from interlocal.planning.story.ledger import ledger
from interlocal.planning.story.ledger_rows import Ledger, Typed
from interlocal.planning.story.members import Members, members
from interlocal.planning.story.places import Places, near_places, places
from interlocal.planning.story.proof import Proof, proof
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.reasons import Why, reasons
from interlocal.planning.story.ways import BreakEven, Way, break_even, ways


@dataclass(frozen=True)
class PlanPage:
    """What the page of a finished plan shows."""

    reading: Reading
    roles: tuple[Role, ...]
    answer: Answer
    proof: Proof
    ways: tuple[Way, ...]
    break_even: BreakEven | None
    groups: Groups
    places: Places
    near_places: Places
    members: Members | None
    lab: Lab | None
    reasons: tuple[Why, ...]
    alone: tuple[AloneBlock, ...]
    excluded: tuple[Exclusion, ...]
    ledger: Ledger

    @property
    def own_figures(self) -> int:
        """How many figures of the reader's own stand in the plan."""
        return len(self.reading.instance.assumptions.overridden)

    @property
    def largest_cents(self) -> int:
        """The costliest way, which fills its bar."""
        return max((way.cost_cents for way in self.ways), default=0)


def plan_page(one: Reading, wage: Wage | None, typed: Typed | None = None) -> PlanPage:
    """Every part of the page; ``wage`` is the pay at the host shown, with its sum."""
    shown = one.shown
    return PlanPage(
        reading=one,
        roles=tuple(role_named(role) for role in one.plan.roles),
        answer=answer(one.plan, one.instance, rule=one.asked_rule),
        proof=proof(one.plan, one.instance),
        ways=ways(one),
        break_even=break_even(one),
        groups=groups(one),
        places=places(one),
        near_places=near_places(one),
        members=members(one, shown) if shown else None,
        lab=lab(one, shown.group) if shown else None,
        reasons=reasons(one),
        alone=alone(one),
        excluded=one.plan.excluded,
        ledger=ledger(one, wage, typed),
    )
