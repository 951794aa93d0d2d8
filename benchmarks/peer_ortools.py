"""One location problem through OR-Tools' SCIP, in a process of its own; prints one JSON line.

    python benchmarks/peer_ortools.py ARRAYS.npz SECONDS GAP

OR-Tools brings a HiGHS of its own, which cannot live in one process with ours: so this file imports
nothing of ours, and gets the problem as arrays (`peers_facility.py` writes them).
"""

import json
import sys
import time

import numpy as np
from ortools.linear_solver import pywraplp


def main(file: str, seconds: float, gap: float) -> None:
    """Solve the strong model: a member joins only an open host, arc by arc; building counts."""
    net = np.load(file)
    started = time.perf_counter()
    solver = pywraplp.Solver.CreateSolver("SCIP")
    opened = [solver.BoolVar("") for _ in net["option_cost"]]
    joins = [solver.BoolVar("") for _ in net["arc_cost"]]
    start = net["member_start"]
    for member in range(len(start) - 1):
        arcs = net["member_arc"][start[member] : start[member + 1]]
        solver.Add(solver.Sum([joins[arc] for arc in arcs]) == 1)
    for arc, host in enumerate(net["arc_host"]):
        solver.Add(joins[arc] <= opened[host])
    for host in np.flatnonzero(np.isfinite(net["option_capacity"])):
        mine = np.flatnonzero(net["arc_host"] == host)
        used = solver.Sum([float(net["arc_load"][arc]) * joins[arc] for arc in mine])
        solver.Add(used <= float(net["option_capacity"][host]) * opened[host])
    costs = [
        *zip(net["option_cost"], opened, strict=True),
        *zip(net["arc_cost"], joins, strict=True),
    ]
    solver.Minimize(solver.Sum([float(cost) * column for cost, column in costs]))
    solver.SetTimeLimit(int(1000 * seconds))
    solver.SetSolverSpecificParametersAsString(f"limits/gap = {gap}")
    solver.Solve()
    objective = solver.Objective()
    found = {"value": objective.Value(), "bound": objective.BestBound()}
    print(json.dumps({**found, "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
