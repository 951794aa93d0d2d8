"""An organization among its peers: the sentence, the strip of ticks, and the same as a table."""

from dataclasses import dataclass
from statistics import median

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interlocal.core.charts import Strip, peer_strip
from interlocal.core.formats import grouped, posts
from interlocal.organizations import bridge, queries
from interlocal.organizations.models import Organization
from interlocal.organizations.queries import Peers
from interlocal.organizations.registry.states import NAMES

NARROW = 343.0
# Posts are shown with one decimal: closer than this, two figures look the same.
SAME = 0.05


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One peer in the table."""

    slug: str
    label: str
    people: int
    posts: float


@dataclass(frozen=True, slots=True)
class Peerage:
    """What the page shows of the peers."""

    verdict: str
    who: str
    show: str
    rows: tuple[PeerRow, ...]
    wide: SafeString
    narrow: SafeString


def of(one: Organization) -> Peerage | None:
    """The peers' IT posts beside its own; None where there is nothing to compare."""
    if one.staff is None or not one.can_be_planned_with:
        return None
    peers = queries.peers(one)
    rows = tuple(
        PeerRow(row.slug, row.label, row.population or 0, bridge.it_posts(row.staff or 0))
        for row in peers.rows
    )
    if not rows:
        return None
    own, others = bridge.it_posts(one.staff), [row.posts for row in rows]
    strip = _strip(one, own, others)
    return Peerage(
        verdict=_verdict(one, own, median(others)),
        who=_who(one, peers),
        show=_("Show the %(count)s as a table") % {"count": len(rows)},
        rows=rows,
        wide=peer_strip(own, others, strip),
        narrow=peer_strip(own, others, strip, width=NARROW),
    )


def _strip(one: Organization, own: float, others: list[float]) -> Strip:
    words = {
        "name": one.name,
        "own": posts(own),
        "count": len(others),
        "middle": posts(median(others)),
    }
    return Strip(
        title=_("%(name)s %(own)s posts; median of %(count)s peers %(middle)s posts") % words,
        own_label=one.name,
        median_label=_("Median of %(count)s peers") % words,
        unit=_("posts"),
    )


def _verdict(one: Organization, own: float, middle: float) -> str:
    words = {"name": one.name, "own": posts(own), "middle": posts(middle)}
    if abs(own - middle) < SAME:
        return _("%(name)s probably has as much IT work as most its size: about %(own)s posts.") % (
            words
        )
    if own > middle:
        said = _(
            "%(name)s probably has more IT work than most its size: about %(own)s posts, "
            "against %(middle)s at the median."
        )
    else:
        said = _(
            "%(name)s probably has less IT work than most its size: about %(own)s posts, "
            "against %(middle)s at the median."
        )
    return said % words


def _who(one: Organization, peers: Peers) -> str:
    kinds = {
        Organization.Kind.COUNTY: _("counties"),
        Organization.Kind.MUNICIPALITY: _("cities and villages"),
        Organization.Kind.TOWNSHIP: _("townships and towns"),
    }
    words = {
        "count": len(peers.rows),
        "where": _(NAMES[peers.state]) if peers.state else "",
        "kinds": kinds[Organization.Kind(one.kind)],
        "fewest": grouped(peers.fewest_people),
        "most": grouped(peers.most_people),
    }
    if peers.state:
        said = _(
            "Each mark is one of %(count)s %(where)s %(kinds)s with %(fewest)s to %(most)s people."
        )
    else:
        said = _(
            "Each mark is one of %(count)s %(kinds)s of the whole nation "
            "with %(fewest)s to %(most)s people."
        )
    return said % words
