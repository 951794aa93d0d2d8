"""The search index: every name in memory, found by whole name, beginning, words, or near miss.

Why not the database: `docs/decisions/0003-search.md`. The rules, in the order they rank:

0. the whole name or another name it goes by ("chelsea");
1. the name without its kind ("washtenaw"), or with it in another place ("city of chelsea");
2. the beginning of a name ("ypsil"), or a whole name and the beginning of a state ("chelsea m");
3. all words, the last one perhaps unfinished ("arbor ann");
4. all words, those of the county counted too ("washington township berks"), where nothing better;
5. a near miss, by typing errors ("chelsae"), where little else was found.

Words at the end that name a state narrow the search to it. Equal ranks are sorted by people, and
what is gone or cannot govern comes last.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from interlocal.organizations.registry.folding import STATE_WORDS, split_state, words

Places = NDArray[np.int32]
NOBODY: Places = np.empty(0, dtype=np.int32)

WHOLE, WITHOUT_KIND, BEGINNING, WORDS, COUNTY_WORDS, NEAR_MISS = range(6)
KIND_WORDS = frozenset({"city", "town", "township", "village", "borough", "county", "parish"})
# Near misses are looked for only where fewer than this were found, none of them a whole name.
ENOUGH = 5
SHORTEST_MISSPELLED = 4
MISSPELLED = 60
UNRANKED = 127
# Longer than any label there is; what follows is not read.
LONGEST = 120
TYPING_ERRORS = ((5, 1), (9, 2))  # letters up to, errors; three in anything longer


@dataclass(frozen=True, slots=True)
class Match:
    """An organization found, with what a suggestion shows."""

    id: int
    slug: str
    label: str
    name: str
    state: str
    kind: str
    designation: str
    population: int | None
    obstacle: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best matches, how many there are in all, and whether they are only near misses."""

    matches: tuple[Match, ...]
    total: int
    near_miss: bool = False


