"""A sheet's picture ready for reading: even light, ink, patches, and lines of text read from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.agreement import agreed
from qcdesigner.drawings.ocr.callouts import ROOM, SIDE
from qcdesigner.drawings.ocr.components import Patches, find_patches, with_bits_of_large
from qcdesigner.drawings.ocr.dashes import bars_of, without_dashes
from qcdesigner.drawings.ocr.diameters import broken_diameter
from qcdesigner.drawings.ocr.frame import extents, in_frame
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine, largest_letter, letter_like
from qcdesigner.drawings.ocr.marks import brackets, brackets_beside, decimal_marks
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.paper import Grey, Ink, even_light, ink_of
from qcdesigner.drawings.ocr.ruling import ruled_lines
from qcdesigner.drawings.ocr.shapes import (
    bitmap_of,
    holes_of,
    is_broken_crossed_circle,
    is_crossed_circle,
    is_wedge,
)
from qcdesigner.drawings.ocr.signs import hole_sign
from qcdesigner.drawings.ocr.strips import SIDE_MARGIN, strip_as_it_is, strip_of

_NOUGHTS = frozenset("0OoQDØø⌀∅Φφ@")
_LIKE_HOLE_SIGNS = frozenset("7TIJLUVYuvy↓")
_BEFORE_A_SIZE = frozenset(".,") | _NOUGHTS
_TALL = 0.55
_SLACK, _BRACKET_SLACK = 0.16, 0.5
_UNSURE = 0.4
# Of the larger side of the sheet: twice a usual letter, 5 mm on A4.
_LONG_STROKE = 0.0165
_FEW_PATCHES = 3
_BLANK = 0.5
# From a number to the line that is broken for it, in letter heights.
_BESIDE_LINE = 4.0
# Of an arrowhead: how many times as long as it is high, and how much of that bar is ink.
_SLIM_HEAD, _SOLID = 1.8, 0.55
_LOW_SIGN, _LARGEST_DEGREE = 0.35, 0.6
_MARK_SURE, _BROKEN_SURE = 0.85, 0.8


@dataclass(frozen=True, eq=False)
class Picture:
    """A sheet's picture under even light, its ink, and its patches: `whole` ones first, then bits of larger ones."""

    even: Grey
    ink: Ink
    patches: Patches
    whole: int
    _seen: dict[tuple[object, ...], list[Glyph]] = field(default_factory=dict)

    @classmethod
    def of(cls, grey: Grey) -> Picture:
        even = even_light(grey)
        ink = ink_of(even)
        size = max(grey.shape)
        patches, whole = with_bits_of_large(
            find_patches(ink), ink.shape, largest=largest_letter(size), longest=max(30.0, _LONG_STROKE * size)
        )
        return cls(even, ink, *without_dashes(patches, whole))

    @cached_property
    def ruling(self) -> NDArray[np.float32]:
        """The long level and upright lines, as (x1, y1, x2, y2)."""
        return ruled_lines(self.ink)

    def stands_on_a_line(self, line: TextLine, *, longer: float = 1.0, within: float = _BESIDE_LINE) -> bool:
        """True if a straight line, longer than that many letter heights, runs under a level or upright text, or on its level `within` so many beside it: a dimension line, broken for it or not."""
        h = line.height
        ends = np.stack([in_frame(self.ruling[:, i], self.ruling[:, i + 1], line.angle) for i in (0, 2)])
        (a, b), (u, v) = ends[:, 0], ends[:, 1]
        begin, stop, middle = np.minimum(a, b), np.maximum(a, b), (line.low + line.high) / 2
        is_level = (np.abs(v - u) < 0.1 * h) & (stop - begin > longer * h)
        is_on_level = is_level & (np.abs((u + v) / 2 - middle) < 0.5 * h)
        is_beside = is_on_level & (np.maximum(line.begin - stop, begin - line.stop) < within * h)
        is_under = ((u + v) / 2 > line.low - h) & ((u + v) / 2 < line.low + 0.1 * h) & (begin < line.stop) & (stop > line.begin)
        return bool((is_beside | (is_level & is_under)).any())

    @cached_property
    def letters(self) -> NDArray[np.intp]:
        """The whole patches that can be letters by their size, arrowheads left out."""
        chosen = letter_like(self.patches, self.whole, max(self.even.shape))
        return chosen[~self._is_arrowhead(chosen)]

    def _is_arrowhead(self, chosen: NDArray[np.intp]) -> NDArray[np.bool_]:
        if not len(chosen):
            return np.zeros(0, bool)
        bars = bars_of(self.patches.only(chosen))
        fill = self.patches.area[chosen] / (bars.length * bars.thickness)
        is_slim = (bars.length > _SLIM_HEAD * bars.thickness) & (fill > _SOLID)
        angles = -np.degrees(bars.direction)
        return np.array(
            [
                bool(slim) and is_wedge(bitmap_of(self.patches, np.array([i], np.intp), float(angle)))
                for i, angle, slim in zip(chosen, angles, is_slim, strict=True)
            ],
            bool,
        )

    def seen_on(self, line: TextLine, recogniser: Recogniser) -> list[Glyph]:
        """What the recogniser sees on a line, and nothing else; it is asked once for each line."""
        key = (line.members.tobytes(), line.angle, line.begin, line.stop, line.low, line.high)
        if key not in self._seen:
            self._seen[key] = recogniser.read(strip_of(self.even, self.patches, line))
        return self._seen[key]

    def read(self, line: TextLine, recogniser: Recogniser) -> list[Glyph]:
        """The glyphs of a line, each letter accounted for: a sign that was passed over is known by its shape, or is a doubt."""
        glyphs = self.seen_on(line, recogniser)
        if len(line.members) >= _FEW_PATCHES and not any(g.text.isdigit() for g in glyphs):
            return glyphs
        glyphs = agreed(glyphs, self.callout_on(line, recogniser), strip_span(line)[1] / line.height)
        glyphs = self._with_marks(line, glyphs)
        signed = self._with_signs(line, glyphs)
        if not any(g.text == "Ø" for g in signed):
            glyphs, line = self._with_broken_diameter(line, glyphs)
            signed = self._with_signs(line, glyphs)
        return self._with_blanks(line, self._with_degrees(line, signed))

    def callout_on(self, line: TextLine, recogniser: Recogniser) -> list[Glyph]:
        """What the reader of callouts sees on a line alone, placed as the recogniser's glyphs are."""
        strip = strip_of(self.even, self.patches, line, room=ROOM, side=SIDE)
        return _placed(recogniser.callouts.read(strip), line, SIDE)

    def callout_as_it_is(self, line: TextLine, recogniser: Recogniser, *, side: float) -> list[Glyph]:
        """The same with all that stands near the line or runs through it, `side` letter heights beside it."""
        strip = strip_as_it_is(self.even, line, room=ROOM, side=side)
        return _placed(recogniser.callouts.read(strip), line, side)

    def _with_blanks(self, line: TextLine, glyphs: list[Glyph]) -> list[Glyph]:
        """With the blanks that were passed over: two numbers of a chain stand farther apart than the figures of one."""
        begin, whole = strip_span(line)
        reach = extents(self.patches.only(line.members), line.angle)
        order = np.argsort(reach.begin)
        starts, stops = reach.begin[order][1:], np.maximum.accumulate(reach.stop[order])[:-1]
        for i in np.flatnonzero(starts - stops > _BLANK * line.height):
            span = (float(stops[i]) - begin) / whole, (float(starts[i]) - begin) / whole
            before, after = [g for g in glyphs if g.at < sum(span) / 2], [g for g in glyphs if g.at > sum(span) / 2]
            if before and after and before[-1].text.isdigit() and after[0].text.isdigit():
                glyphs = _put(glyphs, Glyph(" ", 1.0, sum(span) / 2), instead_of=[])
        return glyphs

    def _with_marks(self, line: TextLine, glyphs: list[Glyph]) -> list[Glyph]:
        """With the decimal signs and the brackets that were passed over, or taken for a space."""
        begin, whole = strip_span(line)
        marks = (*decimal_marks(self.patches, line), *brackets(self.patches, line), *brackets_beside(self.patches, self.whole, line))
        for mark in marks:
            span = (mark.begin - begin) / whole, (mark.stop - begin) / whole
            slack = (_SLACK if mark.text == "," else _BRACKET_SLACK) * line.height / whole
            here = [g for g in glyphs if span[0] - slack < g.at < span[1] + slack]
            is_seen = any(g.text in "()[]" or (mark.text == "," and _is_small(g) and not g.text.isspace()) for g in here)
            if mark.text == "," and is_seen:
                glyphs = [replace(g, score=max(g.score, _MARK_SURE)) if g in here and g.text in ".," else g for g in glyphs]
            if not is_seen and (mark.text != "," or _is_between_figures(glyphs, span)):
                spaces = [g for g in here if g.text.isspace()]
                glyphs = _put(glyphs, Glyph(mark.text, _MARK_SURE, sum(span) / 2), instead_of=spaces)
        return glyphs

    def _with_broken_diameter(self, line: TextLine, glyphs: list[Glyph]) -> tuple[list[Glyph], TextLine]:
        """With a diameter sign in bits before the number; its bits are no letters of the line any more."""
        begin, whole = strip_span(line)
        count, number = _count_and_number(glyphs)
        if number is None:
            return glyphs, line
        stop = begin + number.at * whole - 0.22 * line.height
        start = -np.inf if count is None else begin + count.at * whole + 0.2 * line.height
        sign = broken_diameter(self.patches, line, start, stop)
        if sign is None:
            return glyphs, line
        span = (sign.begin - begin) / whole, (sign.stop - begin) / whole
        here = [g for g in glyphs if span[0] < g.at < min(span[1], number.at) and g not in (count, number)]
        rest = line.members[~np.isin(line.members, sign.members)]
        if not len(rest):
            return glyphs, line
        put = _put(glyphs, Glyph("Ø", _BROKEN_SURE, max(0.0, sum(span) / 2)), instead_of=here)
        return put, replace(line, members=rest)

    def _with_degrees(self, line: TextLine, glyphs: list[Glyph]) -> list[Glyph]:
        """With the small rings at the head of a line that were passed over; another raised mark passed over is a doubt."""
        begin, whole = strip_span(line)
        reach = extents(self.patches.only(line.members), line.angle)
        is_raised = (reach.low > line.low + 0.45 * line.height) & (reach.height > 0.2 * line.height)
        is_raised &= (reach.width > 0.6 * reach.height) & (reach.width < 1.7 * reach.height)
        for i in np.flatnonzero(is_raised):
            span = (float(reach.begin[i]) - begin) / whole, (float(reach.stop[i]) - begin) / whole
            slack = 0.5 * _SLACK * line.height / whole
            here = [g for g in glyphs if span[0] - slack < g.at < span[1] + slack and not g.text.isspace()]
            is_taken_for_nought = len(here) == 1 and here[0].text in _NOUGHTS
            if here and not is_taken_for_nought:
                continue
            is_ring = len(holes_of(bitmap_of(self.patches, line.members[[i]], line.angle))) == 1
            if is_taken_for_nought:
                if is_ring and reach.height[i] < _LARGEST_DEGREE * line.height:
                    glyphs = _put(glyphs, Glyph("°", 0.9, sum(span) / 2), instead_of=here)
            elif is_ring:
                glyphs = _put(glyphs, Glyph("°", 0.9, sum(span) / 2), instead_of=[])
            else:
                glyphs = [replace(g, score=min(g.score, _UNSURE)) for g in glyphs]
        return glyphs

    def _with_signs(self, line: TextLine, glyphs: list[Glyph]) -> list[Glyph]:
        begin, whole = strip_span(line)
        slack = _SLACK * line.height / whole
        letters = _letters(self.patches, line)
        missing = len(letters) - sum(not _is_small(glyph) for glyph in glyphs)
        for members, left, right in letters:
            span = (left - begin) / whole, (right - begin) / whole
            here = [g for g in glyphs if span[0] - slack < g.at < span[1] + slack and not _is_small(g)]
            sign = self._sign(line, members, here)
            may_be = _may_be_diameter if sign is not None and sign[0] == "Ø" else _may_be_hole_sign
            if sign is not None and may_be(glyphs, here, span):
                glyphs = _put(glyphs, Glyph(sign[0], sign[1], sum(span) / 2), instead_of=here)
            elif (not here and missing > 0 and not _is_anything_at(glyphs, span)) or (
                here == glyphs[:1] and _is_broken_sign(here, members)
            ):
                glyphs = [replace(g, score=min(g.score, _UNSURE)) for g in glyphs]
        return glyphs

    def _sign(self, line: TextLine, members: NDArray[np.intp], here: list[Glyph]) -> tuple[str, float] | None:
        """The sign that a letter's patches are, where the recogniser saw nothing or what such a sign is taken for."""
        is_like_a_sign = here and here[0].text in _LIKE_HOLE_SIGNS
        if len(here) > 1 or (here and not (here[0].text in _NOUGHTS or is_like_a_sign or here[0].score < 0.8)):
            return None
        shape = bitmap_of(self.patches, members, line.angle)
        is_doubted = not here or here[0].score < 0.8 or is_like_a_sign
        if is_crossed_circle(shape) or (is_doubted and is_broken_crossed_circle(shape)):
            return "Ø", 0.95
        return hole_sign(shape) if is_doubted else None


