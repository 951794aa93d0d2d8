"""Writes a plan in one of its shapes, to a file or to the terminal."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

from interlocal.cli.exits import Stop
from interlocal.cli.report import report
from interlocal.engine.files import plan_to_json
from interlocal.engine.instance import Instance
from interlocal.engine.plan import Plan

FORMATS = {
    "json": "everything, for programs",
    "csv": "one row for each government",
    "svg": "the map",
    "xlsx": "a workbook with every formula",
    "pdf": "the council brief",
}
# Named, not imported: their libraries would be half of a second of every command.
WRITERS = {
    "csv": "interlocal.planning.exports.tables.csv_of",
    "svg": "interlocal.planning.exports.map.map_svg",
    "xlsx": "interlocal.planning.exports.workbook.xlsx_of",
    "pdf": "interlocal.planning.exports.brief.brief_pdf",
}
BINARY = {"pdf", "xlsx"}


def write(plan: Plan, instance: Instance, *, shape: str, output: Path | None) -> None:
    """Write the plan; a shape that is not text needs a file or a pipe."""
    if output is None and shape in BINARY and sys.stdout.isatty():
        raise Stop(f"--{shape} is not for the terminal; name a file with -o FILE.")
    content = _content(plan, instance, shape)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Stop(f"{output}: {error.strerror}.") from error
    print(f"Wrote {output}.", file=sys.stderr)


def _content(plan: Plan, instance: Instance, shape: str) -> bytes:
    if shape == "text":
        return (report(plan, instance) + "\n").encode()
    if shape == "json":
        return plan_to_json(plan) + b"\n"
    write_shape: Callable[..., str | bytes] = import_string(WRITERS[shape])
    dated: dict[str, Any] = {"today": _today()} if shape in BINARY else {}
    content = write_shape(plan, instance, **dated)
    return content.encode() if isinstance(content, str) else content


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
