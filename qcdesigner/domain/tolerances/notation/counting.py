"""How many times: `4× Ø6,6`, `(4X)`, `2 TROUS`; told apart from a chamfer, `1x45°`."""

from __future__ import annotations

import re
from decimal import Decimal

from qcdesigner.domain.tolerances.notation import words
from qcdesigner.domain.tolerances.notation.numbers import decimal_of
from qcdesigner.domain.tolerances.notation.scanner import Scanner

_NUMBER_BY_ANGLE = re.compile(rf"[0-9.,]{{1,12}} ?[xX] ?([0-9]{{1,3}}(?:[.,][0-9]{{1,6}})?) ?{words.DEGREE}")
_NUMBER = re.compile(r"[.,]?[0-9]")
_LARGEST_CHAMFER_ANGLE = Decimal(89)
_WHOLE_TURN = Decimal(360)


def take_count(scanner: Scanner) -> int | None:
    """The count written in front of a requirement, None if there is none; `4x12` is refused as ambiguous."""
    match = scanner.take(words.COUNT_IN_BRACKETS) or scanner.take(words.COUNT_NOUN)
    if match is None:
        match = _take_times(scanner)
    if match is None:
        return None
    count = int(match[1])
    if count == 0:
        scanner.fail("not_understood", match.start(1))
    return count


def _take_times(scanner: Scanner) -> re.Match[str] | None:
    match = scanner.peek(words.COUNT_TIMES)
    if match is None:
        return None
    if _is_chamfer(scanner):
        _refuse_times_angle(scanner, match)
        return None
    scanner.take(words.COUNT_TIMES)
    is_number = scanner.peek(_NUMBER) is not None
    if is_number and not scanner.peek(_NUMBER_BY_ANGLE) and (match[2] or not match[3]):
        # 4x12 and 4 x 12 may be a count or two sides; only "4x 12" is a count.
        scanner.fail("ambiguous", match.start(1))
    return match


def _refuse_times_angle(scanner: Scanner, count: re.Match[str]) -> None:
    """`4x 30°` and `6x60°` may be several times an angle, or a chamfer."""
    angle = scanner.peek(_NUMBER_BY_ANGLE)
    is_spaced_as_a_count = not count[2] and bool(count[3])
    is_whole_turn = angle is not None and int(count[1]) * decimal_of(angle[1]) == _WHOLE_TURN
    if int(count[1]) > 1 and (is_spaced_as_a_count or is_whole_turn):
        scanner.fail("ambiguous", count.start(1))


def _is_chamfer(scanner: Scanner) -> bool:
    match = scanner.peek(_NUMBER_BY_ANGLE)
    return match is not None and decimal_of(match[1]) <= _LARGEST_CHAMFER_ANGLE
