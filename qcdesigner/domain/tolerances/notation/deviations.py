"""Signed deviations: `±0,05`, `+0,1 -0,2`, `0/-0,1`, `(+0,021/0)`, stacked, in degrees and minutes, in fractions too.

Whoever asks for them says whether a fraction may stand there: `measure.refuse_loose_fractions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qcdesigner.domain.tolerances.notation.inches import take_fraction
from qcdesigner.domain.tolerances.notation.numbers import take_angle, take_minutes, take_number
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import LENGTHS, unit_at
from qcdesigner.domain.values import Quantity, negated

PLUS_MINUS = re.compile(r"± ?|\+ ?/ ?- ?|\+-(?=[ ]?[0-9.,])")
SIGNED = re.compile(r"[+-] ?(?=[.,]?[0-9])")
_ZERO = re.compile(r"0(?:[.,]0+)?(?![0-9]|[.,][0-9])")
_SEPARATOR = re.compile(r"[ \n]*[/\x1e;]?[ \n]*")
_OPEN = re.compile(r"\( ?(?=[+\-±0])")
_CLOSE = re.compile(r"\)")


@dataclass(frozen=True, slots=True)
class Deviations:
    """Upper and lower deviation in order; `warning` is `deviations_swapped` if they were written the other way."""

    upper: Quantity
    lower: Quantity
    unit: str | None = None
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class _Deviation:
    value: Quantity
    is_signed: bool
    unit: str | None


def take_deviations(scanner: Scanner, *, is_angle: bool) -> Deviations | None:
    """The pair of deviations here, in brackets or not; None (and the scanner unmoved) if there is none."""
    start = scanner.at
    is_open = scanner.take(_OPEN) is not None
    found = _take_symmetrical(scanner, is_angle) or _take_pair(scanner, is_angle)
    if found is None or (is_open and scanner.take(_CLOSE) is None):
        scanner.at = start
        return None
    return found


def _take_symmetrical(scanner: Scanner, is_angle: bool) -> Deviations | None:
    scanner.skip_white()
    if scanner.take(PLUS_MINUS) is None:
        return None
    found = _take_magnitude(scanner, is_angle)
    if found is None or not found[0].value:
        # Nobody writes ±0: the rest of the number was lost.
        scanner.fail("missing_deviation")
    return Deviations(found[0], negated(found[0]), found[1])


def _take_pair(scanner: Scanner, is_angle: bool) -> Deviations | None:
    first = _take_deviation(scanner, is_angle)
    if first is None:
        return None
    scanner.take_over_lines(_SEPARATOR)
    second = _take_deviation(scanner, is_angle)
    if second is None or not (first.is_signed or second.is_signed):
        return None
    if not (first.value.value or second.value.value):
        # Nor 0/-0.
        scanner.fail("missing_deviation")
    if None not in (first.unit, second.unit) and first.unit != second.unit:
        scanner.fail("unit_disagrees")
    unit = first.unit or second.unit
    if first.value.number < second.value.number:
        return Deviations(second.value, first.value, unit, "deviations_swapped")
    return Deviations(first.value, second.value, unit)


def _take_deviation(scanner: Scanner, is_angle: bool) -> _Deviation | None:
    scanner.skip_white()
    sign = scanner.take(SIGNED)
    if sign is None and scanner.peek(_ZERO) is None:
        return None
    found = _take_magnitude(scanner, is_angle)
    if found is None:
        return None
    value, unit = found
    if sign is None and value.value:
        return None
    return _Deviation(negated(value) if sign and sign[0][0] == "-" else value, sign is not None, unit)


def _take_magnitude(scanner: Scanner, is_angle: bool) -> tuple[Quantity, str | None] | None:
    if is_angle:
        angle = take_angle(scanner) or take_minutes(scanner) or take_number(scanner)
        return None if angle is None else (angle, "°")
    value = take_fraction(scanner) or take_number(scanner)
    if value is None:
        return None
    here = scanner.at
    scanner.skip_blanks()
    found = unit_at(scanner.plain, scanner.at)
    if found is None or found[0] not in LENGTHS:
        scanner.at = here
        return value, None
    scanner.at = found[1]
    return value, found[0]
