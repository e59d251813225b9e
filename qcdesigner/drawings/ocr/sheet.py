"""The texts of one picture of a sheet: from grey pixels to runs of text, in pixels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from qcdesigner.drawings.content import DRAWN, TextRun
from qcdesigner.drawings.ocr.boxes import Row, ink_in, row_around
from qcdesigner.drawings.ocr.decimals import sign_written, with_lost_signs
from qcdesigner.drawings.ocr.deviations import (
    are_limits,
    are_two_rows,
    deviations_behind,
    sign_before,
    stand_behind,
)
from qcdesigner.drawings.ocr.frame import in_frame, to_sheet
from qcdesigner.drawings.ocr.frames import frame_run
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine, find_lines, merged_lines, sheet_skew
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.ocr.parts import patches_beside, with_small_parts
from qcdesigner.drawings.ocr.picture import Picture, strip_span
from qcdesigner.drawings.ocr.second_look import seen_again
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_solid, is_stroke
from qcdesigner.drawings.ocr.singles import parted_numbers, single_lines, word_lines
from qcdesigner.drawings.ocr.strips import SIDE_MARGIN
from qcdesigner.drawings.ocr.text import FONT, pieces_of
from qcdesigner.drawings.ocr.ticks import over_a_tick
from qcdesigner.drawings.ocr.touching import lines_touching
from qcdesigner.drawings.ocr.turning import turned_readable

_LEAST_SURE = 0.25
_FEWEST_SLANTED, _LEVEL_DEG = 3, 2.0
_MOST_PAIRS = 60
_SLANTED = re.compile(r"[RØ]\d|\d{1,3}[°ºoO]|[A-Za-z]{1,2}\d{1,2}")
_WORD = re.compile(r"[RØ]?\d{0,3}[.,]?\d{2,4}[°ºoO]?|\d{2,3}[°ºoO]|[RØ]\d[.,]?\d?")
_NUMBER = re.compile(r"\d*[.,]?\d+")
_FIGURE = re.compile(r".*\d.*")
# The preferred values of Ra in µm and in µin that no index or zone of a frame is.
_TEXTURE = re.compile(r"0?[.,](?:0?12|0?2|025|0?5|0?1|1|2|4|8)|[136][.,][236]|12[.,]5|16|25|32|50|63|100|125|250|500")
_LONGEST_OF_TICK = 3.0
_OFF_CENTRE = 0.5
_PAIR = 2
_PARAMETER = re.compile(r"R[azqt]|R?SØ|SR")
_CALLOUT = re.compile(r"\d* ?[xX]? ?(?:Ø|R ?\d|M ?\d)")
_NO_NOUGHT = re.compile(r"[.,]\d")
_SURE_SINGLE, _SURE_WORD = 0.85, 0.95
# Alone, these are too like a dash, a tick or an arrow to be believed.
_LIKE_STROKES = frozenset("1Il|7")
_DOUBT, _NO_DOUBT = 0.6, 0.8
_NEXT_LETTER, _NEXT_BIT = 1.4, 0.5
_PART_OF_LINES = 0.75
# Of the ink of a text: how much may stand with it in its box.
_MORE_INK = 1.35
# How wide a stroke is that may be a 1, and how near its number it stands then.
_SLIM_ONE, _AS_IN_A_NUMBER = (0.06, 0.3), 0.3


@dataclass(frozen=True, slots=True, eq=False)
class ReadLine:
    """A line with the glyphs read on it; `is_all` if they were seen on all the ink there, not on the line's own alone."""

    line: TextLine
    glyphs: Sequence[Glyph]
    is_all: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def has_figure(self) -> bool:
        return any(glyph.text.isdigit() for glyph in self.glyphs)


def recognise_region(grey: Grey, recogniser: Recogniser, *, progress: Callable[[float], None]) -> list[TextRun]:
    """The runs on a picture of a part of a sheet, as it is: sizes and places in pixels, `confidence` of the recognition.

    A person showed that there is text, so pairs and single letters need no other text to be believed.
    """
    picture = Picture.of(grey)
    return read_lines(picture, lines_of(picture), recogniser, progress=progress, is_region=True)


