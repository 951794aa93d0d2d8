"""The drawings of the plan page: maps of the groups and the proof line, wide and narrow."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from interlocal.core.charts import ProofWords, proof_line, scale_start
from interlocal.core.formats import about_money, money
from interlocal.core.maps import Caption, draw_map
from interlocal.planning.story.groups import Groups
from interlocal.planning.story.page import PlanPage
from interlocal.planning.story.places import Places
from interlocal.planning.story.proof import Proof

WIDE_MAP = (656.0, 640.0)
NARROW_MAP = (343.0, 364.0)
NARROW_LINE = 343.0


def map_of(groups: Groups, places: Places) -> SafeString:
    """All groups."""
    return _drawn(places, "groups-map", groups.heading, groups.sentence, WIDE_MAP)


def narrow_map(page: PlanPage) -> SafeString:
    """The group that is shown; everyone else as small dots."""
    shown = page.members
    words = {"letter": shown.letter, "host": shown.host} if shown else {}
    title = _("Group %(letter)s, hosted by %(host)s") % words if shown else page.groups.heading
    return _drawn(page.near_places, "group-map", title, page.groups.sentence, NARROW_MAP)


def _drawn(
    places: Places, id_: str, title: str, description: str, size: tuple[float, float]
) -> SafeString:
    return draw_map(
        places.points,
        caption=Caption(id=id_, title=title, description=description),
        ties=places.ties,
        rings=places.rings,
        size=size,
    )


def proof_lines(proof: Proof) -> tuple[SafeString, SafeString]:
    """The proof line for a wide screen and for a phone."""
    words = ProofWords(
        title=_("No plan can cost less than %(floor)s; this plan costs %(plan)s; alone %(alone)s")
        % {
            "floor": money(proof.floor_cents),
            "plan": money(proof.plan_cents),
            "alone": money(proof.alone_cents),
        },
        floor=_("No plan can cost less than"),
        plan=_("This plan"),
        alone=_("Everyone alone"),
        short_floor=_("Floor"),
        short_alone=_("Alone"),
        unproven=_("not yet settled"),
        saved=_("saved"),
    )
    costs = (proof.floor_cents, proof.plan_cents, proof.alone_cents)
    return proof_line(*costs, words), proof_line(*costs, words, width=NARROW_LINE)


def scale_words(proof: Proof) -> str:
    """Where the proof line starts."""
    start = about_money(scale_start(proof.floor_cents, proof.alone_cents))
    words = {"count": proof.governments, "start": start}
    return _("Cost a year of all %(count)s together. The scale starts at %(start)s.") % words
