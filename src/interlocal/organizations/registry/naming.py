"""Names as people say them, and a label and a slug for each that no other government has.

A county is named as it is. A municipality drops its legal word ("Chelsea city": Chelsea), a New
England, New York or Wisconsin town drops "town", a township keeps "Township". Where two of one
state would then be named alike, each says its legal word, its county, or both, in brackets. A
government that is gone says so and never takes the plain name from one that stands.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from interlocal.organizations.registry import states
from interlocal.organizations.registry.folding import fold, plain

# What follows a name in Census files; lower case there, so "Redwood City city" loses one word only.
_LEGAL_WORDS = (
    "metropolitan government",
    "unified government",
    "city and borough",
    "census subarea",
    "urban county",
    "municipality",
    "plantation",
    "township",
    "borough",
    "village",
    "city",
    "town",
    "CDP",
    "UT",
)
_CONSOLIDATED = dict.fromkeys(
    ("government", "county", "urban county", "metropolitan government", "unified government"),
    "consolidated government",
)
_SMALL_WORDS = {"And", "Of", "The", "On", "In", "By", "At", "De", "Du", "La"}


@dataclass(frozen=True, slots=True)
class Named:
    """What a government is called: the plain name, its legal word, and other names it goes by."""

    base: str
    designation: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """One government among all that must be told apart."""

    source_id: str
    named: Named
    kind: str
    state: str
    county_name: str
    standing: str
    size: int
    name: str = ""
    label: str = ""
    slug: str = ""


def named(kind: str, name: str, census_name: str) -> Named:
    """Split a Census name into the name people say and the legal word."""
    if kind == "county":
        return _county(name)
    base, legal = _without_legal_word(name)
    if not legal:
        base, legal = _title_case_name(name, census_name)
    legal = _legal_by_census(legal, census_name)
    if kind == "township" and legal in {"township", "UT"}:
        return _township(base, census_name)
    if legal == "plantation":
        return Named(f"{base} Plantation", "plantation")
    said, also = _said(base)
    return Named(said, _CONSOLIDATED.get(legal, legal), also)


def newer_name(kind: str, census_name: str) -> Named:
    """The same for a name that comes in capitals only ("ST ROSE VILLAGE")."""
    name = re.sub(r" TOWN CITY$", " CITY", census_name)
    return named(kind, in_title_case(name), name)


def in_title_case(capitals: str) -> str:
    """ "MCRAE-HELENA CITY" as "McRae-Helena City", "ST ROSE" as "St. Rose"."""
    text = re.sub(r"[A-Za-z][\w']*", lambda word: word[0].capitalize(), capitals)
    text = re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), text)
    text = re.sub(r"\b(St|Ste)\b(?!\.)", r"\1.", text)
    head, *tail = re.split(r"([ -])", text)
    return head + "".join(part.lower() if part in _SMALL_WORDS else part for part in tail)


def told_apart(all_named: Sequence[Naming]) -> list[Naming]:
    """The same governments with name, label and slug filled in, unique over the whole list."""
    groups: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for one in all_named:
        groups[one.state, fold(one.named.base)].append(one)
    done = [told for group in groups.values() for told in _told_apart_group(group)]
    return _without_twins(done)


def _told_apart_group(group: list[Naming]) -> list[Naming]:
    standing = [one for one in group if not is_gone(one)]
    gone = [one for one in group if is_gone(one)]
    told = [_with(one, *_brackets(one, standing)) for one in standing]
    return told + [
        _with(one, _gone_words(one), one.county_name if _counted(one, gone) else "") for one in gone
    ]


def is_gone(one: Naming) -> bool:
    """Whether it no longer governs: a dissolved place or a county area without a government."""
    return one.standing == "dissolved"


def _counted(one: Naming, group: list[Naming]) -> bool:
    return sum(_gone_words(other) == _gone_words(one) for other in group) > 1


def _gone_words(one: Naming) -> str:
    if one.kind == "county":
        return "county area"
    return (
        "former"
        if one.kind == "township" and one.named.base.endswith("Township")
        else (f"former {one.named.designation}")
    )


def _brackets(one: Naming, group: list[Naming]) -> tuple[str, str]:
    """What to say in brackets so that it differs from the others of the group: word, county."""
    if len(group) == 1:
        return "", ""
    alike = [other for other in group if other.named.designation == one.named.designation]
    all_alike = len(alike) == len(group)
    return "" if all_alike else one.named.designation, one.county_name if len(alike) > 1 else ""


def _with(one: Naming, word: str, county: str) -> Naming:
    """Put the words in; the county stands in the label only, where the reader has no map."""
    name = f"{one.named.base} ({word})" if word else one.named.base
    inside = ", ".join(part for part in (word, county) if part)
    full = f"{one.named.base} ({inside})" if inside else one.named.base
    return replace(
        one,
        name=name,
        label=f"{full}, {states.NAMES[one.state]}",
        slug=f"{plain(full)} {one.state.lower()}".replace(" ", "-"),
    )


def _without_twins(told: list[Naming]) -> list[Naming]:
    """The few still alike (two of one name, word and county) add their Census number."""
    labels = Counter(one.label for one in told)
    slugs = Counter(one.slug for one in told)
    return [
        replace(
            one,
            label=one.label if labels[one.label] == 1 else _numbered(one),
            slug=one.slug if slugs[one.slug] == 1 else f"{one.slug}-{one.source_id}",
        )
        for one in told
    ]


def _numbered(one: Naming) -> str:
    place, state = one.label.rsplit(", ", 1)
    return f"{place} no. {one.source_id}, {state}"


def _county(name: str) -> Named:
    for word in ("County", "Parish", "Census Area", "City and Borough", "Borough", "Municipality"):
        if name.endswith(f" {word}"):
            return Named(name, word.lower())
    if name.endswith(" city"):
        return Named(name.removesuffix(" city"), "city")
    return Named(name, "county")


def _without_legal_word(name: str) -> tuple[str, str]:
    for word in _LEGAL_WORDS:
        if name.endswith(f" {word}"):
            return name.removesuffix(f" {word}").rstrip(","), word
    return name, ""


def _title_case_name(name: str, census_name: str) -> tuple[str, str]:
    """A name the place files did not match: its legal word is the last word of the Census name."""
    legal = census_name.rsplit(" ", 1)[-1].lower()
    if name.upper() == census_name.upper() and name.lower().endswith(f" {legal}"):
        return in_title_case(name[: -len(legal) - 1]), legal
    return name, legal if legal in _LEGAL_WORDS else "municipality"


def _legal_by_census(legal: str, census_name: str) -> str:
    """Where only a census-designated place matched, the Census name has the legal word."""
    if legal in {"CDP", "census subarea"}:
        return census_name.rsplit(" ", 1)[-1].lower()
    return legal


def _township(base: str, census_name: str) -> Named:
    numbered = re.search(r"NUMBER #?(\d+) TOWNSHIP", census_name)
    if numbered:
        return Named(f"Township {numbered[1]}", "township")
    if base.endswith(" charter"):
        said = base.removesuffix(" charter")
        return Named(f"{said} Charter Township", "charter township", (f"{said} Township",))
    return Named(f"{base} Township", "township")


def _said(base: str) -> tuple[str, tuple[str, ...]]:
    """ "El Paso de Robles (Paso Robles)": people say the name in brackets."""
    found = re.fullmatch(r"(.+) \((.+)\)", base)
    return (found[2], (found[1],)) if found else (base, ())
