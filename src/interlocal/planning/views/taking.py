"""What one takes along from a plan: the council brief, a workbook, tables, everything, the map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from interlocal.planning import bridge, queries
from interlocal.planning.bridge import SHARE_RULES, Instance, Plan
from interlocal.planning.exports.brief import brief_pdf
from interlocal.planning.exports.map import map_svg
from interlocal.planning.exports.tables import csv_of
from interlocal.planning.exports.workbook import xlsx_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Taken:
    """A plan to write down, the day it was made, where it stands, and what the reader looks at."""

    plan: Plan
    instance: Instance
    made_on: date
    address: str
    role: str
    rule: str | None


def _csv(it: Taken) -> str:
    return csv_of(it.plan, it.instance, rule=it.rule)


def _json(it: Taken) -> bytes:
    return bridge.plan_as_file(it.plan)


def _xlsx(it: Taken) -> bytes:
    return xlsx_of(it.plan, it.instance, rule=it.rule, today=it.made_on)


def _pdf(it: Taken) -> bytes:
    return brief_pdf(it.plan, it.instance, today=it.made_on, address=it.address, rule=it.rule)


def _svg(it: Taken) -> str:
    return map_svg(it.plan, it.instance, role=it.role)


# Each file by its name: its type, and what writes it.
FILES: Mapping[str, tuple[str, Callable[[Taken], str | bytes]]] = {
    "brief.pdf": ("application/pdf", _pdf),
    "plan.xlsx": (XLSX, _xlsx),
    "plan.csv": ("text/csv; charset=utf-8", _csv),
    "plan.json": ("application/json", _json),
    "map.svg": ("image/svg+xml", _svg),
}


@require_safe
def plan_file(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """The plan as a file."""
    if name not in FILES:
        raise Http404
    run = queries.finished_run(token)
    plan = bridge.plan_from_json(run.plan)
    rule = request.GET.get("rule")
    assert run.finished_at is not None
    taken = Taken(
        plan=plan,
        instance=bridge.instance_from_json(run.instance),
        made_on=run.finished_at.date(),
        address=request.build_absolute_uri(reverse("planning:plan_detail", args=[token])),
        role=request.GET.get("role", ""),
        rule=rule if rule in SHARE_RULES else None,
    )
    kind, write = FILES[name]
    response = HttpResponse(write(taken), content_type=kind)
    place = run.center.slug if run.center else "region"
    told = slugify(f"{place}-{'-'.join(plan.roles)}")
    response["Content-Disposition"] = f'attachment; filename="{told}-{name}"'
    return response
