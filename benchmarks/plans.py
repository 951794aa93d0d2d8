"""Whole plans as a person gets them: the command line as a process, its seconds and its memory.

    python benchmarks/plans.py [--states MI TX …]

One JSON line per plan. `seconds` is the wall clock of the whole process, start-up included;
`search` is what the engine took; `megabytes` the most memory the process held.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

ROLES = ("ciso", "cio", "network_administrator", "gis_analyst", "user_support")
STATES = ("MI", "IL", "PA", "TX", "OH", "MN", "DE")


def plan(name: str, *words: str) -> dict[str, Any]:
    """Run `interlocal plan` once and say what it took."""
    command = [sys.executable, "-m", "interlocal", "plan", *words, "--json"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    output = process.stdout.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    found = json.loads(output)
    placed = {member["id"] for group in found["groups"] for member in group["members"]}
    governments = len(placed | {alone["id"] for alone in found["alone"]})
    return {
        "plan": name,
        "governments": governments,
        "roles": len(found["roles"]),
        "status": found["status"],
        "gap": round(found["gap"], 5),
        "cost": found["total_cost_cents"] / 100,
        "bound": found["lower_bound_cents"] / 100,
        "search": round(found["seconds"], 2),
        "seconds": round(seconds, 2),
        "megabytes": round(usage.ru_maxrss / 1024),
    }


def plans(states: Sequence[str]) -> Iterator[dict[str, Any]]:
    """A town, then each state for one role, then Michigan for five."""
    # The first start reads everything from disk; the second is what a person sees from then on.
    plan("warm-up", "Chelsea, MI", "--time-limit", "0.5")
    yield plan("Chelsea, MI", "Chelsea, MI", "--role", "ciso")
    for state in states:
        yield plan(state, "--state", state, "--role", "ciso")
    roles = [word for role in ROLES for word in ("--role", role)]
    yield plan("MI, five roles", "--state", "MI", *roles)


def main() -> None:
    """Print a line for each plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", nargs="+", default=STATES)
    for line in plans(parser.parse_args().states):
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
