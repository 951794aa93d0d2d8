"""The question put to the planner, as a person types it."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.errors import Refused
from interlocal.organizations import queries as registry
from interlocal.organizations.models import Organization
from interlocal.organizations.queries import Match
from interlocal.organizations.registry.states import NAMES
from interlocal.planning import bridge, queries
from interlocal.planning.bridge import SHARE_RULES, PlanAsk
from interlocal.planning.story.words import RULE_TITLES, capitalized

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MINUTES, MILES = "minutes", "miles"
UNITS = [(MINUTES, gettext_lazy("minutes’ drive")), (MILES, gettext_lazy("road miles"))]
LONGEST_SECONDS = 600
# Names stand one a line, or between semicolons: a comma belongs to the name.
SEPARATOR = ";"


def role_choices() -> list[tuple[str, str]]:
    """Every role with what it does in small: "CISO security leader"."""
    return [
        (
            role.key,
            format_html(
                '{} <small class="soft">{}</small>', capitalized(_(role.name)), _(role.explanation)
            ),
        )
        for role in bridge.roles().values()
    ]


def rule_choices() -> list[tuple[str, str]]:
    """The share rules, and the simplest that holds before them."""
    simplest = ("", _("The simplest rule that holds"))
    return [simplest, *((rule, str(RULE_TITLES[rule])) for rule in SHARE_RULES)]


def state_choices() -> list[tuple[str, str]]:
    """The states, and none of them first."""
    around = ("", _("No: the governments around mine"))
    return [around, *((code, _("All of %(state)s") % {"state": _(n)}) for code, n in NAMES.items())]


def number_field(label: "StrOrPromise", **options: Any) -> forms.FloatField:
    """A number typed as text, so that what was typed stays when it is none."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "usa-input--short"})
    return forms.FloatField(label=label, widget=widget, localize=False, **options)


def names_field(label: "StrOrPromise", hint: "StrOrPromise") -> forms.CharField:
    """Governments by name, one a line."""
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=4000, widget=forms.Textarea
    )


