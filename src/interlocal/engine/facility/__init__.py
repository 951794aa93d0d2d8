"""Facility location: which hosts to open, how large, and who joins whom, at least total cost."""

from interlocal.engine.facility.locate import locate, warm
from interlocal.engine.facility.location import Location, OnProgress, Progress, Status
from interlocal.engine.facility.problem import FacilityProblem, plain_problem

__all__ = [
    "FacilityProblem",
    "Location",
    "OnProgress",
    "Progress",
    "Status",
    "locate",
    "plain_problem",
    "warm",
]
