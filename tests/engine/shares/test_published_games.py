"""Games whose shares are printed in the literature.

The Skåne and Tennessee Valley figures were recalled, not read from the papers: their files say so.
"""

import json
from pathlib import Path

import pytest

from benchmarks.shares import GAMES, measured
from interlocal.engine.errors import Refused
from interlocal.engine.shares.allocation import Division
from interlocal.engine.shares.game_files import PublishedGame, read_games
from interlocal.engine.shares.rules import RULES
from interlocal.engine.shares.seeded_games import microsoft_random

ROUNDED = {"young_okada_hashimoto_1982_skane": 0.01, "tva_ransmeier_straffin_heaney": 0.5}
RULE_BY_NAME = {rule.name: rule for rule in RULES}


def all_games() -> list[PublishedGame]:
    files = sorted([*GAMES.glob("*.json"), *GAMES.glob("*.txt")])
    return [published for file in files for published in read_games(file)]


@pytest.mark.parametrize("published", all_games(), ids=lambda published: published.name)
def test_shares_are_those_published(published: PublishedGame) -> None:
    known = published.published or {}
    compared = 0
    for name in ("scrb", "shapley", "nucleolus"):
        if name in known:
            found = RULE_BY_NAME[name].shares(Division(published.game)).shares
            near = ROUNDED.get(published.name, 1e-9)
            wanted = {player: float(share) for player, share in known[name].items()}
            assert published.as_published(found) == pytest.approx(wanted, abs=near)
            compared += 1
    assert compared


def test_recalled_figures_say_so() -> None:
    caveats = {published.name: published.caveat for published in all_games()}
    assert "RECALLED" in caveats["young_okada_hashimoto_1982_skane"]
    assert "RECALLED" in caveats["tva_ransmeier_straffin_heaney"]


def test_the_generator_is_that_of_the_c_library() -> None:
    """The first numbers after srand(1), as Microsoft's library is known to give them."""
    assert microsoft_random(1, 6).tolist() == [41, 18467, 6334, 26500, 19169, 15724]


def test_a_measured_line_has_shares_and_seconds_for_the_same_rules() -> None:
    line = measured(read_games(GAMES / "v1n5j1.txt")[0])
    assert line["instance"] == "v1n5j1"
    assert set(line["shares"]) == set(line["seconds"]) == {"equal", "scrb", "shapley", "nucleolus"}
    assert line["shares"]["nucleolus"]["3"] == pytest.approx(37.5)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("x.json", "{", "is not JSON"),
        ("x.json", "[]", "one JSON object"),
        ("x.json", "{}", "none of the keys"),
        ("x.json", json.dumps({"cost": {"1": 3, "2": 4}}), r"The cost of \(1, 2\) is nan"),
        ("x.json", json.dumps({"players": ["A"], "cost": {"B": 3}}), "names B"),
        ("notes.txt", "1\n2", "should be named"),
        ("v1n5j1.txt", "1\n2", "nucleolus of 5 numbers"),
        ("v3n2j1.txt", "1\n2\n3\n4\n5\n6", "kind 3"),
        ("v1n2j1.txt", "seed\n2\n3\n4", "seed"),
    ],
)
def test_a_file_in_neither_format_is_refused_with_the_reason(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(Refused, match=words):
        read_games(file)
