"""A written value and the unit beside it: a number, an angle, feet and inches. Other fractions are refused."""

from __future__ import annotations

import re

from qcdesigner.domain.tolerances.notation.inches import take_inches
from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION
from qcdesigner.domain.tolerances.notation.numbers import take_angle, take_number
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import unit_at
from qcdesigner.domain.values import Quantity

_FEET = re.compile(r"'(?!')")
_FRACTION = re.compile(rf" ?(?:[0-9]{{1,3}} ?)?{FRACTION}| [0-9]{{1,3}}/[0-9]{{1,3}} ?\"")


def take_value(scanner: Scanner, unit: str | None) -> tuple[Quantity | None, str | None]:
    """The value here and its unit, `unit` if it was written before; None and `unit` if there is no number."""
    if unit in (None, "°"):
        angle = take_angle(scanner)
        if angle is not None:
            return angle, "°"
    if unit in (None, "in"):
        inches = take_inches(scanner, unit)
        if inches is not None:
            return inches[0], take_unit(scanner, inches[1])
    value = take_number(scanner)
    if value is None:
        return None, unit
    if _FEET.match(scanner.plain, scanner.at):
        scanner.fail("feet_and_inches")
    if _FRACTION.match(scanner.plain, scanner.at):
        scanner.fail("fraction")
    return value, take_unit(scanner, unit)


def take_unit(scanner: Scanner, unit: str | None) -> str | None:
    """The unit written here, or `unit`; two different ones are refused."""
    start = scanner.at
    scanner.skip_blanks()
    found = unit_at(scanner.plain, scanner.at)
    if found is None:
        scanner.at = start
        return unit
    if unit is not None and unit != found[0]:
        scanner.fail("unit_disagrees")
    scanner.at = found[1]
    return found[0]
