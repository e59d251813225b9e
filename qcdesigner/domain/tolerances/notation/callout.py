"""A whole callout: lines, count, brackets, and its requirements one behind the other.

`parse` never guesses: text that cannot be understood raises CalloutError with its place, text that is no requirement
(the name of a view) gives nothing, words give a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import attributes, words
from qcdesigner.domain.tolerances.notation.cleaning import clean
from qcdesigner.domain.tolerances.notation.counting import take_count
from qcdesigner.domain.tolerances.notation.dimension import HOLES, take_dimension
from qcdesigner.domain.tolerances.notation.geometrical import take_geometrical
from qcdesigner.domain.tolerances.notation.numbers import NUMBER, decimal_of
from qcdesigner.domain.tolerances.notation.physical import take_physical
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.suffixes import take_remark, take_suffixes
from qcdesigner.domain.tolerances.notation.surface import take_surface_texture
from qcdesigner.domain.tolerances.notation.thread_callout import take_depths, take_thread
from qcdesigner.domain.values import Quantity

# Longer texts are read as a note or not at all.
LONGEST_CALLOUT = 500
_BEHIND_A_COUNT = frozenset({"diameter", "radius", "sphere_diameter", "square", "chamfer", "thread", "counterbore", "countersink"})
_OPEN = re.compile(r"([(\[]) ?")
_CLOSE = {"(": re.compile(r" ?\)"), "[": re.compile(r" ?\]")}
_ARTICLE = re.compile(r" (?:an?|un|le|the)$", re.IGNORECASE)
_TOTAL = re.compile(rf"\( ?= ?({NUMBER.pattern}) ?\)")
_SEPARATOR = re.compile(r"[ ]*[,;/+][ ]*(?=[^0-9.,\s])")


def parse(text: str, *, unit: str = "mm", on_leader: bool = True) -> tuple[Requirement, ...]:
    """The requirements that a callout states, in order; lengths without a unit are in `unit` (`mm`, `in`).

    `on_leader` is False for loose text of a drawing, where C1 may be a view or a datum target. Raises CalloutError
    (`code`, `position`) for what cannot be understood. `parse("4x Ø6,6 ↧12")` is a diameter and a depth, both 4 times.
    """
    cleaned = clean(text)
    if attributes.is_no_requirement(cleaned.plain):
        return ()
    scanner = Scanner(cleaned, text, unit=unit, on_leader=on_leader)
    if len(cleaned.plain) > LONGEST_CALLOUT:
        return _long_note(scanner)
    found: list[Requirement] = []
    while not scanner.is_at_end:
        scanner.skip_white()
        if not attributes.skip_view_name(scanner):
            found.extend(_take_callout(scanner))
    return tuple(found)


def _long_note(scanner: Scanner) -> tuple[Requirement, ...]:
    found = []
    while not scanner.is_at_end:
        scanner.skip_white()
        note = attributes.take_sentence(scanner)
        if note is None:
            scanner.fail("too_long")
        found.append(note)
    return tuple(found)


def _take_callout(scanner: Scanner) -> list[Requirement]:
    """The requirements that share a count: the rest of the line, and of the following ones that continue it."""
    start = scanner.at
    colour = attributes.take_colour(scanner)
    if colour is not None:
        return [_colour_line(scanner, colour)]
    count, before = take_count(scanner), scanner.at
    feature, count_behind = _take_feature(scanner, count)
    first = _take_parts(scanner, is_first=True)
    if not first.requirements:
        scanner.at = before
        return [_sentence(scanner, count)]
    count = count or count_behind
    requirements, behind = _take_continuation(scanner, first)
    if feature:
        requirements[0] = _named(requirements[0], feature)
    total = _take_total(scanner, requirements[-1]) if count is not None else None
    is_at_end = scanner.is_at_line_end or scanner.peek(words.PITCH_CIRCLE) is not None
    if not is_at_end or any(part.reference and part.exact for part in requirements):
        scanner.fail()
    _refuse_loose_remark(scanner, requirements, start)
    found = [replace(part, count=count or behind or 1) for part in requirements]
    return found if total is None else [*found, total]


def _take_feature(scanner: Scanner, count: int | None) -> tuple[str, int | None]:
    """What is named in front of a size, and a count behind its name: `DRILL 2 HOLES`. The circle of holes has no count."""
    circle = scanner.take(words.PITCH_CIRCLE) if count is None else None
    feature = circle or scanner.take(words.FEATURE) or scanner.take(words.PLACE_BEFORE_CHAMFER)
    if feature is None:
        return "", None
    return feature[0], take_count(scanner) if count is None and circle is None else None


def _take_total(scanner: Scanner, pitch: Requirement) -> Requirement | None:
    """The length of a chain of equal pitches, `4x 80 (=320)`: an auxiliary dimension, once."""
    match = scanner.take(_TOTAL) if pitch.kind == "linear" and pitch.nominal is not None else None
    if match is None:
        return None
    return Requirement(kind="linear", unit=pitch.unit, nominal=Quantity(decimal_of(match[1])), reference=True)


def _named(first: Requirement, feature: str) -> Requirement:
    """The requirement with the feature that was named in front of it, kept among its words."""
    name = _ARTICLE.sub("", feature.strip(" :=").replace("&", "AND"))
    # « entraxe, 2 côtés »: two entraxes would be another count.
    joint = ", " if first.remark[:1].isdecimal() else " "
    return replace(first, remark=name + joint + first.remark if first.remark else name)


def _colour_line(scanner: Scanner, colour: Requirement) -> Requirement:
    found = take_remark(scanner, colour) if colour.parameter else colour
    if not scanner.is_at_line_end:
        scanner.fail()
    return found


def _sentence(scanner: Scanner, count: int | None) -> Requirement:
    sentence = None if count is not None else attributes.take_sentence(scanner)
    if sentence is None:
        scanner.fail()
    return sentence


def _take_continuation(scanner: Scanner, first: _Parts) -> tuple[list[Requirement], int | None]:
    """All the requirements of the callout, and the count that stands behind one of them."""
    requirements, behind = list(first.requirements), first.count
    names: dict[int, str] = {}
    while not scanner.is_at_end and (not requirements[-1].remark or _is_hole_part(scanner)):
        is_hole = requirements[-1].kind in HOLES
        (scanner.take(words.BEFORE_DEPTH) if is_hole else None) or scanner.take(_SEPARATOR)
        here = scanner.at
        scanner.skip_white()
        tapped = scanner.take(words.TAPPED)
        depths = take_depths(scanner) if requirements[-1].kind == "thread" else []
        more = _Parts(depths) if depths else _take_parts(scanner, is_first=False)
        if not more.requirements:
            scanner.at = here
            break
        if _is_bare(requirements[-1]) and more.requirements[0].kind in _BEHIND_A_COUNT:
            # 4 Ø6,6 is a count without its ×, or a length beside a diameter.
            scanner.fail("ambiguous", here)
        if tapped is not None:
            names[len(requirements)] = tapped[0]
        requirements.extend(more.requirements)
        behind = behind or more.count
    return [_named(part, names[i]) if i in names else part for i, part in enumerate(requirements)], behind


def _is_hole_part(scanner: Scanner) -> bool:
    """True before a counterbore, a countersink or a depth, here or on the next line: the same hole goes on."""
    here = scanner.at
    scanner.skip_white()
    found = scanner.peek(words.HOLE_PART) is not None
    scanner.at = here
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    requirements: list[Requirement]
    count: int | None = None


def _take_parts(scanner: Scanner, *, is_first: bool) -> _Parts:
    start = scanner.at
    opening = scanner.take(_OPEN)
    is_explained = opening is not None and opening[1] == "(" and scanner.peek(words.NAMED_HOLE_PART) is not None
    parts = _take_requirements(scanner, is_first=is_first)
    if not parts:
        scanner.at = start
        return _Parts([])
    suffixed = take_suffixes(scanner, parts[-1])
    parts[-1] = suffixed.requirement
    if opening is not None:
        if scanner.take(_CLOSE[opening[1]]) is None:
            scanner.fail()
        parts = [replace(part, warning="ambiguous") if is_explained else _bracketed(part, opening[1]) for part in parts]
        suffixed = take_suffixes(scanner, parts[-1])
        parts[-1] = suffixed.requirement
    return _Parts(parts, suffixed.count)


def _take_requirements(scanner: Scanner, *, is_first: bool) -> list[Requirement]:
    for reader in (take_thread, take_geometrical, take_physical, take_surface_texture):
        found = reader(scanner)
        if found is not None:
            return [found]
    return take_dimension(scanner, is_first=is_first) or []


def _bracketed(part: Requirement, opening: str) -> Requirement:
    return replace(part, reference=True) if opening == "(" else replace(part, exact=True)


def _refuse_loose_remark(scanner: Scanner, found: list[Requirement], start: int) -> None:
    """`16 DENTS` is no length of 16: a bare number takes no words."""
    if _is_bare(found[0]) and found[0].remark:
        scanner.fail("not_understood", start)


def _is_bare(part: Requirement) -> bool:
    return part.kind == "linear" and not (part.is_toleranced or part.reference or part.exact or part.fit)
