"""Words that several parts of the story use: names in a row, roles, posts, rules, limits."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interlocal.core.formats import grouped, in_words
from interlocal.organizations.registry.states import NAMES
from interlocal.planning.bridge import Instance, Limits, Role

RULE_TITLES = {
    "equal": gettext_lazy("Equal parts"),
    "population": gettext_lazy("By population"),
    "staff": gettext_lazy("By staff"),
    "hours": gettext_lazy("By hours used"),
    "scrb": gettext_lazy("Own cost, then a share"),
    "shapley": gettext_lazy("Average added cost"),
    "nucleolus": gettext_lazy("Worst-off first"),
}
RULE_NOTES = {
    "equal": gettext_lazy("Everyone pays the same"),
    "population": gettext_lazy("By number of residents"),
    "staff": gettext_lazy("By number of employees"),
    "hours": gettext_lazy("By the hours each needs"),
    "scrb": gettext_lazy("What each adds, plus part of the rest (SCRB)"),
    "shapley": gettext_lazy("What each adds, over every order of joining (Shapley)"),
    "nucleolus": gettext_lazy("Raises the smallest saving as far as it goes (nucleolus)"),
}
# More names than this in one sentence are counted instead.
MOST_NAMES = 5


def joined(names: Sequence[str]) -> str:
    """Names in a sentence: "Dexter, Putnam and Lima Township"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def named_or_counted(names: Sequence[str]) -> str:
    """The names, the last of a long list counted: "Dexter, Putnam, Lima and 6 more"."""
    if len(names) <= MOST_NAMES:
        return joined(names)
    more = len(names) - MOST_NAMES + 1
    kept = ", ".join(names[: MOST_NAMES - 1])
    return _("%(names)s and %(more)s more") % {"names": kept, "more": grouped(more)}


def capitalized(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def role_with_article(role: Role) -> str:
    """The role as a sentence says it: "a CISO"."""
    return _("%(article)s %(role)s") % {"article": role.article, "role": _(role.name)}


def neighbors(count: int) -> str:
    """So many others in the group: "eight neighbors"."""
    words = {"count": in_words(count)}
    return ngettext("%(count)s neighbor", "%(count)s neighbors", count) % words


def governments(count: int) -> str:
    """A count of governments: "91 governments"."""
    words = {"count": in_words(count)}
    return ngettext("%(count)s government", "%(count)s governments", count) % words


def posts_of(half_posts: int, role: Role) -> str:
    """What a host employs: "one half-time CISO", "2.5 full-time CISOs"."""
    if half_posts == 1:
        return _("one half-time %(role)s") % {"role": _(role.name)}
    if half_posts == 2:
        return _("one full-time %(role)s") % {"role": _(role.name)}
    count = f"{half_posts / 2:g}" if half_posts % 2 else in_words(half_posts // 2)
    return _("%(count)s full-time %(roles)s") % {"count": count, "roles": _(role.plural)}


def posts(half_posts: int) -> str:
    """Posts by themselves: "a half post", "one post", "2.5 posts"."""
    if half_posts == 1:
        return _("a half post")
    if half_posts == 2:
        return _("one post")
    return _("%(posts)s posts") % {"posts": f"{half_posts / 2:g}"}


def reach(limits: Limits) -> str:
    """How far governments may share: "within 30 minutes’ drive"."""
    parts = []
    if limits.drive_minutes is not None:
        parts.append(
            _("within %(minutes)s minutes’ drive") % {"minutes": plain(limits.drive_minutes)}
        )
    if limits.miles is not None:
        parts.append(_("within %(miles)s road miles") % {"miles": plain(limits.miles)})
    return joined(parts)


def plain(number: float) -> str:
    """A number without idle zeros: 30, 1.43, 1,600."""
    return f"{number:,.10g}"


def state_of(instance: Instance) -> str:
    """The one state the governments lie in, by name; empty where they lie in several."""
    found = {government.state for government in instance.governments}
    return NAMES.get(found.pop(), "") if len(found) == 1 else ""


def rule_title(rule: str) -> str:
    """What a page calls a share rule."""
    return str(RULE_TITLES.get(rule, rule))


def rule_in_sentence(rule: str) -> str:
    """The same within a sentence: "by hours used"."""
    title = rule_title(rule)
    return title[:1].lower() + title[1:]


def short(name: str) -> str:
    """A name for maps and narrow columns: "Dexter Twp"."""
    said = name.partition(" (")[0].replace("Charter Township", "Township")
    return said.replace("Township", "Twp")
