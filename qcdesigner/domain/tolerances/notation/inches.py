"""Inches with marks of their own: `2 1/2"`, stacked fractions, `4'-0 1/4"`. Halves of halves are exact decimals.

A fraction is proper, in lowest terms, of a power of two to 64: 8/16" and 5/2" may be limits as well. What is not read
here is left to whoever comes next, the scanner unmoved.
"""

from __future__ import annotations

import re
from decimal import Decimal

from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import unit_at
from qcdesigner.domain.values import Quantity

_INCHES_PER_FOOT = 12
# Ø7 1/4-20 UNC is a hole and its thread.
_THREAD = r" ?\"?(?: ?- ?[0-9]{1,2}(?:\.[0-9])? ?-?)? ?(?:UN|NPT|ACME)"
_MIXED = re.compile(
    rf"(?:(0|[1-9][0-9]{{0,3}}) {{1,3}})?([1-9][0-9]?)(?:/| ?({FRACTION}) ?)(64|32|16|8|4|2)"
    rf"(?![0-9]|[.,][0-9]| ?[/{FRACTION}] ?[0-9]|{_THREAD})"
)
_FEET = re.compile(r"(0|[1-9][0-9]{0,4})'(?!') ?(-?)")
_WHOLE_INCHES = re.compile(r"([0-9]|1[01])(?= ?(?:\"|''))")
_MARK = re.compile(r"\"|''")
_MORE = re.compile(r"[.,]?[0-9]|\"|'")


def take_inches(scanner: Scanner, unit: str | None) -> tuple[Quantity, str | None] | None:
    """The feet and inches or the fraction here, and its unit: `in` if a mark says so, else `unit`; None if there is none.

    A fraction without a whole number must be stacked or carry its mark: 1/2 alone is a scale or a page as often.
    """
    feet = _take_feet(scanner)
    if feet is not None:
        return feet, "in"
    start, match = scanner.at, _take_proper(scanner)
    if match is None:
        return None
    is_whole_or_stacked = match[1] is not None or (match[3] is not None and scanner.unit == "in")
    if not (is_whole_or_stacked or unit == "in" or _is_before_inches(scanner)):
        scanner.at = start
        return None
    return _value(match), unit


def take_fraction(scanner: Scanner) -> Quantity | None:
    """The fraction here, with the whole number before it if there is one: `2 1/2`, `1/16`; its unit is not looked at."""
    match = _take_proper(scanner)
    return None if match is None else _value(match)


def _take_proper(scanner: Scanner) -> re.Match[str] | None:
    match = scanner.peek(_MIXED)
    if match is None or int(match[2]) >= int(match[4]) or int(match[2]) % 2 == 0:
        return None
    return scanner.take(_MIXED)


def _value(match: re.Match[str]) -> Quantity:
    return Quantity(Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(match[4]), "fraction")


def _take_feet(scanner: Scanner) -> Quantity | None:
    start = scanner.at
    match = scanner.take(_FEET)
    if match is None:
        return None
    # Off a sheet in inches, 4'6" is an angle of 4 minutes as well, and 12' one of 12; 4'-6" is not.
    is_sure = scanner.unit == "in" or bool(match[2])
    inches = _take_inches_behind_feet(scanner)
    if inches is None and not match[2] and scanner.peek(_MORE) is None:
        inches = Decimal(0)
    if inches is None or not is_sure:
        scanner.at = start
        return None
    return Quantity(Decimal(match[1]) * _INCHES_PER_FOOT + inches, "feet")


def _take_inches_behind_feet(scanner: Scanner) -> Decimal | None:
    """The inches here, less than a foot, with their mark."""
    whole = scanner.take(_WHOLE_INCHES)
    fraction = take_fraction(scanner) if whole is None else None
    inches = Decimal(whole[1]) if whole is not None else None if fraction is None else fraction.value
    if inches is None or inches >= _INCHES_PER_FOOT or scanner.take(_MARK) is None:
        return None
    return inches


def _is_before_inches(scanner: Scanner) -> bool:
    start = scanner.at
    scanner.skip_blanks()
    found = unit_at(scanner.plain, scanner.at)
    scanner.at = start
    return found is not None and found[0] == "in"
