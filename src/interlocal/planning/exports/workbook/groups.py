"""The sheet of groups: what the posts cost, what members add, and what sharing saves."""

from collections.abc import Sequence

from interlocal.planning.bridge import role_named
from interlocal.planning.exports.workbook.lines import GroupLine, Line
from interlocal.planning.exports.workbook.sheet import Column, Formula, Table
from interlocal.planning.story.reasons import said
from interlocal.planning.story.words import rule_title


def group_table(groups: Sequence[GroupLine], members: Table[Line]) -> Table[GroupLine]:
    """A line for each group; costs follow from pay, posts and what the members add."""
    return Table(
        "Groups",
        "Groups and what they cost",
        "Money is dollars a year. Posts are counted in halves.",
        (*_named_columns(), *_cost_columns(members), *_hour_columns(members), *_rule_columns()),
        groups,
    )


def _sum_of(members: Table[Line], key: str) -> str:
    """The members of the line's group, added up."""
    own_role = f"{members.span('role')},[role]"
    own_letter = f"{members.span('group')},[letter]"
    return f"SUMIFS({members.span(key)},{own_role},{own_letter})"


def _named_columns() -> tuple[Column[GroupLine], ...]:
    return (
        Column(key="role", title="Role", width=16,
               cell=lambda line: role_named(line.group.role).name),
        Column(key="letter", title="Group", width=8, cell=lambda line: line.lettered.letter),
        Column(key="host_id", title="Host's census id", cell=lambda line: line.group.host.id),
        Column(key="host", title="Host", width=32, cell=lambda line: line.group.host.name),
    )  # fmt: skip


def _cost_columns(members: Table[Line]) -> tuple[Column[GroupLine], ...]:
    same = f"COUNTIFS({members.span('role')},[role],{members.span('group')},[letter])"
    return (
        Column(key="members", title="Members", style="whole", total=True,
               cell=lambda line: Formula(same, len(line.group.members))),
        Column(key="pay", title="Pay of a full post at the host", style="money", width=14,
               cell=lambda line: line.pay_cents / 100),
        Column(key="halves", title="Half posts", style="whole",
               cell=lambda line: line.group.half_posts, total=True),
        Column(key="half", title="Half a post costs", style="money", width=14,
               cell=lambda line: Formula(
                   "ROUND([pay]*benefits_load*overhead/2,2)",
                   line.group.post_cents / line.group.half_posts / 100)),
        Column(key="posts", title="Posts cost", style="money", width=14, total=True,
               cell=lambda line: Formula("[halves]*[half]", line.group.post_cents / 100)),
        Column(key="agreement", title="Running the agreement", style="money", total=True,
               cell=lambda line: Formula(
                   "ROUND(agreement_cost,2)", line.group.agreement_cents / 100)),
        Column(key="own", title="Members' paperwork and mileage", style="money", total=True,
               cell=lambda line: Formula(
                   _sum_of(members, "own"),
                   sum(member.own_cost_cents for member in line.group.members) / 100)),
        Column(key="cost", title="The group costs", style="money", width=14, total=True,
               cell=lambda line: Formula("[posts]+[agreement]+[own]", line.group.cost_cents / 100)),
        Column(key="alone", title="All of them alone", style="money", width=14, total=True,
               cell=lambda line: Formula(
                   _sum_of(members, "alone"), line.group.baseline_cents / 100)),
        Column(key="saving", title="Saving", style="money", width=14, total=True,
               cell=lambda line: Formula("[alone]-[cost]", line.group.saving_cents / 100)),
        Column(key="saving_part", title="Saving in percent", style="percent",
               cell=lambda line: Formula(
                   "IF([alone]=0,0,[saving]/[alone])",
                   line.group.saving_cents / line.group.baseline_cents
                   if line.group.baseline_cents else 0)),
    )  # fmt: skip


def _hour_columns(members: Table[Line]) -> tuple[Column[GroupLine], ...]:
    return (
        Column(key="capacity", title="Working hours a year", style="whole",
               cell=lambda line: Formula("[halves]*productive_hours/2", line.group.capacity_hours)),
        Column(key="load", title="Hours used a year", style="whole", cell=lambda line: Formula(
            _sum_of(members, "load"), line.group.used_hours)),
        Column(key="filled", title="Filled", style="percent", cell=lambda line: Formula(
            "[load]/[capacity]", line.group.used_hours / line.group.capacity_hours)),
        Column(key="received", title="Hours received a year", style="whole",
               cell=lambda line: Formula(_sum_of(members, "hours_year"), _received(line))),
        Column(key="break_even", title="Cheaper than buying above, an hour", style="money",
               width=14, cell=lambda line: Formula(
                   "ROUND([cost]/[received],2)", line.group.break_even_hour_cents / 100)),
    )  # fmt: skip


def _rule_columns() -> tuple[Column[GroupLine], ...]:
    return (
        Column(key="rule", title="Rule shown", width=22, cell=lambda line: rule_title(line.rule)),
        Column(key="holds", title="Nobody gains by leaving", width=14,
               cell=lambda line: "yes" if line.group.in_core[line.rule] else "no"),
        Column(key="reasons", title="Why", style="wrapped", width=90,
               cell=lambda line: " ".join(said(reason).text for reason in line.group.reasons)),
    )  # fmt: skip


def _received(line: GroupLine) -> float:
    return sum(
        member.hours_per_year - member.coordination_hours - member.travel_hours
        for member in line.group.members
    )
