"""Runs every benchmark in one go, ours and the peers', and writes REPORT.md.

python benchmarks/report.py [--peer-limit S]
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
INSTANCES = HERE / "instances"
SMALL = [f"cap{number}.txt" for number in (71, 72, 73, 74, 101, 102, 103, 104, 131, 132, 133, 134)]
PEER_SHARES = ["Shapley s", "coopgame", "times", "nucleolus s", "coopgame", "times"]
HEAD = """\
# How fast and how good the engine is

Written by `script/bench` on {day}: {machine}. Every row was measured in that one run, ours and
the peers' one after the other on the same machine. Seconds are wall clock; for the solver and the
rules they leave out reading the file and compiling, for whole plans they hold everything from the
start of the process. HiGHS and OR-Tools (SCIP) solve the strong model, the best formulation for
these, at their own tolerance of 1e-4. "Times" is the peer's seconds over ours: below 1, we lose.

The instances are public and named in `instances/README.md`. A method tuned to these files would be
found out by others of their kind.
"""


def lines(script: str, *words: str | Path) -> Iterator[dict[str, Any]]:
    """What a benchmark prints, line by line."""
    command = [sys.executable, str(HERE / script), *map(str, words)]
    print("…", script, *words[-3:], file=sys.stderr, flush=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script} failed:\n{done.stderr}")
    yield from map(json.loads, done.stdout.splitlines())


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; every column but the first is right-aligned."""
    marks = ["---", *["---:"] * (len(heads) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [heads, marks, *rows])


def facility_rows(peer_limit: float) -> list[list[str]]:
    """Location: value, bound and seconds beside the peers'."""
    runs: list[tuple[str, list[str | Path]]] = [
        ("", [INSTANCES / name for name in SMALL]),
        ("", [INSTANCES / "capa.txt.gz"]),
        (" at 8,000", [INSTANCES / "capa.txt.gz", "--capacity", "8000"]),
        ("", [*sorted(INSTANCES.glob("g*.bz2"))]),
    ]
    rows = []
    for suffix, words in runs:
        for line in lines("peers_facility.py", *words, "--peer-limit", str(peer_limit)):
            rows.append([line["instance"] + suffix, *_numbers(line["ours"])])
            for peer in ("highs", "ortools"):
                rows[-1] += _peer(line.get(peer))
    return rows


def _numbers(found: dict[str, Any]) -> list[str]:
    gap = f"{100 * found['gap']:.3f}%"
    return [f"{found['value']:,.1f}", f"{found['bound']:,.1f}", gap, f"{found['seconds']:.3f}"]


def _peer(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return ["–", "–", "–"]
    times = found["times_slower"]
    value = "none found" if abs(found["value"]) > 1e15 else f"{found['value']:,.1f}"
    return [value, f"{found['seconds']:.2f}", f"{times:,.1f}"]


def share_rows() -> tuple[list[list[str]], list[list[str]]]:
    """Cost shares: our seconds and how far from the published, then beside the peer."""
    ours = [
        [
            line["instance"],
            str(len(next(iter(line["shares"].values())))),
            f"{line['seconds']['shapley']:.4f}",
            f"{line['seconds']['nucleolus']:.4f}",
            f"{max(line['off_published'].values(), default=0.0):.2g}",
        ]
        for line in lines("shares.py")
    ]
    beside = [
        [line["instance"], str(line["players"])]
        + [
            text
            for rule in ("shapley", "nucleolus")
            for text in (
                f"{line[rule]['seconds']:.4f}",
                f"{line[rule]['peer_seconds']:.4f}",
                f"{line[rule]['ratio']:.2f}",
            )
        ]
        for line in lines("peers_shares.py")
    ]
    return ours, beside


def plan_rows() -> list[list[str]]:
    """Whole plans from the command line."""
    return [
        [
            line["plan"],
            f"{line['governments']:,}",
            f"{100 * line['gap']:.2f}%",
            f"{line['search']:.1f}",
            f"{line['seconds']:.1f}",
            f"{1000 * line['seconds'] / line['governments']:.1f}",
            f"{line['megabytes']:,}",
        ]
        for line in lines("plans.py")
    ]


def machine() -> str:
    """The machine in a few words."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def report(peer_limit: float) -> str:
    """The whole report."""
    ours, beside = share_rows()
    plans = plan_rows()
    facility = facility_rows(peer_limit)
    peer_heads = ["HiGHS value", "s", "times", "OR-Tools value", "s", "times"]
    parts = [
        HEAD.format(day=f"{datetime.now(tz=UTC):%B %d, %Y}", machine=machine()),
        "## Plans, as the command line gives them\n",
        table(
            ["plan", "governments", "gap", "search s", "seconds", "ms a government", "MB"], plans
        ),
        "\n## Which hosts, how large, who joins\n",
        table(["instance", "value", "bound", "gap", "s", *peer_heads], facility),
        f"\nPeers were stopped after {peer_limit:g} s; ours after 0.95 s, at 8,000 after 19 s.",
        "\n## Who pays what\n",
        table(["game", "members", "Shapley s", "nucleolus s", "off published"], ours),
        "\nThe tables of Skåne and TVA were recalled and recomputed, not read from the papers.\n",
        table(["game", "members", *PEER_SHARES], beside),
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-limit", type=float, default=90.0)
    text = report(parser.parse_args().peer_limit)
    (HERE / "REPORT.md").write_text(text, encoding="utf-8")
    print(f"Wrote {HERE / 'REPORT.md'}.", file=sys.stderr)


if __name__ == "__main__":
    main()
