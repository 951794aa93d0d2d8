"""The same public instances through HiGHS and OR-Tools, in the same run, as ratios to ours.

    python benchmarks/peers_facility.py FILE... [--capacity N] [--time-limit S] [--peer-limit S]

HiGHS gets the strong model (a member joins only an open host, arc by arc), its best for these;
OR-Tools gets the same through SCIP when it is installed. Both at their own tolerance of 1e-4.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from facility import instance_name, measure, usual_seconds

from interlocal.engine.facility import FacilityProblem, warm
from interlocal.engine.facility.network import network
from interlocal.engine.highs import INFINITY, LinearProgram
from interlocal.engine.instance_files import read_instance

PEER_GAP = 1e-4


def by_highs(problem: FacilityProblem, time_limit: float) -> dict[str, float]:
    """Solve the strong model with HiGHS; seconds include building it."""
    started, net = time.perf_counter(), network(problem)
    hosts, arcs = problem.hosts, len(net.arc_cost)
    costs = np.concatenate([net.option_cost, net.arc_cost])
    program = LinearProgram(
        costs,
        np.zeros(len(costs)),
        np.ones(len(costs)),
        integer=np.ones(len(costs), dtype=bool),
    )
    ones = np.ones(problem.members)
    program.add_rows(net.member_start[:-1], net.member_arc + hosts, np.ones(arcs), ones, ones)
    links = np.stack([net.arc_host, hosts + np.arange(arcs)], axis=1).ravel()
    program.add_rows(
        2 * np.arange(arcs),
        links,
        np.tile([1.0, -1.0], arcs),
        np.zeros(arcs),
        np.full(arcs, INFINITY),
    )
    for host in np.flatnonzero(np.isfinite(net.option_capacity)):
        mine = np.arange(net.arc_start[host], net.arc_start[host + 1])
        columns = np.concatenate([[host], hosts + mine])
        uses = np.concatenate([[net.option_capacity[host]], -net.arc_load[mine]])
        program.add_row(columns, uses, 0.0, INFINITY)
    found = program.solve(time_limit=time_limit, gap=PEER_GAP)
    return {
        "value": found.objective,
        "bound": found.bound,
        "seconds": time.perf_counter() - started,
    }


def by_ortools(problem: FacilityProblem, time_limit: float) -> dict[str, float] | None:
    """The same by OR-Tools, in a process of its own; None when OR-Tools is not installed."""
    if importlib.util.find_spec("ortools") is None:
        return None
    net = network(problem)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "arrays.npz"
        names = ("option_cost", "option_capacity", "arc_cost", "arc_load", "arc_host")
        arrays = {name: getattr(net, name) for name in (*names, "member_start", "member_arc")}
        np.savez(file, **arrays)
        script = str(Path(__file__).with_name("peer_ortools.py"))
        command = [sys.executable, script, str(file), str(time_limit), str(PEER_GAP)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print a line for each file given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--capacity", type=float, default=None)
    parser.add_argument("--time-limit", type=float)
    parser.add_argument("--peer-limit", type=float, default=120.0)
    asked = parser.parse_args()
    warm()
    for path in asked.files:
        problem = read_instance(path, capacity=asked.capacity)
        ours = measure(
            path,
            capacity=asked.capacity,
            time_limit=asked.time_limit or usual_seconds(asked.capacity),
            seed=1,
        )
        line: dict[str, object] = {"instance": instance_name(path), "ours": ours}
        peers = {
            "highs": by_highs(problem, asked.peer_limit),
            "ortools": by_ortools(problem, asked.peer_limit),
        }
        for name, peer in peers.items():
            if peer is not None:
                times = peer["seconds"] / max(float(str(ours["seconds"])), 1e-4)
                line[name] = {**peer, "times_slower": round(times, 1)}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
