"""The question put to the planner, as a person types it."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.core.errors import Refused
from interlocal.organizations import queries as registry
from interlocal.organizations.models import Organization
from interlocal.organizations.queries import Match
from interlocal.organizations.registry.states import NAMES
from interlocal.planning import queries
from interlocal.planning.bridge import PlanAsk
from interlocal.planning.forms.fields import (
    LONGEST_SECONDS,
    MILES,
    MINUTES,
    UNITS,
    names_field,
    number_field,
    role_choices,
    rule_choices,
    state_choices,
)
from interlocal.planning.forms.lines import lines, overrides, parts


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
        cleaned["overrides"] = overrides(cleaned.get("assume", ""))
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
        place = found.organization or self._chosen(text, found.candidates)
        if place and state and place.state != state:
            words = {"name": place.label, "state": NAMES[state]}
            self.add_error("state", _("%(name)s does not lie in %(state)s.") % words)
        return place

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
        names = [name for line in lines(cleaned.get(field, "")) for name in parts(line)]
        found = [self._one(field, name) for name in names]
        return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def _groups(self, field: str, cleaned: Mapping[str, Any]) -> tuple[tuple[int, ...], ...]:
        groups = []
        for line in lines(cleaned.get(field, "")):
            names = parts(line)
            if len(names) < 2:
                message = _("“%(line)s” names one government; part two or more by semicolons.")
                self.add_error(field, message % {"line": line})
            found = [self._one(field, name) for name in names]
            groups.append(tuple(id_ for id_ in found if id_ is not None))
        return tuple(groups)

    def _pairs(self, cleaned: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
        groups = self._groups("apart", cleaned)
        return tuple(pair for group in groups for pair in combinations(group, 2))