class PlanForm(forms.Form):
    """Where, which roles, how far, and the limits; ``ask`` is the question once it is valid."""

    place = forms.CharField(
        label=gettext_lazy("Your government’s name"),
        help_text=gettext_lazy("A city, county or township. For example, Chelsea, Michigan"),
        required=False,
        max_length=160,
    )
    choice = forms.ChoiceField(
        label=gettext_lazy("Which one?"), required=False, widget=forms.RadioSelect
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Which roles would you share?"),
        choices=role_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one role.")},
    )
    how_far = number_field(
        gettext_lazy("How far from its host may a member be?"),
        min_value=1,
        max_value=500,
        initial=30,
        error_messages={"invalid": gettext_lazy("How far must be a number such as 30.")},
    )
    unit = forms.ChoiceField(label=gettext_lazy("Measured in"), choices=UNITS, initial=MINUTES)
    state = forms.ChoiceField(
        label=gettext_lazy("Plan for a whole state?"),
        help_text=gettext_lazy("This takes up to a minute and goes on if you leave"),
        choices=state_choices,
        required=False,
    )
    neighbors = names_field(
        gettext_lazy("Only with these neighbors"),
        gettext_lazy("One name a line. Leave it empty for everyone around"),
    )
    other_states = forms.BooleanField(
        label=gettext_lazy("Share across the state line too"), required=False
    )
    may_not_host = names_field(
        gettext_lazy("May not host"), gettext_lazy("One name a line: they may join, not employ")
    )
    together = names_field(
        gettext_lazy("Already share"),
        gettext_lazy("One group a line, names parted by semicolons: Dexter; Scio Township"),
    )
    apart = names_field(
        gettext_lazy("Never in one group"), gettext_lazy("One pair a line, parted by a semicolon")
    )
    rule = forms.ChoiceField(
        label=gettext_lazy("Split the cost"), choices=rule_choices, required=False
    )
    seconds = number_field(
        gettext_lazy("Search for at most, in seconds"),
        required=False,
        min_value=0.5,
        max_value=LONGEST_SECONDS,
        help_text=gettext_lazy("Empty: as long as the region usually takes"),
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Seed"),
        help_text=gettext_lazy("The same seed gives the same plan"),
        required=False,
        min_value=0,
        max_value=2**31 - 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "usa-input--short"}),
    )
    assume = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)

    center: Organization | None = None
    has_candidates = False

    @property
    def limit_fields(self) -> list[forms.BoundField]:
        """What stands folded under "Limits"."""
        names = ("neighbors", "other_states", "may_not_host", "together", "apart")
        return [self[name] for name in names]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What stands folded under "More"."""
        return [self[name] for name in ("rule", "seconds", "seed")]

    @property
    def limits_are_open(self) -> bool:
        """Whether a limit is set or wrong."""
        return any(field.errors or field.value() for field in self.limit_fields)

    @property
    def more_is_open(self) -> bool:
        """Whether one of those under "More" is set or wrong."""
        return any(field.errors or field.value() for field in self.more_fields)

    def clean(self) -> dict[str, Any]:
        """Find the governments that are named, and say which name is not clear."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.center = self._place(cleaned.get("place", ""), cleaned.get("state", ""))
        cleaned["others"] = self._ids("neighbors", cleaned)
        cleaned["hosts_not"] = self._ids("may_not_host", cleaned)
        cleaned["groups"] = self._groups("together", cleaned)
        cleaned["pairs"] = self._pairs(cleaned)
        cleaned["overrides"] = _overrides(cleaned.get("assume", ""))
        return cleaned

    def ask(self) -> PlanAsk:
        """The question; only of a valid form."""
        said = self.cleaned_data
        far, in_miles = said["how_far"], said["unit"] == MILES
        return PlanAsk(
            center=self.center.pk if self.center else None,
            others=said["others"],
            state=said["state"],
            roles=tuple(said["roles"]),
            drive_minutes=None if in_miles else far,
            miles=far if in_miles else None,
            same_state=not said["other_states"],
            may_not_host=said["hosts_not"],
            together=said["groups"],
            apart=said["pairs"],
            rule=said["rule"] or None,
            overrides=said["overrides"],
            seed=said["seed"] or 0,
            time_limit_seconds=said["seconds"],
        )

    def refuse(self, refusal: Refused) -> None:
        """Put what the planner refused beside its field, or above all of them."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, refusal.message)

    def _place(self, text: str, state: str) -> Organization | None:
        if not text.strip():
            if not state:
                self.add_error("place", _("Type the name of a government, or choose a state."))
            return None
        found = registry.resolve(text)
        if found.organization is None:
            return self._chosen(text, found.candidates)
        return found.organization

    def _chosen(self, text: str, candidates: Iterable[Match]) -> Organization | None:
        """The one picked among several that go by the name."""
        by_slug = {match.slug: match.label for match in candidates}
        if not by_slug:
            message = _("No government goes by “%(name)s”. Check the spelling, or add the state.")
            self.add_error("place", message % {"name": text})
            return None
        picked = self.data.get("choice", "")
        if picked in by_slug:
            self.errors.pop("choice", None)
            return registry.organization_by_slug(picked)
        choice = self.fields["choice"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = list(by_slug.items())
        self.has_candidates = True
        message = _("“%(name)s” is not clear: choose one of those below, or type more of it.")
        self.add_error("place", message % {"name": text})
        return None

    def _one(self, field: str, text: str) -> int | None:
        """The id of a neighbor: in the center's state first, then the nearest of that name."""
        if self.center and "," not in text:
            nearer = registry.resolve(f"{text}, {self.center.state}")
            if nearer.organization:
                return nearer.organization.pk
        found = registry.resolve(text)
        if found.organization:
            return found.organization.pk
        namesakes = [m.id for m in found.candidates if m.name.casefold() == text.casefold()]
        if namesakes and self.center:
            return queries.nearest_of(namesakes, self.center)
        labels = [match.label for match in found.candidates[:3]]
        if labels:
            message = _("“%(name)s” is not clear. It could be %(labels)s.")
            self.add_error(field, message % {"name": text, "labels": "; ".join(labels)})
        else:
            self.add_error(field, _("No government goes by “%(name)s”.") % {"name": text})
        return None

    def _ids(self, field: str, cleaned: Mapping[str, Any]) -> tuple[int, ...]:
        names = [name for line in _lines(cleaned.get(field, "")) for name in _parts(line)]
        found = [self._one(field, name) for name in names]
        return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def _groups(self, field: str, cleaned: Mapping[str, Any]) -> tuple[tuple[int, ...], ...]:
        groups = []
        for line in _lines(cleaned.get(field, "")):
            names = _parts(line)
            if len(names) < 2:
                message = _("“%(line)s” names one government; part two or more by semicolons.")
                self.add_error(field, message % {"line": line})
            found = [self._one(field, name) for name in names]
            groups.append(tuple(id_ for id_ in found if id_ is not None))
        return tuple(groups)

    def _pairs(self, cleaned: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
        groups = self._groups("apart", cleaned)
        return tuple(pair for group in groups for pair in combinations(group, 2))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split(SEPARATOR) if part.strip()]


