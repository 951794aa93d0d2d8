"""Compares what comes out with files kept in ``tests/golden``, or writes them anew."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew, for review"
    )


class Golden:
    """A golden file by name; equal to what it holds."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def check(self, name: str, found: Any) -> None:
        """Compare, or rewrite the file where that is asked."""
        file = FOLDER / f"{name}.json"
        text = json.dumps(found, indent=1, sort_keys=True) + "\n"
        if self.update:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text)
        assert json.loads(text) == json.loads(file.read_text()), (
            f"{name} came out differently. If that is right, run pytest with --update-golden "
            "and review the changes."
        )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden files, to compare with."""
    return Golden(update=request.config.getoption("--update-golden"))
