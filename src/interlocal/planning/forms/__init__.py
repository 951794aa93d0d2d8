"""What people type into the pages of planning."""

from interlocal.planning.forms.guessing import guess
from interlocal.planning.forms.initial import initial_from, initial_of
from interlocal.planning.forms.plan_form import PlanForm

__all__ = ["PlanForm", "guess", "initial_from", "initial_of"]
