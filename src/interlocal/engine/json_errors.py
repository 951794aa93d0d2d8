"""Says what is wrong with a JSON file: the line, the field, and what was expected there."""

import json
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

KINDS = {
    "object": "an object in braces",
    "array": "a list in brackets",
    "float": "a number",
    "int": "a whole number",
    "str": "text in quotes",
    "bool": "true or false",
    "null": "null",
}
NOT_NUMBERS = re.compile(r'"(?:[^"\\]|\\.)*"|(-?\bInfinity\b|\bNaN\b)')
MISSING = re.compile(r"Object missing required field `(.+?)`")
UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`")
EXPECTED = re.compile(r"Expected `(.+?)`, got `(.+?)`")


def malformed(text: str, problem: str) -> str:
    """Why a text is not JSON; ``problem`` is the decoder's word where nothing better is found."""
    for found in NOT_NUMBERS.finditer(text):
        if found[1]:
            return (
                f"{_place(text, found.start())}: {found[1]} is not a number that JSON knows. "
                "Write a number, or leave the field out."
            )
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        where = f"Line {error.lineno}, column {error.colno}"
        return f"{where}: not JSON: {error.msg.removesuffix(' at')}."
    return f"Not JSON: {problem}."


def located(text: str, problem: str, fields: Iterable[str] = ()) -> str:
    """A decoder's complaint in plain words, with the line and the field it speaks of.

    ``fields`` are the names a file may hold, for a guess at what an unknown one was meant to be.
    """
    expected, _, path = problem.partition(" - at `$")
    steps = [name or int(number) for name, number in re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", path)]
    unknown = UNKNOWN.fullmatch(expected)
    line = _line_of(text, [*steps, unknown[1]] if unknown else steps, of_key=bool(unknown))
    field = path.rstrip("`").removeprefix(".").replace("[...]", "") or "the file"
    said = _plain(expected, fields)
    return f"Line {line}, field {field}: {said}" + ("" if said.endswith("?") else ".")


def _plain(expected: str, fields: Iterable[str]) -> str:
    missing = MISSING.fullmatch(expected)
    if missing:
        return f'the field "{missing[1]}" is missing'
    unknown = UNKNOWN.fullmatch(expected)
    if unknown:
        near = get_close_matches(unknown[1], list(fields), n=1)
        guess = f'; did you mean "{near[0]}"?' if near else ""
        return f'there is no field "{unknown[1]}" here{guess}'
    kinds = EXPECTED.fullmatch(expected)
    if kinds:
        wanted = " or ".join(KINDS.get(kind, kind) for kind in kinds[1].split(" | "))
        return f"expected {wanted}, got {KINDS.get(kinds[2], kinds[2])}"
    return f"{expected[:1].lower()}{expected[1:]}".replace("`array`", "a list").replace("`", "")


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"Line {line}, column {at - text.rfind(chr(10), 0, at)}"


def _line_of(text: str, path: list[str | int], *, of_key: bool) -> int:
    """The line where the value (or the key) at ``path`` begins, or the nearest that holds it."""
    at = _skip(text, 0)
    for depth, step in enumerate(path, start=1):
        found = next((child for child in _children(text, at) if child[0] == step), None)
        if found is None:
            break
        at = found[1] if of_key and depth == len(path) else found[2]
    return text.count("\n", 0, at) + 1


def _children(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """The keys or places of the object or list at ``at``, and where each key and value begins."""
    if text[at : at + 1] not in {"{", "["}:
        return
    decode = json.JSONDecoder().raw_decode
    is_object, number, at = text[at] == "{", 0, _skip(text, at + 1)
    while text[at] not in "}]":
        key: str | int = number
        begin = at
        if is_object:
            key, at = decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        yield key, begin, at
        _value, at = decode(text, at)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at
        number += 1


def _skip(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at
