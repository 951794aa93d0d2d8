"""The drawings' style sheet on its own, for those saved as files."""

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
TOKEN = re.compile(r"^\s*(--[\w-]+):\s*([^;]+);", re.MULTILINE)
USE = re.compile(r"var\((--[\w-]+)\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@lru_cache
def tokens() -> dict[str, str]:
    """The theme's values by name; where a phone has its own, the desktop's."""
    values: dict[str, str] = {}
    for name, value in TOKEN.findall((FOLDER / "tokens.css").read_text()):
        values.setdefault(name, value)
    return values


@lru_cache
def style_sheet() -> str:
    """What ``drawings.css`` says, the theme's values filled in for readers without variables."""
    rules = COMMENT.sub("", (FOLDER / "drawings.css").read_text())
    return USE.sub(lambda use: tokens()[use[1]], rules).strip()
