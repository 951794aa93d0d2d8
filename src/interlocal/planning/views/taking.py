"""What one takes along from a plan: tables, a workbook, everything."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from interlocal.planning import bridge, queries
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.exports.tables import csv_of
from interlocal.planning.exports.workbook import xlsx_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Written = Callable[[Plan, Instance], str | bytes]

# The ending of each file, its type, and what writes it.
FILES: Mapping[str, tuple[str, Written]] = {
    "csv": ("text/csv; charset=utf-8", csv_of),
    "json": ("application/json", lambda plan, _instance: bridge.plan_as_file(plan)),
    "xlsx": (XLSX, xlsx_of),
}


@require_safe
def plan_file(request: HttpRequest, token: str, ending: str) -> HttpResponse:
    """The plan as a file."""
    if ending not in FILES:
        raise Http404
    run = queries.finished_run(token)
    kind, write = FILES[ending]
    plan = bridge.plan_from_json(run.plan)
    response = HttpResponse(write(plan, bridge.instance_from_json(run.instance)), content_type=kind)
    place = run.center.slug if run.center else "region"
    name = slugify(f"{place}-{'-'.join(plan.roles)}-plan")
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
