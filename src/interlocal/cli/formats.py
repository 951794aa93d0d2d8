"""Writes a plan in one of its shapes, to a file or to the terminal."""

import datetime
import sys
from pathlib import Path

from interlocal.cli.exits import Stop
from interlocal.cli.report import report
from interlocal.engine.files import plan_to_json
from interlocal.engine.instance import Instance
from interlocal.engine.plan import Plan
from interlocal.planning.exports.brief import brief_pdf
from interlocal.planning.exports.map import map_svg
from interlocal.planning.exports.tables import csv_of
from interlocal.planning.exports.workbook import xlsx_of

FORMATS = {
    "json": "everything, for programs",
    "csv": "one row for each government",
    "svg": "the map",
    "xlsx": "a workbook with every formula",
    "pdf": "the council brief",
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
    if shape == "json":
        return plan_to_json(plan) + b"\n"
    if shape == "csv":
        return csv_of(plan, instance).encode()
    if shape == "svg":
        return map_svg(plan, instance).encode()
    if shape == "xlsx":
        return xlsx_of(plan, instance)
    if shape == "pdf":
        today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
        return brief_pdf(plan, instance, today=today)
    return (report(plan, instance) + "\n").encode()
