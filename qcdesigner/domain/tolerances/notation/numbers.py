"""Written numbers and angles, kept exactly: decimal comma or point, `.005`, d°m′s″."""

from __future__ import annotations

import re
from decimal import Decimal

from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.words import DEGREE
from qcdesigner.domain.values import Quantity

# Twelve digits before and nine after the sign hold any real dimension; longer ones are not read. 003 is none: where
# nought leads, a decimal sign was lost. Minutes and seconds of arc alone are written with two digits.
_END = r"(?![0-9]|[.,][0-9])"
_DIGITS = rf"(?:(?:0|[1-9][0-9]{{0,11}})(?:[.,][0-9]{{1,9}})?|[.,][0-9]{{1,9}}){_END}"
_SIXTIETHS = rf"(?:[0-9]{{1,12}}(?:[.,][0-9]{{1,9}})?|[.,][0-9]{{1,9}}){_END}"
NUMBER = re.compile(_DIGITS)
_SIXTIETH = re.compile(_SIXTIETHS)
ANGLE = re.compile(
    rf"({_DIGITS}) ?{DEGREE}(?: ?([0-9.,]+) ?'(?: ?([0-9.,]+) ?(?:\"|''))?)?"
)
MINUTES = re.compile(rf"({_SIXTIETHS}) ?'(?!')(?: ?({_SIXTIETHS}) ?(?:\"|''))?")


def decimal_of(text: str) -> Decimal:
    """The exact value of digits with a decimal comma or point: `12,50` is Decimal("12.50")."""
    return Decimal(text.replace(",", "."))


def take_number(scanner: Scanner) -> Quantity | None:
    """The unsigned number here, or None."""
    match = scanner.take(NUMBER)
    return None if match is None else Quantity(decimal_of(match[0]))


def take_angle(scanner: Scanner) -> Quantity | None:
    """The angle here (`45°`, `12,5 deg`, `30°30'`), or None. Minutes make it `dms`, in seconds."""
    match = scanner.take(ANGLE)
    if match is None:
        return None
    if match[2] is None:
        return Quantity(decimal_of(match[1]))
    for group in (2, 3):
        if match[group] is not None and _SIXTIETH.fullmatch(match[group]) is None:
            scanner.fail("not_understood", match.start(group))
    return _seconds(match[1], match[2], match[3])


def take_minutes(scanner: Scanner) -> Quantity | None:
    """Minutes (and seconds) of arc without degrees, as a deviation has them: `30'`; None if there are none."""
    match = scanner.take(MINUTES)
    return None if match is None else _seconds("0", match[1], match[2])


def _seconds(degrees: str, minutes: str, seconds: str | None) -> Quantity:
    total = decimal_of(degrees) * 3600 + decimal_of(minutes) * 60 + decimal_of(seconds or "0")
    return Quantity(total, "dms")
