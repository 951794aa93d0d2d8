"""Writes the brief of a plan: for the government that asked, or for the region."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.exports.brief import grids, prose, region
from interlocal.planning.exports.brief.content import Brief, Drawing, Grid
from interlocal.planning.exports.map import description, group_map_svg, region_map_svg, title
from interlocal.planning.exports.rows import readings_of
from interlocal.planning.story.answer import answer
from interlocal.planning.story.nothing import nothing
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.words import state_of

GROUP_MAP = (386.0, 334.0)


def brief_of(
    plan: Plan, instance: Instance, *, today: date, address: str = "", rule: str | None = None
) -> Brief:
    """The words and figures of the brief; ``address`` is where the plan can be found again."""
    readings = readings_of(plan, instance, rule)
    heading, lead = _title_and_lead(plan, instance, readings, rule)
    return Brief(
        title=heading,
        about=_about(instance, readings, today),
        question=prose.question(readings),
        lead=lead,
        costs=_costs(plan, readings),
        members=_present(
            grids.member_grid(one) if one.center else region.group_grid(one) for one in readings
        ),
        sure=prose.how_sure(plan, instance),
        rests_on=prose.rests_on(plan, instance),
        fair=_present(
            grids.fair_grid(one) if one.center else region.rule_grid(one) for one in readings
        ),
        drawings=tuple(_drawing(one) for one in readings if one.groups),
        risks=prose.risks(readings),
        steps=prose.steps(instance, readings),
        foot=_foot(address),
        sources=_(
            "Sources: Census Bureau; Bureau of Labor Statistics, OEWS, May 2025; figures of their "
            "own where governments gave them; assumptions as listed with the plan."
        ),
        is_region=readings[0].center is None,
    )


def _costs(plan: Plan, readings: Sequence[Reading]) -> tuple[Grid, ...]:
    if readings[0].center is None:
        return (region.total_grid(plan),)
    return tuple(grids.cost_grid(one) for one in readings)


def _present(found: Iterable[Grid | None]) -> tuple[Grid, ...]:
    return tuple(grid for grid in found if grid is not None)


def _title_and_lead(
    plan: Plan, instance: Instance, readings: Sequence[Reading], rule: str | None
) -> tuple[str, str]:
    if plan.status == "none":
        no = nothing(plan, instance, readings, ())
        return no.heading, f"{no.lead} {no.alone}".strip()
    found = answer(plan, instance, rule=rule)
    # Where a group is found, the question to the council says already who would employ whom.
    return found.title, "" if any(one.own for one in readings) else found.lead


def _about(instance: Instance, readings: Sequence[Reading], today: date) -> str:
    """For whom and when it was written: "Council brief · Chelsea, Michigan · May 1, 2026"."""
    state = state_of(instance)
    center = readings[0].center
    if center is None:
        parts = [_("Regional brief"), state]
    else:
        parts = [_("Council brief"), ", ".join(filter(None, [center.name, state]))]
    return " · ".join(filter(None, [*parts, date_format(today, "F j, Y")]))


def _drawing(one: Reading) -> Drawing:
    alt = f"{title(one)}. {description(one)}"
    if one.own is None:
        caption = _("Letters name the groups; hosts have a ring. Hollow dots stay alone.")
        return Drawing(svg=region_map_svg(one), alt=alt, caption=caption, is_wide=True)
    words = {"letter": one.own.letter, "host": one.own.group.host.name}
    caption = _(
        "Group %(letter)s: %(host)s hosts; lines join its members. Grey dots are not in the group."
    )
    return Drawing(svg=group_map_svg(one, size=GROUP_MAP), alt=alt, caption=caption % words)


def _foot(address: str) -> str:
    said = _("Estimates from public figures, not quotes. Not legal advice.")
    if not address:
        return said
    return said + " " + _("Every figure with its source:\n%(address)s") % {"address": address}
