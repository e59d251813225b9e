"""Threads: metric, trapezoidal, pipe, unified; spelled `M8x1`, `Tr20x4`, `G1/2`, `1/4-20 UNC`, `#4-40`.

`R3/8` is a pipe thread, `R3/8"` a radius.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION
from qcdesigner.domain.tolerances.notation.numbers import decimal_of
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.words import DEPTH, NUMBER_DEEP
from qcdesigner.domain.values import Quantity

_N = r"[0-9]{1,3}(?:[.,][0-9]{1,3})?"
_INCHES = rf"(?:[0-9]{{1,2}}[ -][0-9]{{1,2}}[/{FRACTION}][0-9]{{1,2}}|[0-9]{{1,2}}[/{FRACTION}][0-9]{{1,2}}|[0-9]{{1,2}})"
# M6 x 12 DEEP has no pitch.
_METRIC = re.compile(
    rf"(MJ|MF|M) ?({_N})(?![0-9]|[.,][0-9])(?:(?! ?[xX] ?{NUMBER_DEEP.pattern}) ?[xX] ?({_N})(?![0-9]|[.,][0-9]))?"
)
_TRAPEZOIDAL = re.compile(rf"(?i:(Tr)) ?({_N}) ?[xX] ?({_N})(?: ?\(? ?P ?({_N})\)?)?")
_PIPE = re.compile(
    rf"(G|Rp|Rc|BSPP?|BSPT) ?({_INCHES})\"?(?![0-9]|[.,][0-9])(?: ?([AB])(?![A-Za-z0-9]))?|(R|Rs) ?([0-9]{{1,2}}[/{FRACTION}][0-9]{{1,2}})(?![0-9]| ?(?:\"|''))"
)
_NUMBER_SIGN = r"(?:#|№|(?i:n°|no\.)) ?"
_UNIFIED = re.compile(
    rf"((?:{_NUMBER_SIGN})?[0-9]{{1,2}}|{_INCHES}|[0-9]?\.[0-9]{{2,4}}) ?\"? ?- ?([0-9]{{1,2}}(?:\.[0-9])?) ?-? ?(UN(?:JC|JF|C|F|EF|S|R|J|)|NPTF?|NPSM|ACME)(?![A-Za-z])"
)
_NUMBERED = re.compile(rf"{_NUMBER_SIGN}([0-9]{{1,2}}) ?- ?([0-9]{{2}})(?![^\W_]|[.,/][0-9])")
# ASME B1.1, numbered sizes of UNC, UNF and UNEF: threads per inch.
_PITCHES_OF_NUMBER: Mapping[str, tuple[int, ...]] = MappingProxyType({
    "0": (80,), "1": (64, 72), "2": (56, 64), "3": (48, 56), "4": (40, 48), "5": (40, 44), "6": (32, 40), "8": (32, 36),
    "10": (24, 32), "12": (24, 28, 32),
})  # fmt: skip
_NATIONAL_PIPE = re.compile(rf"(NPTF?) ?({_INCHES})\"?(?![0-9/]|[.,][0-9])|({_INCHES})\"? ?(NPTF?)(?![A-Za-z])")
_TWO_DEPTHS = re.compile(rf"(?:{DEPTH.pattern})({_N}) ?/ ?({_N})(?![0-9\"']|[.,/][0-9]| ?(?:mm|in)?[ ]?(?:±|[+-] ?[0-9]))")
# Up to here a depth by a depth, 3/8, may still be a fraction of an inch.
_FINEST_FRACTION = Decimal(8)
_SIGN_OF_NUMBER = re.compile(_NUMBER_SIGN)
_CLASS = re.compile(
    r"[ -]? ?([3-9][A-Za-z](?:[3-9][A-Za-z])?)(?![A-Za-z0-9])(?:/([3-9][A-Za-z](?:[3-9][A-Za-z])?)(?![A-Za-z0-9]))?"
)
_UNIFIED_CLASS = re.compile(r"[ -]? ?([1-5][ABG](?:/[1-5][AB])?)(?![A-Za-z0-9])")
_LEFT_BESIDE = re.compile(r"[ -]?LH(?![A-Za-z0-9])")


def take_thread(scanner: Scanner) -> Requirement | None:
    """The thread here, None if there is none. No class is ever supplied."""
    for reader in (_metric, _trapezoidal, _unified, _numbered, _national_pipe, _pipe):
        found = reader(scanner)
        if found is not None:
            return found
    return None


def take_depths(scanner: Scanner) -> list[Requirement]:
    """`M5 ↧10/14`: the depth of the thread and that of its drill (ISO 6410-1), empty if there are no two depths here.

    On a sheet in inches, at 3/8, and where the drill would be no deeper it may be a fraction or an error, and is left.
    """
    match = scanner.peek(_TWO_DEPTHS) if scanner.unit == "mm" else None
    if match is None:
        return []
    of_thread, of_drill = (Quantity(decimal_of(match[i])) for i in (1, 2))
    if not of_thread.value or of_thread.value >= of_drill.value or of_drill.value <= _FINEST_FRACTION:
        return []
    scanner.take(_TWO_DEPTHS)
    return [Requirement(kind="depth", unit="mm", nominal=depth) for depth in (of_thread, of_drill)]


def _metric(scanner: Scanner) -> Requirement | None:
    match = scanner.take(_METRIC)
    if match is None:
        return None
    diameter, pitch = _number(match[2]), match[3]
    if not decimal_of(match[2]) or (pitch is not None and not decimal_of(pitch)):
        scanner.fail("not_understood", match.start(2))
    if pitch is not None and decimal_of(pitch) > decimal_of(match[2]) / Decimal(2):
        # M8x20 is a screw and its length: no thread has such a pitch.
        scanner.fail("ambiguous", match.start(3))
    spelled = match[1] + diameter + (f"x{_number(pitch)}" if pitch else "")
    return _with_class(scanner, spelled, _CLASS)


def _trapezoidal(scanner: Scanner) -> Requirement | None:
    match = scanner.take(_TRAPEZOIDAL)
    if match is None:
        return None
    spelled = f"Tr{_number(match[2])}x{_number(match[3])}" + (f"(P{_number(match[4])})" if match[4] else "")
    return _with_class(scanner, spelled, _CLASS)


def _pipe(scanner: Scanner) -> Requirement | None:
    match = scanner.take(_PIPE)
    if match is None:
        return None
    letter, size = match[1] or match[4], match[2] or match[5]
    thread = Requirement(kind="thread", thread=letter + _inches(size), thread_class=match[3])
    return _with_hand(scanner, thread)


def _unified(scanner: Scanner) -> Requirement | None:
    match = scanner.take(_UNIFIED)
    if match is None:
        return None
    spelled = f"{_inches(match[1])}-{match[2]} {match[3]}"
    return _with_class(scanner, spelled, _UNIFIED_CLASS)


def _numbered(scanner: Scanner) -> Requirement | None:
    """`#4-40`: a numbered size names its thread without a series if the standard has the pitch; `4-40` may be a range."""
    match = scanner.peek(_NUMBERED)
    if match is None or int(match[2]) not in _PITCHES_OF_NUMBER.get(match[1], ()):
        return None
    scanner.take(_NUMBERED)
    return _with_class(scanner, f"#{match[1]}-{match[2]}", _UNIFIED_CLASS)


def _national_pipe(scanner: Scanner) -> Requirement | None:
    match = scanner.take(_NATIONAL_PIPE)
    if match is None:
        return None
    size, series = match[2] or match[3], match[1] or match[4]
    return _with_hand(scanner, Requirement(kind="thread", thread=f"{_inches(size)} {series}"))


def _with_class(scanner: Scanner, thread: str, pattern: re.Pattern[str]) -> Requirement:
    is_left = scanner.take(_LEFT_BESIDE) is not None
    match = scanner.take(pattern)
    written = None if match is None else match[1] + (f"/{match[2]}" if pattern is _CLASS and match[2] else "")
    return _with_hand(
        scanner, Requirement(kind="thread", thread=thread, thread_class=written, left_hand=is_left)
    )


def _with_hand(scanner: Scanner, thread: Requirement) -> Requirement:
    return replace(thread, left_hand=thread.left_hand or scanner.take(_LEFT_BESIDE) is not None)


def _number(written: str) -> str:
    return written.replace(",", ".")


def _inches(written: str) -> str:
    return _SIGN_OF_NUMBER.sub("#", written.replace(FRACTION, "/"))
