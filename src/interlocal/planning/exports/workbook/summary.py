"""The first sheet: the plan in a dozen lines, each a formula over the sheets that follow."""

from dataclasses import dataclass

from interlocal.planning.bridge import Alone, Instance, Member, Plan, role_named
from interlocal.planning.exports.workbook.lines import GroupLine, Line, RuleLine
from interlocal.planning.exports.workbook.sheet import (
    LINE_POINTS,
    Book,
    Formula,
    Table,
    lines_of_text,
    put,
)

SHEET = "Summary"
NOTE_WIDTH = 90
PROOFS = {
    "optimal": "Proven best: no other grouping of these governments costs less.",
    "feasible": "Found by search; the proven floor says how far from the best it can be at most.",
    "none": "No plan exists.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The sheets that the summary adds up."""

    members: Table[Line]
    alone: Table[Line]
    groups: Table[GroupLine]
    rules: Table[RuleLine]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the summary: what it is, the figure, the form of the figure, and a note."""

    label: str
    value: Formula | str | float
    style: str = "money"
    note: str = ""


def write_summary(book: Book, plan: Plan, instance: Instance, tables: Tables) -> None:
    """Add the sheet."""
    sheet = book.workbook.add_worksheet(SHEET)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, NOTE_WIDTH)
    sheet.write_string(0, 0, title(plan, instance), book.formats["title"])
    note = "Estimates from public figures, not quotes. Money is dollars a year. Not legal advice."
    sheet.write_string(1, 0, note, book.formats["note"])
    for row, fact in enumerate([*totals(plan, tables), *of_the_center(plan, tables)], start=3):
        sheet.write_string(row, 0, fact.label, book.formats["text"])
        put(sheet, row, 1, fact.value, book.formats[fact.style])
        sheet.write_string(row, 2, fact.note, book.formats["wrapped"])
        sheet.set_row(row, LINE_POINTS * lines_of_text(fact.note, NOTE_WIDTH))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def title(plan: Plan, instance: Instance) -> str:
    """What the plan is about: "Sharing a CISO around Chelsea"."""
    shared = " and ".join(role_named(role).with_article for role in plan.roles)
    names = {government.id: government.name for government in instance.governments}
    return f"Sharing {shared}" + (f" around {names[plan.center]}" if plan.center else "")


def totals(plan: Plan, tables: Tables) -> list[Fact]:
    """What everybody together would pay, alone and shared, and how sure that is."""
    members, alone, groups = tables.members, tables.alone, tables.groups
    counted = f"ROWS({members.span('id')})" if members.items else "0"
    saving = f"({_alone_sum(tables)})-({_plan_sum(tables)})"
    plan_cost, baseline = plan.total_cost_cents / 100, plan.baseline_cost_cents / 100
    part = plan.saving_cents / plan.baseline_cost_cents if plan.baseline_cost_cents else 0.0
    return [
        Fact("Groups", Formula(f"COUNTA({groups.span('letter')})", len(groups.items)), "whole"),
        Fact("Members of groups", Formula(counted, len(members.items)), "whole",
             "Counted once for each role."),
        Fact("Staying alone", Formula(f"COUNTA({alone.span('id')})", len(alone.items)), "whole",
             "Cheaper alone, or nobody near enough may host: see the sheet Alone."),
        Fact("Left out", len(plan.excluded), "whole",
             "; ".join(f"{out.name}: {out.reason}" for out in plan.excluded)),
        Fact("Everyone alone", Formula(_alone_sum(tables), baseline), "money",
             "The cheaper of hiring in half posts and buying at market price, for each. "
             "A government that pays nobody today pays less than this: for it, sharing is new "
             "spending."),
        Fact("The plan", Formula(_plan_sum(tables), plan_cost), "money",
             "Groups, and those that stay alone."),
        Fact("Saving", Formula(saving, plan.saving_cents / 100)),
        Fact("Saving in percent", Formula(f"IF({_alone_sum(tables)}=0,0,B10/B8)", part), "percent"),
        Fact("Proven floor", plan.lower_bound_cents / 100, "money",
             "No grouping under these assumptions can cost less; a figure of the planner."),
        Fact("At most this far from the best", Formula("IF(B9=0,0,(B9-B12)/B9)", plan.gap),
             "fine_percent", plan.why_none or PROOFS[plan.status]),
        Fact("Do all shares add up?", _check(tables), "text",
             "Compares the shares with each group's cost under every rule, in the sheet Rules."),
    ]  # fmt: skip


def of_the_center(plan: Plan, tables: Tables) -> list[Fact]:
    """What the government that asked would pay, role by role."""
    facts = []
    for table in (tables.members, tables.alone):
        for line in table.items:
            if line.row.id == plan.center:
                facts += _own_facts(line, table)
    return facts


def _own_facts(line: Line, table: Table[Line]) -> list[Fact]:
    need: Member | Alone = line.need
    facts = [Fact(
        f"{line.row.name}: {line.role} alone",
        Formula(_own(line, table, "alone"), need.baseline.cost_cents / 100),
        "money",
        f"{need.hours_per_week:g} hours a week. If it pays nobody today, all of this is new.",
    )]  # fmt: skip
    if line.row.member and line.row.lettered:
        host = line.row.lettered.group.host.name
        facts.append(Fact(
            f"{line.row.name}: {line.role} shared",
            Formula(_own(line, table, "share"), line.share_cents / 100),
            "money",
            f"In group {line.row.lettered.letter}, hosted by {host}.",
        ))  # fmt: skip
    return facts


def _own(line: Line, table: Table[Line], key: str) -> str:
    """The line's figure, found by role and census id."""
    same = f'{table.span("role")},"{line.role}",{table.span("id")},"{line.row.id}"'
    return f"SUMIFS({table.span(key)},{same})"


def _alone_sum(tables: Tables) -> str:
    return f"SUM({tables.members.span('alone')})+SUM({tables.alone.span('alone')})"


def _plan_sum(tables: Tables) -> str:
    return f"SUM({tables.groups.span('cost')})+SUM({tables.alone.span('alone')})"


def _check(tables: Tables) -> Formula:
    differences = tables.rules.span("difference")
    return Formula(
        f'IF(SUMPRODUCT(--(ABS({differences})>0.005))=0,"yes","no: make the plan again")', "yes"
    )
