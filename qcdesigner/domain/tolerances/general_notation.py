"""General tolerances read and written: `ISO 2768-mK`, `±0,05`, `.XX ±0.01 .XXX ±0.005 ±0.5°`, `ISO 8062-3 DCTG 9`."""

from __future__ import annotations

import re
from dataclasses import replace

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.general_tolerance import GeneralTolerance
from qcdesigner.domain.tolerances.notation.cleaning import clean
from qcdesigner.domain.tolerances.notation.deviations import PLUS_MINUS
from qcdesigner.domain.tolerances.notation.numbers import take_angle, take_minutes, take_number
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.style import Notation
from qcdesigner.domain.tolerances.notation.units import unit_at
from qcdesigner.domain.tolerances.notation.values_writing import write_deviation, write_value
from qcdesigner.domain.values import Quantity

_ISO_2768 = re.compile(
    r"(?:(?:NF )?(?:DIN )?(?:EN )?(?:ISO )?2?2768(?:-[12])?|ISO2768)(?: ?: ?[0-9]{4})?[ -]+ ?([fmcv])? ?([HKL])?(?: ?-? ?(E))?(?![A-Za-z0-9])"
)
_ISO_8062 = re.compile(
    r"(?:NF )?(?:DIN )?(?:EN )?ISO 8062(?:-3)?(?: ?: ?[0-9]{4})?[ -]+ ?D?CTG? ?(1[0-6]|[1-9])(?![0-9])"
)
_LEADING_WORDS = re.compile(
    r"(?i:tol[ée]rances?|tolerances?|tol\.?|g[ée]n[ée]rales?|general|unless otherwise (?:stated|specified)|sauf indication contraire|[ :,])+"
)
_DECIMALS = re.compile(r"[0X]{0,3}[.,]([X]{1,5}|[0]{1,5})(?![0-9X])|(X{1,3})(?![.,X])")
_AROUND = re.compile(r"[ ,;/:=\n]*(?:∠|(?i:ang(?:les?|ulaires?)?\.?))?[ :=]*")


def parse_general(text: str, *, unit: str = "mm") -> GeneralTolerance:
    """The general tolerance that `text` states; lengths without a unit are in `unit`.

    Raises CalloutError (`unknown_general_tolerance`) for what cannot be understood, an empty text too.
    """
    cleaned = clean(text)
    scanner = Scanner(cleaned, text, unit=unit, on_leader=False)
    scanner.take(_LEADING_WORDS)
    found = _take_standard(scanner) or _take_stated(scanner)
    if found is None or not scanner.is_at_end:
        scanner.fail("unknown_general_tolerance")
    return found


def write_general(general: GeneralTolerance, notation: Notation) -> str:
    """The canonical text; `parse_general` gives the same tolerance again."""
    if general.linear_class or general.geometrical_class:
        letters = (general.linear_class or "") + (general.geometrical_class or "")
        return f"ISO 2768-{letters}{'-E' if general.envelope else ''}"
    if general.casting_grade is not None:
        return f"ISO 8062-3 DCTG {general.casting_grade}"
    unit = "" if general.unit == notation.unit else f" {general.unit}"
    words = [f"{_pattern(n)} ±{write_value(q, notation, unit='')}{unit}" for n, q in general.by_decimals]
    if general.plus_minus is not None:
        words.append(f"±{write_value(general.plus_minus, notation, unit='')}{unit}")
    if general.angular is not None:
        words.append(f"±{write_deviation(general.angular, notation, unit='°')[1:]}")
    return " ".join(words)


def _pattern(decimals: int) -> str:
    return "." + "X" * decimals if decimals else "X"


def _take_standard(scanner: Scanner) -> GeneralTolerance | None:
    match = scanner.take(_ISO_2768)
    if match is not None:
        if match[1] is None and match[2] is None:
            scanner.fail("unknown_general_tolerance")
        return GeneralTolerance(
            linear_class=match[1], geometrical_class=match[2], envelope=match[3] is not None
        )
    match = scanner.take(_ISO_8062)
    return None if match is None else GeneralTolerance(casting_grade=int(match[1]))


def _take_stated(scanner: Scanner) -> GeneralTolerance | None:
    found = GeneralTolerance(unit=scanner.unit)
    is_anything = False
    while not scanner.is_at_end:
        scanner.take_over_lines(_AROUND)
        decimals = scanner.take(_DECIMALS)
        scanner.take(_AROUND)
        if scanner.take(PLUS_MINUS) is None:
            return None
        found = _with_term(scanner, found, decimals)
        is_anything = True
        scanner.take_over_lines(_AROUND)
    return found if is_anything else None


def _with_term(scanner: Scanner, found: GeneralTolerance, decimals: re.Match[str] | None) -> GeneralTolerance:
    angle = take_angle(scanner) or take_minutes(scanner)
    if angle is not None:
        return _once(scanner, found.angular, replace(found, angular=angle))
    value = take_number(scanner)
    if value is None:
        scanner.fail("unknown_general_tolerance")
    found = replace(found, unit=_take_length_unit(scanner))
    if decimals is None:
        return _once(scanner, found.plus_minus, replace(found, plus_minus=value))
    places = len(decimals[1] or "")
    known = dict(found.by_decimals).get(places)
    return _once(scanner, known, replace(found, by_decimals=(*found.by_decimals, (places, value))))


def _take_length_unit(scanner: Scanner) -> str:
    scanner.skip_blanks()
    unit = unit_at(scanner.plain, scanner.at)
    if unit is None or unit[0] not in ("mm", "in"):
        return scanner.unit
    scanner.at = unit[1]
    return unit[0]


def _once(scanner: Scanner, before: Quantity | None, after: GeneralTolerance) -> GeneralTolerance:
    if before is not None:
        raise CalloutError("ambiguous", scanner.written, 0)
    return after
