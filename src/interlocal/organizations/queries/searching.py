"""Finding organizations by name: as a person types, and from a command line."""

from dataclasses import dataclass
from threading import Lock

from django.db.models import Q, QuerySet

from interlocal.organizations.models import Organization
from interlocal.organizations.queries.governments import digest
from interlocal.organizations.registry import states
from interlocal.organizations.registry.folding import fold, split_state, words
from interlocal.organizations.search_index import Indexed, Match, SearchIndex, SearchResult

# Indiana has 46 townships called Washington: all are named, so that each can be chosen.
CANDIDATES = 60
_MATCH_FIELDS = (
    "pk",
    "slug",
    "label",
    "name",
    "state",
    "kind",
    "designation",
    "population",
    "planning_obstacle",
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The one organization meant, or those that could be; each candidate's label is unique."""

    organization: Organization | None
    candidates: tuple[Match, ...] = ()


class _Kept:
    """The index of this process, built again when the registry has changed."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.digest = ""
        self.index = SearchIndex(())

    def current(self) -> SearchIndex:
        now = digest()
        with self.lock:
            if now != self.digest:
                self.index, self.digest = build_index(), now
            return self.index


_kept = _Kept()


def search(text: str, limit: int = 8) -> SearchResult:
    """The best matches for what a person has typed so far; see `search_index` for the ranking."""
    return _kept.current().search(text, limit)


def build_index() -> SearchIndex:
    """A fresh index of every organization there is, from one query."""
    rows = Organization.objects.order_by().values_list(
        *_MATCH_FIELDS, "search_name", "also_called", "county_name"
    )
    return SearchIndex(Indexed(Match(*row[:-3]), *row[-3:]) for row in rows.iterator(5000))


def resolve(text: str) -> Resolved:
    """The organization a person names in full, without building the index where names suffice.

    A slug, a source id and a label are unique; "Chelsea, MI" is too where one government of the
    state has that name. Otherwise the candidates: those of that name, else what search finds; the
    only one found is taken unless it is a near miss.
    """
    said = text.strip()
    found = _one(
        Organization.objects.filter(Q(slug=said.lower()) | Q(source_id=said) | Q(label=said))
    )
    if found is None:
        found = _one(Organization.objects.filter(search_label__in=labels_as_searched(said)))
    if found is not None:
        return Resolved(found)
    namesakes = _namesakes(said)
    if len(namesakes) == 1:
        return Resolved(namesakes[0])
    if namesakes:
        return Resolved(None, tuple(_match(one) for one in namesakes))
    return _found_by_search(said)


def _found_by_search(said: str) -> Resolved:
    result = search(said, CANDIDATES)
    if result.total == 1 and not result.near_miss:
        return Resolved(Organization.objects.get(pk=result.matches[0].id))
    return Resolved(None, result.matches)


def labels_as_searched(said: str) -> list[str]:
    """The label as folded for search, each way its last words can be read as a state."""
    readings = split_state(words(said))
    return [
        fold(f"{' '.join(rest)} {states.NAMES[state]}") if state else " ".join(rest)
        for rest, state in readings
    ]


def _namesakes(said: str) -> list[Organization]:
    """Governments of exactly that name, those that stand before those that do not, by size."""
    asked = Q()
    for rest, state in split_state(words(said)):
        if rest:
            asked |= Q(search_name=" ".join(rest), **({"state": state} if state else {}))
    if not asked:
        return []
    found = list(Organization.objects.filter(asked).order_by("-population", "pk")[:CANDIDATES])
    gone = {Organization.Obstacle.DISSOLVED, Organization.Obstacle.NO_GOVERNMENT}
    return [one for one in found if one.planning_obstacle not in gone] or found


def _one(found: QuerySet[Organization]) -> Organization | None:
    first = list(found[:2])
    return first[0] if len(first) == 1 else None


def _match(organization: Organization) -> Match:
    return Match(*(getattr(organization, field) for field in _MATCH_FIELDS))
