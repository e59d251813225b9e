"""Tolerance frames: a row of boxes with a geometrical sign, a value and datum letters, read box by box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import FRAME, TextRun
from qcdesigner.drawings.ocr.alphabet import GEOMETRICAL_SIGNS
from qcdesigner.drawings.ocr.boxes import Row, box_before, ink_in
from qcdesigner.drawings.ocr.callouts import SIDE
from qcdesigner.drawings.ocr.frame import extents, to_sheet
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.picture import Picture, line_of, strip_span
from qcdesigner.drawings.ocr.shapes import bitmap_of
from qcdesigner.drawings.ocr.signs import frame_sign
from qcdesigner.drawings.ocr.text import FONT, as_callout, pieces_of

_NUMBER = r"\d*[.,]\d+|\d+"
_VALUE = re.compile(rf"([SØ]{{0,2}}) ?({_NUMBER}) ?(?:\(?([MLFPTSU])\)? ?({_NUMBER})?)?")
_LARGEST_ZONE = re.compile(rf"Ø? ?(?:{_NUMBER}) ?MAX")
_DATUM = re.compile(r"([A-Z](?:-[A-Z])?) ?\(?([ML])?\)?")
_CIRCLED = {letter: chr(ord("Ⓐ") + ord(letter) - ord("A")) for letter in "MLFPTSU"}
_PLAIN = str.maketrans({**{circled: letter for letter, circled in _CIRCLED.items()}, "©": "C"})
_WIDEST_SIGN_CELL = 2.6
_LETTER_IN_FRAME = 0.5
_MOST_CELLS = 6
_LEAST_SIGN_PX = 6
_SPECK = 0.06
_TALL_BIT = 0.35
_EDGE = 0.1
_DOUBTED, _SURE = 0.8, 0.9

Indices = NDArray[np.intp]


def frame_run(picture: Picture, row: Row, line: TextLine, recogniser: Recogniser) -> TextRun | None:
    """The frame in a row of boxes, in which a line stands, as one run: `⊥ Ø0,03 A`; without its sign if that is not known. None for no frame."""
    shared = box_before(picture.ink, row)
    cells = row.cells if shared is None else [(shared.bars[0], shared.bars[1]), *row.cells]
    if not 2 <= len(cells) <= _MOST_CELLS or cells[0][1] - cells[0][0] > _WIDEST_SIGN_CELL * row.height:
        return None
    inside = [_patches_in(picture, row, cell) for cell in cells[1:]]
    at_once = _read_at_once(picture, row, line, recogniser)
    read = [
        _surer(_cell_text(picture, members, row.angle, recogniser), _in_cell(at_once, cell))
        for members, cell in zip(inside, cells[1:], strict=True)
    ]
    if not all(text for text, _ in read):
        return None
    value = _value(read[0][0])
    datums = [_datum(text) for text, _ in read[1:]]
    if value is None or None in datums:
        return None
    sign = _sign_in(picture, shared or row, cells[0]) or _sign_of(_in_cell(at_once, cells[0]))
    parts = [sign[0] if sign else "", value, *(d for d in datums if d)]
    sure = min(*(sure for _, sure in read), sign[1] if sign else 0.5, 0.99)
    return replace(_run(row, " ".join(part for part in parts if part), sure), box=FRAME if sign else "cell")


def _read_at_once(picture: Picture, row: Row, line: TextLine, recogniser: Recogniser) -> list[tuple[float, Glyph]]:
    """What the reader of callouts sees on the whole row as it is, its lines included: the place along the row of each glyph."""
    whole = replace(line, begin=row.bars[0], stop=row.bars[-1])
    begin, length = strip_span(whole)
    return [(begin + g.at * length, g) for g in picture.callout_as_it_is(whole, recogniser, side=SIDE)]


def _in_cell(glyphs: Sequence[tuple[float, Glyph]], cell: tuple[float, float]) -> tuple[str, float]:
    """The text in a box, and how sure its least sure letter is."""
    here = [g for along, g in glyphs if cell[0] < along < cell[1]]
    shown = [g for g in here if not g.text.isspace()]
    return as_callout(" ".join("".join(g.text for g in here).split())), min((g.score for g in shown), default=0.0)


def _surer(text: tuple[str, float], at_once: tuple[str, float]) -> tuple[str, float]:
    """The reading of a box alone, or the one with the whole row where the first is in doubt and that is not."""
    return at_once if text[1] < _DOUBTED and at_once[1] > _SURE else text


def _sign_of(at_once: tuple[str, float]) -> tuple[str, float] | None:
    return at_once if at_once[0] in GEOMETRICAL_SIGNS and at_once[1] > _SURE else None


def _sign_in(picture: Picture, row: Row, cell: tuple[float, float]) -> tuple[str, float] | None:
    """The sign in a box; where it touches the sides of the box, what is left of it inside."""
    members = _patches_in(picture, row, cell)
    sign = frame_sign(bitmap_of(picture.patches, _without_specks(picture, members), row.angle)) if len(members) else None
    if sign is not None:
        return sign
    shown = ink_in(picture.ink, row, cell)
    return frame_sign(shown) if min(shown.shape) > _LEAST_SIGN_PX else None


def _patches_in(picture: Picture, row: Row, cell: tuple[float, float]) -> Indices:
    """The patches inside a box, its own lines left out."""
    patches = picture.patches
    corners = [to_sheet(along, up, row.angle) for along in cell for up in (row.low, row.high)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    near = np.flatnonzero(
        (patches.left >= min(xs) - 2)
        & (patches.right <= max(xs) + 2)
        & (patches.top >= min(ys) - 2)
        & (patches.bottom <= max(ys) + 2)
        & (patches.area >= max(4, (0.05 * row.height) ** 2))
    )
    if not len(near):
        return near
    reach = extents(patches.only(near), row.angle)
    is_letter = (near < picture.whole) | (reach.height > _TALL_BIT * row.height)
    inside = is_letter & (reach.begin > cell[0]) & (reach.stop < cell[1])
    inside &= (reach.low > row.low) & (reach.high < row.high)
    # What is left of the box's own lines stands along them.
    inside &= (reach.stop > cell[0] + _EDGE * row.height) & (reach.begin < cell[1] - _EDGE * row.height)
    inside &= (reach.high > row.low + _EDGE * row.height) & (reach.low < row.high - _EDGE * row.height)
    return near[inside]


def _without_specks(picture: Picture, members: Indices) -> Indices:
    area = picture.patches.area[members]
    return members[area > _SPECK * area.max()]


def _cell_text(
    picture: Picture, members: Indices, angle_deg: float, recogniser: Recogniser
) -> tuple[str, float]:
    if not len(members):
        return "", 0.0
    glyphs = picture.read(line_of(picture.patches, members, angle_deg), recogniser)
    pieces = pieces_of(glyphs)
    return " ".join(p.text for p in pieces), min((p.confidence for p in pieces), default=0.0)


def _value(text: str) -> str | None:
    match = _VALUE.fullmatch(text.translate(_PLAIN).strip())
    if match is None:
        return None
    # Only a projected zone has a number behind its modifier.
    if match[4] and match[3] != "P":
        return None
    modifier = f" {_CIRCLED[match[3]]}{match[4] or ''}" if match[3] else ""
    return f"{match[1]}{match[2]}{modifier}"


def _datum(text: str) -> str | None:
    """`A`, `A-B`, `BⓂ`, or the largest zone that a bonus may reach; a slim stroke in a datum's box is the letter I, which no drawing uses."""
    if _LARGEST_ZONE.fullmatch(text.strip()):
        return text.strip()
    match = _DATUM.fullmatch(text.translate(_PLAIN).strip())
    if match is None:
        return None
    return match[1] + (f" {_CIRCLED[match[2]]}" if match[2] else "")


def _run(row: Row, text: str, confidence: float) -> TextRun:
    height = _LETTER_IN_FRAME * row.height
    low = (row.low + row.high - height) / 2
    begin, stop = row.bars[0] + 0.3 * height, row.bars[-1] - 0.3 * height
    x, y = to_sheet(begin, low, row.angle)
    return TextRun(
        text,
        x,
        y,
        height,
        stop - begin,
        round(row.angle, 2),
        FONT,
        raw=text,
        confidence=confidence,
    )
