"""Published cost games read from files, in the two formats of `benchmarks/instances/games/`.

JSON: a citation, and the cost or the gain of every subgroup, or the costs of an airport's runways,
or the claims of a bankruptcy. Text (`v1n10j1.txt`): a seed, from which the game is made again as
its authors made it, and the nucleolus they found.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from interlocal.engine.errors import Refused
from interlocal.engine.shares.game import TableGame, position, subset_sums
from interlocal.engine.shares.seeded_games import seeded_gains

SEEDED_NAME = re.compile(r"v(\d)n(\d+)")


@dataclass(frozen=True)
class PublishedGame:
    """A game from a file; where it `speaks_of` gains, its shares are ours negated.

    `published` holds allocations by rule and player as the file gives them. `caveat` says where the
    file's figures come from, if they were not read from the source itself.
    """

    name: str
    game: TableGame
    speaks_of: str = "cost"
    citation: str = ""
    caveat: str = ""
    published: Mapping[str, Mapping[str, float]] | None = None

    def as_published(self, shares: Sequence[float]) -> dict[str, float]:
        """Shares by player's name, with the sign the file uses."""
        sign = -1.0 if self.speaks_of == "gains" else 1.0
        return {
            name: sign * share + 0.0 for name, share in zip(self.game.players, shares, strict=True)
        }


def read_games(path: Path) -> tuple[PublishedGame, ...]:
    """The games in a file, usually one; `Refused` if the file is in neither format."""
    if path.suffix == ".txt":
        return (_seeded(path),)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise Refused(f"{path.name} is not JSON: {problem}.") from problem
    if not isinstance(content, dict):
        raise Refused(f"{path.name} should hold one JSON object with a cost game.")
    return _from_json(path, content)


def _from_json(path: Path, content: dict[str, Any]) -> tuple[PublishedGame, ...]:
    name, citation = path.stem, str(content.get("citation", ""))
    caveat = str(content.get("provenance", ""))
    if "claims" in content:
        return _bankruptcies(name, citation, content)
    if "costs" in content:
        game = airport(content["costs"])
        return (PublishedGame(name, game, "cost", citation, caveat, _published(content)),)
    for key in ("cost", "gains"):
        if key in content:
            sign = -1.0 if key == "gains" else 1.0
            game = _table(path, content, content[key], sign)
            published = _published(content)
            return (PublishedGame(name, game, key, citation, caveat, published),)
    raise Refused(f"{path.name} has none of the keys cost, gains, costs, claims.")


def airport(heights: Sequence[float]) -> TableGame:
    """Each subgroup needs the longest runway among its own (Littlechild and Owen 1973)."""
    costs = np.zeros(1 << len(heights))
    for player, height in enumerate(heights):
        before = costs[: 1 << player]
        np.maximum(before, height, out=costs[1 << player : 2 << player])
    return TableGame(_numbered(len(heights)), costs)


def bankruptcy(estate: float, claims: Sequence[float]) -> TableGame:
    """A subgroup is sure of what is left when all others are paid (Aumann and Maschler 1985)."""
    claimed = subset_sums(np.array(claims, dtype=np.float64))
    return TableGame(_numbered(len(claims)), -np.maximum(0.0, estate - claimed[::-1]))


def _bankruptcies(name: str, citation: str, content: dict[str, Any]) -> tuple[PublishedGame, ...]:
    games = []
    for label, awards in content["published_nucleolus"].items():
        estate = float(label.removeprefix("E="))
        game = bankruptcy(estate, content["claims"])
        published = {"nucleolus": dict(zip(game.players, map(_number, awards), strict=True))}
        games.append(PublishedGame(f"{name} {label}", game, "gains", citation, "", published))
    return tuple(games)


def _table(path: Path, content: dict[str, Any], worth: dict[str, float], sign: float) -> TableGame:
    players = tuple(content.get("players") or sorted({letter for key in worth for letter in key}))
    costs = np.full(1 << len(players), np.nan)
    costs[0] = 0.0
    for key, value in worth.items():
        named = [part.strip() for part in key.split(",")] if "," in key else _letters(key, players)
        strange = [name for name in named if name not in players]
        if strange:
            raise Refused(f'{path.name}: "{key}" names {strange[0]}, who is not a player.')
        costs[position(players.index(name) for name in named)] = sign * value
    return TableGame(players, costs)


def _letters(key: str, players: tuple[str, ...]) -> list[str]:
    """A key is one player's name, or one letter for each player."""
    return [key] if key in players else list(key)


def _published(content: dict[str, Any]) -> dict[str, dict[str, float]]:
    if "published" in content:
        return {str(rule): dict(shares) for rule, shares in content["published"].items()}
    marks = {"shapley": "published_shapley", "nucleolus": "nucleolus_recomputed"}
    lists = {rule: content[key] for rule, key in marks.items() if key in content}
    return {
        **content.get("recomputed", {}),
        **{rule: {str(i): v for i, v in enumerate(shares, 1)} for rule, shares in lists.items()},
    }


def _seeded(path: Path) -> PublishedGame:
    kind = SEEDED_NAME.match(path.stem)
    if not kind:
        raise Refused(f"{path.name} should be named like v1n10j1.txt: its kind and its players.")
    numbers = [_number(line) for line in path.read_text(encoding="utf-8").split()]
    count = int(kind[2])
    if len(numbers) < count + 2:
        raise Refused(f"{path.name} should hold a seed and a nucleolus of {count} numbers.")
    game = TableGame(_numbered(count), -seeded_gains(int(kind[1]), count, int(numbers[0])))
    published = {"nucleolus": dict(zip(game.players, numbers[-count - 1 : -1], strict=True))}
    return PublishedGame(path.stem, game, "gains", "Benedek, Fliege and Nguyen", "", published)


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(str(player) for player in range(1, count + 1))


def _number(text: str | float) -> float:
    """A number, or a fraction written as 100/3."""
    above, _, below = str(text).partition("/")
    try:
        return float(above) / float(below or 1)
    except ValueError as problem:
        raise Refused(f'"{text}" should be a number or a fraction such as 100/3.') from problem
