"""A plan laid out in rows: each government and role once, with its group's letter and reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interlocal.planning.bridge import Alone, Group, Instance, Member, Plan
from interlocal.planning.story.reading import Lettered, Reading, reading
from interlocal.planning.story.reasons import said

Status = Literal["hosts", "joins", "alone", "left out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One government and role: in a group (``lettered`` and ``member``), alone, or left out.

    ``rule`` is the share rule shown: the one asked for, else the simplest that holds the group.
    """

    status: Status
    role: str
    id: str
    name: str
    state: str
    reason: str
    rule: str = ""
    lettered: Lettered | None = None
    member: Member | None = None
    alone: Alone | None = None

    @property
    def need(self) -> Member | Alone | None:
        """Whichever of the two holds the hours and the cost alone; None for one left out."""
        return self.member or self.alone

    @property
    def group(self) -> Group | None:
        """Its group, for one that has one."""
        return self.lettered.group if self.lettered else None


def readings_of(plan: Plan, instance: Instance, rule: str | None) -> list[Reading]:
    """The plan read for each of its roles in turn, under the rule asked for, if any."""
    return [reading(plan, instance, role=role, rule=rule) for role in plan.roles]


def rows_of(plan: Plan, instance: Instance, rule: str | None = None) -> Iterator[Row]:
    """Role by role, groups with their members, then those alone; at the end those left out."""
    for one in readings_of(plan, instance, rule):
        for lettered in one.groups:
            for member in one.members(lettered.group):
                yield _member_row(one, lettered, member)
        for alone in one.alone:
            yield _alone_row(one, alone)
    for out in plan.excluded:
        yield Row(status="left out", role="", id=out.id, name=out.name, state="", reason=out.reason)


def _member_row(one: Reading, lettered: Lettered, member: Member) -> Row:
    group = lettered.group
    hosts = member.id == group.host.id
    wanted = "host_" if hosts else "group_"
    texts = [said(reason).text for reason in group.reasons if reason.code.startswith(wanted)]
    return Row(
        status="hosts" if hosts else "joins",
        role=group.role,
        id=member.id,
        name=member.name,
        state=one.government_by_id[member.id].state,
        reason=" ".join(texts),
        rule=one.rule_for(group),
        lettered=lettered,
        member=member,
    )


def _alone_row(one: Reading, alone: Alone) -> Row:
    return Row(
        status="alone",
        role=alone.role,
        id=alone.id,
        name=alone.name,
        state=one.government_by_id[alone.id].state,
        reason=said(alone.reason).text,
        alone=alone,
    )
