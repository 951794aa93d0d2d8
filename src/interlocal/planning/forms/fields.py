"""The fields of the plan form and what can be chosen in them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.organizations.registry.states import NAMES
from interlocal.planning import bridge
from interlocal.planning.bridge import SHARE_RULES
from interlocal.planning.story.words import RULE_TITLES, capitalized

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MINUTES, MILES = "minutes", "miles"
UNITS = [(MINUTES, gettext_lazy("minutes’ drive")), (MILES, gettext_lazy("road miles"))]
LONGEST_SECONDS = 600


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
