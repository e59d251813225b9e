"""The texts of one picture of a sheet: from grey pixels to runs of text, in pixels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.completing import completed
from qcdesigner.drawings.ocr.lines import TextLine, find_lines, merged_lines, sheet_skew
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.ocr.parts import with_small_parts
from qcdesigner.drawings.ocr.picture import Picture
from qcdesigner.drawings.ocr.read_line import DOUBT, ReadLine
from qcdesigner.drawings.ocr.runs import runs_of_lines
from qcdesigner.drawings.ocr.singles import parted_numbers, single_lines, word_lines
from qcdesigner.drawings.ocr.touching import lines_touching
from qcdesigner.drawings.ocr.turning import turned_readable

_FEWEST_SLANTED, _LEVEL_DEG = 3, 2.0
_MOST_PAIRS = 60
# In letter heights: how much beside a slanted pair is looked at with it.
_ROUND_A_PAIR = 0.6
_SLANTED = re.compile(r"[RØ]\d|\d{1,3}[°ºoO]|[A-Za-z]{1,2}\d{1,2}")
_WORD = re.compile(r"[RØ]?\d{0,3}[.,]?\d{2,4}[°ºoO]?|\d{2,3}[°ºoO]|[RØ]\d[.,]?\d?")
_FIGURE = re.compile(r".*\d.*")
_SURE_SINGLE, _SURE_WORD = 0.85, 0.95
# Alone, these are too like a dash, a tick or an arrow to be believed.
_LIKE_STROKES = frozenset("1Il|7")
_PART_OF_LINES = 0.75


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
    read = completed(picture, read, recogniser)
    progress(_PART_OF_LINES + 0.05)
    return runs_of_lines(picture, read, recogniser)


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
        if believed.fullmatch("".join(g.text for g in r.glyphs)) and min(g.score for g in r.glyphs) > 0.8 and _is_seen_whole(picture, r, recogniser)
    ]


def _is_seen_whole(picture: Picture, read: ReadLine, recogniser: Recogniser) -> bool:
    """False where all the ink there shows something else: the pair was part of a longer text."""
    seen = "".join(g.text for g in picture.callout_as_it_is(read.line, recogniser, side=_ROUND_A_PAIR))
    return all(char in seen for char in read.text if char.isdigit() or char in "RØ")


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
            found.append(ReadLine(line, [replace(glyphs[0], score=DOUBT)] if is_like_a_stroke else glyphs))
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
