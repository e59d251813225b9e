"""Dimensions: sizes, radii, depths, chamfers, angles, holes with counterbore or countersink."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import words
from qcdesigner.domain.tolerances.notation.building import requirement_of
from qcdesigner.domain.tolerances.notation.deviations import take_deviations
from qcdesigner.domain.tolerances.notation.measure import Measure, refuse_loose_fractions, take_measure
from qcdesigner.domain.tolerances.notation.numbers import take_angle
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import LENGTHS, UNITS_OF_DEVIATIONS, kind_of
from qcdesigner.domain.values import Quantity, quantity

_PREFIXES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sphere_diameter", words.SPHERE_DIAMETER),
    ("sphere_radius", words.SPHERE_RADIUS),
    ("counterbore", words.COUNTERBORE),
    ("countersink", words.COUNTERSINK),
    ("diameter", words.DIAMETER),
    ("radius", words.RADIUS),
    ("square", words.SQUARE),
    ("depth", words.DEPTH),
    ("chamfer", words.CHAMFER),
    ("chamfer", words.CHAMFER_LETTER),
)
_WITHOUT_FIT = frozenset({"radius", "sphere_radius", "depth", "chamfer", "chamfer_letter", "countersink"})
# What a depth may be said of, behind a separator.
HOLES = frozenset({"diameter", "thread", "counterbore", "square"})
_AT_AN_ANGLE = frozenset({"chamfer", "countersink"})
# Ø6,6 x4, Ø20 C1, Ø20 R3 are a count, a chamfer and a radius rather than fits.
_FINEST_DOUBTED_GRADE = 5
# 42CD4, 30CD12, 100C6 (NF A 35): the grades of C above 6 are those of fits.
_STEEL = re.compile(r"CD[0-9]+|C[0-6]")
# C22 to C60 are steels (EN 10083) rather than chamfers.
_SMALLEST_STEEL = Decimal(20)
_LETTER_C_ANGLE = quantity("45")
_UNSIGNED_DIAMETER = re.compile(r"Ø+ ?")
_AN_ANGLE = re.compile(rf" ?{words.DEGREE}|'(?!')")


def take_dimension(scanner: Scanner, *, is_first: bool) -> list[Requirement] | None:
    """The dimension here with what belongs to it; None if there is none. A number without a sign is only taken first."""
    start = scanner.at
    prefix = _take_prefix(scanner)
    if prefix is None and not is_first and not scanner.peek(words.NUMBER_DEEP):
        return None
    if prefix in ("counterbore", "countersink"):
        scanner.take(_UNSIGNED_DIAMETER)
    measure = take_measure(
        scanner, may_fit=prefix not in _WITHOUT_FIT, has_angle=prefix in _AT_AN_ANGLE, has_depth=prefix in HOLES
    )
    if measure is None:
        scanner.at = start
        return None
    if measure.is_unit_of_deviations and measure.unit in UNITS_OF_DEVIATIONS:
        # 25 ±50 µm is 25 mm with deviations in micrometres rather than 25 µm; ±10 % may be of the nominal.
        scanner.fail("ambiguous", start)
    if prefix is None:
        return [_without_prefix(scanner, measure, start)]
    if (measure.unit or "mm") not in LENGTHS:
        scanner.fail("unit_disagrees", start)
    return _with_prefix(scanner, prefix, measure, start)


def _take_prefix(scanner: Scanner) -> str | None:
    if scanner.peek(words.GLUED_LIMIT_OF_R):
        scanner.fail("ambiguous")
    for kind, pattern in _PREFIXES:
        if scanner.take(pattern) is None:
            continue
        if pattern is words.CHAMFER_LETTER:
            if not scanner.on_leader:
                # C1 may be a view or a datum target as well.
                scanner.fail("ambiguous")
            return "chamfer_letter"
        return kind
    return None


def _without_prefix(scanner: Scanner, measure: Measure, start: int) -> Requirement:
    kind = kind_of(measure.unit or scanner.unit)
    angle = _take_chamfer_angle(scanner) if kind == "linear" else None
    if angle is not None:
        found = requirement_of(scanner, "chamfer", _with_late_deviations(scanner, measure))
        return replace(found, angle=angle)
    if kind == "linear" and measure.fit is None and scanner.take(words.DEEP):
        depth = requirement_of(scanner, "depth", measure)
        _refuse_negative(scanner, depth, start)
        return depth
    found = requirement_of(scanner, kind, measure)
    _refuse_steel(scanner, found)
    return _doubted(scanner, found)


def _refuse_steel(scanner: Scanner, found: Requirement) -> None:
    """`42CD4` and `100C6` are steels: glued to an integer, without Ø, they are no fit."""
    if found.fit is None or found.tolerance_source != "fit" or found.nominal is None or found.nominal.decimals:
        return
    is_glued = scanner.plain[scanner.at - len(found.fit) - 1].isdecimal()
    if is_glued and _STEEL.fullmatch(found.fit):
        scanner.fail("ambiguous", scanner.at - len(found.fit))


def _doubted(scanner: Scanner, found: Requirement) -> Requirement:
    """`4 M6` may be four threads, `6,6 x4` a count: the fit is kept only if it is plausible, to be confirmed."""
    if found.fit is None or found.nominal is None or found.warning is not None:
        return found
    letter, grade = found.fit[0], found.fit[1:]
    is_thread_like = letter == "M" and found.kind == "linear" and not found.nominal.decimals
    if not grade.isdecimal() or not (letter in "xXRC" or is_thread_like):
        return found
    if int(grade) < _FINEST_DOUBTED_GRADE:
        scanner.fail("ambiguous")
    return found if letter == "C" else replace(found, warning="ambiguous")


def _with_prefix(scanner: Scanner, prefix: str, measure: Measure, start: int) -> list[Requirement]:
    if prefix == "countersink":
        return [requirement_of(scanner, prefix, measure), *_take_countersink_angle(scanner)]
    if prefix == "chamfer":
        angle = _take_chamfer_angle(scanner, words.BY_ANGLE_NAMED)
        return [
            replace(requirement_of(scanner, prefix, _with_late_deviations(scanner, measure)), angle=angle)
        ]
    if prefix == "chamfer_letter":
        nominal = measure.nominal
        if nominal is not None and not nominal.decimals and nominal.value >= _SMALLEST_STEEL:
            scanner.fail("ambiguous", start)
        return [replace(requirement_of(scanner, "chamfer", measure), angle=_LETTER_C_ANGLE)]
    found = requirement_of(scanner, prefix, measure)
    if prefix == "radius" and _is_proper_fraction(found.nominal) and scanner.unit != "in":
        # R3/8" is the pipe thread R3/8 as often, off a sheet in inches.
        found = replace(found, warning="ambiguous")
    _refuse_negative(scanner, found, start)
    return [_doubted(scanner, found)]


def _refuse_negative(scanner: Scanner, found: Requirement, start: int) -> None:
    """`Ø25 -20/-41` is in micrometres: a size is never negative."""
    if found.nominal is not None and found.nominal.value and found.lower is not None and found.lower.number < 0:
        scanner.fail("ambiguous", start)


def _is_proper_fraction(nominal: Quantity | None) -> bool:
    return nominal is not None and nominal.form == "fraction" and nominal.value < 1


def _take_chamfer_angle(scanner: Scanner, by: re.Pattern[str] = words.BY_ANGLE) -> Quantity | None:
    start = scanner.at
    if scanner.take(by) is None:
        return None
    angle = take_angle(scanner)
    if angle is None:
        scanner.at = start
    return angle


def _with_late_deviations(scanner: Scanner, measure: Measure) -> Measure:
    """`1x45° ±0,1`: the deviations written behind the angle are those of the length."""
    if measure.nominal is None or measure.is_bounded:
        return measure
    start = scanner.at
    found = take_deviations(scanner, is_angle=False)
    if found is None:
        return measure
    if _AN_ANGLE.match(scanner.plain, scanner.at):
        scanner.fail("ambiguous")
    if found.unit not in (None, measure.unit or scanner.unit):
        scanner.fail("unit_disagrees", start)
    late = replace(measure, upper_deviation=found.upper, lower_deviation=found.lower, warning=found.warning)
    refuse_loose_fractions(scanner, late, start)
    return late


def _take_countersink_angle(scanner: Scanner) -> list[Requirement]:
    start = scanner.at
    scanner.take(words.BY_ANGLE_NAMED)
    measure = take_measure(scanner)
    if measure is None or measure.unit != "°":
        scanner.at = start
        return []
    return [requirement_of(scanner, "angle", measure)]
