"""Shows a run of the planner in each of its states: working, ready, none, failed."""

from collections.abc import Mapping
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from interlocal.core.errors import Refused
from interlocal.core.htmx import answer, lead_to
from interlocal.organizations.queries import GovernmentRow
from interlocal.planning import bridge, drawings, queries
from interlocal.planning.bridge import Instance, Plan, Wage
from interlocal.planning.models import PlanRun
from interlocal.planning.story.alone import AloneLine, alone
from interlocal.planning.story.answer import question
from interlocal.planning.story.changed import Changed, changed
from interlocal.planning.story.groups import groups
from interlocal.planning.story.ledger_rows import Typed
from interlocal.planning.story.nothing import Trial, nothing
from interlocal.planning.story.page import plan_page
from interlocal.planning.story.places import places
from interlocal.planning.story.reading import Reading, reading
from interlocal.planning.story.running import running

SECONDS_BETWEEN_LOOKS = 2
# The next search takes three times as long as the last, from a minute to ten.
LONGER, SHORTEST_LONGER, LONGEST_SECONDS = 3, 60.0, 600.0
# More of those that stay alone have a page of their own.
ALONE_ON_PAGE = 40
ALONE_A_PAGE = 100


@require_safe
@never_cache
def plan_detail(request: HttpRequest, token: str) -> HttpResponse:
    """A plan at its address, whatever its state."""
    return show(request, queries.run_by_token(token))


