"""Runs the command line as a person would, over Michigan's registry."""

from collections.abc import Callable

import pytest

from interlocal.cli.main import run

Typed = Callable[..., int]


@pytest.fixture
def typed(registry: None) -> Typed:
    """Types a command and returns its exit code."""

    def type_(*words: str) -> int:
        return run(words)

    return type_
