"""Puts a question to the planner: the form, and the names that fill its first field."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interlocal.core.access import person_or_none
from interlocal.core.errors import Refused
from interlocal.core.formats import grouped
from interlocal.organizations import queries as registry
from interlocal.planning import bridge, queries, services
from interlocal.planning.forms import PlanForm, initial_from, initial_of

SUGGESTIONS = 6
# What of a half-filled form goes along when a suggestion is chosen.
KEPT = ("roles", "how_far", "unit", "state")


@dataclass(frozen=True)
class Suggestion:
    """One row under the field."""

    address: str
    name: str
    place: str
    note: str


@require_http_methods(["GET", "HEAD", "POST"])
def plan_form(request: HttpRequest) -> HttpResponse:
    """Ask for a plan; a small one is there at once, a large one shows its progress."""
    if request.method != "POST":
        return _form_page(request, PlanForm(initial=_initial(request.GET)))
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            run = services.request_plan(ask=form.ask(), by=person_or_none(request))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect("planning:plan_detail", token=run.token)
    return _form_page(request, form, status=422)


def _form_page(request: HttpRequest, form: PlanForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "part": "plan"}
    return render(request, "planning/plan_form.html", context, status=status)


def _initial(said: QueryDict) -> dict[str, object]:
    """From another plan's question, or from an address such as ``?organization=chelsea-mi``."""
    if token := said.get("from"):
        return initial_of(bridge.ask_from_json(queries.run_by_token(token).ask))
    return initial_from(said, said.getlist("role") + said.getlist("roles"))


@require_safe
def place_suggestions(request: HttpRequest) -> HttpResponse:
    """Names for the first field; choosing one leads back to the form with it filled in."""
    text = request.GET.get("place", "")
    found = registry.search(text, SUGGESTIONS)
    kept = QueryDict(mutable=True)
    for name in KEPT:
        kept.setlist(name, request.GET.getlist(name))
    rows = [
        Suggestion(
            address=f"{reverse('planning:plan_form')}?{_with(kept, match.slug)}",
            name=match.name,
            place=match.label.rpartition(", ")[2],
            note=_people(match.population),
        )
        for match in found.matches
    ]
    context = {"rows": rows, "more": _more(len(rows), found.total)}
    return render(request, "uswds/suggestions.html", context)


def _with(kept: QueryDict, slug: str) -> str:
    said = kept.copy()
    said["organization"] = slug
    return said.urlencode()


def _people(population: int | None) -> str:
    return _("%(count)s people") % {"count": grouped(population)} if population else ""


def _more(shown: int, total: int) -> str:
    if not total:
        return _("No government goes by this name.")
    if total <= shown:
        return ""
    words = {"shown": shown, "total": grouped(total)}
    return _("%(shown)s of %(total)s shown. Add a state: chelsea mi") % words
