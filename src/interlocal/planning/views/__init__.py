"""The pages of planning: asking, reading a plan, acting on it, taking it along."""

from interlocal.planning.views.acting import plan_again, plan_longer, plan_stop
from interlocal.planning.views.asking import place_suggestions, plan_form
from interlocal.planning.views.showing import plan_alone, plan_detail, plan_map, plan_status
from interlocal.planning.views.taking import plan_file

__all__ = [
    "place_suggestions",
    "plan_again",
    "plan_alone",
    "plan_detail",
    "plan_file",
    "plan_form",
    "plan_longer",
    "plan_map",
    "plan_status",
    "plan_stop",
]
