"""What the lines of the workbook are made of: members, groups and the rest with their figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlocal.planning.bridge import Alone, Assumptions, Group, Instance, Member, Plan, role_named
from interlocal.planning.exports.rows import (
    LetteredGroup,
    Row,
    lettered_groups,
    rows_of,
    shown_rule,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A government and role with the facts its costs rest on.

    Pay is a full post's a year. ``visits`` are trips a year to it, if another hosts.
    """

    row: Row
    role_key: str
    role: str
    pay_cents: int
    population: int
    staff: float
    hours_per_year: float
    visits: float
    rule: str

    @property
    def need(self) -> Member | Alone:
        """Whichever holds the hours and the cost alone."""
        if self.row.need is None:
            raise TypeError(f"{self.row.name} was left out of the plan.")
        return self.row.need

    @property
    def member(self) -> Member:
        """The member; only for lines of groups."""
        if self.row.member is None:
            raise TypeError(f"{self.row.name} is in no group.")
        return self.row.member

    @property
    def hosts(self) -> bool:
        """Whether it hosts its group."""
        return self.row.status == "hosts"

    @property
    def share_cents(self) -> int:
        """What it pays under the rule shown."""
        return self.member.shares_cents[self.rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group with its letter, the pay where its host is, and the rule shown."""

    lettered: LetteredGroup
    pay_cents: int
    rule: str

    @property
    def group(self) -> Group:
        """The group itself."""
        return self.lettered.group


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A share rule in one group."""

    lettered: LetteredGroup
    rule: str
    is_shown: bool


def lines_of(plan: Plan, instance: Instance) -> Iterator[Line]:
    """Members and governments alone, in the order of every table."""
    governments = {government.id: government for government in instance.governments}
    pay = {(need.role, need.government): need.pay_cents for need in instance.needs}
    weeks = instance.assumptions.value("weeks_per_year")
    for row in rows_of(plan, instance):
        if row.need is None:
            continue
        hours = row.need.hours_per_week * weeks
        yield Line(
            row=row,
            role_key=row.role,
            role=role_named(row.role).name,
            pay_cents=pay[row.role, row.id],
            population=governments[row.id].population,
            staff=governments[row.id].staff,
            hours_per_year=hours,
            visits=_visits(row.role, hours, instance.assumptions),
            rule=shown_rule(row.lettered.group, instance) if row.lettered else "",
        )


def _visits(role: str, hours_per_year: float, used: Assumptions) -> float:
    least, length = used.value("onsite_visits"), used.value("visit_hours")
    return used.value(f"onsite_share_{role}") * max(least, hours_per_year / length)


def group_lines(plan: Plan, instance: Instance) -> Iterator[GroupLine]:
    """The groups, in the plan's order."""
    pay = {(need.role, need.government): need.pay_cents for need in instance.needs}
    for lettered in lettered_groups(plan):
        group = lettered.group
        yield GroupLine(
            lettered=lettered,
            pay_cents=pay[group.role, group.host.id],
            rule=shown_rule(group, instance),
        )


def rule_lines(plan: Plan, instance: Instance) -> Iterator[RuleLine]:
    """Every rule of every group, the simplest first."""
    for lettered in lettered_groups(plan):
        shown = shown_rule(lettered.group, instance)
        for rule in lettered.group.in_core:
            yield RuleLine(lettered=lettered, rule=rule, is_shown=rule == shown)
