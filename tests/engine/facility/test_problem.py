"""A location problem is checked on arrival, and the offender named."""

from typing import Any

import numpy as np
import pytest

from interlocal.engine.errors import Refused
from interlocal.engine.facility import FacilityProblem


def two_hosts(**changed: Any) -> FacilityProblem:
    """Return a sound problem of two hosts and two members, with some arrays changed."""
    arrays: dict[str, Any] = {
        "option_start": [0, 1, 2],
        "option_cost": [5.0, 6.0],
        "option_capacity": [9.0, np.inf],
        "option_clients": [2.0, np.inf],
        "arc_start": [0, 2, 4],
        "arc_member": [0, 1, 0, 1],
        "arc_cost": [1.0, 2.0, 3.0, 4.0],
        "arc_load": [1.0, 1.0, 1.0, 1.0],
        "alone_cost": [9.0, np.inf],
        "clients": [1, 1],
        "own_member": [0, -1],
        "apart": np.empty((0, 2)),
    }
    return FacilityProblem(**{**arrays, **changed})


def test_a_sound_problem_is_taken() -> None:
    problem = two_hosts()
    assert (problem.hosts, problem.members, problem.arcs) == (2, 2, 4)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"option_cost": [5.0, np.nan]}, "option_cost of option 1 is nan"),
        ({"option_cost": [5.0, np.inf]}, "option_cost of option 1 is inf"),
        ({"arc_cost": [1.0, -2.0, 3.0, 4.0]}, r"arc_cost of arc 1 is -2\.0"),
        ({"alone_cost": [9.0, np.nan]}, "alone_cost of member 1 is nan"),
        ({"arc_load": [1.0]}, "arc_load has 1 entries; 4 are needed"),
        ({"arc_start": [0, 2, 3]}, "arc_start must rise from 0 to 4"),
        ({"arc_member": [0, 1, 0, 2]}, r"arc_member\[3\] is 2; it must be from 0 to 1"),
        ({"arc_member": [0, 1, 1, 1]}, "Member 1 has two arcs to host 1"),
        ({"clients": [1, 0]}, "Member 1 counts as 0 clients"),
        ({"clients": [1, 1.5]}, "clients must hold whole numbers"),
        ({"apart": [[1, 1]]}, "Member 1 cannot be kept apart from itself"),
        ({"own_member": [5, -1]}, r"own_member\[0\] is 5"),
        ({"option_cost": ["dear", "cheap"]}, "option_cost must hold numbers only"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        two_hosts(**changed)


def test_a_host_needs_an_arc_to_the_member_it_is() -> None:
    with pytest.raises(Refused, match="Host 1 is member 1 but has no arc to it"):
        two_hosts(
            own_member=[0, 1],
            arc_start=[0, 2, 3],
            arc_member=[0, 1, 0],
            arc_cost=[1.0, 2.0, 3.0],
            arc_load=[1.0, 1.0, 1.0],
        )
