"""What may follow a requirement: modifiers, THRU, TYP, REF, alternate units, count, and words kept as a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import words
from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION, STACK
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import unit_at

_ALTERNATE = re.compile(r"\[ ?([^\[\]\n]{0,40}[0-9][^\[\]\n]{0,40}?) ?\]")
_ALTERNATE_TEXT = re.compile(rf"[0-9.,+±/Ø°'\"xR{STACK}{FRACTION} -]*(?:mm|in\.?)?")
_CLOSING = re.compile(r"[ ,;]*")


@dataclass(frozen=True, slots=True)
class Suffixed:
    """A requirement with its suffixes, and the count if it was written behind."""

    requirement: Requirement
    count: int | None


def take_suffixes(scanner: Scanner, requirement: Requirement) -> Suffixed:
    """The requirement with all that follows it on the line and is not another requirement."""
    count = None
    while True:
        before = scanner.at
        requirement = _take_flag(scanner, requirement)
        behind = scanner.take(words.COUNT_BEHIND) if count is None else None
        if behind is not None:
            count = int(next(group for group in behind.groups() if group))
        if scanner.at == before:
            break
    return Suffixed(take_remark(scanner, requirement), count)


def _take_flag(scanner: Scanner, found: Requirement) -> Requirement:
    if scanner.take(words.THROUGH):
        return replace(found, through=True)
    if scanner.take(words.TYPICAL):
        return replace(found, typical=True)
    if scanner.take(words.REFERENCE):
        return replace(found, reference=True)
    if scanner.take(words.EXACT):
        return replace(found, exact=True)
    if found.kind == "thread" and scanner.take(words.LEFT_HAND):
        return replace(found, left_hand=True)
    modifier = scanner.take(words.MODIFIER) if found.kind != "geometrical" else None
    if modifier is not None:
        return replace(found, modifiers=(*found.modifiers, modifier[0].strip("()")))
    return _take_alternate(scanner, found)


def _take_alternate(scanner: Scanner, found: Requirement) -> Requirement:
    match = scanner.peek(_ALTERNATE)
    if match is None or found.alternate is not None or _ALTERNATE_TEXT.fullmatch(match[1]) is None:
        return found
    scanner.take(_ALTERNATE)
    written = match[1].replace(STACK, "/").replace(FRACTION, "/")
    return replace(found, alternate=" ".join(written.split()).replace(' "', '"'))


def _bounds_or_begins(scanner: Scanner) -> bool:
    """True at a unit, a limit word or the beginning of another requirement: none of them is a mere remark."""
    word = scanner.peek(words.REMARK_WORD)
    return scanner.peek(words.STARTER) is not None or scanner.peek(words.TAPPED) is not None or (
        word is not None and unit_at(scanner.plain, word.start()) is not None
    )


def take_remark(scanner: Scanner, found: Requirement) -> Requirement:
    """The requirement with the words that follow it on the line, as its remark; a comma may stand before a place."""
    _refuse_comma_or_sign(scanner)
    kept = []
    while more := _take_place(scanner) or _take_word(scanner):
        kept.append(more)
    scanner.take(_CLOSING)
    if not kept:
        return found
    words_found = " ".join(kept).rstrip(",;")
    return replace(found, remark=f"{found.remark} {words_found}" if found.remark else words_found)


def _refuse_comma_or_sign(scanner: Scanner) -> None:
    """`Ø5,2 côtés` may be Ø5 on two sides."""
    if scanner.peek(words.SIDES) and scanner.plain[: scanner.at].endswith(",2"):
        scanner.fail("ambiguous", scanner.at - 2)


def _take_place(scanner: Scanner) -> str | None:
    """A place that begins with a bracket or a number: `(FAR SIDE)`, `2 côtés` where the 2 is no end of another number."""
    behind_comma = scanner.take(words.TWO_SIDES_BEHIND_COMMA)
    if behind_comma is not None:
        return behind_comma[1]
    brackets = scanner.take(words.PLACE_IN_BRACKETS)
    if brackets is not None:
        return f"({brackets[1]})"
    two = scanner.peek(words.TWO_SIDES)
    if two is None or scanner.plain[scanner.at - 1].isdecimal():
        return None
    scanner.at = two.end()
    return two[0]


def _take_word(scanner: Scanner) -> str | None:
    scanner.take(words.COMMA_BEFORE_PLACE)
    match = None if _bounds_or_begins(scanner) else scanner.take(words.REMARK_WORD)
    return None if match is None else match[0]
