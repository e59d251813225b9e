"""What of a sheet is not the part: the zone grid of its frame, its title blocks, its tables. Found by how sheets are made, not by place alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qcdesigner.drawings.content import SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock
from qcdesigner.drawings.reading.grid import Grid, find_grid
from qcdesigner.drawings.reading.tables import Table, other_tables, tables_of
from qcdesigner.drawings.reading.title_region import TitleRegion, title_regions
from qcdesigner.drawings.reading.upright import UprightView, upright_views


@dataclass(frozen=True, slots=True, eq=False)
class SheetTable:
    """A table and the view in which its rows are level."""

    view: UprightView
    table: Table

    def holds(self, x: float, y: float) -> bool:
        """True for a point of the sheet inside it."""
        return self.table.holds(*self.view.place(x, y))


@dataclass(frozen=True, slots=True)
class SheetSense:
    """The grid, which blocks are its marks, the sheet as seen from each side that is read, the title blocks and the tables."""

    grid: Grid
    grid_marks: frozenset[int]
    views: tuple[UprightView, ...]
    title_blocks: tuple[TitleRegion, ...]
    tables: tuple[SheetTable, ...]

    def is_title_block(self, x: float, y: float) -> bool:
        """True for a point of the sheet inside a title block."""
        return any(region.holds(x, y) for region in self.title_blocks)


def sense_sheet(sheet: SheetContent, blocks: Sequence[TextBlock]) -> SheetSense:
    places = [(b.x / sheet.width, b.y / sheet.height) for b in blocks]
    grid, marks = find_grid([block.text.strip() for block in blocks], places)
    runs = [run for i, block in enumerate(blocks) if i not in marks for run in block.runs]
    views = upright_views(sheet, runs)
    regions = tuple(region for view in views for region in title_regions(view))
    tables = []
    for view in views:
        known = tables_of(view)
        tables += [SheetTable(view, table) for table in (*known, *other_tables(view, known))]
    return SheetSense(grid, marks, tuple(views), regions, tuple(tables))