@dataclass(frozen=True, slots=True)
class Indexed:
    """A match with the folded words it is found by; other names are split by "|"."""

    match: Match
    search_name: str
    also_called: str
    county_name: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to understand what was typed: words of a name, within some states."""

    words: tuple[str, ...]
    states: frozenset[str]
    whole_names_only: bool = False

    @property
    def name(self) -> str:
        return " ".join(self.words)


class _Sorted:
    """Places by word, words in order, so that a beginning is one slice."""

    def __init__(self, places_by_word: dict[str, list[int]]) -> None:
        self.words = sorted(places_by_word)
        lengths = [len(places_by_word[word]) for word in self.words]
        self.starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
        flat = [place for word in self.words for place in places_by_word[word]]
        self.places: Places = np.array(flat, dtype=np.int32)

    def exactly(self, word: str) -> Places:
        """Places of the word itself."""
        at = bisect.bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            return NOBODY
        return self.places[self.starts[at] : self.starts[at + 1]]

    def beginning(self, letters: str) -> Places:
        """Places of every word that begins so."""
        first = bisect.bisect_left(self.words, letters)
        last = bisect.bisect_left(self.words, letters + "\uffff")
        return self.places[self.starts[first] : self.starts[last]]


class _Ranking:
    """The best rank of each place so far; the places in order at the end."""

    def __init__(self, size: int) -> None:
        self.best = np.full(size, UNRANKED, dtype=np.int8)

    def add(self, rank: int, places: Places) -> None:
        """Give these places the rank, where they have no better one."""
        self.best[places] = np.minimum(self.best[places], rank)

    @property
    def first(self) -> int:
        """The best rank given to any place; `UNRANKED` when there is none."""
        return int(self.best.min(initial=UNRANKED))

    def in_order(self) -> Places:
        """Places by rank, then by their own order."""
        ranked = np.flatnonzero(self.best < UNRANKED)
        return ranked[np.argsort(self.best[ranked], kind="stable")].astype(np.int32)


class SearchIndex:
    """Everything searched, in memory; built once and never changed."""

    def __init__(self, rows: Iterable[Indexed]) -> None:
        ordered = sorted(
            rows, key=lambda row: (_is_gone(row.match), -(row.match.population or 0), row.match.id)
        )
        self.matches = [row.match for row in ordered]
        states = sorted({match.state for match in self.matches})
        self.number_by_state = {state: number for number, state in enumerate(states)}
        self.states = np.array(
            [self.number_by_state[match.state] for match in self.matches], dtype=np.int8
        )
        names: dict[str, list[int]] = defaultdict(list)
        bare_names: dict[str, list[int]] = defaultdict(list)
        formal_names: dict[str, list[int]] = defaultdict(list)
        word_places: dict[str, list[int]] = defaultdict(list)
        county_places: dict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(ordered):
            _enter_names(row, place, names, bare_names)
            for name in _formal_names(row):
                formal_names[name].append(place)
            for word in _all_words(row):
                word_places[word].append(place)
            for word in set(words(row.county_name)):
                county_places[word].append(place)
        self.formal_names = _Sorted(formal_names)
        self.names, self.bare_names = _Sorted(names), _Sorted(bare_names)
        self.words, self.county_words = _Sorted(word_places), _Sorted(county_places)
        self.spellings = _spellings(self.matches, (names, bare_names))

    def search(self, text: str, limit: int = 8) -> SearchResult:
        """The best ``limit`` matches for what was typed; nothing typed finds nothing."""
        readings = list(_readings(words(text[:LONGEST])))
        ranking = _Ranking(len(self.matches))
        for reading in readings:
            self._rank_found(reading, ranking)
        if ranking.first == UNRANKED:
            for reading in readings:
                self._rank_by_county_words(reading, ranking)
        if ranking.first > WHOLE:
            self._rank_whole_states(readings, ranking)
        if self._wants_near_misses(ranking):
            self._rank_near_misses(readings, ranking)
        places = ranking.in_order()
        return SearchResult(
            matches=tuple(self.matches[place] for place in places[:limit]),
            total=len(places),
            near_miss=NEAR_MISS <= ranking.first < UNRANKED,
        )

    def _rank_found(self, reading: _Reading, ranking: _Ranking) -> None:
        if not reading.words:
            return
        name, within = reading.name, self._within
        whole, without_kind = self.names.exactly(name), self.bare_names.exactly(name)
        if reading.whole_names_only:
            ranking.add(BEGINNING, within(whole, reading))
            ranking.add(BEGINNING, within(without_kind, reading))
            return
        ranking.add(WHOLE, within(whole, reading))
        ranking.add(WITHOUT_KIND, within(without_kind, reading))
        ranking.add(WITHOUT_KIND, within(self.formal_names.exactly(name), reading))
        ranking.add(BEGINNING, within(self.names.beginning(name), reading))
        ranking.add(WORDS, within(self._with_all_words(reading.words, (self.words,)), reading))

    def _with_all_words(self, wanted: Sequence[str], lists: Sequence[_Sorted]) -> Places:
        """Places that have every word in one of the lists; the last may be unfinished."""
        *whole, last = wanted
        found = self._marked([known.beginning(last) for known in lists])
        for word in whole:
            found &= self._marked([known.exactly(word) for known in lists])
        return np.flatnonzero(found).astype(np.int32)

    def _marked(self, several: Sequence[Places]) -> NDArray[np.bool_]:
        marks = np.zeros(len(self.matches), dtype=np.bool_)
        for places in several:
            marks[places] = True
        return marks

    def _rank_by_county_words(self, reading: _Reading, ranking: _Ranking) -> None:
        if len(reading.words) > 1:
            found = self._with_all_words(reading.words, (self.words, self.county_words))
            ranking.add(COUNTY_WORDS, self._within(found, reading))

    def _rank_whole_states(self, readings: Sequence[_Reading], ranking: _Ranking) -> None:
        """Everything in a state that was all that was typed."""
        for reading in readings:
            if not reading.words:
                everywhere = np.arange(len(self.matches), dtype=np.int32)
                ranking.add(WORDS, self._within(everywhere, reading))

    def _rank_near_misses(self, readings: Sequence[_Reading], ranking: _Ranking) -> None:
        """Misspelled names: in the state that was typed, else anywhere, else unfinished ones."""
        stated = [one for one in readings if one.states and not one.whole_names_only]
        begun = [one for one in readings if one.whole_names_only]
        plain = [one for one in readings if not one.states]
        for tries, unfinished in ((stated, False), (plain, False), (plain, True), (begun, False)):
            for reading in tries:
                self._rank_misspelled(reading, ranking, unfinished=unfinished)
            if ranking.first < UNRANKED:
                return

    def _rank_misspelled(self, reading: _Reading, ranking: _Ranking, *, unfinished: bool) -> None:
        name = " ".join(_without_leading_kind(reading.words))
        if len(name) < SHORTEST_MISSPELLED:
            return
        allowed = next((errors for length, errors in TYPING_ERRORS if len(name) <= length), 3)
        for state in reading.states or ("",):
            choices = self.spellings.get(state, [])
            if unfinished:
                choices = [choice[: len(name)] for choice in choices]
            hits = process.extract(
                name, choices, scorer=OSA.distance, score_cutoff=allowed, limit=MISSPELLED
            )
            for _, errors, at in hits:
                self._rank_spelling(self.spellings[state][at], int(errors), reading, ranking)

    def _rank_spelling(
        self, spelling: str, errors: int, reading: _Reading, ranking: _Ranking
    ) -> None:
        rank = NEAR_MISS + 2 * errors
        ranking.add(rank, self._within(self.names.exactly(spelling), reading))
        ranking.add(rank + 1, self._within(self.bare_names.exactly(spelling), reading))

    def _within(self, places: Places, reading: _Reading) -> Places:
        if not reading.states or not places.size:
            return places
        numbers = [self.number_by_state.get(state, -1) for state in reading.states]
        return places[np.isin(self.states[places], numbers)]

    def _wants_near_misses(self, ranking: _Ranking) -> bool:
        return ranking.first > WITHOUT_KIND and len(ranking.in_order()) < ENOUGH


def _spellings(
    matches: Sequence[Match], lists: Iterable[dict[str, list[int]]]
) -> dict[str, list[str]]:
    """The different names by state, and all of them under the empty text."""
    different: dict[str, dict[str, None]] = defaultdict(dict)
    for places_by_name in lists:
        for name, places in places_by_name.items():
            different[""][name] = None
            for place in places:
                different[matches[place].state][name] = None
    return {state: list(names) for state, names in different.items()}


def _enter_names(
    row: Indexed, place: int, names: dict[str, list[int]], bare_names: dict[str, list[int]]
) -> None:
    for name in {row.search_name, *_other_names(row)}:
        names[name].append(place)
    if bare := _bare_name(row):
        bare_names[bare].append(place)


def _other_names(row: Indexed) -> list[str]:
    return [name for name in row.also_called.split("|") if name]


def _bare_name(row: Indexed) -> str:
    """The name without its kind where the kind is part of it: "lima" for Lima Township."""
    name, _, kind = row.search_name.rpartition(" ")
    return name if kind in KIND_WORDS and row.match.kind != "municipality" else ""


def _formal_names(row: Indexed) -> list[str]:
    """The name with its kind before it ("city chelsea"), and behind it where it has none."""
    if bare := _bare_name(row):
        return [f"{row.search_name.rpartition(' ')[2]} {bare}"]
    kind = row.match.designation
    return [f"{kind} {row.search_name}", f"{row.search_name} {kind}"]


def _all_words(row: Indexed) -> set[str]:
    said = [row.search_name, *_other_names(row), row.match.designation]
    return {word for name in said for word in name.split()}


def _readings(typed: list[str]) -> Iterator[_Reading]:
    if not typed:
        return
    for rest, state in split_state(typed):
        yield _Reading(tuple(rest), frozenset({state} if state else ()))
    if typed[-1] == "co":
        yield _Reading((*typed[:-1], "county"), frozenset())
    for taken in (1, 2):
        letters = " ".join(typed[-taken:])
        states = {state for word, state in STATE_WORDS.items() if word.startswith(letters)}
        if taken < len(typed) and states:
            yield _Reading(tuple(typed[:-taken]), frozenset(states), whole_names_only=True)


def _without_leading_kind(typed: tuple[str, ...]) -> tuple[str, ...]:
    return typed[1:] if len(typed) > 1 and typed[0] in KIND_WORDS else typed


def _is_gone(match: Match) -> bool:
    return match.obstacle in {"dissolved", "no_government"}
