"""Print the files and functions beyond the sizes we have in mind: a question, not a gate."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 120


def long_functions(file: Path) -> Iterator[str]:
    """One line of text for each function of ``file`` that is long."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{file}:{node.lineno} {node.name}: {length} lines"


def findings(root: Path) -> Iterator[str]:
    """Everything under ``root`` that is large."""
    for suffix, most in ((".py", FILE_LINES), (".html", TEMPLATE_LINES)):
        for file in sorted(root.rglob(f"*{suffix}")):
            lines = len(file.read_text().splitlines())
            if lines > most and "build" not in file.parts:
                yield f"{file}: {lines} lines"
    for file in sorted(root.rglob("*.py")):
        if "migrations" not in file.parts:
            yield from long_functions(file)


if __name__ == "__main__":
    large = list(findings(Path("src")))
    sys.stdout.write(f"large   {len(large)} beyond the sizes in mind\n")
    for line in large:
        sys.stdout.write(f"        {line}\n")
