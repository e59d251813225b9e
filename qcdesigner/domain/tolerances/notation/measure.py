"""A value with what bounds it: deviations, limits, one-sided, fit. The same for every quantity.

Never guesses: one deviation alone, a fraction or a reversed range is refused with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from qcdesigner.domain.tolerances.notation import words
from qcdesigner.domain.tolerances.notation.deviations import SIGNED, Deviations, take_deviations
from qcdesigner.domain.tolerances.notation.lookalikes import STACK
from qcdesigner.domain.tolerances.notation.numbers import decimal_of
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import LENGTHS
from qcdesigner.domain.tolerances.notation.values_reading import take_unit, take_value
from qcdesigner.domain.tolerances.notation.words import DEGREE
from qcdesigner.domain.values import INCH_FORMS, Quantity

# Two letters only where ISO 286 has them: SR0 and NP1 are no classes; q7 is one that is not defined.
_LETTERS = "CD|EF|FG|JS|Z[ABC]|cd|ef|fg|js|z[abc]|[A-Za-z]"
FIT = re.compile(
    rf"(?<![A-Za-z])({_LETTERS})(1[0-8]|01|[0-9])(?!\w|[.,][0-9]| ?{DEGREE})(?:/((?:{_LETTERS})(?:1[0-8]|01|[0-9]))(?!\w))?"
)
_RANGE = re.compile(r"(?: +- +|-| ?(?:\.\.\.?|…) ?| +(?:à|to|et|and) +)([ØR])?(?=[.,]?[0-9])")
# Two lines of one number each are stacked limits; a line that says more is another callout.
_SLASH = re.compile(
    r" ?([/\x1e]) ?[ØR]?(?=[.,]?[0-9])| ?(\n) ?(?=[.,]?[0-9][0-9.,]{0,20} ?(?:mm ?)?(?:\n|$))"
)
# M8 prof. 15 / Ø6,8 prof. 20: a thread and its drill.
_NEXT_HOLE = re.compile(rf" ?/ ?Ø ?[0-9.,]{{1,12}} ?(?:{words.DEPTH.pattern})")
_AT_ANGLE = re.compile(rf"(?:à|at) [0-9.,]{{1,6}} ?{DEGREE}")
# Two numbers one above the other farther apart than this, in mm, in inches or as a share, are two dimensions.
_WIDEST, _WIDEST_IN, _WIDEST_SHARE = Decimal(1), Decimal("0.04"), Decimal("0.1")
_LIMITS_IN_BRACKETS = re.compile(r"\(([0-9.,]+) ?[/\x1e] ?([0-9.,]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a value says before its kind is known; fields as in Requirement.

    `is_unit_of_deviations` is True if the unit is only written behind the deviations: `25 ±50 µm`.
    """

    unit: str | None = None
    nominal: Quantity | None = None
    upper_deviation: Quantity | None = None
    lower_deviation: Quantity | None = None
    lower_limit: Quantity | None = None
    upper_limit: Quantity | None = None
    fit: str | None = None
    mating_fit: str | None = None
    warning: str | None = None
    is_unit_of_deviations: bool = False

    @property
    def is_bounded(self) -> bool:
        """True if something beside the nominal was written."""
        found = (self.upper_deviation, self.lower_limit, self.upper_limit, self.fit)
        return any(value is not None for value in found)

    @property
    def has_fraction(self) -> bool:
        """True if a value is written as a fraction of an inch or in feet."""
        limits = (self.lower_limit, self.upper_limit)
        written = (self.nominal, self.upper_deviation, self.lower_deviation, *limits)
        return any(value is not None and value.form in INCH_FORMS for value in written)


def take_measure(
    scanner: Scanner, unit: str | None = None, *, may_fit: bool = True, has_angle: bool = False, has_depth: bool = False
) -> Measure | None:
    """The bounded value here, None if there is no number; `unit` when it was written before (`HV10 650`).

    `may_fit` is False for what has no fit: a radius, a depth, a chamfer. `has_angle` is True for what is said to be at
    an angle, a chamfer or a countersink: `Ø12 à 90°` is no range there. `has_depth` is True for a hole: in `Ø8 / 12 tief`
    and `Ø11x4 DEEP` no limit and no fit follows.
    """
    start = scanner.at
    measure = _take_bounded(scanner, unit, may_fit=may_fit, has_angle=has_angle, has_depth=has_depth)
    if measure is not None:
        refuse_loose_fractions(scanner, measure, start)
    return measure


def refuse_loose_fractions(scanner: Scanner, measure: Measure, start: int) -> None:
    """`2 1/2` off a sheet in inches is refused at `start`: only an inch mark says of what it is."""
    if measure.has_fraction and (measure.unit or scanner.unit) != "in":
        scanner.at = start
        scanner.fail("fraction")


def _take_bounded(
    scanner: Scanner, unit: str | None, *, may_fit: bool, has_angle: bool, has_depth: bool
) -> Measure | None:
    side = _take_side(scanner)
    start = scanner.at
    value, unit = take_value(scanner, unit)
    if value is None:
        if side is not None:
            scanner.fail()
        return None
    if side is not None:
        return _one_sided(value, unit, side)
    if has_depth and scanner.peek(words.BEFORE_DEPTH):
        return Measure(nominal=value, unit=unit)
    limits = None if has_angle and scanner.peek(_AT_ANGLE) else _take_range(scanner, value, unit, start)
    if limits is not None:
        return limits
    measure = Measure(nominal=value, unit=unit)
    measure = _take_fit(scanner, measure) if may_fit else measure
    measure = measure if measure.mating_fit else _with_deviations(scanner, measure)
    measure = _with_unit_behind(scanner, measure)
    side = None if measure.is_bounded else _take_side(scanner)
    return measure if side is None else _one_sided(value, measure.unit, side)


