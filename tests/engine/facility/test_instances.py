"""Public instances: read as their formats say, solved to their published optima."""

import csv
from pathlib import Path

import pytest

from interlocal.engine.errors import Refused
from interlocal.engine.facility import Status, locate
from interlocal.engine.instance_files import read_instance, read_orlib

INSTANCES = Path(__file__).parents[3] / "benchmarks" / "instances"


def published_optima() -> list[tuple[str, float]]:
    """Return the uncapacitated optima of the OR-Library instances."""
    with (INSTANCES / "optima.csv").open(encoding="utf-8", newline="") as file:
        return [(row["instance"], float(row["optimum"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("name", "optimum"), published_optima())
def test_a_published_optimum_is_found_and_proven(name: str, optimum: float) -> None:
    (path,) = INSTANCES.glob(f"{name}.txt*")
    found = locate(read_instance(path), seed=1, time_limit=60.0)
    assert found.status is Status.OPTIMAL
    assert found.cost == pytest.approx(optimum, abs=0.001)


def test_a_koerkel_ghosh_instance_comes_within_its_goal() -> None:
    found = locate(read_instance(INSTANCES / "ga250a-1.bz2"), seed=1, time_limit=5.0)
    assert found.cost <= 258_100
    assert 257_600 <= found.lower_bound <= 257_957


def test_a_given_capacity_replaces_the_word() -> None:
    problem = read_orlib("1 2 capacity 7.5 3 11 4 12", "tiny", capacity=9.0)
    assert problem.option_capacity.tolist() == [9.0]
    assert problem.option_cost.tolist() == [7.5]
    assert problem.arc_load.tolist() == [3.0, 4.0]
    assert problem.arc_cost.tolist() == [11.0, 12.0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2 2 capacity 1", "tiny has 4 numbers"),
        ("two 2", "tiny holds something that is not a number"),
        ("", "tiny must begin with how many hosts"),
    ],
)
def test_a_broken_file_is_refused_by_name(text: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        read_orlib(text, "tiny", capacity=None)


def test_a_missing_file_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"nowhere\.txt cannot be read"):
        read_instance(INSTANCES / "nowhere.txt")