def _overrides(text: str) -> dict[str, str]:
    """Assumptions of one's own, as "name=value" between semicolons."""
    pairs = (part.partition("=") for part in _parts(text))
    return {name.strip(): value.strip() for name, equals, value in pairs if equals}


def initial_of(ask: PlanAsk) -> dict[str, Any]:
    """What the form shows for a question asked before."""
    groups = [ask.others, ask.may_not_host, *ask.together, *ask.apart]
    ids = {id_ for group in groups for id_ in group} | ({ask.center} if ask.center else set())
    labels = {row.id: row.label for row in registry.rows_by_id(ids)}
    in_miles = ask.miles is not None
    return {
        "place": labels.get(ask.center or 0, ""),
        "roles": list(ask.roles),
        "how_far": (ask.miles if in_miles else ask.drive_minutes) or 30,
        "unit": MILES if in_miles else MINUTES,
        "state": ask.state,
        "neighbors": "\n".join(labels[id_] for id_ in ask.others),
        "other_states": not ask.same_state,
        "may_not_host": "\n".join(labels[id_] for id_ in ask.may_not_host),
        "together": "\n".join(_written(group, labels) for group in ask.together),
        "apart": "\n".join(_written(pair, labels) for pair in ask.apart),
        "rule": ask.rule or "",
        "seconds": ask.time_limit_seconds,
        "seed": ask.seed or None,
        "assume": f"{SEPARATOR} ".join(f"{k}={v}" for k, v in ask.overrides.items()),
    }


def _written(ids: Iterable[int], labels: Mapping[int, str]) -> str:
    return f"{SEPARATOR} ".join(labels[id_] for id_ in ids)


def initial_from(said: Mapping[str, Any], roles: list[str]) -> dict[str, Any]:
    """What the form shows for an address such as ``?organization=chelsea-mi&role=ciso``."""
    initial: dict[str, Any] = {"roles": [role for role in roles if role in bridge.roles()]}
    if slug := said.get("organization", ""):
        initial["place"] = registry.organization_by_slug(slug).label
    state = str(said.get("state", "")).upper()
    if state in NAMES:
        initial["state"] = state
    for unit, name in ((MINUTES, "within"), (MILES, "miles")):
        if said.get(name):
            initial |= {"how_far": said[name], "unit": unit}
    return initial


def guess(name: str, typed: str) -> str:
    """What may be meant by a figure that is no number: "43 percent" on top of pay is 1.43."""
    number = "".join(sign for sign in typed if sign.isdigit() or sign == ".")
    try:
        value = float(number)
    except ValueError:
        return ""
    assumption = bridge.assumptions()[name]
    is_percent = "%" in typed or "percent" in typed.lower()
    if is_percent:
        value = value / 100 + (1 if assumption.unit.startswith("times") else 0)
    try:
        bridge.check_figure(name, f"{value:.10g}")
    except Refused:
        return ""
    return f"{value:.10g}"
