"""The ways to get a role and what each would cost the government that asked a year."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import money
from interlocal.planning.bridge import Baseline
from interlocal.planning.story.answer import share_of
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.words import plain, posts, role_with_article


@dataclass(frozen=True)
class Way:
    """One way: its name, a line of explanation, its cost a year, the ledger row that opens it."""

    name: str
    note: str
    cost_cents: int
    is_chosen: bool = False
    figure: str = ""


@dataclass(frozen=True)
class BreakEven:
    """How far the price of a bought hour may fall before sharing stops paying."""

    price_cents: int
    market_cents: int
    low_cents: int
    high_cents: int

    @property
    def sentence(self) -> str:
        """Up to the price assumed; the range follows on the page."""
        return _(
            "Sharing is cheaper for this group as long as an hour bought on the market costs more "
            "than %(price)s. We assume %(market)s; prices run from %(low)s to %(high)s."
        ) % {
            "price": money(self.price_cents),
            "market": money(self.market_cents),
            "low": money(self.low_cents),
            "high": money(self.high_cents),
        }


def ways(one: Reading) -> tuple[Way, ...]:
    """Shared, bought, hired, today; nothing where no government asked."""
    baseline = _baseline(one)
    if baseline is None or one.center is None:
        return ()
    name = one.center.name
    own_ways = (
        Way(
            _("Bought alone"),
            _("%(hours)s at market price") % {"hours": _hours(one)},
            baseline.market_cents,
            is_chosen=one.own is None and baseline.way == "buy",
            figure="alone",
        ),
        Way(
            _("Hired alone"),
            _posts_to_hire(baseline, name),
            baseline.hire_cents,
            is_chosen=one.own is None and baseline.way == "hire",
            figure="alone",
        ),
        Way(
            _("Today"),
            _today(baseline),
            baseline.today_cents,
        ),
    )
    return (*_shared(one), *own_ways)


def _today(baseline: Baseline) -> str:
    """What is probably done now; who needs half a post or more may well have somebody."""
    if baseline.way == "hire":
        return _("Not known to us. With nobody: no cost, and no cover")
    return _("Probably nobody: estimated. No cost, and no cover")


def _baseline(one: Reading) -> Baseline | None:
    found = one.own_member or one.own_alone
    return found.baseline if found else None


def _shared(one: Reading) -> tuple[Way, ...]:
    if one.own is None or one.center is None:
        return ()
    words = {
        "hours": _hours(one),
        "role": role_with_article(one.role),
        "host": one.own.group.host.name,
    }
    note = _("%(hours)s, from %(role)s %(host)s employs") % words
    return (Way(_("Shared with neighbors"), note, share_of(one), is_chosen=True, figure="share"),)


def _hours(one: Reading) -> str:
    found = one.own_member or one.own_alone
    number = found.hours_per_week if found else 0.0
    words = {"hours": plain(number)}
    return (
        ngettext("%(hours)s hour a week", "%(hours)s hours a week", 1 if number == 1 else 2) % words
    )


def _posts_to_hire(baseline: Baseline, name: str) -> str:
    if baseline.hire_half_posts == 1:
        return _("A half post, the smallest %(name)s could hire") % {"name": name}
    return _("%(posts)s, hired in halves") % {"posts": posts(baseline.hire_half_posts).capitalize()}


def break_even(one: Reading) -> BreakEven | None:
    """For the group shown; None where there is none."""
    if one.shown is None:
        return None
    market = one.instance.assumptions[f"market_hour_{one.role.key}"]
    return BreakEven(
        price_cents=one.shown.group.break_even_hour_cents,
        market_cents=round(market.used * 100),
        low_cents=round(market.low * 100),
        high_cents=round(market.high * 100),
    )
