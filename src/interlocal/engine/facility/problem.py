"""Which hosts to open, how large, and who joins whom: the question, checked on arrival."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from interlocal.engine.errors import Refused

ArrayF = npt.NDArray[np.float64]
ArrayI = npt.NDArray[np.int64]

NOBODY = -1


@dataclass(frozen=True, slots=True)
class FacilityProblem:
    """Hosts with options, members, and the arcs by which a member may join a host.

    A host opens at most one of its options; an option has a yearly cost, a capacity (hours, may be
    infinite) and a client limit (may be infinite). A member joins exactly one open host over one of
    its arcs, or stays alone at `alone_cost` (infinite: it must join). An arc has a cost and a load:
    what the member uses of that host's capacity. A member counts as `clients` clients.

    `option_start` and `arc_start` cut the flat arrays into one piece per host, as in CSR.
    `own_member[i]` says that host i is also that member: when i opens, the member joins i.
    `apart` holds pairs of members that may never join the same host.
    Costs may be in any unit as long as all are in the same; the planner uses cents a year.

    Raises Refused naming the host, member, option or arc that cannot be used.
    """

    option_start: ArrayI
    option_cost: ArrayF
    option_capacity: ArrayF
    option_clients: ArrayF
    arc_start: ArrayI
    arc_member: ArrayI
    arc_cost: ArrayF
    arc_load: ArrayF
    alone_cost: ArrayF
    clients: ArrayI
    own_member: ArrayI
    apart: ArrayI

    def __post_init__(self) -> None:
        """Bring every array to one kind, then check them all."""
        for field in fields(self):
            kind = np.float64 if field.type is ArrayF else np.int64
            given = getattr(self, field.name)
            object.__setattr__(self, field.name, _array(field.name, given, kind))
        object.__setattr__(self, "apart", self.apart.reshape(-1, 2))
        _check_shape(self)
        _check_numbers(self)
        _check_references(self)

    @property
    def hosts(self) -> int:
        """How many hosts may open."""
        return len(self.arc_start) - 1

    @property
    def members(self) -> int:
        """How many members need the service."""
        return len(self.alone_cost)

    @property
    def arcs(self) -> int:
        """How many ways there are to join."""
        return len(self.arc_member)

    @property
    def is_uncapacitated(self) -> bool:
        """Whether nothing limits or binds a host: the classic simple plant location problem."""
        return bool(
            self.hosts
            and np.all(np.diff(self.option_start) == 1)
            and np.all(np.isinf(self.option_capacity))
            and np.all(self.option_clients >= self.clients.sum())
            and np.all(self.own_member == NOBODY)
            and len(self.apart) == 0
        )


def plain_problem(
    opening_cost: ArrayF, serving_cost: ArrayF, capacity: ArrayF | None, demand: ArrayF | None
) -> FacilityProblem:
    """Return the textbook problem: every host may serve every member, and all must be served.

    `serving_cost` has a row per host and a column per member. Without `capacity` it is the
    uncapacitated problem; with it, a member uses its `demand` of the one host that serves it.
    """
    hosts, members = serving_cost.shape
    loads = np.zeros(members) if demand is None else demand
    return FacilityProblem(
        option_start=np.arange(hosts + 1),
        option_cost=opening_cost,
        option_capacity=np.full(hosts, np.inf) if capacity is None else capacity,
        option_clients=np.full(hosts, np.inf),
        arc_start=np.arange(hosts + 1) * members,
        arc_member=np.tile(np.arange(members), hosts),
        arc_cost=serving_cost.ravel(),
        arc_load=np.tile(loads, hosts),
        alone_cost=np.full(members, np.inf),
        clients=np.ones(members, dtype=np.int64),
        own_member=np.full(hosts, NOBODY),
        apart=np.empty((0, 2), dtype=np.int64),
    )


def _array(name: str, given: object, kind: type[np.float64 | np.int64]) -> npt.NDArray[np.generic]:
    try:
        array = np.ascontiguousarray(given, dtype=kind)
    except (TypeError, ValueError) as error:
        raise Refused(f"{name} must hold numbers only: {error}.") from error
    if kind is np.int64 and not np.array_equal(array, np.asarray(given)):
        raise Refused(f"{name} must hold whole numbers only.")
    array.setflags(write=False)
    return array


def _check_shape(problem: FacilityProblem) -> None:
    hosts, members = problem.hosts, problem.members
    for name, start, size in (
        ("option_start", problem.option_start, len(problem.option_cost)),
        ("arc_start", problem.arc_start, len(problem.arc_member)),
    ):
        if len(start) != hosts + 1 or hosts < 0:
            raise Refused(f"{name} has {len(start)} entries; {hosts} hosts need {hosts + 1}.")
        if start[0] != 0 or start[-1] != size or np.any(np.diff(start) < 0):
            raise Refused(f"{name} must rise from 0 to {size}, the number of entries it cuts.")
    for name, found, wanted in (
        ("option_capacity", len(problem.option_capacity), len(problem.option_cost)),
        ("option_clients", len(problem.option_clients), len(problem.option_cost)),
        ("arc_cost", len(problem.arc_cost), len(problem.arc_member)),
        ("arc_load", len(problem.arc_load), len(problem.arc_member)),
        ("clients", len(problem.clients), members),
        ("own_member", len(problem.own_member), hosts),
    ):
        if found != wanted:
            raise Refused(f"{name} has {found} entries; {wanted} are needed.")


def _check_numbers(problem: FacilityProblem) -> None:
    for name, noun, may_be_infinite in (
        ("option_cost", "option", False),
        ("option_capacity", "option", True),
        ("option_clients", "option", True),
        ("arc_cost", "arc", False),
        ("arc_load", "arc", False),
        ("alone_cost", "member", True),
    ):
        numbers = getattr(problem, name)
        bad = ~(numbers >= 0) if may_be_infinite else ~((numbers >= 0) & np.isfinite(numbers))
        if np.any(bad):
            at = int(np.flatnonzero(bad)[0])
            raise Refused(
                f"{name} of {noun} {at} is {numbers[at]}; it must be a number of at least 0."
            )
    if np.any(problem.clients < 1):
        at = int(np.flatnonzero(problem.clients < 1)[0])
        raise Refused(f"Member {at} counts as {problem.clients[at]} clients; it must be 1 or more.")


def _check_references(problem: FacilityProblem) -> None:
    hosts, members = problem.hosts, problem.members
    _check_range("arc_member", problem.arc_member, 0, members)
    _check_range("own_member", problem.own_member, NOBODY, members)
    _check_range("apart", problem.apart.ravel(), 0, members)
    arc_host = np.repeat(np.arange(hosts), np.diff(problem.arc_start))
    keys = np.sort(arc_host * members + problem.arc_member)
    twice = np.flatnonzero(keys[1:] == keys[:-1])
    if twice.size:
        host, member = divmod(int(keys[twice[0]]), members)
        raise Refused(f"Member {member} has two arcs to host {host}; keep one.")
    owners = np.flatnonzero(problem.own_member != NOBODY)
    missing = ~np.isin(owners * members + problem.own_member[owners], keys)
    if np.any(missing):
        host = int(owners[missing][0])
        raise Refused(f"Host {host} is member {problem.own_member[host]} but has no arc to it.")
    same = np.flatnonzero(problem.apart[:, 0] == problem.apart[:, 1])
    if same.size:
        raise Refused(f"Member {problem.apart[same[0], 0]} cannot be kept apart from itself.")


def _check_range(name: str, numbers: ArrayI, lowest: int, end: int) -> None:
    bad = np.flatnonzero((numbers < lowest) | (numbers >= end))
    if bad.size:
        at = int(bad[0])
        raise Refused(f"{name}[{at}] is {numbers[at]}; it must be from {lowest} to {end - 1}.")
