"""What is known of an organization, in words: the lead, each figure with its source, trouble."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.formats import grouped, money, posts
from interlocal.organizations import bridge, queries
from interlocal.organizations.models import Fact, Organization
from interlocal.organizations.registry.states import NAMES

METHOD_OF_FACT = {Fact.Name.POPULATION: "population", Fact.Name.STAFF: "staff-estimate"}
ORDER = (
    Fact.Name.POPULATION,
    Fact.Name.STAFF_COUNTED,
    Fact.Name.STAFF,
    Fact.Name.SPENDING,
    Fact.Name.DOMAIN,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of what is known; ``method`` is the page that explains how it was worked out."""

    name: str
    figure: str
    kind: str
    source: str
    method: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A population that is not used, and where it was read."""

    figure: str
    source: str
    note: str


def lead(one: Organization) -> str:
    """One sentence: what it is, where, and whose figures these are."""
    words = {
        "kind": one.designation.capitalize(),
        "county": one.county_name,
        "state": _(NAMES[one.state]),
        "name": one.name,
    }
    if one.kind == Organization.Kind.COUNTY or _is_its_own_county(one):
        where = _("%(kind)s in %(state)s.") % words
    else:
        where = _("%(kind)s in %(county)s.") % words
    joined = _("Nobody from %(name)s has joined yet, so these are public figures and estimates.")
    return f"{where} {joined % words}"


def _is_its_own_county(one: Organization) -> bool:
    """Whether the county area is the place itself, as Alexandria city and Juneau are."""
    is_plain_county = one.county_name.endswith((" County", " Parish"))
    return not is_plain_county and one.county_name.startswith(one.name)


def trouble(one: Organization) -> str:
    """Why it cannot be planned with, or what is not sure about it; empty when all is well."""
    words = {"name": one.name}
    by_obstacle = {
        Organization.Obstacle.DISSOLVED: _(
            "%(name)s is no longer on the Census Bureau’s list of governments, so there is nothing "
            "to plan. Look up the government that took its place."
        ),
        Organization.Obstacle.NO_GOVERNMENT: _(
            "This county area has no county government of its own. Look up its city or its towns."
        ),
        Organization.Obstacle.NO_POPULATION: _(
            "How many people live here is not known, so there is no plan yet."
        ),
        Organization.Obstacle.NO_COORDINATES: _(
            "Its place on the map is not known, so we cannot tell who is near."
        ),
    }
    if one.planning_obstacle:
        return by_obstacle[Organization.Obstacle(one.planning_obstacle)] % words
    if one.standing == Organization.Standing.UNCONFIRMED:
        return _("On the Census Bureau’s list of 2017 and not matched since: check that it stands.")
    return ""


def of(one: Organization, facts: list[Fact]) -> list[Figure]:
    """Each figure in use with its kind and source, and the IT posts that follow from the staff."""
    by_name = {fact.name: fact for fact in facts}
    figures = [_figure(by_name[name]) for name in ORDER if name in by_name]
    if one.staff is not None and not one.planning_obstacle:
        at = next((i for i, each in enumerate(figures, 1) if each.name == _("Staff today")), 0)
        figures.insert(at, _it_posts(one.staff))
    return figures


def other_populations(one: Organization) -> list[OtherFigure]:
    """The counts and estimates of people that were not used."""
    return [
        OtherFigure(grouped(fact.number or 0), _source(fact), fact.source.note)
        for fact in queries.other_figures(one, Fact.Name.POPULATION)
    ]


def place_source(facts: list[Fact]) -> str:
    """Where its place on the map was read; empty where it has none."""
    return next((_source(fact) for fact in facts if fact.name == Fact.Name.PLACE), "")


def _figure(fact: Fact) -> Figure:
    name = Fact.Name(fact.name)
    is_site = name == Fact.Name.DOMAIN
    return Figure(
        name=str(name.label),
        figure=_written(fact),
        kind=fact.kind,
        source=_source(fact),
        method=METHOD_OF_FACT.get(name, ""),
        link=f"https://{fact.text}/" if is_site and "," not in fact.text else "",
    )


def _written(fact: Fact) -> str:
    if fact.cents is not None:
        return money(fact.cents)
    if fact.number is None:
        return fact.text
    number = grouped(round(fact.number))
    if fact.kind == Fact.Kind.ESTIMATED:
        return _("about %(number)s") % {"number": number}
    return number


def _source(fact: Fact) -> str:
    if fact.rule:
        return fact.rule[0].upper() + fact.rule[1:]
    if fact.kind == Fact.Kind.DECLARED:
        return _("Declared here, %(year)s") % {"year": fact.year}
    said = str(fact.source)
    return f"{said}. {fact.source.note}" if fact.name == Fact.Name.STAFF_COUNTED else said


def _it_posts(staff: float) -> Figure:
    rate = f"{bridge.it_jobs_per_thousand():.1f}"
    rule = _("%(rate)s IT jobs per 1,000 local-government jobs nationwide, BLS, May 2025")
    return Figure(
        name=_("IT posts"),
        figure=_("about %(number)s") % {"number": posts(bridge.it_posts(staff))},
        kind=Fact.Kind.ESTIMATED,
        source=rule % {"rate": rate},
        method="need",
    )
