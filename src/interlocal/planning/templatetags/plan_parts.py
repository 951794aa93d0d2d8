"""Draws the small parts of the plan page from its values."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from interlocal.core.charts import bar, share_cell
from interlocal.core.maps import group_color
from interlocal.planning.story.lab import Cell
from interlocal.planning.story.ways import Way

register = template.Library()


@register.filter
def track(cell: Cell) -> SafeString:
    """A share on its line from $0 past the cost alone."""
    return share_cell(cell.share_cents, cell.alone_cents)


@register.filter
def bar_of(way: Way, largest_cents: int) -> SafeString:
    """The bar of one way to get a role."""
    return bar(way.cost_cents, largest_cents, is_chosen=way.is_chosen)


@register.filter
def color_among(place: int, groups: int) -> str:
    """The class of a group's color."""
    return group_color(place, groups)


@register.filter
def of(rows: Mapping[str, object], key: str) -> object:
    """What stands under a key, or nothing."""
    return rows.get(key)
