"""Frequencies in shop notation, read in French and English and written back: `1/10`, `5 p. / 2 h`, `1re + dern. + 1/h`.

Never guesses: what is not understood raises CalloutError (`unknown_frequency`) with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.frequency import Basis, Frequency, FrequencyTerm
from qcdesigner.domain.tolerances.notation.cleaning import clean

_LONGEST = 200
_END = r"(?![^\W\d_])"
_COUNT = r"(?:([0-9]{1,6}) ?)?"
_PIECES = rf"(?:p(?:i[èe]ces?|cs?|\.)?\.?|parts?|pieces?|[ée]chantillons?){_END}\.?"
_PER = r"(?:/|par|per|sur|in|out of|toutes les|tous les|chaque|every|each|[àa]|at|[àa] chaque|at each|by)"
_SEPARATOR = re.compile(r" *(?:\+|;|\bet\b|\band\b|&) *", re.IGNORECASE)

_ALL = re.compile(
    rf"100 ?%|toutes?(?: les pi[èe]ces)?{_END}|tout{_END}|all(?: (?:parts|pieces))?{_END}|(?:chaque|each|every) (?:pi[èe]ce|part|piece){_END}",
    re.IGNORECASE,
)
_FIRST_LAST = re.compile(
    rf"(?:1 ?(?:[èe]?re|st|er)|premi[èe]re|first)(?: {_PIECES})? ?(?:et|and|&) ?(?:la )?(?:derni[èe]re|dern?\.?|last)(?: {_PIECES})?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?:1 ?(?:[èe]?re|st){_END}|{_COUNT}(?:premi[èe]res?|first){_END})(?: ([0-9]{{1,6}}){_END})?(?: ?{_PIECES})?|(?:[àa] la )?premi[èe]re pi[èe]ce",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"{_COUNT}(?:derni[èe]res?|last|dern?\.){_END}\.?(?: ([0-9]{{1,6}}){_END})?(?: ?{_PIECES})?",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"([0-9]{{1,6}}) ?(?:{_PIECES})? ?(?:/|sur|in|out of|toutes les|every|par|per) ?([0-9]{{1,6}}) ?(?:{_PIECES})?",
    re.IGNORECASE,
)
_UNITS = (
    ("h", rf"h(?:eures?|ours?|rs?)?\.?{_END}"),
    ("min", rf"(?:min(?:utes?|s)?|mn)\.?{_END}"),
    ("day", rf"(?:jours?|j|days?|d){_END}"),
    ("week", rf"(?:semaines?|sem\.?|weeks?|wk){_END}"),
)
_TIME = tuple(
    (
        unit,
        re.compile(
            rf"{_COUNT}(?:{_PIECES})? ?{_PER} ?(?:([0-9]{{1,6}}(?:[.,][0-9]{{1,3}})?) ?)?{spelling}",
            re.IGNORECASE,
        ),
    )
    for unit, spelling in _UNITS
)
_EVENTS: tuple[tuple[Basis, str], ...] = (
    ("tool_change", rf"changements? d['e] ?outils?{_END}|tool changes?{_END}"),
    (
        "operator",
        rf"changements? d['e] ?op[ée]rateurs?{_END}|operator(?: changes?)?{_END}|op[ée]rateurs?{_END}",
    ),
    ("shift", rf"(?:changements? d['e] ?)?(?:[ée]quipes?|postes?){_END}|shift(?: changes?)?{_END}"),
    (
        "batch",
        rf"(?:changements? de )?(?:s[ée]ries?|fourn[ée]es?|coul[ée]es?){_END}|batch(?:es)?(?: changes?)?{_END}",
    ),
    ("lot", rf"(?:changements? de )?lots?{_END}"),
)
_EVENT = tuple(
    (basis, re.compile(rf"{_COUNT}(?:{_PIECES})? ?(?:{_PER} ?)?(?:{event})", re.IGNORECASE))
    for basis, event in _EVENTS
)
_SAMPLING = re.compile(
    r"(?:NQA|AQL|ISO 2859|NF (?:EN )?ISO 2859|niveau|level|plan |c ?= ?0|n ?= ?[0-9])", re.IGNORECASE
)


def parse_frequency(text: str) -> Frequency:
    """The frequency that `text` says: terms joined by + or "et" all apply.

    Raises CalloutError. `1re + dern. + 1/h` has three terms; `NQA 1,0 niveau II` is kept as written.
    """
    cleaned = clean(text)
    plain = re.sub(r"\s", " ", cleaned.plain).strip()
    if not plain or len(plain) > _LONGEST:
        raise CalloutError("unknown_frequency", text, 0)
    if _SAMPLING.match(plain):
        return Frequency((FrequencyTerm(basis="sampling", plan=re.sub(" +", " ", plain)),))
    terms: list[FrequencyTerm] = []
    at = 0
    while True:
        found = _term_at(plain, at)
        if found is None:
            raise CalloutError("unknown_frequency", text, at)
        term, at = found
        terms.append(term)
        separator = _SEPARATOR.match(plain, at)
        if separator is None:
            break
        at = separator.end()
    if plain[at:].strip(" .,"):
        raise CalloutError("unknown_frequency", text, at)
    return Frequency(tuple(terms))


def _term_at(plain: str, at: int) -> tuple[FrequencyTerm, int] | None:
    for reader in _READERS:
        found = reader(plain, at)
        if found is not None and found[0].pieces > 0:
            return found
    return None


def _simple(plain: str, at: int) -> tuple[FrequencyTerm, int] | None:
    if match := _ALL.match(plain, at):
        return FrequencyTerm(basis="all"), match.end()
    if match := _FIRST_LAST.match(plain, at):
        return FrequencyTerm(basis="first_last"), match.end()
    return None


def _first_or_last(plain: str, at: int) -> tuple[FrequencyTerm, int] | None:
    patterns: tuple[tuple[Basis, re.Pattern[str]], ...] = (("first", _FIRST), ("last", _LAST))
    for basis, pattern in patterns:
        if match := pattern.match(plain, at):
            pieces = next((int(group) for group in match.groups() if group), 1)
            return FrequencyTerm(basis=basis, pieces=pieces), match.end()
    return None


def _time(plain: str, at: int) -> tuple[FrequencyTerm, int] | None:
    for unit, pattern in _TIME:
        if match := pattern.match(plain, at):
            every = Decimal((match[2] or "1").replace(",", "."))
            pieces = int(match[1] or 1)
            return (
                (FrequencyTerm(basis="time", pieces=pieces, every=every, time_unit=unit), match.end())
                if every
                else None
            )
    return None


def _event(plain: str, at: int) -> tuple[FrequencyTerm, int] | None:
    for basis, pattern in _EVENT:
        if match := pattern.match(plain, at):
            return FrequencyTerm(basis=basis, pieces=int(match[1] or 1)), match.end()
    return None


def _ratio(plain: str, at: int) -> tuple[FrequencyTerm, int] | None:
    match = _RATIO.match(plain, at)
    if match is None or int(match[1]) > int(match[2]):
        return None
    return FrequencyTerm(basis="pieces", pieces=int(match[1]), every=Decimal(match[2])), match.end()


_READERS: tuple[Callable[[str, int], tuple[FrequencyTerm, int] | None], ...] = (
    _simple,
    _first_or_last,
    _time,
    _event,
    _ratio,
)
