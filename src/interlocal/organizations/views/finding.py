"""Finds a government by name: suggestions while it is typed, a page of results after."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.formats import grouped
from interlocal.core.htmx import answer, lead_to, wants_part
from interlocal.organizations import queries
from interlocal.organizations.queries import Match, SearchResult
from interlocal.organizations.registry.states import NAMES

SUGGESTIONS = 6
RESULTS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A government in the list of suggestions, or of results."""

    address: str
    name: str
    place: str
    note: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What goes by the name typed; the only one that does is gone to at once."""
    typed = request.GET.get("q", "").strip()
    is_part = wants_part(request)
    result = queries.search(typed, SUGGESTIONS if is_part else RESULTS)
    if not is_part and result.total == 1 and not result.near_miss:
        return lead_to(request, _address(result.matches[0]))
    context = {
        "typed": typed,
        "rows": [row_of(match) for match in result.matches],
        "more": _more(typed, result),
        "near_miss": result.near_miss,
        "states": [] if typed or is_part else _states(),
    }
    page, part = "organizations/search.html", "uswds/suggestions.html"
    return answer(request, page=page, part=part, context=context)


def row_of(match: Match) -> Row:
    """The match as a row: name in bold, state, kind and people."""
    people = _("%(count)s people") % {"count": grouped(match.population or 0)}
    kind = str(match.designation).capitalize()
    gone = {
        "dissolved": _("No longer exists"),
        "no_government": _("No county government"),
        "no_population": kind,
    }
    note = gone.get(match.obstacle) or f"{kind} · {people}"
    name, _comma, place = match.label.rpartition(", ")
    return Row(_address(match), name, place, note)


def _address(match: Match) -> str:
    return reverse("organizations:organization", args=[match.slug])


def _states() -> list[tuple[str, str, int]]:
    """Every state's name, address and number of governments."""
    counts = dict(queries.states_with_counts())
    return [
        (_(name), reverse("organizations:state", args=[state.lower()]), counts.get(state, 0))
        for state, name in sorted(NAMES.items(), key=lambda pair: pair[1])
    ]


def _more(typed: str, result: SearchResult) -> str:
    if not typed:
        return ""
    if not result.total:
        return _("No government goes by “%(typed)s”. Try fewer letters.") % {"typed": typed}
    shown = len(result.matches)
    if shown == result.total:
        return ""
    words = {"shown": shown, "total": grouped(result.total), "typed": typed.lower()}
    if len({match.state for match in result.matches}) == 1:
        return _("%(shown)s of %(total)s shown. Type more of the name, or its county.") % words
    return _("%(shown)s of %(total)s shown. Add a state: “%(typed)s mi”") % words
