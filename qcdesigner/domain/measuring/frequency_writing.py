"""Frequencies written in shop notation, in the language of a Notation; `parse_frequency` gives the same terms again."""

from __future__ import annotations

from collections.abc import Mapping

from qcdesigner.domain.frequency import Frequency, FrequencyTerm
from qcdesigner.domain.tolerances.notation.style import Notation

_TIME_UNITS: Mapping[str, Mapping[str, str]] = {
    "fr": {"h": "h", "min": "min", "day": "jour", "week": "semaine"},
    "en": {"h": "h", "min": "min", "day": "day", "week": "week"},
}
# Written 1/lot, 3/lot.
_SLASHED: Mapping[str, Mapping[str, str]] = {
    "fr": {"lot": "lot", "shift": "équipe", "batch": "série"},
    "en": {"lot": "lot", "shift": "shift", "batch": "batch"},
}
# Written as an event: "changement d'outil", "3 p. / changement d'outil".
_EVENTS: Mapping[str, Mapping[str, str]] = {
    "fr": {"tool_change": "changement d'outil", "operator": "changement d'opérateur"},
    "en": {"tool_change": "tool change", "operator": "operator change"},
}


def write_frequency(frequency: Frequency, notation: Notation) -> str:
    """The canonical text: `100 %`, `5 p. / 2 h`, `1re + dern. + 1/h`."""
    is_alone = len(frequency.terms) == 1
    return " + ".join(_term(term, notation, is_alone=is_alone) for term in frequency.terms)


def _term(term: FrequencyTerm, notation: Notation, *, is_alone: bool) -> str:
    language = notation.language
    if term.basis == "all":
        return "100 %" if language == "fr" else "100%"
    if term.basis == "sampling":
        return term.plan
    if term.basis == "pieces":
        return f"{term.pieces}/{term.every}"
    if term.basis == "time":
        return _time(term, notation)
    if term.basis in ("first", "last", "first_last"):
        return _end_of_run(term, language, is_alone=is_alone)
    if term.basis in _SLASHED[language]:
        return f"{term.pieces}/{_SLASHED[language][term.basis]}"
    event = _EVENTS[language][term.basis]
    return event if term.pieces == 1 else f"{term.pieces} {_pieces(language)} / {event}"


def _time(term: FrequencyTerm, notation: Notation) -> str:
    unit = _TIME_UNITS[notation.language][term.time_unit or "h"]
    every = (
        "" if term.every in (None, 1) else format(term.every or 1, "f").replace(".", notation.decimal_sign)
    )
    if not every:
        return f"{term.pieces}/{unit}"
    return f"{term.pieces} {_pieces(notation.language)} / {every} {unit}"


def _end_of_run(term: FrequencyTerm, language: str, *, is_alone: bool) -> str:
    if term.basis == "first_last":
        return "1re et dern. pièce" if language == "fr" else "first and last piece"
    if term.pieces > 1:
        words = (
            {"first": "premières pièces", "last": "dernières pièces"}
            if language == "fr"
            else {"first": "first pieces", "last": "last pieces"}
        )
        return f"{term.pieces} {words[term.basis]}"
    if language == "fr":
        short = "1re" if term.basis == "first" else "dern."
        return f"{short} pièce" if is_alone else short
    return f"{term.basis} piece" if is_alone else term.basis


def _pieces(language: str) -> str:
    return "p." if language == "fr" else "pcs"