def lines_of(picture: Picture) -> list[TextLine]:
    """The lines of text that stand on a picture."""
    letters = picture.letters
    first = find_lines(picture.patches, letters)
    skew = sheet_skew([line.angle for line in first])
    pairs = [line for line in first if is_slanted_pair(line, skew)]
    found = with_small_parts([line for line in first if line not in pairs], picture.patches, picture.whole)
    starts = list(parted_numbers(picture.patches, letters, [*found, *pairs], skew))
    # Slanted pairs are mostly strokes of geometry: they take what no other line needs.
    grown = with_small_parts([*found, *starts, *pairs], picture.patches, picture.whole)[len(found) :]
    found += [line for line in grown[: len(starts)] if len(line.members) > 2]
    found += grown[len(starts) :]
    touching = lines_touching(picture.patches, picture.whole, letters, found)
    if touching:
        found = with_small_parts([*found, *touching], picture.patches, picture.whole)
    # A point between figures that stand far apart joins them.
    return merged_lines(found)


def read_lines(
    picture: Picture,
    lines: list[TextLine],
    recogniser: Recogniser,
    *,
    progress: Callable[[float], None],
    is_region: bool = False,
    is_part: bool = False,
) -> list[TextRun]:
    """The runs of the lines of a picture that lies the right way, in pixels; and, unless the lines are only part of it, of what stands alone."""
    lines, is_upside_down = (lines, False) if is_part else turned_readable(picture, lines, recogniser)
    pairs = [
        line
        for line in lines
        if is_slanted_pair(line, sheet_skew([a.angle for a in lines if len(a.members) > 4]))
    ]
    lines = [line for line in lines if line not in pairs]
    read = []
    for i, line in enumerate(lines):
        progress(0.1 + (_PART_OF_LINES - 0.1) * i / len(lines))
        read.append(ReadLine(line, picture.read(line, recogniser)))
    heights = [r.line.height for r in read if r.has_figure]
    if is_region and not heights:
        heights = picture.patches.only(picture.letters).size.tolist()
    if not is_part:
        turn = 180.0 if is_upside_down else 0.0
        read += _slanted_pairs(picture, pairs, heights, recogniser, _FIGURE if is_region else _SLANTED)
        read += _words(picture, read, heights, recogniser, turn=turn)
        read += _singles(picture, read, heights, recogniser, turn=turn)
    read = _all_again(picture, [r for r in read if r.text], recogniser)
    sign = sign_written(r.text for r in read)
    if sign is not None:
        read = [replace(r, glyphs=with_lost_signs(r.glyphs, sign)) for r in read]
    read = _with_signs_of_limits(picture, _with_deviations(picture, read, recogniser), recogniser)
    cut = {id(part) for rest in read for before in read if _is_rest_of(rest, before) for part in (rest, before)}
    read = [
        _doubted(r) if id(r) in cut or (r.has_figure and not r.is_all and _goes_on_unread(picture, r, read)) else r for r in read
    ]
    progress(_PART_OF_LINES + 0.05)
    return _runs(picture, read, recogniser)


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
        if seen is not None:
            wider.append(seen[0])
        found.append(one if seen is None else ReadLine(*seen, is_all=True))
    return [r for r in found if len(r.line.members) > 1 or not any(_stands_in(r.line, line) for line in wider if line is not r.line)]


