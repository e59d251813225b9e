"""Runs of text from lines that were read: tolerance frames as one, texts in boxes and over surface ticks told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qcdesigner.drawings.content import DRAWN, TextRun
from qcdesigner.drawings.ocr.alphabet import GEOMETRICAL_SIGNS
from qcdesigner.drawings.ocr.boxes import Row, ink_in, row_around
from qcdesigner.drawings.ocr.frame import in_frame, to_sheet
from qcdesigner.drawings.ocr.frames import frame_run
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.picture import Picture, strip_span
from qcdesigner.drawings.ocr.read_line import ReadLine, doubted
from qcdesigner.drawings.ocr.strips import SIDE_MARGIN
from qcdesigner.drawings.ocr.text import FONT, pieces_of
from qcdesigner.drawings.ocr.texture_rows import brackets_of_textures
from qcdesigner.drawings.ocr.ticks import over_a_tick

_LEAST_SURE = 0.25
# The preferred values of Ra in µm and in µin that no index or zone of a frame is.
_TEXTURE = re.compile(r"0?[.,](?:0?12|0?2|025|0?5|0?1|1|2|4|8)|[136][.,][236]|12[.,]5|16|25|32|50|63|100|125|250|500")
# In letter heights: the bar of a tick is no dimension line; how near the halves of one end at their number.
_LONGEST_OF_TICK, _GAP_OF_DIMENSION = 3.0, 1.5
_OFF_CENTRE = 0.5
_CALLOUT = re.compile(r"\d* ?[xX]? ?(?:Ø|R ?\d|M ?\d)")
# Of the ink of a text: how much may stand with it in its box.
_MORE_INK = 1.35


def runs_of_lines(picture: Picture, read: Sequence[ReadLine], recogniser: Recogniser) -> list[TextRun]:
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
            one = doubted(one) if row is not None and not one.is_all and _shares_its_box(picture, one.line, row) else one
            runs.extend(_runs_of(_with_tick(picture, one, row, recogniser), _box(picture, one, row, read)))
    inside = [run for run in runs if any(_covers(row, run) for row, _ in frames)]
    own = [*(run for run in runs if run not in inside), *(frame for _, frame in frames)]
    return [*own, *brackets_of_textures(picture, own, [one.line for one in read])]


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
    if row is not None or not _TEXTURE.fullmatch(read.text) or picture.stands_on_a_line(read.line, longer=_LONGEST_OF_TICK, within=_GAP_OF_DIMENSION):
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
    if any(g.text in GEOMETRICAL_SIGNS for g in read.glyphs):
        # Frames are read by their boxes: without them a compartment may be missing.
        read = doubted(read)
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