def strip_span(line: TextLine) -> tuple[float, float]:
    """Where the strip of a line begins along it, and how long it is: glyphs are placed by fractions of it."""
    return line.begin - SIDE_MARGIN * line.height, line.width + 2 * SIDE_MARGIN * line.height


def placed_on(line: TextLine, former: TextLine, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line that now has another begin or end, placed on it."""
    (begin, whole), (old_begin, old_whole) = strip_span(line), strip_span(former)
    return [replace(g, at=(old_begin + g.at * old_whole - begin) / whole) for g in glyphs]


def _placed(glyphs: list[Glyph], line: TextLine, side: float) -> list[Glyph]:
    """Glyphs of a strip with that much beside its line, in letter heights, placed as on the line's own strip."""
    begin, whole = strip_span(line)
    left, length = line.begin - side * line.height, line.width + 2 * side * line.height
    return [replace(g, at=(left + g.at * length - begin) / whole) for g in glyphs]


def _is_between_figures(glyphs: list[Glyph], span: tuple[float, float]) -> bool:
    """True where a decimal sign can stand: between figures of a number that has none yet."""
    before = "".join(g.text for g in glyphs if g.at < span[0] and not g.text.isspace())
    after = "".join(g.text for g in glyphs if g.at > span[1] and not g.text.isspace())
    return bool(re.search(r"(?<![.,])(?<!\d)\d+$", before) and re.match(r"\d+(?![\d.,])", after))


def _count_and_number(glyphs: list[Glyph]) -> tuple[Glyph | None, Glyph | None]:
    """The × of a count before a number, and the first figure of the number; none where no plain number begins the line."""
    shown = [g for g in glyphs if not g.text.isspace() and g.text not in ".,-–:;'\"_~"]
    figures = next((i for i, g in enumerate(shown) if not g.text.isdigit()), len(shown))
    if 0 < figures < len(shown) and shown[figures].text in "xX×":
        after = shown[figures + 1 :]
        return shown[figures], after[0] if after and after[0].text.isdigit() else None
    first = next((i for i, g in enumerate(shown[:2]) if g.text.isdigit()), None)
    is_number = first is not None and (first == 0 or shown[0].text in _NOUGHTS)
    return None, shown[first] if is_number and first is not None else None


def _letters(patches: Patches, line: TextLine) -> list[tuple[NDArray[np.intp], float, float]]:
    """The tall letters of a line, each with all its bits and from where to where it stands."""
    reach = extents(patches.only(line.members), line.angle)
    order = np.argsort(reach.begin)
    groups: list[list[int]] = []
    stop, was_bit = -np.inf, False
    for i in order:
        is_bit = float(reach.height[i]) < _TALL * line.height
        if groups and float(reach.begin[i]) < stop + (0.2 if is_bit and was_bit else 0.04) * line.height:
            groups[-1].append(int(i))
        else:
            groups.append([int(i)])
        stop, was_bit = max(stop, float(reach.stop[i])), is_bit
    found = []
    for group in groups:
        begin, end = float(reach.begin[group].min()), float(reach.stop[group].max())
        height = float(reach.high[group].max() - reach.low[group].min())
        is_wide_sign = height > _LOW_SIGN * line.height and 1.3 * height < end - begin < 2.6 * height
        if is_wide_sign or (height > _TALL * line.height and end - begin < 2.6 * height):
            found.append((line.members[group], begin, end))
    return found


def _is_broken_sign(here: list[Glyph], members: NDArray[np.intp]) -> bool:
    """True for several strokes taken for one letter that is a single stroke: the arrow of a depth was read as a 7."""
    return len(members) > 1 and len(here) == 1 and here[0].text in _LIKE_HOLE_SIGNS


def _may_be_diameter(glyphs: list[Glyph], here: list[Glyph], span: tuple[float, float]) -> bool:
    """False for a nought with a slash: a diameter sign stands before a figure, and not behind one."""
    shown = [g for g in glyphs if not g.text.isspace() and g not in here]
    before = [g for g in shown if g.at < span[0]]
    after = [g for g in shown if g.at > span[1]]
    if before and (before[-1].text.isdigit() or before[-1].text in ".,"):
        return False
    number = after[1:] if after and after[0].text in ".," else after
    return number[0].text.isdigit() if number else not before


def _may_be_hole_sign(glyphs: list[Glyph], here: list[Glyph], span: tuple[float, float]) -> bool:
    """False for a letter of a word: the sign of a hole stands before a size."""
    after = [g.text for g in glyphs if not g.text.isspace() and g not in here and g.at > span[1]]
    return not after or after[0].isdigit() or after[0] in _BEFORE_A_SIZE


def _is_anything_at(glyphs: list[Glyph], span: tuple[float, float]) -> bool:
    return any(span[0] < g.at < span[1] and not g.text.isspace() for g in glyphs)


def _is_small(glyph: Glyph) -> bool:
    """True for what is no letter: it has a patch less high, or none."""
    return glyph.text.isspace() or glyph.text in ".,-–°'\":;_~"


def _put(glyphs: list[Glyph], new: Glyph, *, instead_of: list[Glyph]) -> list[Glyph]:
    kept = [g for g in glyphs if g not in instead_of]
    return sorted([*kept, new], key=lambda g: g.at)


def line_of(patches: Patches, members: NDArray[np.intp], angle_deg: float) -> TextLine:
    """The line that these patches make at an angle: as high as its tall letters."""
    reach = extents(patches.only(members), angle_deg)
    tall = reach.height > 0.6 * float(reach.height.max())
    return TextLine(
        members,
        angle_deg,
        float(reach.begin.min()),
        float(reach.stop.max()),
        float(np.median(reach.low[tall])),
        float(np.median(reach.high[tall])),
    )
