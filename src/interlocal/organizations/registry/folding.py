"""Names folded to plain words, so that "St. Clair Twp." and "saint clair township" are one."""

import re
import unicodedata

from interlocal.organizations.registry import states

_ONE_SPELLING = {
    "saint": "st",
    "sainte": "st",
    "ste": "st",
    "mount": "mt",
    "mountain": "mtn",
    "fort": "ft",
    "twp": "township",
    "twnshp": "township",
    "twsp": "township",
    "tshp": "township",
    "cnty": "county",
    "boro": "borough",
    "vlg": "village",
    "&": "and",
}
_SILENT = {"of", "the"}
_JOINED = re.compile("['\u2019.\u02bb`]")
_APART = re.compile(r"[^a-z0-9&]+")

STATE_WORDS = {abbreviation.lower(): abbreviation for abbreviation in states.NAMES} | {
    name.lower(): abbreviation for abbreviation, name in states.NAMES.items()
}


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes or dots; what else is no letter becomes a space."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _APART.sub(" ", _JOINED.sub("", bare.lower())).strip()


def words(text: str) -> list[str]:
    """The words that tell names apart, each in one spelling: "of" and "the" are dropped."""
    spelled = [_ONE_SPELLING.get(word, word) for word in plain(text).split()]
    return [word for word in spelled if word not in _SILENT] or spelled


def fold(text: str) -> str:
    """The telling words, joined by single spaces."""
    return " ".join(words(text))


def split_state(found: list[str]) -> list[tuple[list[str], str]]:
    """Every way to read trailing words as a state: (words left, state), the plain reading first.

    "kansas city mo" gives (["kansas", "city", "mo"], "") and (["kansas", "city"], "MO").
    """
    readings: list[tuple[list[str], str]] = [(found, "")]
    for taken in (1, 2, 3):
        state = STATE_WORDS.get(" ".join(found[-taken:])) if taken <= len(found) else None
        if state:
            readings.append((found[:-taken], state))
    return readings
