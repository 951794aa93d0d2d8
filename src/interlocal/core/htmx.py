"""One answer for both kinds of browser: the whole page, or the part HTMX asked for."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """Whether HTMX asked for a part; a boosted link or a restored history entry wants the page."""
    details = HtmxDetails(request)
    return bool(details) and not details.boosted and not details.history_restore_request


def answer(
    request: HttpRequest,
    *,
    page: str,
    part: str,
    context: Mapping[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The template ``part`` to HTMX, the template ``page`` (which includes it) to anyone else."""
    template = part if wants_part(request) else page
    response = render(request, template, dict(context or {}), status=status)
    # Two bodies live at one address, so a cache must keep them apart.
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response


def lead_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser on to ``address`` (or a named URL): the whole page, also out of HTMX."""
    response = redirect(address)
    if wants_part(request):
        return HttpResponseClientRedirect(response.url)
    return response
