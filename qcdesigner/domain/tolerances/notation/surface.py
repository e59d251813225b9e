"""Surface texture (ISO 21920, ISO 1302): `Ra 1,6`, `Rz 6,3/1,6`, `Rz max 6,3`, `N6`, `U Ra 3,2 L Ra 0,8`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import words
from qcdesigner.domain.tolerances.notation.numbers import take_number
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import unit_at
from qcdesigner.domain.values import Quantity

_ROOT = re.compile(r"√ ?")
_SIDE = re.compile(r"([UL]) (?=[RWPS])")
PARAMETER = re.compile(
    r"(R(?:3z|Sm|sk|ku|mr|dq|dc|δc|pk|vk|pc|[aztqpvck])|W(?:Sm|[aztqpvc])|P(?:Sm|[aztqpv])|S(?:a|z|q|pk|k|vk|dr))(?![a-ln-z])"
)
_MAX_RULE = re.compile(r" ?max(?:i?\.?)(?![^\W\d_]) ?", re.IGNORECASE)
_GRADE = re.compile(r"N ?(1[0-2]|[1-9])(?!\w|[.,][0-9])")
_BETWEEN = re.compile(r"[/\x1e] ?(?=[0-9.,])|\n ?(?=[0-9.,]{1,12} ?(?:\n|$))|- ?(?=[0-9.,])|(?:\.\.\.?|…) ?")
_EQUALS = re.compile(r"[=:]")
# ISO 1302:1992, table 2 (grade numbers), Ra in µm.
_RA_OF_GRADE = ("0.025", "0.05", "0.1", "0.2", "0.4", "0.8", "1.6", "3.2", "6.3", "12.5", "25", "50")
# Behind the texture of all surfaces: those that the drawing shows where they hold.
_ELSEWHERE = re.compile(rf"\((?=[^)\n]*[√RN]) ?(?:√ ?|[,;/] ?|(?:{PARAMETER.pattern}|N(?=[0-9])) ?=? ?|[0-9]{{1,3}}(?:[.,][0-9]{{1,3}})? ?)+\)(?<!\( \))")
# Ratios in per cent and shapes have no µm.
_PER_CENT = frozenset({"Rmr", "Sdr"})
_WITHOUT_UNIT = frozenset({"Rsk", "Rku"})


def take_surface_texture(scanner: Scanner) -> Requirement | None:
    """The texture requirement here, None if there is none.

    `Ra 3,2 (Ra 1,6)` is one requirement: in brackets stand the values that hold where they are shown. A value behind √
    that names no parameter, as older standards have it, is kept without one and is ambiguous.
    """
    found = _take_texture(scanner)
    elsewhere = scanner.take(_ELSEWHERE) if found is not None else None
    return found if found is None or elsewhere is None else replace(found, remark=elsewhere[0])


def _take_texture(scanner: Scanner) -> Requirement | None:
    has_root = scanner.take(_ROOT) is not None
    grade = scanner.take(_GRADE)
    if grade is not None:
        value = Quantity(Decimal(_RA_OF_GRADE[int(grade[1]) - 1]))
        return Requirement(
            kind="surface_texture", unit="µm", parameter="Ra", upper_limit=value, tolerance_source="stated"
        )
    start = scanner.at
    side = scanner.take(_SIDE)
    parameter = scanner.take(PARAMETER)
    if parameter is None:
        scanner.at = start
        return replace(_take_limits(scanner, None, "upper"), warning="ambiguous") if has_root else None
    return _take_limits(scanner, parameter[1], "lower" if side and side[1] == "L" else "upper")


def _take_limits(scanner: Scanner, parameter: str | None, side: str) -> Requirement:
    rule = "max" if scanner.take(_MAX_RULE) else None
    scanner.take(_EQUALS)
    if scanner.take(words.MINIMUM) or scanner.take(words.AT_LEAST):
        side = "lower"
    else:
        scanner.take(words.AT_MOST)
    first = take_number(scanner)
    if first is None:
        scanner.fail()
    second = _take_second(scanner)
    unit = _take_unit(scanner, parameter)
    if second is None and scanner.take(words.MINIMUM):
        side = "lower"
    elif second is None:
        scanner.take(words.MAXIMUM)
    lower, upper = _ordered(first, second, side)
    return Requirement(
        kind="surface_texture", unit=unit, parameter=parameter, rule=rule, lower_limit=lower, upper_limit=upper,
        tolerance_source="stated",
    )  # fmt: skip


def _take_second(scanner: Scanner) -> Quantity | None:
    here = scanner.at
    if scanner.take(_BETWEEN) is None:
        return None
    second = take_number(scanner)
    if second is None:
        scanner.at = here
    return second


def _ordered(first: Quantity, second: Quantity | None, side: str) -> tuple[Quantity | None, Quantity | None]:
    if second is not None:
        low, high = sorted((first, second), key=lambda value: value.number)
        return low, high
    return (first, None) if side == "lower" else (None, first)


def _take_unit(scanner: Scanner, parameter: str | None) -> str:
    scanner.skip_blanks()
    found = unit_at(scanner.plain, scanner.at)
    if found is not None and found[0] in ("µm", "µin", "mm", "%"):
        scanner.at = found[1]
        return found[0]
    if parameter in _WITHOUT_UNIT:
        return ""
    if parameter in _PER_CENT:
        return "%"
    # ASME B46.1 gives microinches on inch drawings.
    return "µin" if scanner.unit == "in" else "µm"
