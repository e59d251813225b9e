"""Feature control frames (ISO 1101): `⌖ Ø0,1 Ⓜ A B Ⓜ C`, with compartments or without, rows one below the other."""

from __future__ import annotations

import re
import string

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation.lookalikes import COMPARTMENT
from qcdesigner.domain.tolerances.notation.numbers import take_number
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.symbols import symbol_at
from qcdesigner.domain.tolerances.notation.units import LENGTHS, unit_at

_SHAPE = re.compile(r"[| ]*(SØ|S Ø|Ø)?[| ]*")
_BARS = re.compile(r"[| ]*")
_NUMBER = r"[0-9]{0,6}[.,]?[0-9]{1,6}"
_ZONE_MODIFIER = re.compile(
    rf"Ⓟ ?{_NUMBER}|Ⓤ ?[+-]?{_NUMBER}|UZ ?[+-]?{_NUMBER}|/ ?Ø? ?{_NUMBER}(?:[xX]{_NUMBER})?|"
    rf"Ø? ?{_NUMBER} ?MAX(?![A-Za-z])|[ⓂⓁⓇⓅⒻⓉⒺⓊⓈⒶⒼⓃⒸⒹ]|"
    r"\((?:[MLRPFTEUS])\)|(?:CZ|SZ|OZ|UZ|ACS|ALS|SCS|MD|LD|PD|CZR|LE|TP|NC|ST)(?![A-Za-z0-9])"
)
_LETTERS = "(?:" + "|".join(f"{letter}{letter}?" for letter in string.ascii_uppercase) + ")"
_COMMON = rf"{_LETTERS}(?: ?- ?{_LETTERS}){{0,3}}"
_DATUM = re.compile(rf"(?:\(({_COMMON})\)|({_COMMON}))(?![A-Za-z0-9.])")
_DATUM_MODIFIER = re.compile(r" ?([ⓂⓁⓈⓅⓇ]|\((?:[MLSPR])\)|\[[A-Z]{1,3}\])")
_CIRCLED = dict(zip("MLRPFTEUS", "ⓂⓁⓇⓅⒻⓉⒺⓊⓈ", strict=True))
# A bare M behind a zone is a modifier drawn without its circle as often as a datum: only a compartment tells.
_GLUED = re.compile(r"(?!(?:CZ|SZ|OZ|UZ|CZR|NC)(?![A-Z]))[A-Z]{2,}")
_DOUBTFUL = frozenset("ML")
_DOUBTFUL_FIRST = frozenset("MLFPT")


def is_doubtful(datum: str, *, is_first: bool) -> bool:
    """True if `datum`, written without a compartment, may as well be a modifier without its circle."""
    return datum[0] in (_DOUBTFUL_FIRST if is_first else _DOUBTFUL)


def take_geometrical(scanner: Scanner) -> Requirement | None:
    """The frame here, None if there is no symbol; a symbol without a zone is refused."""
    start = scanner.at
    scanner.take(_BARS)
    found = symbol_at(scanner.plain, scanner.at)
    if found is None:
        scanner.at = start
        return None
    code, scanner.at = found
    return take_row(scanner, code)


def take_row(scanner: Scanner, symbol: str) -> Requirement:
    """The zone, modifiers and datums that follow a symbol; unit of the scanner if none is written."""
    shape = scanner.take(_SHAPE)
    zone = take_number(scanner)
    if zone is None:
        scanner.fail("unreadable_frame")
    if scanner.plain[scanner.at : scanner.at + 1].isalpha() and scanner.peek(_GLUED):
        # 0,1MABC: modifiers and datums that nothing separates.
        scanner.fail("unreadable_frame", scanner.at)
    unit = _take_length_unit(scanner)
    written = (shape[1] or "") if shape else ""
    zone_shape = None if not written else "spherical" if written.startswith("S") else "diameter"
    return Requirement(
        kind="geometrical", unit=unit, symbol=symbol, zone=zone,
        zone_shape=zone_shape, modifiers=_take_modifiers(scanner), datums=_take_datums(scanner),
    )  # fmt: skip


def _take_length_unit(scanner: Scanner) -> str:
    here = scanner.at
    scanner.skip_blanks()
    unit = unit_at(scanner.plain, scanner.at)
    if unit is None or unit[0] not in LENGTHS:
        scanner.at = here
        return scanner.unit
    scanner.at = unit[1]
    return unit[0]


def _take_modifiers(scanner: Scanner) -> tuple[str, ...]:
    found = []
    while match := scanner.take(_ZONE_MODIFIER):
        found.append(_canonical(match[0]))
    return tuple(found)


def _take_datums(scanner: Scanner) -> tuple[str, ...]:
    datums: list[str] = []
    while True:
        bars = scanner.peek(_BARS)
        here = scanner.at
        if bars is not None:
            scanner.at = bars.end()
        match = scanner.take(_DATUM)
        if match is None:
            if bars is None or COMPARTMENT not in bars[0]:
                scanner.at = here
            return tuple(datums)
        datum = (match[1] or match[2]).replace(" ", "")
        if is_doubtful(datum, is_first=not datums) and (bars is None or COMPARTMENT not in bars[0]):
            scanner.fail("ambiguous", match.start())
        datums.append(datum + _take_datum_modifiers(scanner))


def _take_datum_modifiers(scanner: Scanner) -> str:
    found = ""
    while match := scanner.take(_DATUM_MODIFIER):
        found += _canonical(match[1])
    return found


def _canonical(modifier: str) -> str:
    if modifier[0] == "(":
        return _CIRCLED[modifier[1]]
    written = modifier.replace(" ", "").replace(",", ".")
    return written if written.endswith("MAX") else written.replace("X", "x")
