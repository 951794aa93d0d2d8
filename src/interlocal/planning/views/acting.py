"""What a reader does to a run: stop it, try it again with other figures, let it search longer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from interlocal.core.access import person_or_none
from interlocal.core.errors import Refused
from interlocal.planning import bridge, queries, services
from interlocal.planning.forms import guess
from interlocal.planning.models import PlanRun
from interlocal.planning.story.ledger_rows import Mistyped, Typed
from interlocal.planning.views.showing import longer_seconds, show

UNUSABLE = 422


@require_POST
def plan_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop and use the best so far."""
    run = queries.run_by_token(token)
    services.stop(run=run, by=person_or_none(request))
    return redirect("planning:plan_detail", token=run.token)


@require_POST
def plan_again(request: HttpRequest, token: str) -> HttpResponse:
    """Plan again: with the reader's own figures, with another limit, or what failed as it was."""
    run = queries.run_by_token(token)
    by = person_or_none(request)
    if run.state == PlanRun.State.FAILED:
        services.retry(run=run, by=by)
        return redirect("planning:plan_detail", token=run.token)
    figures = {name: request.POST[name] for name in bridge.assumptions() if name in request.POST}
    wrong = {name: problem for name, text in figures.items() if (problem := _mistyped(name, text))}
    if wrong:
        return show(request, run, typed=Typed(wrong), status=UNUSABLE)
    try:
        if within := request.POST.get("within"):
            made = services.plan_within(run=run, minutes=float(within), by=by)
        else:
            made = services.plan_again(run=run, overrides=figures, by=by)
    except (Refused, ValueError) as refusal:
        wrong = {name: Mistyped(text, str(refusal)) for name, text in figures.items()}
        return show(request, run, typed=Typed(wrong), status=UNUSABLE)
    return redirect(_address(request, made, since=run))


@require_POST
def plan_longer(request: HttpRequest, token: str) -> HttpResponse:
    """The same question with more time, in the background."""
    run = queries.finished_run(token)
    seconds = longer_seconds(bridge.instance_from_json(run.instance))
    made = services.search_longer(run=run, seconds=seconds, by=person_or_none(request))
    return redirect(_address(request, made, since=run))


def _mistyped(name: str, text: str) -> Mistyped | None:
    """What is wrong with a figure; an empty one takes the reader's own back."""
    if not text.strip():
        return None
    try:
        bridge.check_figure(name, text)
    except Refused as refusal:
        return Mistyped(text, refusal.message, guess(name, text))
    return None


def _address(request: HttpRequest, made: PlanRun, *, since: PlanRun) -> str:
    """The new plan's page, which says what is otherwise than before."""
    kept = {name: request.GET[name] for name in ("role", "rule") if request.GET.get(name)}
    if made.pk != since.pk:
        kept["from"] = since.token
    address = reverse("planning:plan_detail", args=[made.token])
    return f"{address}?{urlencode(kept)}" if kept else address
