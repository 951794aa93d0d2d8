"""Figures of the ledger as a reader writes them, each by its unit."""

from django.utils.translation import gettext as _

from interlocal.core.formats import money, span
from interlocal.planning.bridge import Assumption, Step
from interlocal.planning.story.words import plain

MONEY = "dollars"
FACTOR = "times"
TIMES = "\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}"
PART = "part of"
HOURS = "hours "
# What the label already says.
POSTS = "full-time equivalents"


def used_text(assumption: Assumption, value: float | None) -> str:
    """The value with its unit: "$250", "× 1.43", "1,600 hours a year"."""
    if value is None:
        return _("worked out from data")
    number, unit = plain(value), assumption.unit
    if unit.startswith(MONEY):
        return f"${number}"
    if unit.startswith(FACTOR):
        return f"{TIMES}{number}"
    if unit.startswith(PART) or unit == POSTS:
        return number
    if unit.startswith(HOURS) and "hours" in assumption.label.lower():
        unit = unit.removeprefix(HOURS)
    return f"{number} {_(unit)}"


def range_text(assumption: Assumption) -> str:
    """Low to high: "$180–$500", "1.3–1.6"."""
    sign = "$" if assumption.unit.startswith(MONEY) else ""
    return span(f"{sign}{plain(assumption.low)}", f"{sign}{plain(assumption.high)}")


def unit_hint(assumption: Assumption) -> str:
    """The unit, said before the field: "Dollars an hour"."""
    unit = _(assumption.unit)
    return unit[:1].upper() + unit[1:]


def step_text(step: Step) -> str:
    """The value of one line of a sum."""
    if step.unit.startswith("cents"):
        return money(round(step.value))
    number = (
        f"{step.value:,.2f}".rstrip("0").rstrip(".") if step.value >= 1 else f"{step.value:.3g}"
    )
    return f"${number}" if step.unit.startswith(MONEY) else number
