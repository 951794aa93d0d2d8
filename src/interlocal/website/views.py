"""Pages that belong to no app: home, methods, sources, the style guide, trouble."""

import logging
from secrets import token_hex

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from interlocal.core.access import found
from interlocal.core.htmx import answer
from interlocal.core.maps import shapes
from interlocal.organizations.registry import states
from interlocal.website import health, styleguide, texts

log = logging.getLogger(__name__)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Type your government's name."""
    counts = shapes.governments()
    total = sum(row.governments for row in counts)
    return render(request, "website/home.html", {"total": total, "has_map": bool(counts)})


@require_safe
def governments(request: HttpRequest) -> HttpResponse:
    """The table behind the home page's map."""
    counts = shapes.governments()
    context = {
        "rows": sorted((_(states.NAMES[row.state]), row) for row in counts),
        "total": sum(row.governments for row in counts),
        "drawn": sum(row.drawn for row in counts),
    }
    return render(request, "website/governments.html", context)


@require_safe
def methods(request: HttpRequest) -> HttpResponse:
    """Every method, and where the figures come from."""
    context = {"part": "methods", "methods": texts.methods()}
    return render(request, "website/methods.html", context)


@require_safe
def method(request: HttpRequest, slug: str) -> HttpResponse:
    """One method: the rule in prose, a worked example, its source."""
    text = found(texts.method(slug))
    trail = [(_("Methods and sources"), reverse("website:methods")), (text.title, "")]
    context = {"part": "methods", "text": text, "trail": trail}
    return render(request, "website/text.html", context)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every file of data we ship: whose, which year, under which license."""
    context = {"part": "methods", "sources": texts.sources()}
    return render(request, "website/sources.html", context)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What has changed, version by version."""
    return render(request, "website/text.html", {"text": texts.changes()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What we promise to everyone who reads, hears or types."""
    return render(request, "website/accessibility.html")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Every component once, for those who build pages and for the tests."""
    return render(request, "website/styleguide.html", styleguide.examples())


@require_safe
def guide_part(request: HttpRequest) -> HttpResponse:
    """Components that are put into the style guide by HTMX, or a page of their own."""
    page, part = "website/styleguide_part.html", "website/_styleguide_part.html"
    return answer(request, page=page, part=part)


@require_safe
def guide_search(request: HttpRequest) -> HttpResponse:
    """What the style guide's search field finds: a few names that stay the same."""
    typed = request.GET.get("q", "")
    page, part = "website/styleguide_search.html", "uswds/suggestions.html"
    return answer(request, page=page, part=part, context=styleguide.found(typed))


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """A line for a machine: 200 when the site can work, 503 when not."""
    if health.database_answers():
        return JsonResponse({"status": "ok"})
    return JsonResponse({"status": "the database does not answer"}, status=503)


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines may read."""
    lines = "User-agent: *\nDisallow: /styleguide/\nDisallow: /healthz\n"
    return HttpResponse(lines, content_type="text/plain")


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault: say so, with a number to quote that also stands in the log."""
    number = token_hex(4).upper()
    log.error("The page %s failed; the reader was given number %s.", request.path, number)
    try:
        return render(request, "500.html", {"number": number}, status=500)
    except Exception:  # The page itself may be what is broken.
        log.exception("The error page failed too (number %s).", number)
        words = f"This page failed. Try again, and quote {number} if it fails again."
        return HttpResponse(words, content_type="text/plain", status=500)
