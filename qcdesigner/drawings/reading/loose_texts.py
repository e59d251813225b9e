"""Loose texts of a sheet, those that no CAD entity calls a dimension: which rule sets one aside, and what the others say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from qcdesigner.drawings.content import BALLOON, FRAME, SheetContent
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.callouts import (
    DOUBTED,
    Judgement,
    has_deviations,
    is_bare_number,
    is_datum_row,
    is_deviation,
    is_fit_class,
    is_zero,
    judge,
)
from qcdesigner.drawings.reading.notes import without_number
from qcdesigner.drawings.reading.rules import ignored_rule, note_rule
from qcdesigner.drawings.reading.sheet_sense import SheetSense
from qcdesigner.drawings.reading.tables import Table
from qcdesigner.drawings.reading.title_labels import is_title_text

# Numbers much smaller than the sheet's usual ones are indices and small print.
_SMALL_PRINT = 0.6
_FRAME_REACH, _DEVIATION_REACH = 3.0, 5.0
_FEWEST_LINES = 3
_MEASURED = ("linear", "diameter", "radius")
_SAME_LINE_DEG = 3.0
# Of the sheet: the strip outside its frame, 4 mm of A4.
_MARGIN = 0.016
_MARK = re.compile(r"[A-Z]|\d{1,2}")
_TEXTURE = re.compile(r"√? ?(?:R[az] ?\d+(?:[.,]\d+)?|N\d{1,2})|√ ?\d+(?:[.,]\d+)?")
_TEXTURES_IN_BRACKETS = re.compile(rf"\( ?((?:(?:{_TEXTURE.pattern}) ?)+)\)")
# A row of general surface textures, in letter heights along and up: its brackets are larger, and on the level of the ticks.
_ROW_REACH, _OFF_ROW = 40.0, 2.2


@dataclass(frozen=True, slots=True)
class LooseTexts:
    """The blocks of a sheet, and what a block's neighbours tell of it."""

    sheet: SheetContent
    blocks: Sequence[TextBlock]
    sense: SheetSense
    has_dimension_lines: bool
    smallest: float
    datum_rows: Sequence[TextBlock]
    deviations: Sequence[TextBlock]

    @classmethod
    def of(
        cls, sheet: SheetContent, blocks: Sequence[TextBlock], sense: SheetSense, *, names_dimensions: bool
    ) -> LooseTexts:
        """With `names_dimensions` the CAD file says itself which numbers are dimensions, so that a bare one is none."""
        return cls(
            sheet,
            blocks,
            sense,
            names_dimensions or _has_dimension_lines(blocks),
            _SMALL_PRINT * _usual_height([b for i, b in enumerate(blocks) if i not in sense.grid_marks]),
            [block for block in blocks if is_datum_row(block.text)],
            [block for block in blocks if is_deviation(block.text)],
        )

    def judgement(self, index: int, *, unit: str) -> Judgement:
        """What the block at `index` is; lengths without a unit are in `unit`."""
        block = self.blocks[index]
        if rule := self._rule(index):
            return Judgement(ignored=rule)
        found = judge_text(block, unit=unit, is_countable=self._is_countable(block))
        if found.requirements and self._table(block) is not None and not any(run.box == FRAME for run in block.runs):
            # Of what a table states a person says whether it is asked of the part.
            return Judgement(unread="in_a_cell")
        return Judgement(unread="doubtful_reading") if self._is_half(block, found) else found

    def _is_in_margin(self, block: TextBlock) -> bool:
        """True for a letter or number of a scan so near the edge of the sheet that only marks of the frame stand there."""
        x, y = block.x / self.sheet.width, block.y / self.sheet.height
        return block.is_recognised and bool(_MARK.fullmatch(block.text.strip())) and min(x, y, 1 - x, 1 - y) < _MARGIN

    def _is_repeated_in_brackets(self, index: int) -> bool:
        """True for surface textures within `Ra 3,2 ( Ra 0,8 Ra 1,6 )`: those in brackets are shown on the views (ISO 1302)."""
        block = self.blocks[index]
        row = [_along(block, other) for other in self.blocks if _is_on_row(block, other)]
        in_own = _TEXTURES_IN_BRACKETS.fullmatch(block.text)
        if in_own is not None:
            shown = {found[0] for found in _TEXTURE.finditer(in_own[1])}
            is_behind_one = any(at < 0 and _TEXTURE.fullmatch(text) for at, text in row)
            return is_behind_one and shown <= {other.text for other in self.blocks}
        if not _TEXTURE.fullmatch(block.text) or sum(other.text == block.text for other in self.blocks) < 2:
            return False
        return any(text == "(" and at < 0 for at, text in row) and any(text == ")" and at > 0 for at, text in row)

    def _is_countable(self, block: TextBlock) -> bool:
        """True where a number alone can be a dimension: on a dimension line, or anywhere if the sheet shows none of these."""
        if block.line:
            return block.line != "leader"
        is_large = block.letter_height >= self.smallest
        return is_large and not self.has_dimension_lines and not _precedes(block, self.datum_rows)

    def _is_half(self, block: TextBlock, found: Judgement) -> bool:
        """True for a recognised size with one class of a fit beside another, H7 over k6 gone apart, or without the deviations that stand behind it."""
        if not block.is_recognised:
            return False
        if any(r.fit and not r.mating_fit for r in found.requirements):
            return any(is_fit_class(other.text) and _is_close(block, other) for other in self.deviations)
        is_bare = bool(found.requirements) and not any(r.is_toleranced for r in found.requirements)
        return is_bare and any(_is_followed_by(block, other, _DEVIATION_REACH, off=0.9) for other in self.deviations)

    def is_complete(self, block: TextBlock) -> bool:
        """False where deviations that were not joined to anything may be this callout's: it is not untoleranced then."""
        return not any(other is not block and _is_close(block, other) for other in self.deviations)

    def _table(self, block: TextBlock) -> Table | None:
        """The table that a block stands in."""
        return next((held.table for held in self.sense.tables if held.holds(block.x, block.y)), None)

    def _rule(self, index: int) -> str:
        """The rule by which a block is ignored before it is read; empty if it is to be read."""
        block = self.blocks[index]
        if index in self.sense.grid_marks or self._is_in_margin(block):
            return "grid"
        if all(run.box == BALLOON for run in block.runs):
            return "balloon"
        table = self._table(block)
        if table is not None and table.kind != "other" and not (table.kind == "gear" and has_deviations(block.text)):
            return "table"
        if self.sense.is_title_block(block.x, block.y):
            return "title_block"
        if self._is_repeated_in_brackets(index):
            return "shown_before"
        return ignored_rule(block.text) or ("title_block" if is_title_text(block.text) else "")


