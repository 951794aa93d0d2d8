"""The sheets of shares: what each pays under each rule, and whether the rule holds."""

from collections.abc import Sequence

from interlocal.planning.bridge import SHARE_RULES, role_named
from interlocal.planning.exports.workbook.lines import GroupLine, Line, RuleLine
from interlocal.planning.exports.workbook.sheet import Cell, Column, Formula, Table
from interlocal.planning.story.words import rule_title

SHEET = "Shares"


def share_table(members: Table[Line]) -> Table[Line]:
    """A line for each member, a column for each rule, in dollars and as a part of alone."""
    return Table(
        SHEET,
        "What each pays under each rule",
        "Dollars a year. The planner works shares out in whole cents; they belong to the figures "
        "the plan was made with. If you change an assumption here, make the plan again.",
        (
            Column(key="role", title="Role", width=16, cell=lambda line: line.role),
            Column(key="group", title="Group", width=8,
                   cell=lambda line: line.row.lettered.letter if line.row.lettered else ""),
            Column(key="id", title="Census id", cell=lambda line: line.row.id),
            Column(key="name", title="Government", width=32, cell=lambda line: line.row.name),
            Column(key="alone", title="Alone", style="money", width=14, total=True,
                   cell=lambda line: Formula(
                       members.beside("alone"), line.member.baseline_cents / 100)),
            Column(key="shown", title="Rule shown", style="money", width=14, total=True,
                   cell=lambda line: Formula(f"[{line.row.rule}]", line.share_cents / 100)),
            *(_in_dollars(rule) for rule in SHARE_RULES),
            *(_of_alone(rule) for rule in SHARE_RULES),
        ),
        members.items,
    )  # fmt: skip


def rule_table(
    rules: Sequence[RuleLine], shares: Table[Line], groups: Table[GroupLine]
) -> Table[RuleLine]:
    """A line for each rule of each group: does it add up, who pays more, does the group hold."""
    return Table(
        "Rules",
        "Share rules, group by group",
        "A rule is sound when its shares add up to the group's cost, nobody pays more than alone, "
        "and no subgroup would pay less by leaving.",
        (*_named_columns(), *_sum_columns(shares, groups), *_verdict_columns(shares)),
        rules,
    )


def _in_dollars(rule: str) -> Column[Line]:
    return Column(
        key=rule,
        title=rule_title(rule),
        style="money",
        width=14,
        total=True,
        cell=lambda line: _share(line, rule),
    )


def _share(line: Line, rule: str) -> Cell:
    cents = line.member.shares_cents.get(rule)
    return None if cents is None else cents / 100


def _of_alone(rule: str) -> Column[Line]:
    def part(line: Line) -> Cell:
        cents = line.member.shares_cents.get(rule)
        if cents is None or not line.member.baseline_cents:
            return None
        return Formula(f"[{rule}]/[alone]", cents / line.member.baseline_cents)

    title = f"{rule_title(rule)}, of alone"
    return Column(key=f"{rule}_part", title=title, style="percent", width=14, cell=part)


def _named_columns() -> tuple[Column[RuleLine], ...]:
    return (
        Column(key="role", title="Role", width=16,
               cell=lambda line: role_named(line.lettered.group.role).name),
        Column(key="letter", title="Group", width=8, cell=lambda line: line.lettered.letter),
        Column(key="host", title="Host", width=32, cell=lambda line: line.lettered.group.host.name),
        Column(key="rule", title="Rule", width=24, cell=lambda line: rule_title(line.rule)),
        Column(key="shown", title="Shown", cell=lambda line: "yes" if line.is_shown else ""),
    )  # fmt: skip


def _sum_columns(shares: Table[Line], groups: Table[GroupLine]) -> tuple[Column[RuleLine], ...]:
    def paid(line: RuleLine) -> Cell:
        same = f"{shares.span('role')},[role],{shares.span('group')},[letter]"
        return Formula(f"SUMIFS({shares.span(line.rule)},{same})", _paid(line) / 100)

    same_group = f"{groups.span('role')},[role],{groups.span('letter')},[letter]"
    return (
        Column(key="paid", title="Shares add up to", style="money", width=14, cell=paid),
        Column(key="cost", title="The group costs", style="money", width=14,
               cell=lambda line: Formula(
                   f"SUMIFS({groups.span('cost')},{same_group})",
                   line.lettered.group.cost_cents / 100)),
        Column(key="difference", title="Difference", style="money", cell=lambda line: Formula(
            "ROUND([paid]-[cost],2)", (_paid(line) - line.lettered.group.cost_cents) / 100)),
    )  # fmt: skip


def _verdict_columns(shares: Table[Line]) -> tuple[Column[RuleLine], ...]:
    def pays_more(line: RuleLine) -> Cell:
        own = f"({shares.span('role')}=[role])*({shares.span('group')}=[letter])"
        dearer = f"({shares.span(line.rule)}>{shares.span('alone')}+0.005)"
        count = len(line.lettered.group.verdicts[line.rule].pays_more)
        return Formula(f"SUMPRODUCT({own}*{dearer})", count)

    return (
        Column(key="more", title="Pay more than alone", style="whole", cell=pays_more),
        Column(key="holds", title="Nobody gains by leaving", width=14,
               cell=lambda line: "yes" if line.lettered.group.in_core[line.rule] else "no"),
        Column(key="gain", title="Most a subgroup would gain by leaving", style="money", width=16,
               cell=lambda line: max(
                   0, line.lettered.group.verdicts[line.rule].most_gain_cents) / 100),
        Column(key="error", title="Sampling error, up to", style="money",
               cell=lambda line: line.lettered.group.error_cents.get(line.rule, 0) / 100),
    )  # fmt: skip


def _paid(line: RuleLine) -> int:
    return sum(member.shares_cents[line.rule] for member in line.lettered.group.members)
