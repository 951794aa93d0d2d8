"""Measure the location solver: one JSON line per public instance.

python benchmarks/facility.py FILE... [--capacity N] [--time-limit S] [--seed N]
"""

import argparse
import json
from pathlib import Path

from interlocal.engine.facility import locate, warm
from interlocal.engine.instance_files import read_instance


def instance_name(path: Path) -> str:
    """Return the name of an instance without the endings of its file."""
    return path.name.split(".")[0]


def measure(
    path: Path, *, capacity: float | None, time_limit: float, seed: int
) -> dict[str, object]:
    """Solve one instance; reading and compiling are not counted."""
    problem = read_instance(path, capacity=capacity)
    found = locate(problem, seed=seed, time_limit=time_limit)
    return {
        "instance": instance_name(path),
        "value": found.cost,
        "bound": found.lower_bound,
        "gap": found.gap,
        "seconds": round(found.seconds, 4),
    }


def usual_seconds(capacity: float | None) -> float:
    """How long an instance may take: our goals are 1 and 20 seconds."""
    return 0.95 if capacity is None else 19.0


def main() -> None:
    """Print a line for each file given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--capacity", type=float, default=None)
    parser.add_argument(
        "--time-limit", type=float, help="seconds; 19 with a capacity, else 0.95, if left out"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    warm()
    for path in asked.files:
        seconds = asked.time_limit or usual_seconds(asked.capacity)
        line = measure(path, capacity=asked.capacity, time_limit=seconds, seed=asked.seed)
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
