"""Public location instances read from their files: OR-Library `cap` and UflLib."""

import bz2
import gzip
from pathlib import Path

import numpy as np

from interlocal.engine.errors import Refused
from interlocal.engine.facility.problem import ArrayF, FacilityProblem, plain_problem

CAPACITY_WORD = "capacity"


def read_instance(path: Path, *, capacity: float | None = None) -> FacilityProblem:
    """Read an OR-Library or a UflLib file, plain, .gz or .bz2.

    Without `capacity` the capacities in an OR-Library file are ignored: the uncapacitated problem.
    With it every host has that capacity and every member is served by one host only.
    Raises Refused naming the file and what is wrong with it.
    """
    text = _text(path)
    if text.startswith("FILE"):
        if capacity is not None:
            raise Refused(f"{path.name} has no demands, so a capacity cannot apply; leave it out.")
        return read_ufllib(text, path.name)
    return read_orlib(text, path.name, capacity=capacity)


def read_orlib(text: str, name: str, *, capacity: float | None) -> FacilityProblem:
    """Read the `cap` format: hosts and members; capacity and cost per host; then per member its
    demand and what it costs to serve all of it from each host."""
    words = text.replace(CAPACITY_WORD, "nan").split()
    numbers = _numbers(words, name)
    hosts, members = _sizes(numbers, name)
    wanted = 2 + 2 * hosts + members * (hosts + 1)
    if len(numbers) != wanted:
        raise Refused(f"{name} has {len(numbers)} numbers; {hosts} x {members} needs {wanted}.")
    opening = numbers[3 : 2 + 2 * hosts : 2]
    rows = numbers[2 + 2 * hosts :].reshape(members, hosts + 1)
    serving = np.ascontiguousarray(rows[:, 1:].T)
    if capacity is None:
        return plain_problem(opening, serving, None, None)
    return plain_problem(opening, serving, np.full(hosts, float(capacity)), rows[:, 0])


def read_ufllib(text: str, name: str) -> FacilityProblem:
    """Read the UflLib format: a title, hosts and members, then per host its number and costs."""
    body = text.split("\n", 1)[1] if "\n" in text else ""
    numbers = _numbers(body.split(), name)
    hosts, members = _sizes(numbers, name)
    wanted = 3 + hosts * (members + 2)
    if len(numbers) != wanted:
        raise Refused(f"{name} has {len(numbers)} numbers; {hosts} x {members} needs {wanted}.")
    rows = numbers[3:].reshape(hosts, members + 2)
    return plain_problem(rows[:, 1].copy(), np.ascontiguousarray(rows[:, 2:]), None, None)


def _text(path: Path) -> str:
    try:
        packed = path.read_bytes()
        if path.suffix == ".bz2":
            packed = bz2.decompress(packed)
        elif path.suffix == ".gz":
            packed = gzip.decompress(packed)
        return packed.decode("ascii")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise Refused(f"{path.name} cannot be read: {error}.") from error


def _numbers(words: list[str], name: str) -> ArrayF:
    try:
        return np.array(words, dtype=np.float64)
    except ValueError as error:
        raise Refused(f"{name} holds something that is not a number: {error}.") from error


def _sizes(numbers: ArrayF, name: str) -> tuple[int, int]:
    if len(numbers) < 2 or not np.all(numbers[:2] >= 1):
        raise Refused(f"{name} must begin with how many hosts and how many members there are.")
    return int(numbers[0]), int(numbers[1])
