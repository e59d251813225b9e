"""What of a sheet is not the part: the zone grid of its frame, its title block. Found by how sheets are made, not by place alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from qcdesigner.drawings.content import SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.tables import Table, tables_of
from qcdesigner.drawings.reading.title_region import TitleRegion, title_regions
from qcdesigner.drawings.reading.upright import UprightView, upright_views

_GRID_MARK = re.compile(r"[A-Z]|\d{1,2}")
_BORDER = 0.14
# Tight first: other numbers stand near a grid's row; wide for a sheet that lies askew.
_ALIGNED = (0.005, 0.01, 0.025)
_OPPOSITE = 0.02
@dataclass(frozen=True, slots=True)
class Grid:
    """The zone grid: its letters at their heights, its numbers at their places across, as fractions of the sheet."""

    letters: tuple[tuple[float, str], ...] = ()
    numbers: tuple[tuple[float, str], ...] = ()

    def zone(self, x: float, y: float) -> str:
        """The zone of a point given as fractions of the sheet: `B4`; empty without a grid."""
        if not self.letters or not self.numbers:
            return ""
        letter = min(self.letters, key=lambda mark: abs(mark[0] - y))[1]
        return letter + min(self.numbers, key=lambda mark: abs(mark[0] - x))[1]


@dataclass(frozen=True, slots=True)
class SheetSense:
    """The grid, which blocks are its marks, the title blocks and the tables."""

    grid: Grid
    grid_marks: frozenset[int]
    title_blocks: tuple[TitleRegion, ...]
    tables: tuple[SheetTable, ...]

    def is_title_block(self, x: float, y: float) -> bool:
        """True for a point of the sheet inside a title block."""
        return any(region.holds(x, y) for region in self.title_blocks)


@dataclass(frozen=True, slots=True, eq=False)
class SheetTable:
    """A table and the view in which its rows are level."""

    view: UprightView
    table: Table

    def holds(self, x: float, y: float) -> bool:
        """True for a point of the sheet inside it."""
        return self.table.holds(*self.view.place(x, y))


def sense_sheet(sheet: SheetContent, blocks: Sequence[TextBlock]) -> SheetSense:
    places = [(b.x / sheet.width, b.y / sheet.height) for b in blocks]
    grid, marks = _grid(blocks, places)
    runs = [run for i, block in enumerate(blocks) if i not in marks for run in block.runs]
    views = upright_views(sheet, runs)
    regions = tuple(region for view in views for region in title_regions(view))
    return SheetSense(grid, marks, regions, tuple(SheetTable(view, t) for view in views for t in tables_of(view)))


def _grid(blocks: Sequence[TextBlock], places: Sequence[tuple[float, float]]) -> tuple[Grid, frozenset[int]]:
    """Marks stand in a row along a border, and mostly again along the opposite one."""
    marks = [i for i, b in enumerate(blocks) if _GRID_MARK.fullmatch(b.text.strip())]
    found: set[int] = set()
    letters, numbers = {}, {}
    for across in (0, 1):
        for is_low in (True, False):
            row = [
                i
                for i in marks
                if (places[i][across] < _BORDER if is_low else places[i][across] > 1 - _BORDER)
            ]
            for i in _aligned(row, places, across, blocks):
                found.add(i)
                target = letters if blocks[i].text.strip().isalpha() else numbers
                target.setdefault(blocks[i].text.strip(), places[i][1 - across])
    found |= {i for i in marks if i not in found and _is_opposite_a_mark(i, found, blocks, places)}
    grid = Grid(
        tuple((at, text) for text, at in letters.items()), tuple((at, text) for text, at in numbers.items())
    )
    return grid, frozenset(found)


def _is_opposite_a_mark(
    i: int, found: set[int], blocks: Sequence[TextBlock], places: Sequence[tuple[float, float]]
) -> bool:
    """True for a mark on a border that stands opposite the same mark of the other border."""
    for across in (0, 1):
        is_on_border = not _BORDER / 2 < places[i][across] < 1 - _BORDER / 2
        for j in found if is_on_border else ():
            is_same = blocks[j].text.strip() == blocks[i].text.strip()
            is_across = abs(places[j][across] - places[i][across]) > 0.8
            if is_same and is_across and abs(places[j][1 - across] - places[i][1 - across]) < _OPPOSITE:
                return True
    return False


def _aligned(
    row: Sequence[int], places: Sequence[tuple[float, float]], across: int, blocks: Sequence[TextBlock]
) -> set[int]:
    """The marks of a border row that are in a line and follow each other in the alphabet or in counting."""
    best: set[int] = set()
    for i, reach in product(row, _ALIGNED):
        line = [j for j in row if abs(places[j][across] - places[i][across]) < reach]
        for is_alpha in (True, False):
            kept = [j for j in line if blocks[j].text.strip().isalpha() == is_alpha]
            kept.sort(key=lambda j: places[j][1 - across])
            codes = [_code(blocks[j].text.strip()) for j in kept]
            steps = {b - a for a, b in pairwise(codes)}
            if len(kept) >= 3 and _is_sequence(steps) and len(kept) > len(best):
                best = set(kept)
    return best


def _is_sequence(steps: set[int]) -> bool:
    """Up or down all along; a few marks may be hidden."""
    return all(0 < step <= 4 for step in steps) or all(-4 <= step < 0 for step in steps)


def _code(mark: str) -> int:
    return ord(mark) if mark.isalpha() else int(mark)
