"""Every address of the site, and what an outsider may see there: a new one belongs in this list.

``example`` is a set of keyword arguments for an address that has parts. For public ones it names
something that is there; in braces stands what ``tests.examples`` makes. ``tests/test_outsiders.py``
asks every address as an outsider, and ``tests/test_pages.py`` opens every page in a browser.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Visit:
    """How to ask for one address, and what to expect."""

    # An outsider sees it; otherwise she gets 404, or is asked to sign in.
    is_public: bool = True
    # Whole pages are opened in the browser; parts, files and actions are not.
    is_page: bool = True
    # What an outsider is answered where she may ask: 302 leads to another address of the list.
    status: int = 200
    method: str = "get"
    example: Mapping[str, str] = field(default_factory=dict)
    # The same parts naming nothing, where "no-such-thing" has not the form of the address.
    nothing: Mapping[str, str] = field(default_factory=dict)
    query: str = ""


A_PLAN = {"token": "{plan}"}
VISITS: dict[str, Visit] = {
    "website:home": Visit(),
    "website:methods": Visit(),
    "website:method": Visit(example={"slug": "shares-scrb"}),
    "website:sources": Visit(),
    "website:changes": Visit(),
    "website:accessibility": Visit(),
    "website:styleguide": Visit(),
    "website:governments": Visit(),
    "website:styleguide_part": Visit(),
    "website:styleguide_search": Visit(query="?q=che"),
    "website:healthz": Visit(is_page=False),
    "website:robots": Visit(is_page=False),
    "organizations:search": Visit(query="?q=lake"),
    "organizations:state": Visit(example={"state": "mi"}, nothing={"state": "zz"}),
    "organizations:county": Visit(
        example={"state": "mi", "fips": "26161"}, nothing={"state": "mi", "fips": "26000"}
    ),
    "organizations:organization": Visit(example={"slug": "chelsea-mi"}),
    "planning:plans": Visit(is_page=False, status=302),
    "planning:plan_form": Visit(query="?organization=chelsea-mi"),
    "planning:place_suggestions": Visit(is_page=False, query="?q=chel"),
    "planning:plan_detail": Visit(example=A_PLAN),
    "planning:plan_status": Visit(is_page=False, status=302, example=A_PLAN),
    "planning:plan_alone": Visit(example=A_PLAN),
    "planning:plan_stop": Visit(is_page=False, method="post", status=302, example=A_PLAN),
    "planning:plan_again": Visit(is_page=False, method="post", status=302, example=A_PLAN),
    "planning:plan_longer": Visit(is_page=False, method="post", status=302, example=A_PLAN),
    "planning:plan_map": Visit(example=A_PLAN),
    "planning:plan_file": Visit(is_page=False, example={**A_PLAN, "name": "plan.csv"}),
}


def address_of(name: str, known: Mapping[str, str] | None = None) -> str:
    """The address to ask for as the example of ``name``; ``known`` is what ``examples`` made."""
    visit = VISITS[name]
    parts = {key: (known or {}).get(value, value) for key, value in visit.example.items()}
    return reverse(name, kwargs=parts) + visit.query


def needs_examples(name: str) -> bool:
    """Whether the example of ``name`` names something that must be made first."""
    return any(part.startswith("{") for part in VISITS[name].example.values())


def pages() -> list[str]:
    """The names of the pages anyone can open."""
    return [name for name, visit in VISITS.items() if visit.is_page and visit.is_public]


def names_in_use() -> set[str]:
    """The full name of every address in the URLconf; one without a name is given by its route."""
    return set(_names(get_resolver().url_patterns, ()))


def _names(entries: list[URLPattern | URLResolver], spaces: tuple[str, ...]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            below = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _names(entry.url_patterns, below)
        else:
            yield ":".join((*spaces, entry.name or f"unnamed {entry.pattern}"))
