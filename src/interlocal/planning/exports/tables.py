"""The plan as one CSV table, a row for each government and role."""

import csv
import io
from collections.abc import Callable

from interlocal.planning.bridge import SHARE_RULES, Group, Instance, Member, Plan
from interlocal.planning.exports.rows import Row, rows_of

# A spreadsheet takes text that begins with one of these for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

COLUMNS: dict[str, Callable[[Row], str]] = {
    "role": lambda row: row.role,
    "group": lambda row: row.lettered.letter if row.lettered else "",
    "status": lambda row: row.status,
    "host_id": lambda row: row.group.host.id if row.group else "",
    "host": lambda row: row.group.host.name if row.group else "",
    "id": lambda row: row.id,
    "name": lambda row: row.name,
    "state": lambda row: row.state,
    "hours_per_week": lambda row: f"{row.need.hours_per_week:g}" if row.need else "",
    "drive_minutes": lambda row: f"{row.member.drive_minutes:.1f}" if row.member else "",
    "alone_dollars": lambda row: dollars(row.need.baseline.cost_cents) if row.need else "",
    "reason": lambda row: row.reason,
}
OF_THE_RULE_SHOWN = ("rule", "share_dollars", "saving_dollars", "default_rule")


def csv_of(plan: Plan, instance: Instance, *, rule: str | None = None) -> str:
    """The plan as RFC 4180 CSV; money in dollars with cents, a year.

    ``share_dollars`` and ``saving_dollars`` are by the rule shown: ``rule``, else the one the plan
    was asked for, else the group's default. Then come the share under each rule, and whether that
    rule holds the group together. Text that a spreadsheet would take for a formula gets a leading
    apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    by_rule = [f"{what}_{rule}" for rule in SHARE_RULES for what in ("share_dollars", "in_core")]
    writer.writerow([*COLUMNS, *OF_THE_RULE_SHOWN, *by_rule])
    for row in rows_of(plan, instance, rule):
        cells = [*(cell(row) for cell in COLUMNS.values()), *_share_cells(row)]
        writer.writerow([defused(cell) for cell in cells])
    return text.getvalue()


def dollars(cents: int) -> str:
    """Cents as a plain number of dollars: 22111.95, -5200.00."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def defused(text: str) -> str:
    """Text that no spreadsheet runs as a formula; numbers stay as they are."""
    if not text.startswith(FORMULA_SIGNS) or _is_number(text):
        return text
    return f"'{text}"


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def _share_cells(row: Row) -> list[str]:
    if row.member is None or row.group is None:
        return [""] * (len(OF_THE_RULE_SHOWN) + 2 * len(SHARE_RULES))
    member, group = row.member, row.group
    share = member.shares_cents[row.rule]
    shown = [row.rule, dollars(share), dollars(member.baseline_cents - share), group.default_rule]
    return [*shown, *(cell for rule in SHARE_RULES for cell in _rule_cells(member, group, rule))]


def _rule_cells(member: Member, group: Group, rule: str) -> tuple[str, str]:
    """The share under a rule and whether it holds; empty where the rule could not be worked out."""
    if rule not in member.shares_cents:
        return "", ""
    return dollars(member.shares_cents[rule]), "true" if group.in_core[rule] else "false"
