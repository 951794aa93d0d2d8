"""Those that stay alone, and those that could not be planned with: everyone with a reason."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interlocal.planning.bridge import Alone
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.reasons import said

HEADINGS = {
    "costs_more": gettext_lazy("Joining would cost more than it saves"),
    "not_settled": gettext_lazy("Joining would save a little; the groups near are full or far"),
    "no_group_near": gettext_lazy("No group within reach could take it for less"),
    "no_host_near": gettext_lazy("Nobody near enough may host"),
}


@dataclass(frozen=True)
class AloneLine:
    """One government that stays alone."""

    id: str
    name: str
    is_you: bool
    hours_per_week: float
    cost_cents: int
    reason: str


@dataclass(frozen=True)
class AloneBlock:
    """Those that stay alone for one reason, the costliest first."""

    heading: str
    lines: tuple[AloneLine, ...]


def alone(one: Reading) -> tuple[AloneBlock, ...]:
    """Blocks by reason, in the order of the headings."""
    by_code: dict[str, list[Alone]] = {code: [] for code in HEADINGS}
    for other in one.alone:
        by_code.setdefault(other.reason.code, []).append(other)
    return tuple(
        AloneBlock(str(HEADINGS.get(code, _("For another reason"))), _lines(one, others))
        for code, others in by_code.items()
        if others
    )


def _lines(one: Reading, others: list[Alone]) -> tuple[AloneLine, ...]:
    center = one.plan.center
    ordered = sorted(others, key=lambda o: (o.id != center, -o.cost_cents, o.name))
    return tuple(
        AloneLine(
            id=other.id,
            name=other.name,
            is_you=other.id == center,
            hours_per_week=other.hours_per_week,
            cost_cents=other.cost_cents,
            reason=said(other.reason).text,
        )
        for other in ordered
    )
