"""A plan laid out in rows: each government and role once, with its group's letter and reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interlocal.core.maps import group_letter
from interlocal.planning.bridge import Alone, Exclusion, Group, Instance, Member, Plan, role_named

Status = Literal["hosts", "joins", "alone", "left out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetteredGroup:
    """A group with its letter; each role has its own A, the group of the government that asked."""

    letter: str
    group: Group

    @property
    def role(self) -> str:
        """The role as a reader says it: "CISO"."""
        return role_named(self.group.role).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One government and role: in a group (``lettered`` and ``member``), alone, or left out."""

    status: Status
    id: str
    name: str
    state: str
    reason: str
    lettered: LetteredGroup | None = None
    member: Member | None = None
    alone: Alone | None = None

    @property
    def need(self) -> Member | Alone | None:
        """Whichever of the two holds the hours and the cost alone; None for one left out."""
        return self.member or self.alone

    @property
    def role(self) -> str:
        """The role's key; empty for one left out of the plan altogether."""
        if self.lettered:
            return self.lettered.group.role
        return self.alone.role if self.alone else ""


def shown_rule(group: Group, instance: Instance) -> str:
    """The share rule to show first: the one asked for, else the simplest that holds."""
    return instance.rule or group.default_rule


def lettered_groups(plan: Plan) -> list[LetteredGroup]:
    """Every group with its letter, in the plan's order: by role, the asking government's first."""
    counted: dict[str, int] = {}
    lettered = []
    for group in plan.groups:
        place = counted.get(group.role, 0)
        counted[group.role] = place + 1
        lettered.append(LetteredGroup(letter=group_letter(place), group=group))
    return lettered


def members_in_order(group: Group, center: str | None) -> list[Member]:
    """The members as every table lists them: who asked, else the host, then by cost alone."""
    first = center if any(member.id == center for member in group.members) else group.host.id
    return sorted(
        group.members,
        key=lambda member: (member.id != first, -member.baseline_cents, member.name),
    )


def rows_of(plan: Plan, instance: Instance) -> Iterator[Row]:
    """Groups with their members, then those that stay alone, then those left out."""
    states = {government.id: government.state for government in instance.governments}
    for lettered in lettered_groups(plan):
        for member in members_in_order(lettered.group, plan.center):
            yield _member_row(lettered, member, states.get(member.id, ""))
    for alone in plan.alone:
        yield _alone_row(alone, states.get(alone.id, ""))
    for exclusion in plan.excluded:
        yield _excluded_row(exclusion)


def _member_row(lettered: LetteredGroup, member: Member, state: str) -> Row:
    group = lettered.group
    hosts = member.id == group.host.id
    wanted = ("host_",) if hosts else ("group_",)
    texts = [reason.text for reason in group.reasons if reason.code.startswith(wanted)]
    return Row(
        status="hosts" if hosts else "joins",
        id=member.id,
        name=member.name,
        state=state,
        reason=" ".join(texts),
        lettered=lettered,
        member=member,
    )


def _alone_row(alone: Alone, state: str) -> Row:
    return Row(
        status="alone",
        id=alone.id,
        name=alone.name,
        state=state,
        reason=alone.reason.text,
        alone=alone,
    )


def _excluded_row(exclusion: Exclusion) -> Row:
    return Row(
        status="left out", id=exclusion.id, name=exclusion.name, state="", reason=exclusion.reason
    )