def _with_deviations(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[ReadLine]:
    """The lines, and deviations behind sizes that were no lines; a size behind which such ink is not read is half a callout.

    Figures over each other seem a line of their own, across or twice as high: they are none where deviations are read.
    """
    found: list[ReadLine] = []
    dropped: list[ReadLine] = []
    for one in read:
        behind = [r for r in read if r is not one and stand_behind(one.line, r.line)] if one.has_figure else []
        deviations = None
        if one.has_figure and len(behind) < _PAIR:
            lines = [r.line for r in read if r not in behind]
            deviations = deviations_behind(picture, one.line, one.text, lines, recogniser)
        is_half = deviations is not None and not deviations.are_read and all(are_two_rows(picture.patches, one.line, r.line) for r in behind)
        found.append(_doubted(one) if is_half else one)
        if deviations is not None and deviations.are_read:
            found.extend(ReadLine(line, glyphs, is_all=True) for line, glyphs in deviations.rows)
            dropped.extend(behind)
    return [r for r in found if r not in dropped]


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
                found = [r for r in found if not (len(r.line.members) == 1 and _stands_in(r.line, sign[0]))]
                found.append(ReadLine(*sign, is_all=True))
            elif sign is not None:
                doubtful |= {id(upper), id(lower)}
    return [_doubted(r) if id(r) in doubtful else r for r in found]


def _stands_in(line: TextLine, other: TextLine) -> bool:
    along, up = in_frame(*line.centre, other.angle)
    return other.begin < along < other.stop and other.low < up < other.high


def is_slanted_pair(line: TextLine, skew: float) -> bool:
    """True for two letters neither level nor upright: mostly strokes of geometry, sometimes the figures of an angle."""
    away = abs((line.angle - skew + 45) % 90 - 45)
    return away > _LEVEL_DEG and len(line.members) < _FEWEST_SLANTED


def _slanted_pairs(
    picture: Picture,
    pairs: Sequence[TextLine],
    heights: Sequence[float],
    recogniser: Recogniser,
    believed: re.Pattern[str],
) -> list[ReadLine]:
    """Slanted pairs that read as a size, in the height of the sheet's numbers: `45°` along its arc, `R3` on its leader."""
    if not heights:
        return []
    sized = [line for line in pairs if 0.8 * min(heights) < line.height < 1.25 * max(heights)]
    read = [ReadLine(line, picture.read(line, recogniser)) for line in sized[:_MOST_PAIRS]]
    return [
        r
        for r in read
        if believed.fullmatch("".join(g.text for g in r.glyphs)) and min(g.score for g in r.glyphs) > 0.8
    ]


def _singles(
    picture: Picture, read: Sequence[ReadLine], heights: Sequence[float], recogniser: Recogniser, *, turn: float
) -> list[ReadLine]:
    """Signs that stand alone, of about these heights, read with less patience: what is not sure is geometry."""
    skew = sheet_skew([r.line.angle for r in read if len(r.line.members) > 4])
    found = []
    for line in single_lines(picture.patches, picture.whole, [r.line for r in read], heights, skew + turn):
        glyphs = [g for g in picture.read(line, recogniser) if not g.text.isspace()]
        if len(glyphs) == 1 and glyphs[0].score > _SURE_SINGLE and (glyphs[0].text.isalnum()):
            shown = glyphs[0].text
            is_like_a_stroke = shown in _LIKE_STROKES and not (shown == "7" and picture.stands_on_a_line(line))
            found.append(ReadLine(line, [replace(glyphs[0], score=_DOUBT)] if is_like_a_stroke else glyphs))
    return found


def _words(
    picture: Picture, read: Sequence[ReadLine], heights: Sequence[float], recogniser: Recogniser, *, turn: float
) -> list[ReadLine]:
    """Numbers whose figures touch, so that they are one patch: believed where all of it reads as a number."""
    skew = sheet_skew([r.line.angle for r in read if len(r.line.members) > 4])
    lines = [r.line for r in read]
    words = list(word_lines(picture.patches, picture.whole, lines, heights, skew + turn))
    grown = with_small_parts([*lines, *words], picture.patches, picture.whole)[len(lines) :]
    found = [ReadLine(line, picture.read(line, recogniser)) for line in grown]
    return [r for r in found if _WORD.fullmatch(r.text) and min(g.score for g in r.glyphs) > _SURE_WORD]


def _doubted(read: ReadLine) -> ReadLine:
    return replace(read, glyphs=[replace(g, score=min(g.score, _DOUBT)) for g in read.glyphs])


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


def _runs(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[TextRun]:
    """Runs of all lines; those in the boxes of one tolerance frame are one run."""
    frames: list[tuple[Row, TextRun]] = []
    runs: list[TextRun] = []
    for one in read:
        if any(_holds(row, one.line) for row, _ in frames):
            continue
        row = row_around(picture.ink, one.line) if one.has_figure or len(one.glyphs) == 1 else None
        row = None if row is not None and _is_cut(one, row) else row
        frame = frame_run(picture, row, one.line, recogniser) if row is not None else None
        if row is not None and frame is not None:
            frames.append((row, frame))
        else:
            one = _doubted(one) if row is not None and not one.is_all and _shares_its_box(picture, one.line, row) else one
            runs.extend(_runs_of(_with_tick(picture, one, row, recogniser), _box(picture, one, row, read)))
    inside = [run for run in runs if any(_covers(row, run) for row, _ in frames)]
    return [*(run for run in runs if run not in inside), *(frame for _, frame in frames)]


def _shares_its_box(picture: Picture, line: TextLine, row: Row) -> bool:
    """True for a text in a box of its own in which much other ink stands: a figure that touches the box was not read."""
    if len(row.cells) > 1:
        return False
    own = float(picture.patches.area[line.members].sum())
    return float(ink_in(picture.ink, row, row.cells[0]).sum()) > _MORE_INK * own


def _box(picture: Picture, one: ReadLine, row: Row | None, read: Sequence[ReadLine]) -> str:
    """`single` for a text in a box of its own, `cell` for one in a row of boxes; lines of the part that surround a callout are no row."""
    if row is None or len(row.cells) == 1:
        return "" if row is None else "single"
    if not _CALLOUT.match(one.text):
        return "cell"
    own = row.cell_of(in_frame(*one.line.centre, row.angle)[0])
    others = [cell for i, cell in enumerate(row.cells) if i != own]
    is_alone = not any(_holds(row, r.line) for r in read if r is not one) and not any(_is_sign(picture, row, cell) for cell in others)
    return "" if is_alone or not _is_centred(one.line, row) else "cell"


def _is_cut(one: ReadLine, row: Row) -> bool:
    """True for a text that was seen whole if a wall of its boxes would part two figures of one number: they are no boxes."""
    begin, whole = strip_span(one.line)
    for bar in row.bars[1:-1] if one.is_all else ():
        before = [g for g in one.glyphs if begin + g.at * whole < bar]
        after = [g for g in one.glyphs if begin + g.at * whole > bar]
        if before and after and before[-1].text.isdigit() and after[0].text.isdigit():
            return True
    return False


def _is_centred(line: TextLine, row: Row) -> bool:
    """True for a text as far under the upper side of its box as over the lower one."""
    return abs((row.high - line.high) - (line.low - row.low)) < _OFF_CENTRE * line.height


def _is_sign(picture: Picture, row: Row, cell: tuple[float, float]) -> bool:
    """True for a box with ink in it of the size of a sign."""
    shown = ink_in(picture.ink, row, cell)
    return 0.25 * row.height < min(shown.shape, default=0) and max(shown.shape, default=0) < 1.6 * row.height


def _with_tick(picture: Picture, read: ReadLine, row: Row | None, recogniser: Recogniser) -> ReadLine:
    """A number over or behind the tick of a surface texture led by √: it is no length, and which parameter it states is for a person to say."""
    if row is not None or not _TEXTURE.fullmatch(read.text) or picture.stands_on_a_line(read.line, longer=_LONGEST_OF_TICK):
        return read
    line = over_a_tick(picture.ink, read.line)
    if line is None:
        return read
    glyphs = read.glyphs if line is read.line else picture.read(line, recogniser)
    return replace(read, line=line, glyphs=[Glyph("√", 0.9, 0.0), *glyphs])


def _holds(row: Row, line: TextLine) -> bool:
    return _encloses(row, to_sheet((line.begin + line.stop) / 2, (line.low + line.high) / 2, line.angle))


def _covers(row: Row, run: TextRun) -> bool:
    return _encloses(row, run.centre)


def _encloses(row: Row, point: tuple[float, float]) -> bool:
    along, up = in_frame(*point, row.angle)
    return row.bars[0] < along < row.bars[-1] and row.low < up < row.high


def _runs_of(read: ReadLine, box: str) -> Iterator[TextRun]:
    """The runs of a line: where it is broken, each piece ends in the middle of the gap."""
    line = read.line
    pieces = [piece for piece in pieces_of(read.glyphs) if piece.confidence >= _LEAST_SURE]
    whole, begin = line.width + 2 * SIDE_MARGIN * line.height, line.begin - SIDE_MARGIN * line.height
    for i, piece in enumerate(pieces):
        left = line.begin if i == 0 else begin + (piece.begin * whole) - 0.3 * line.height
        right = line.stop if i == len(pieces) - 1 else begin + (piece.end * whole) + 0.3 * line.height
        x, y = to_sheet(left, line.low, line.angle)
        yield TextRun(
            piece.text, x, y, line.height, max(1.0, right - left), round(line.angle, 2),
            DRAWN if piece.text == "Ø" else FONT, raw=piece.text, box=box, confidence=min(0.99, piece.confidence),
        )  # fmt: skip
