"""What to say when a name is not known: the nearest names that are."""

from collections.abc import Iterable
from difflib import get_close_matches

from interlocal.engine.errors import Refused


def unknown(what: str, name: str, known: Iterable[str]) -> Refused:
    """The refusal for a name nobody knows, with the nearest known ones or, with none near, all."""
    names = list(known)
    near = get_close_matches(name.lower().replace("-", "_"), names, n=3, cutoff=0.6)
    if near:
        return Refused(f'There is no {what} named "{name}". Did you mean {_either(near)}?')
    return Refused(f'There is no {what} named "{name}". Known are: {", ".join(sorted(names))}.')


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
