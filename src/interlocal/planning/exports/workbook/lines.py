"""What the lines of the workbook are made of: members, groups and the rest with their figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interlocal.planning.bridge import Alone, Assumptions, Group, Instance, Member, Plan, role_named
from interlocal.planning.exports.rows import Row, readings_of, rows_of
from interlocal.planning.story.reading import Lettered, rules_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A government and role with the facts its costs rest on.

    Pay is a full post's a year. ``visits`` are trips a year to it, if another hosts.
    """

    row: Row
    role: str
    pay_cents: int
    population: int
    staff: float
    hours_per_year: float
    visits: float

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
        return self.member.shares_cents[self.row.rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group with its letter, the pay where its host is, and the rule shown."""

    lettered: Lettered
    pay_cents: int
    rule: str

    @property
    def group(self) -> Group:
        """The group itself."""
        return self.lettered.group


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A share rule in one group."""

    lettered: Lettered
    rule: str
    is_shown: bool


def lines_of(plan: Plan, instance: Instance, rule: str | None) -> Iterator[Line]:
    """Members and governments alone, in the order of every table."""
    governments = {government.id: government for government in instance.governments}
    pay = {(need.role, need.government): need.pay_cents for need in instance.needs}
    weeks = instance.assumptions.value("weeks_per_year")
    for row in rows_of(plan, instance, rule):
        if row.need is None:
            continue
        hours = row.need.hours_per_week * weeks
        yield Line(
            row=row,
            role=role_named(row.role).name,
            pay_cents=pay[row.role, row.id],
            population=governments[row.id].population,
            staff=governments[row.id].staff,
            hours_per_year=hours,
            visits=_visits(row.role, hours, instance.assumptions),
        )


def _visits(role: str, hours_per_year: float, used: Assumptions) -> float:
    least, length = used.value("onsite_visits"), used.value("visit_hours")
    return used.value(f"onsite_share_{role}") * max(least, hours_per_year / length)


def group_lines(plan: Plan, instance: Instance, rule: str | None) -> Iterator[GroupLine]:
    """The groups, in the plan's order."""
    for one in readings_of(plan, instance, rule):
        for lettered in one.groups:
            yield GroupLine(
                lettered=lettered,
                pay_cents=one.need_by_id[lettered.group.host.id].pay_cents,
                rule=one.rule_for(lettered.group),
            )


def rule_lines(groups: Iterable[GroupLine]) -> Iterator[RuleLine]:
    """Every rule of every group, the simplest first."""
    for line in groups:
        for rule in rules_of(line.group):
            yield RuleLine(lettered=line.lettered, rule=rule, is_shown=rule == line.rule)
