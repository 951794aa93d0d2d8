"""The plan as a workbook whose figures a finance officer can follow, formula by formula."""

import io
from datetime import date, datetime

from xlsxwriter.workbook import Workbook

from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.exports.workbook import summary
from interlocal.planning.exports.workbook.assumptions import assumption_table, names
from interlocal.planning.exports.workbook.groups import group_table
from interlocal.planning.exports.workbook.lines import group_lines, lines_of, rule_lines
from interlocal.planning.exports.workbook.members import alone_table, member_table
from interlocal.planning.exports.workbook.method import write_method
from interlocal.planning.exports.workbook.shares import rule_table, share_table
from interlocal.planning.exports.workbook.sheet import Book

# Words stay words: nothing a government is called becomes a formula, a link or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_of(
    plan: Plan, instance: Instance, *, rule: str | None = None, today: date | None = None
) -> bytes:
    """The plan as an XLSX file, in the sheets of ``write_sheets``.

    Sums, savings, posts and costs are formulas over named assumptions, with the plan's own figures
    as what they come to. ``rule`` is the share rule shown. ``today`` dates the file; without it
    the writing library's clock does.
    """
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as workbook:
        workbook.set_properties(properties(plan, instance, today))
        write_sheets(Book(workbook), plan, instance, rule)
    return content.getvalue()


def properties(plan: Plan, instance: Instance, today: date | None) -> dict[str, object]:
    """What the file says of itself."""
    about: dict[str, object] = {
        "title": summary.title(plan, instance),
        "subject": "Sharing plan",
        "author": "Interlocal",
        "comments": "Estimates from public figures, not quotes. Not legal advice.",
    }
    if today:
        about["created"] = datetime(today.year, today.month, today.day)  # noqa: DTZ001
    return about


def write_sheets(book: Book, plan: Plan, instance: Instance, rule: str | None) -> None:
    """Summary, Groups, Members, Shares, Rules, Alone, Assumptions, Method."""
    lines = list(lines_of(plan, instance, rule))
    members, alone = member_table(lines), alone_table(lines)
    groups = group_table(list(group_lines(plan, instance, rule)), members)
    shares = share_table(members)
    rules = rule_table(list(rule_lines(groups.items)), shares, groups)
    tables = summary.Tables(members=members, alone=alone, groups=groups, rules=rules)
    known = assumption_table(instance)
    summary.write_summary(book, plan, instance, tables)
    book.write(groups)
    book.write(members)
    book.write(shares)
    book.write(rules)
    book.write(alone)
    book.write(known)
    write_method(book, plan)
    for name, cell in names(known):
        book.workbook.define_name(name, cell)
