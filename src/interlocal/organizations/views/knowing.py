"""One organization: what is known of it, its peers, who is near, and the way to a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interlocal.organizations import bridge, queries
from interlocal.organizations.models import Organization
from interlocal.organizations.portrait import known, nearby, peerage
from interlocal.organizations.views.places import Trail, trail_of_county

WITHIN = (15, 30, 45, 60)


@require_safe
def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything known of one organization, each figure with its source."""
    one = queries.organization_by_slug(slug)
    facts = queries.facts(one)
    context = {
        "one": one,
        "lead": known.lead(one),
        "trouble": known.trouble(one),
        "figures": known.of(one, facts),
        "place": known.place_source(facts),
        "others": known.other_populations(one),
        "peers": peerage.of(one),
        "near": nearby.of(one) if one.can_be_planned_with else None,
        "roles": bridge.role_choices(),
        "within": WITHIN,
        "trail": _trail(one),
    }
    return render(request, "organizations/organization.html", context)


def _trail(one: Organization) -> Trail:
    return [*trail_of_county(one.state, one.county_fips, one.county_name), (one.name, "")]
