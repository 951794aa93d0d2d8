"""What is committed names no machine: no registry, no path; the locks hold hashes only."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = [ROOT / "requirements.lock", *sorted((ROOT / "requirements").glob("*.lock"))]
# Written so that this file does not hold what it looks for.
HOSTS = r"registry\.npm[j]s|python[h]osted\.org|pypi\.[o]rg|deb\.debi[a]n\.org|registry\.yarn[p]kg"
PATHS = r"(^|[^A-Za-z0-9_.-])/(wor[k]|far[m]|ro[o]t|home/[a-z]+)/"


def lines_with(pattern: str) -> list[str]:
    """The lines of tracked text files that match."""
    command = ["git", "grep", "-nIE", pattern]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode in {0, 1}, found.stderr
    return found.stdout.splitlines()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_every_package_by_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+ ", line), line
        assert "--hash=sha256:" in line, line
        assert "://" not in line, line


def test_the_front_ends_lock_pins_by_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for name, package in lock["packages"].items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(HOSTS) == []


def test_no_file_carries_a_path_of_someones_machine() -> None:
    assert lines_with(PATHS) == []


@pytest.mark.parametrize("name", ["bootstrap", "check", "demo", "lock", "test"])
def test_a_script_is_one_that_any_shell_can_run(name: str) -> None:
    script = ROOT / "script" / name
    assert os.access(script, os.X_OK)
    assert script.read_text().startswith("#!/bin/sh\n")
    done = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