def judge_text(block: TextBlock, *, unit: str, is_countable: bool) -> Judgement:
    """Loose text: a number alone is an item, an index or a table's, unless numbers alone can be dimensions here.

    A box of its own makes a value exact; a value in a cell is a frame's whose sign was not read, or a table's.
    """
    text = without_number(block.text)
    if is_zero(text):
        return Judgement(ignored="origin")
    if not is_countable and is_bare_number(text):
        return Judgement(unread="bare_number")
    is_exact = block.box == "single" and not has_deviations(text)
    if block.confidence < DOUBTED:
        rule = note_rule(text)
        return Judgement(ignored=rule) if rule else Judgement(unread="doubtful_reading")
    judgement = judge(f"[{text}]" if is_exact else text, unit=unit, on_leader=block.line == "leader")
    if block.box == "cell" and any(r.kind != "geometrical" for r in judgement.requirements):
        return Judgement(unread="in_a_cell")
    if block.box == "single" and judgement.unread:
        judgement = Judgement(unread="in_a_box")
    if judgement.unread and (rule := note_rule(text)):
        return Judgement(ignored=rule)
    return judgement


def _has_dimension_lines(blocks: Sequence[TextBlock]) -> bool:
    """True if most numbers that stand alone are seen to stand on dimension lines."""
    alone = [block.line in _MEASURED for block in blocks if is_bare_number(block.text) and not block.box]
    on_lines = sum(block.line in _MEASURED for block in blocks)
    return on_lines >= _FEWEST_LINES and 2 * sum(alone) >= len(alone)


def _usual_height(blocks: Sequence[TextBlock]) -> float:
    """The height that the sheet's numbers mostly have."""
    heights = [block.letter_height for block in blocks if any(c.isdigit() for c in block.text)]
    return median(heights) if heights else 0.0


def _precedes(block: TextBlock, letters: Sequence[TextBlock]) -> bool:
    """True for a value on one line with datum letters: a frame's, though its box was not recognised."""
    return any(_is_followed_by(block, row) for row in letters)


def _is_followed_by(block: TextBlock, row: TextBlock, reach: float = _FRAME_REACH, *, off: float = 0.4) -> bool:
    if abs((block.angle - row.angle + 180) % 360 - 180) > _SAME_LINE_DEG:
        return False
    cos, sin = math.cos(math.radians(block.angle)), math.sin(math.radians(block.angle))
    dx, dy = row.x - block.x, row.y - block.y
    along, up = dx * cos - dy * sin, -dx * sin - dy * cos
    gap = along - (block.width + row.width) / 2
    return abs(up) < off * block.letter_height and 0 < gap < reach * block.letter_height


def _along(block: TextBlock, other: TextBlock) -> tuple[float, str]:
    """How far another block stands along the line of this one, and its text."""
    along, _ = in_frame(other.x - block.x, other.y - block.y, block.angle)
    return along, other.text.strip()


def _is_on_row(block: TextBlock, other: TextBlock) -> bool:
    along, up = in_frame(other.x - block.x, other.y - block.y, block.angle)
    return abs(up) < _OFF_ROW * block.letter_height and abs(along) < _ROW_REACH * block.letter_height


def _is_close(block: TextBlock, deviation: TextBlock) -> bool:
    reach = 3 * block.letter_height
    dx, dy = abs(block.x - deviation.x), abs(block.y - deviation.y)
    half = (block.width + deviation.width) / 2
    return dx < half + reach and dy < half + reach
