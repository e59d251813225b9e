"""Which text of a title block is a label's: by the cells that its lines make, by its rows and columns, by nearness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qcdesigner.drawings.reading.cells import Cell, Line, Ruling
from qcdesigner.drawings.reading.title_labels import (
    fields_of,
    folded,
    heads_changes,
    is_title_word,
    said_in_line,
)

# In heights of the label: a line shorter than this parts no cells; a cell lower than this has room for its label alone;
# how far a value stands beside or below a label, a column's head above its row, a list's heads from each other.
_SHORTEST_RULE = 1.5
_LABEL_ONLY = 2.6
_BESIDE = 12.0
_BELOW = 3.0
_HEAD_ABOVE = 15.0
_HEADS_APART = 80.0
_COLUMN = 6.0
# Of one value's lines: their number, their step in heights, and how much one may be larger than another.
_MOST_LINES = 4
_LINE_STEP = 2.6
_SAME_SIZE = 1.45
# A cell that is this much of the sheet is its frame.
_FRAME_WIDTH, _FRAME_HEIGHT = 0.6, 0.3
_NAME_HEADS = ("name", "nom", "nombre")
_DOERS = ("author", "checked_by", "approved_by")


@dataclass(frozen=True, slots=True, eq=False)
class TitleText:
    """The lines of text of a sheet, with its ruling; `size` is the sheet's width and height."""

    lines: tuple[Line, ...]
    ruling: Ruling
    size: tuple[float, float]

    def value(self, label: Line, names: Sequence[str]) -> Line | None:
        """What the label governs; None if nothing does stand there, or if it may be another's."""
        if not names or self._is_head_of_changes(label):
            return None
        if crossed := self._crossed(label, names):
            return crossed
        cell = self._cell(label.x, label.y, label.height)
        if cell is None:
            return self._nearest(label, self.lines)
        others = [line for line in self._in(cell) if line is not label and not set(fields_of(line.text)) & set(names)]
        if not others:
            return self._neighbour(label, cell)
        if any(_is_own(line) for line in others):
            return self._nearest(label, others)
        return _together(others)

    def _cell(self, x: float, y: float, height: float) -> Cell | None:
        cell = self.ruling.cell(x, y, _SHORTEST_RULE * height)
        if cell is None:
            return None
        is_frame = (
            cell.right - cell.left > _FRAME_WIDTH * self.size[0] and cell.height > _FRAME_HEIGHT * self.size[1]
        )
        return None if is_frame else cell

    def _in(self, cell: Cell) -> list[Line]:
        return [line for line in self.lines if cell.holds(line)]

    def _is_head_of_changes(self, label: Line) -> bool:
        """True for the date, the index… that head a column of the list of changes."""
        cell = self._cell(label.x, label.y, label.height)
        for other in self.lines:
            if other is label or not heads_changes(other.text):
                continue
            if abs(other.x - label.x) < _HEADS_APART * label.height and self._is_in_row(label, other, cell):
                return True
        return False

    def _is_in_row(self, label: Line, other: Line, cell: Cell | None) -> bool:
        if abs(other.y - label.y) > 0.6 * label.height:
            return False
        beside = self._cell(other.x, other.y, other.height)
        if cell is None or beside is None:
            return cell is beside
        return _is_same(cell.top, beside.top, label) and _is_same(cell.bottom, beside.bottom, label)

    def _crossed(self, label: Line, names: Sequence[str]) -> Line | None:
        """Who and when in a table of who did what when: where the row `Drawn` meets the column `Name` or `Date`."""
        if any(name in names for name in _DOERS):
            heads = [line for line in self.lines if folded(line.text).rstrip(" :.") in _NAME_HEADS]
            pairs = [(label, head) for head in heads]
        elif "date" in names:
            pairs = [(line, label) for line in self.lines if "author" in fields_of(line.text)]
        else:
            return None
        met = [line for row, head in pairs if _is_table(row, head) and (line := self._meeting(row, head)) is not None]
        return met[0] if len({line.text for line in met}) == 1 else None

    def _meeting(self, row: Line, head: Line) -> Line | None:
        if self._is_head_of_changes(head):
            return None
        cell = self._cell(head.x, head.y, head.height)
        left, right = (cell.left, cell.right) if cell else (head.x - _COLUMN * row.height, head.x + _COLUMN * row.height)
        met = [line for line in self.lines if left < line.x < right and abs(line.y - row.y) < 0.9 * row.height]
        return None if any(_is_own(line) for line in met) else _together(met)

    def _neighbour(self, label: Line, cell: Cell) -> Line | None:
        """The next cell's text, if this one has room for its label alone: that of its row, or that below it."""
        if cell.height > _LABEL_ONLY * label.height:
            return None
        step = 0.5 * label.height
        right = self._cell(cell.right + step, label.y, label.height)
        below = self._cell(label.x, cell.bottom + step, label.height)
        texts = []
        if right and _is_same(right.top, cell.top, label) and _is_same(right.bottom, cell.bottom, label):
            texts.append(self._alone(right))
        if below and _is_same(below.left, cell.left, label) and _is_same(below.right, cell.right, label):
            texts.append(self._alone(below))
        written = [text for text in texts if text is not None]
        return written[0] if len(written) == 1 else None

    def _alone(self, cell: Cell) -> Line | None:
        """The text of a cell that has no label of its own."""
        held = self._in(cell)
        return None if any(_is_own(line) for line in held) else _together(held)

    def _nearest(self, label: Line, lines: Sequence[Line]) -> Line | None:
        """Right of the label or below it, where no lines say more; nothing where both are, or where it may be another's."""
        right, below = self._right(label, lines), self._below(label, lines)
        if right is not None and self._label_over(right, label) is not None:
            right = None
        if below is not None and self._label_before(below) is not None:
            below = None
        if (right is None) == (below is None):
            return None
        return right or (below and self._with_next_lines(below, lines))

    def _with_next_lines(self, first: Line, lines: Sequence[Line]) -> Line | None:
        """A value and the lines of its size that go on under it."""
        found = [first]
        for line in sorted(lines, key=lambda line: line.y):
            last = found[-1]
            is_under = 0 < line.y - last.y < _LINE_STEP * last.height and line.left < last.right and line.right > last.left
            if is_under and abs(line.height - first.height) < 0.15 * first.height and not _is_own(line):
                found.append(line)
        return _together(found)

    def _right(self, label: Line, lines: Sequence[Line]) -> Line | None:
        row = [line for line in lines if line.left >= label.right and abs(line.bottom - label.bottom) < 0.6 * label.height]
        first = min(row, key=lambda line: line.left, default=None)
        if first is None or _is_own(first) or first.left - label.right > _BESIDE * label.height:
            return None
        return None if self.ruling.parts(label, first) else first

    def _below(self, label: Line, lines: Sequence[Line]) -> Line | None:
        reach = 1.5 * label.height
        under = [line for line in lines if line.y > label.bottom and line.left < label.right + reach and line.right > label.left]
        first = min(under, key=lambda line: line.y, default=None)
        if first is None or _is_own(first) or first.top - label.bottom > _BELOW * label.height:
            return None
        return first

    def _label_over(self, value: Line, but: Line) -> Line | None:
        """Another label just above a value."""
        over = [
            line
            for line in self.lines
            if line is not but
            and 0 < value.top - line.bottom < _BELOW * line.height
            and line.left < value.right
            and line.right > value.left
        ]
        nearest = max(over, key=lambda line: line.bottom, default=None)
        return nearest if nearest is not None and is_title_word(nearest.text) else None

    def _label_before(self, value: Line) -> Line | None:
        """A label just left of a value, on its row."""
        before = [
            line
            for line in self.lines
            if line.right <= value.left and abs(line.bottom - value.bottom) < 0.6 * line.height
        ]
        nearest = max(before, key=lambda line: line.right, default=None)
        if nearest is None or value.left - nearest.right > _BESIDE * nearest.height:
            return None
        return nearest if is_title_word(nearest.text) else None


def _is_own(line: Line) -> bool:
    """True for a label, and for a text that holds label and value."""
    return is_title_word(line.text) or said_in_line(line.text) is not None


def _is_same(first: float, second: float, label: Line) -> bool:
    return abs(first - second) < 0.35 * label.height


def _is_table(row: Line, head: Line) -> bool:
    """True for a row's label and a column's head above it, to the right."""
    return head.left > row.right - row.height and 0 < row.y - head.y < _HEAD_ABOVE * row.height


def _together(lines: Sequence[Line]) -> Line | None:
    """Lines of one value, from the top, as one; None if they are of several sizes or far from each other."""
    if not 0 < len(lines) <= _MOST_LINES:
        return None
    heights = [line.height for line in lines]
    if max(heights) > _SAME_SIZE * min(heights):
        return None
    ordered = sorted(lines, key=lambda line: (round(line.y / max(heights)), line.left))
    if any(b.y - a.y > _LINE_STEP * max(heights) for a, b in pairwise(ordered)):
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    text, sureness = " ".join(line.text for line in ordered), min(line.confidence for line in lines)
    return Line(text, left, ordered[0].top, right, ordered[-1].bottom, "", sureness)
