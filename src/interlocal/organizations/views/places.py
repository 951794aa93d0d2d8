"""Governments by place: the counties of a state, the governments of a county."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interlocal.core.access import found
from interlocal.organizations import queries
from interlocal.organizations.registry.states import NAMES

Trail = list[tuple[str, str]]


@require_safe
def state(request: HttpRequest, state: str) -> HttpResponse:
    """The counties of a state, with how many governments stand in each."""
    name = _(found(NAMES.get(state.upper())))
    counties = queries.counties_of_state(state.upper())
    context = {
        "name": name,
        "state": state,
        "counties": counties,
        "total": sum(row.governments for row in counties),
        "trail": [(_("Governments"), reverse("organizations:search")), (name, "")],
    }
    return render(request, "organizations/state.html", context)


@require_safe
def county(request: HttpRequest, state: str, fips: str) -> HttpResponse:
    """The governments that stand in a county."""
    name = found(queries.county_name(state.upper(), fips))
    context = {
        "name": name,
        "state_name": _(NAMES[state.upper()]),
        "rows": queries.standing_in_county(fips),
        "trail": [*trail_of_state(state), (name, "")],
    }
    return render(request, "organizations/county.html", context)


def trail_of_state(state: str) -> Trail:
    """The way down to a state, which is a link itself."""
    name = _(NAMES[state.upper()])
    return [
        (_("Governments"), reverse("organizations:search")),
        (name, reverse("organizations:state", args=[state.lower()])),
    ]


def trail_of_county(state: str, fips: str, name: str) -> Trail:
    """The way down to a county, which is a link itself."""
    address = reverse("organizations:county", args=[state.lower(), fips])
    return [*trail_of_state(state), (name, address)]
