"""Divide published cost games under every rule they allow, one JSON line per game.

python benchmarks/shares.py benchmarks/instances/games/v1n10j1.txt …
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from interlocal.engine.errors import EngineError
from interlocal.engine.shares.allocation import Division
from interlocal.engine.shares.core import core_emptiness
from interlocal.engine.shares.game_files import PublishedGame, read_games
from interlocal.engine.shares.rules import rules_for

GAMES = Path(__file__).parent / "instances" / "games"


def main(arguments: list[str]) -> int:
    """Print a line per game; exit 2 on a file that cannot be read."""
    files = [Path(name) for name in arguments] or sorted(
        [*GAMES.glob("*.json"), *GAMES.glob("*.txt")]
    )
    try:
        for file in files:
            for published in read_games(file):
                print(json.dumps(measured(published)), flush=True)
    except (EngineError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def measured(published: PublishedGame) -> dict[str, Any]:
    """Shares and seconds by rule, and the largest difference from what the file publishes."""
    division = Division(published.game)
    shares, seconds = {}, {}
    for rule in rules_for(division):
        start = time.perf_counter()
        found = rule.shares(division)
        seconds[rule.name] = round(time.perf_counter() - start, 6)
        shares[rule.name] = published.as_published(found.shares)
    line: dict[str, Any] = {"instance": published.name, "shares": shares, "seconds": seconds}
    line["core_is_empty"] = core_emptiness(published.game).is_empty
    line["off_published"] = _differences(published, shares)
    if published.caveat:
        line["caveat"] = published.caveat
    return line


def _differences(published: PublishedGame, shares: dict[str, dict[str, float]]) -> dict[str, float]:
    known = published.published or {}
    return {
        rule: max(abs(share - float(known[rule][name])) for name, share in found.items())
        for rule, found in shares.items()
        if rule in known
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
