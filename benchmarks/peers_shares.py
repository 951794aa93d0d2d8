"""Our nucleolus and Shapley value beside a peer's, on the same games in the same run.

The peer is coopgame, a Rust library with Python bindings (MIT); its nucleolus also generates the
subgroups it needs. One JSON line per game; `ratio` above 1 means that ours took less time.

    python benchmarks/peers_shares.py [FILE …]
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import coopgame

from interlocal.engine.shares.allocation import Division
from interlocal.engine.shares.game import TableGame
from interlocal.engine.shares.game_files import PublishedGame, read_games
from interlocal.engine.shares.nucleolus import nucleolus
from interlocal.engine.shares.shapley import shapley

GAMES = Path(__file__).parent / "instances" / "games"
REPEATS = 3


def main(arguments: list[str]) -> int:
    """Print a line per game."""
    files = [Path(name) for name in arguments] or sorted(GAMES.glob("v*.txt"))
    for file in files:
        for published in read_games(file):
            print(json.dumps(compared(published)), flush=True)
    return 0


def compared(published: PublishedGame) -> dict[str, Any]:
    """Seconds of both (best of three), their ratio, and the largest difference of shares."""
    division, peer = Division(published.game), peer_game(published.game)
    pairs: dict[str, tuple[Callable[[], Sequence[float]], Callable[[], Sequence[float]]]] = {
        "nucleolus": (
            lambda: nucleolus(division).shares,
            lambda: coopgame.nucleolus(peer)["allocation"],
        ),
        "shapley": (lambda: shapley(division).shares, lambda: coopgame.shapley(peer)),
    }
    line: dict[str, Any] = {"instance": published.name, "players": len(published.game.players)}
    for rule, (ours, theirs) in pairs.items():
        our_seconds, our_shares = best_of(ours)
        peer_seconds, peer_shares = best_of(theirs)
        line[rule] = {
            "seconds": round(our_seconds, 6),
            "peer_seconds": round(peer_seconds, 6),
            "ratio": round(peer_seconds / our_seconds, 2),
            "difference": max(abs(a + b) for a, b in zip(our_shares, peer_shares, strict=True)),
        }
    return line


def peer_game(game: TableGame) -> Any:
    """The same game as gains, which is what the peer speaks of."""
    return coopgame.Game((-game.costs)[1:].tolist())


def best_of(work: Callable[[], Sequence[float]]) -> tuple[float, Sequence[float]]:
    """The least seconds of a few runs, and the result."""
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return min(seconds), result


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