def show(
    request: HttpRequest, run: PlanRun, *, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The page of a run; ``typed`` are figures of the reader's that could not be used."""
    if run.state == PlanRun.State.FAILED:
        return _failed_page(request, run)
    if not run.is_finished:
        return _working_page(request, run)
    instance = bridge.instance_from_json(run.instance)
    plan = bridge.plan_from_json(run.plan)
    if run.state == PlanRun.State.NONE:
        return _none_page(request, run, plan, instance)
    return _ready_page(request, run, _reading(request, plan, instance), typed, status)


@require_safe
@never_cache
def plan_status(request: HttpRequest, token: str) -> HttpResponse:
    """How far a run is, for the page that polls; leads to the plan once it is there."""
    run = queries.run_by_token(token)
    if run.is_finished or not request.htmx:  # type: ignore[attr-defined]
        return lead_to(request, _address(request, run))
    context = _working_context(request, run)
    if "spoken" in request.GET:
        return HttpResponse(context["running"].spoken)  # type: ignore[attr-defined]
    return render(request, "planning/_progress.html", context)


@require_safe
def plan_alone(request: HttpRequest, token: str) -> HttpResponse:
    """Everyone who stays alone for a role, with the reason, page by page."""
    run = queries.finished_run(token)
    one = _reading(
        request, bridge.plan_from_json(run.plan), bridge.instance_from_json(run.instance)
    )
    lines: list[tuple[str, AloneLine]] = [
        (block.heading, line) for block in alone(one) for line in block.lines
    ]
    page = Paginator(lines, ALONE_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "run": run,
        "part": "plan",
        "trail": _trail(run, one.instance, last=_("Who stays alone")),
        "reading": one,
        "page": page,
        "query": f"role={one.role.key}&",
        "rows": queries.rows_by_source_id(line.id for _heading, line in page),
    }
    return answer(
        request, page="planning/plan_alone.html", part="planning/_alone_page.html", context=context
    )


@require_safe
def plan_map(request: HttpRequest, token: str) -> HttpResponse:
    """All groups of a role on one map, which a narrow screen moves about."""
    run = queries.finished_run(token)
    one = _reading(
        request, bridge.plan_from_json(run.plan), bridge.instance_from_json(run.instance)
    )
    context = {
        "run": run,
        "part": "plan",
        "trail": _trail(run, one.instance, last=_("Map")),
        "groups": groups(one),
        "map": drawings.map_of(groups(one), places(one)),
    }
    return render(request, "planning/plan_map.html", context)


def _reading(request: HttpRequest, plan: Plan, instance: Instance) -> Reading:
    said = request.GET
    return reading(
        plan,
        instance,
        role=said.get("role", ""),
        rule=said.get("rule"),
        opened=said.get("group", ""),
    )


def _ready_page(
    request: HttpRequest, run: PlanRun, one: Reading, typed: Typed | None, status: int
) -> HttpResponse:
    rows = queries.rows_by_source_id(_named(one))
    page = plan_page(one, _wage(one, rows), typed)
    context = {
        "run": run,
        "part": "plan",
        "trail": _trail(run, one.instance),
        "page": page,
        "rows": rows,
        "wrong": typed.by_name if typed else {},
        "changed": _changed(request, run, one),
        "since": request.GET.get("from", ""),
        "map": drawings.map_of(page.groups, page.places),
        "near_map": drawings.narrow_map(page),
        "proof_lines": drawings.proof_lines(page.proof),
        "proof_scale": drawings.scale_words(page.proof),
        "longer_seconds": f"{longer_seconds(one.instance):g}",
        "many_alone": len(one.alone) > ALONE_ON_PAGE,
    }
    return render(request, "planning/plan_detail.html", context, status=status)


def longer_seconds(instance: Instance) -> float:
    """How long "search longer" takes at most."""
    return min(LONGEST_SECONDS, max(SHORTEST_LONGER, LONGER * instance.time_limit_seconds))


def _named(one: Reading) -> set[str]:
    """The ids of those the page names with a link."""
    named = {one.plan.center} if one.plan.center else set()
    if one.shown:
        named |= {member.id for member in one.shown.group.members}
    if len(one.alone) <= ALONE_ON_PAGE:
        named |= {other.id for other in one.alone}
    return named


def _wage(one: Reading, rows: Mapping[str, GovernmentRow]) -> Wage | None:
    """The pay where the post would be: at the host shown, else where the reader is."""
    place = one.shown.group.host.id if one.shown else one.plan.center or ""
    row = rows.get(place)
    return bridge.pay_where(one.role, row, one.instance.assumptions) if row else None


def _changed(request: HttpRequest, run: PlanRun, one: Reading) -> Changed | None:
    """What is otherwise than in the plan this one was made from, just after it was made."""
    token = request.GET.get("from", "")
    if not token or token == run.token:
        return None
    before = queries.known_run(token)
    if before is None or before.state != PlanRun.State.READY:
        return None
    earlier = (bridge.plan_from_json(before.plan), bridge.instance_from_json(before.instance))
    return changed(earlier, (one.plan, one.instance), role=one.role.key, rule=one.asked_rule)


def _trail(run: PlanRun, instance: Instance, last: str = "") -> list[tuple[str, str]]:
    roles = [str(_(bridge.role_named(role).name)) for role in instance.roles]
    title = _("Shared %(roles)s") % {"roles": ", ".join(roles)}
    here = reverse("planning:plan_detail", args=[run.token])
    center = [(run.center.label, _organization_address(run))] if run.center else []
    start = [(_("Plans"), reverse("planning:plan_form"))]
    if last:
        return [*center, *start, (title, here), (last, "")]
    return [*center, *start, (title, "")]


def _organization_address(run: PlanRun) -> str:
    assert run.center is not None
    return reverse("organizations:organization", args=[run.center.slug])


def _address(request: HttpRequest, run: PlanRun) -> str:
    """The address of a run, with what is looked at in it."""
    query = request.GET.copy()
    query.pop("spoken", None)
    address = reverse("planning:plan_detail", args=[run.token])
    return f"{address}?{query.urlencode()}" if query else address


def _working_page(request: HttpRequest, run: PlanRun) -> HttpResponse:
    context = _working_context(request, run)
    return render(request, "planning/plan_working.html", context)


def _working_context(request: HttpRequest, run: PlanRun) -> dict[str, object]:
    instance = bridge.instance_from_json(run.instance)
    return {
        "run": run,
        "part": "plan",
        "trail": _trail(run, instance),
        "asked": question(instance),
        "running": running(
            instance,
            bridge.progress_from_json(run.progress),
            waited=(timezone.now() - run.asked_at).total_seconds(),
            is_stopping=run.stop_wished,
        ),
        "every": SECONDS_BETWEEN_LOOKS,
        # Not "address": that would make links of the page's buttons.
        "waits_at": request.build_absolute_uri(reverse("planning:plan_detail", args=[run.token])),
    }


def _none_page(request: HttpRequest, run: PlanRun, plan: Plan, instance: Instance) -> HttpResponse:
    readings = [reading(plan, instance, role=role) for role in plan.roles]
    context = {
        "run": run,
        "part": "plan",
        "trail": _trail(run, instance),
        "asked": question(instance),
        "none": nothing(plan, instance, readings, _trials(run)),
    }
    return render(request, "planning/plan_none.html", context)


def _trials(run: PlanRun) -> list[Trial]:
    """Questions near the one asked that might have a plan."""
    ask = bridge.ask_from_json(run.ask)
    instance = bridge.instance_from_json(run.instance)
    if ask.center is None or ask.state:
        return []
    minutes = instance.limits.drive_minutes or 30.0
    trials = []
    for more in (2 * minutes, 3 * minutes):
        wider = replace(ask, drive_minutes=more, miles=None, others=())
        trials.append(Trial("drive", more, _hosts(wider), {"within": f"{more:g}"}))
    fewer = round(instance.assumptions.value("host_minimum_staff") / 2)
    figure = {"host_minimum_staff": str(fewer)}
    smaller = replace(ask, overrides={**ask.overrides, **figure})
    trials.append(Trial("staff", fewer, _hosts(smaller), figure))
    return trials


def _hosts(ask: bridge.PlanAsk) -> int:
    try:
        return bridge.possible_hosts(ask)
    except Refused:
        return 0


def _failed_page(request: HttpRequest, run: PlanRun) -> HttpResponse:
    instance = bridge.instance_from_json(run.instance)
    previous = run.previous
    context = {
        "run": run,
        "part": "plan",
        "trail": _trail(run, instance),
        "asked": question(instance),
        "limit": f"{instance.time_limit_seconds:g}",
        "previous": previous if previous and previous.state == PlanRun.State.READY else None,
    }
    return render(request, "planning/plan_failed.html", context)
