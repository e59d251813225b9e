"""What was read on lines made whole: by a second look, with deviations and signs that were no lines. What may go on unread is doubtful."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.decimals import sign_written, with_lost_signs
from qcdesigner.drawings.ocr.deviations import (
    are_limits,
    are_two_rows,
    deviations_behind,
    sign_before,
    stand_behind,
)
from qcdesigner.drawings.ocr.frame import extents, in_frame
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.parts import patches_beside
from qcdesigner.drawings.ocr.picture import Picture, placed_on, strip_span
from qcdesigner.drawings.ocr.read_line import ReadLine, doubted, stands_in
from qcdesigner.drawings.ocr.second_look import is_class_in_doubt, seen_again
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_solid, is_stroke

_NUMBER = re.compile(r"\d*[.,]?\d+")
_END_OF_NO_SIZE = re.compile(r".*\d(?:[.,]| ?[+\-]| 0)")
_PAIR = 2
_PARAMETER = re.compile(r"R[azqt]|R?SØ|SR")
_NO_NOUGHT = re.compile(r"[.,]\d")
_NEXT_LETTER, _NEXT_BIT = 1.4, 0.5
# How wide a stroke is that may be a 1, and how near its number it stands then.
_SLIM_ONE, _AS_IN_A_NUMBER = (0.06, 0.3), 0.3


def completed(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[ReadLine]:
    """The lines that were read, made whole; doubtful where one may be half of a number."""
    read = _all_again(picture, [r for r in read if r.text], recogniser)
    sign = sign_written(r.text for r in read)
    if sign is not None:
        read = [replace(r, glyphs=with_lost_signs(r.glyphs, sign)) for r in read]
    read = _with_signs_of_limits(picture, _with_deviations(picture, read, recogniser), recogniser)
    cut = {id(part) for rest in read for before in read if _is_rest_of(rest, before) for part in (rest, before)}
    return [
        doubted(r) if id(r) in cut or (r.has_figure and not r.is_all and _goes_on_unread(picture, r, read)) else r
        for r in read
    ]


def _all_again(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[ReadLine]:
    """The lines as a second look shows them, those with figures and those to which a figure belongs.

    A letter that stood alone and is seen to belong to a line is no line any more.
    """
    lines = [r.line for r in read]
    long = [line for line in lines if len(line.members) > 1]
    wider: list[TextLine] = []
    found: list[ReadLine] = []
    for one in read:
        is_callout = one.has_figure or _PARAMETER.fullmatch(one.text)
        seen = seen_again(picture, one.line, one.glyphs, long, recogniser) if is_callout else None
        if seen is not None and len(seen[1]) == 1 and (len(one.line.members) == 1 or seen[1][0].text == "1"):
            # Looked at twice, a stroke or a dotted line that stands alone is as like a 1 as before.
            seen = None
        if seen is not None:
            wider.append(seen[0])
        again = one if seen is None else ReadLine(*seen, is_all=True)
        is_doubtful = one.has_figure and is_class_in_doubt(picture, again.line, again.text, long, recogniser)
        found.append(doubted(again) if is_doubtful else again)
    return [r for r in found if len(r.line.members) > 1 or not any(stands_in(r.line, line) for line in wider if line is not r.line)]


def _with_deviations(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[ReadLine]:
    """The lines, and deviations behind sizes that were no lines; a size behind which such ink is not read is half a callout.

    Figures over each other seem a line of their own, across or twice as high: they are none where deviations are read.
    """
    found: list[ReadLine] = []
    dropped: list[ReadLine] = []
    for one in read:
        size = _without_end(picture.patches, one)
        behind = [r for r in read if r is not one and stand_behind(size.line, r.line)] if one.has_figure else []
        deviations = None
        if one.has_figure and (len(behind) < _PAIR or size is not one):
            lines = [size.line, *(r.line for r in read if r is not one and r not in behind)]
            deviations = deviations_behind(picture, size.line, size.text, lines, recogniser)
        is_half = deviations is not None and not deviations.are_read and all(are_two_rows(picture.patches, one.line, r.line) for r in behind)
        if deviations is not None and deviations.are_read:
            found.append(size)
            found.extend(ReadLine(line, glyphs, is_all=True) for line, glyphs in deviations.rows)
            dropped.extend(behind)
        else:
            found.append(doubted(one) if is_half else one)
    return [r for r in found if r not in dropped]


def _without_end(patches: Patches, read: ReadLine) -> ReadLine:
    """A size without the beginning of a deviation, or the speck, that was taken for its last letter: `28,3 +`, `28 0`, `28.`; else as it is."""
    if _END_OF_NO_SIZE.fullmatch(read.text) is None:
        return read
    line, glyphs = read.line, [g for g in read.glyphs if not g.text.isspace()]
    begin, whole = strip_span(line)
    bound = begin + whole * (glyphs[-2].at + glyphs[-1].at) / 2
    reach = extents(patches.only(line.members), line.angle)
    own = (reach.begin + reach.stop) / 2 < bound
    if not own.any():
        return read
    size = replace(line, members=line.members[own], stop=float(reach.stop[own].max()))
    return replace(read, line=size, glyphs=placed_on(size, line, glyphs[:-1]))


def _with_signs_of_limits(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[ReadLine]:
    """The lines, and the signs that stand once before two limits; limits before which such ink is not read are half a callout."""
    numbers = [r for r in read if _NUMBER.fullmatch(r.text)]
    lines = [r.line for r in read]
    found, doubtful = [*read], set()
    for upper in numbers:
        for lower in numbers:
            if lower is upper or not are_limits(upper.line, lower.line):
                continue
            sign = sign_before(picture, upper.line, lower.line, lines, recogniser)
            if sign is not None and sign[1]:
                found = [r for r in found if not (len(r.line.members) == 1 and stands_in(r.line, sign[0]))]
                found.append(ReadLine(*sign, is_all=True))
            elif sign is not None:
                doubtful |= {id(upper), id(lower)}
    return [doubted(r) if id(r) in doubtful else r for r in found]


def _is_rest_of(rest: ReadLine, before: ReadLine) -> bool:
    """True for `.46` right behind `64` on its level: one number in two lines, of which neither is to be believed."""
    if not _NO_NOUGHT.match(rest.text) or not before.text[-1:].isdigit() or rest is before:
        return False
    line, h = rest.line, rest.line.height
    along, up = in_frame(*before.line.centre, line.angle)
    gap = line.begin - along - before.line.width / 2
    return abs(up - (line.low + line.high) / 2) < 0.4 * h and -0.5 * h < gap < _NEXT_LETTER * h


def _goes_on_unread(picture: Picture, read: ReadLine, others: Sequence[ReadLine]) -> bool:
    """True if a letter right beside a number is in no line, or alone in one: the number may be longer than was read."""
    line, h = read.line, read.line.height
    taken = {
        int(m) for other in others if len(other.line.members) > 1 or other is read for m in other.line.members
    }
    whole = patches_beside(picture.patches, slice(0, picture.whole), line, _NEXT_LETTER)
    bits = patches_beside(picture.patches, slice(picture.whole, None), line, _NEXT_BIT)
    close = set(patches_beside(picture.patches, slice(picture.whole, None), line, _AS_IN_A_NUMBER))
    for part in set(whole + bits) - taken:
        shape = bitmap_of(picture.patches, np.array([part], np.intp), line.angle)
        rows, columns = shape.shape
        is_letter = 0.8 * h < rows < 1.2 * h and 0.3 * h < columns < 1.2 * h and not (is_solid(shape) or is_stroke(shape))
        if is_letter or (part in close and 0.85 * h < rows < 1.15 * h and _SLIM_ONE[0] * h < columns < _SLIM_ONE[1] * h):
            return True
    return False