def _take_side(scanner: Scanner) -> str | None:
    if scanner.take(words.MAXIMUM) or scanner.take(words.AT_MOST):
        return "upper"
    if scanner.take(words.MINIMUM) or scanner.take(words.AT_LEAST):
        return "lower"
    return None


def _one_sided(value: Quantity, unit: str | None, side: str) -> Measure:
    return Measure(unit=unit, upper_limit=value) if side == "upper" else Measure(unit=unit, lower_limit=value)


def _take_range(scanner: Scanner, first: Quantity, unit: str | None, start: int) -> Measure | None:
    here = scanner.at
    if take_deviations(scanner, is_angle=unit == "°") is not None:
        scanner.at = here
        return None
    match = _RANGE.match(scanner.plain, here) or _SLASH.match(scanner.plain, here)
    if match is not None and match.re is _RANGE and match[1] and scanner.plain[:start].rstrip(" ")[-1:] != match[1]:
        # 4-Ø6 is a count as often; Ø.7505-Ø.7500 repeats its sign.
        return None
    if match is None or _NEXT_HOLE.match(scanner.plain, here):
        return None
    second, unit = _take_second(scanner, match, first, unit)
    if match.re is _RANGE:
        return Measure(unit=unit, lower_limit=first, upper_limit=second)
    _refuse_fraction(scanner, match[1] or match[2], (first, second), unit or scanner.unit, start)
    lower, upper = sorted((first, second), key=lambda value: value.number)
    return Measure(unit=unit, lower_limit=lower, upper_limit=upper)


def _take_second(
    scanner: Scanner, separator: re.Match[str], first: Quantity, unit: str | None
) -> tuple[Quantity, str | None]:
    """The second value behind the separator, and the unit of both."""
    scanner.at = separator.end()
    second, found = take_value(scanner, unit)
    if second is None:
        scanner.fail()
    if unit is None and found == "°":
        # 2,5-45° is a chamfer as often as a range.
        scanner.fail("ambiguous", separator.start())
    _refuse_doubtful_fractions(scanner, separator, (first, second))
    found = take_unit(scanner, found)
    is_reversed = separator.re is _RANGE and first.number > second.number
    if first.number == second.number or is_reversed:
        scanner.fail("ambiguous", separator.start())
    return second, found


def _refuse_doubtful_fractions(
    scanner: Scanner, separator: re.Match[str], pair: tuple[Quantity, Quantity]
) -> None:
    """`1/4"-20` and `1/4" - 20` are threads, `1-3/4"` is one size: limits in fractions stand apart, each with its mark."""
    if not any(value.form in INCH_FORMS for value in pair):
        return
    is_apart = separator[1] == STACK if separator.re is _SLASH else separator[0] != "-"
    is_marked = bool(pair[1].form) or scanner.plain[scanner.at - 1] in "\"'"
    if not (is_apart and is_marked):
        scanner.fail("ambiguous", separator.start())


def _refuse_fraction(
    scanner: Scanner, separator: str, pair: tuple[Quantity, Quantity], unit: str, start: int
) -> None:
    """`12,55/12,45` are limits; `1/2`, `33.2/2` and two lines of integers may be anything."""
    if separator == STACK or unit not in LENGTHS:
        return
    low, high = sorted(value.number for value in pair)
    if not any(value.decimals for value in pair):
        scanner.fail("fraction" if separator == "/" else "ambiguous", start)
    is_far = high - low > max(low * _WIDEST_SHARE, _WIDEST_IN if unit == "in" else _WIDEST)
    if low <= 0 or low == high or high > 2 * low or is_far:
        scanner.fail("ambiguous", start)


def _take_fit(scanner: Scanner, measure: Measure) -> Measure:
    # ISO 286 is in millimetres, and has no fractions.
    match = scanner.take(FIT) if measure.unit in (None, "mm") and not measure.has_fraction else None
    if match is None:
        return measure
    return replace(measure, fit=match[1] + match[2], mating_fit=match[3])


def _with_deviations(scanner: Scanner, measure: Measure) -> Measure:
    found = take_deviations(scanner, is_angle=measure.unit == "°")
    if found is not None:
        if None not in (measure.unit, found.unit) and measure.unit != found.unit:
            scanner.fail("unit_disagrees")
        return _bounded(measure, found)
    if scanner.peek(SIGNED):
        scanner.fail("missing_deviation")
    match = scanner.take(_LIMITS_IN_BRACKETS) if measure.fit else None
    if match is None:
        return measure
    low, high = sorted(
        (Quantity(decimal_of(match[1])), Quantity(decimal_of(match[2]))), key=lambda value: value.number
    )
    return replace(measure, lower_limit=low, upper_limit=high)


def _bounded(measure: Measure, found: Deviations) -> Measure:
    unit = found.unit if measure.unit is None else measure.unit
    return replace(
        measure, upper_deviation=found.upper, lower_deviation=found.lower, warning=found.warning, unit=unit,
        is_unit_of_deviations=measure.unit is None and found.unit is not None,
    )  # fmt: skip


def _with_unit_behind(scanner: Scanner, measure: Measure) -> Measure:
    start, unit = scanner.at, take_unit(scanner, measure.unit)
    if measure.fit is not None and measure.upper_deviation is None and unit not in (None, "mm"):
        scanner.fail("unit_disagrees", start)
    is_behind = measure.unit is None and unit is not None and measure.upper_deviation is not None
    return replace(measure, unit=unit, is_unit_of_deviations=measure.is_unit_of_deviations or is_behind)
