"""Organizations as rows: what they should say, and writing only those that differ."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from interlocal.organizations.models import Fact, Organization
from interlocal.organizations.registry import entries
from interlocal.organizations.registry.entries import FactEntry, Government
from interlocal.organizations.services.bulk_insert import insert
from interlocal.organizations.services.report import Tally

# Everything a load may change; the slug is not among them, for addresses stay.
COMPARED = (
    "kind",
    "name",
    "label",
    "designation",
    "state",
    "county_fips",
    "county_name",
    "latitude",
    "longitude",
    "population",
    "staff",
    "standing",
    "planning_obstacle",
    "search_name",
    "search_label",
    "also_called",
)
_COLUMNS = ("source_id", "slug", *COMPARED)
Declared = frozenset[tuple[int, str]]


def declared_figures() -> Declared:
    """(organization, fact name) of every declared figure in use."""
    current = Fact.objects.filter(kind=Fact.Kind.DECLARED, current=True)
    return frozenset(current.values_list("organization_id", "name"))


def obstacle_of_figures(organization: Organization) -> str:
    """The obstacle a standing government has by its people and place; empty when it has none."""
    if not organization.population:
        return str(Organization.Obstacle.NO_POPULATION)
    return "" if organization.latitude is not None else str(Organization.Obstacle.NO_COORDINATES)


def free_labels(chosen: Sequence[Government]) -> None:
    """Give up labels that will change: two governments may trade theirs from edition to edition."""
    labels = dict(Organization.objects.values_list("source_id", "label"))
    for one in chosen:
        kept = labels.get(one.naming.source_id)
        if kept is not None and kept != one.naming.label:
            found = Organization.objects.filter(source_id=one.naming.source_id)
            found.update(label=f"being renamed: {one.naming.source_id}")


def write(
    batch: Sequence[Government],
    staff: Mapping[str, FactEntry | None],
    declared: Declared,
    tally: Tally,
) -> tuple[dict[str, int], set[int]]:
    """Add and change what differs; gives the primary key by source id, and those there before."""
    kept = {one.source_id: one for one in _of(batch)}
    new: list[Organization] = []
    changed: list[Organization] = []
    for one in batch:
        wanted = _wanted(one, staff[one.naming.source_id])
        before = kept.get(wanted.source_id)
        if before is None:
            new.append(wanted)
            continue
        _keep_declared(wanted, before, declared)
        if any(getattr(before, field) != getattr(wanted, field) for field in COMPARED):
            wanted.pk = before.pk
            changed.append(wanted)
    _keep_slugs_apart(new)
    insert(Organization, _COLUMNS, [[getattr(one, name) for name in _COLUMNS] for one in new])
    Organization.objects.bulk_update(changed, COMPARED, batch_size=500)
    tally.rows.update(added=len(new), changed=len(changed), unchanged=len(kept) - len(changed))
    pks = dict(_of(batch).values_list("source_id", "pk"))
    return pks, {one.pk for one in kept.values()}


def _keep_slugs_apart(new: Sequence[Organization]) -> None:
    """An address once given stays, so a newcomer whose own is taken adds its source id."""
    wanted = Organization.objects.filter(slug__in=[one.slug for one in new])
    taken = set(wanted.values_list("slug", flat=True))
    for one in new:
        if one.slug in taken:
            one.slug = f"{one.slug}-{one.source_id}"


def _of(batch: Sequence[Government]) -> QuerySet[Organization]:
    return Organization.objects.filter(source_id__in=[one.naming.source_id for one in batch])


def _wanted(one: Government, staff: FactEntry | None) -> Organization:
    told = one.naming
    search_name, search_label, also_called = entries.search_words(one)
    return Organization(
        kind=told.kind,
        source_id=told.source_id,
        slug=told.slug,
        name=told.name,
        label=told.label,
        designation=told.named.designation,
        state=told.state,
        county_fips=one.county_fips,
        county_name=told.county_name,
        latitude=one.place.latitude if one.place else None,
        longitude=one.place.longitude if one.place else None,
        population=one.people.now,
        staff=staff.number if staff else None,
        standing=told.standing,
        planning_obstacle=one.obstacle,
        search_name=search_name,
        search_label=search_label,
        also_called=also_called,
    )


def _keep_declared(wanted: Organization, before: Organization, declared: Declared) -> None:
    """What a member declared outlives the load."""
    if (before.pk, Fact.Name.STAFF) in declared:
        wanted.staff = before.staff
    if (before.pk, Fact.Name.POPULATION) in declared:
        wanted.population = before.population
        if wanted.planning_obstacle in {"", Organization.Obstacle.NO_POPULATION}:
            wanted.planning_obstacle = obstacle_of_figures(wanted)
