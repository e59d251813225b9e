"""Where the title blocks of a sheet are: the heaps of cells that hold labels, whatever corner they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qcdesigner.drawings.reading.cells import Cell, Line
from qcdesigner.drawings.reading.rules import is_view_name
from qcdesigner.drawings.reading.tables import tables_of
from qcdesigner.drawings.reading.title_labels import (
    field_of_tag,
    fields_of,
    is_title_word,
    said_in_line,
)
from qcdesigner.drawings.reading.title_values import TitleText
from qcdesigner.drawings.reading.upright import UprightView

# Of the sheet: a cell that is larger is its frame, or a view's.
_WIDEST, _HIGHEST = 0.6, 0.3
# In letter heights: how far labels of one title block without lines stand from each other, and what room such a label has;
# how far cells of one title block stand from each other, and what is no distance.
_APART_ACROSS, _APART_DOWN = 25.0, 6.0
_ROOM_ACROSS, _ROOM_DOWN = 10.0, 3.0
_CELLS_APART = 12.0
_TOUCH = 1.0
_STRAY = 2.0
# Of the sheet: how far the next cell's text may be.
_NEXT = 0.15
_FEWEST_LABELS = 4
_FEWEST_IN_CELLS = 3


@dataclass(frozen=True, slots=True, eq=False)
class TitleRegion:
    """A title block in an upright view: its parts, and its labels, each with what it governs."""

    view: UprightView
    parts: tuple[Cell, ...]
    labels: tuple[tuple[Line, Line | None], ...]

    def holds(self, x: float, y: float) -> bool:
        """True for a point of the sheet inside it."""
        across, down = self.view.place(x, y)
        return any(p.left <= across <= p.right and p.top <= down <= p.bottom for p in self.parts)


def title_regions(view: UprightView) -> list[TitleRegion]:
    """The title blocks of a view, the one with the most labels first."""
    tables = tables_of(view)
    lines = tuple(line for line in view.lines if not any(t.holds(line.x, line.y) for t in tables))
    text = TitleText(lines, view.ruling, view.size)
    heaps = _joined([_footprint(line, view) for line in lines if _says_field(line)], _are_near)
    heaps = sorted((heap for heap in heaps if _is_title_block(heap)), key=lambda heap: -len(heap))
    return [_region(heap, view, text) for heap in heaps]


def _region(heap: Sequence[_Footprint], view: UprightView, text: TitleText) -> TitleRegion:
    labels = tuple((f.label, text.value(f.label, fields_of(f.label.text))) for f in heap)
    values = (Cell(v.left, v.top, v.right, v.bottom) for _, v in labels if v is not None)
    return TitleRegion(view, (*_parts(heap, view), *values), labels)


@dataclass(frozen=True, slots=True, eq=False)
class _Footprint:
    """What a label takes of the sheet: its cell and those that its value may be in, else the room around it."""

    label: Line
    box: Cell
    is_celled: bool

    @property
    def own_box(self) -> Cell:
        """Its cells, or the label alone."""
        label = self.label
        return self.box if self.is_celled else Cell(label.left, label.top, label.right, label.bottom)


def _says_field(line: Line) -> bool:
    return is_title_word(line.text) or said_in_line(line.text) is not None or bool(field_of_tag(line.tag))


def _parts(heap: Sequence[_Footprint], view: UprightView) -> tuple[Cell, ...]:
    """What the footprints cover, each part that hangs together with the cells that continue it."""
    celled = _joined([f for f in heap if f.is_celled], _do_touch)
    cells: dict[Line, Cell | None] = {}
    return (
        *(_with_next_cells(_hull(f.box for f in part), part[0].label.height, view, cells) for part in celled),
        *(f.box for f in heap if not f.is_celled),
    )


def _with_next_cells(part: Cell, slack: float, view: UprightView, cells: dict[Line, Cell | None]) -> Cell:
    """The part with the closed cells of text that share a side with it: values that no label governs.

    `cells` keeps the closed cell of each line that was looked at.
    """
    reach = _NEXT * max(view.size)
    while True:
        near = [line for line in view.lines if not part.holds(line) and _is_within(part, line, reach)]
        cells |= {line: _closed_cell(view, line) for line in near if line not in cells}
        grown = _hull([part, *(cell for line in near if (cell := cells[line]) is not None and _gap(part, cell) < slack)])
        if grown == part:
            return part
        part = grown


def _is_within(part: Cell, line: Line, reach: float) -> bool:
    return part.left - reach < line.x < part.right + reach and part.top - reach < line.y < part.bottom + reach


def _closed_cell(view: UprightView, line: Line) -> Cell | None:
    """The cell of a text if lines stand all along its four sides: what lies between views and frame is none."""
    cell = cell_of(view, line.x, line.y, 1.5 * line.height)
    if cell is None or cell.height > 0.5 * _HIGHEST * view.size[1] or cell.right - cell.left > _WIDEST * view.size[0]:
        return None
    return cell if view.ruling.encloses(cell, 0.5 * line.height) else None


def _gap(a: Cell, b: Cell) -> float:
    """How far two boxes are apart; what only touches at a corner is far."""
    across, down = _distances(a, b)
    return max(across, down) if min(across, down) < 0 else float("inf")


def cell_of(view: UprightView, x: float, y: float, shortest: float) -> Cell | None:
    """The cell around a point; None for the frame of the sheet or the room of a view."""
    cell = view.ruling.cell(x, y, shortest)
    if cell is None or (cell.right - cell.left > _WIDEST * view.size[0] and cell.height > _HIGHEST * view.size[1]):
        return None
    return cell


def _footprint(label: Line, view: UprightView) -> _Footprint:
    h = label.height
    cell = cell_of(view, label.x, label.y, 1.5 * h)
    if cell is None or cell.height > 0.5 * _HIGHEST * view.size[1]:
        is_said = said_in_line(label.text) is not None
        across, down = (0.0, 0.0) if is_said else (_ROOM_ACROSS * h, _ROOM_DOWN * h)
        box = Cell(label.left, label.top - 0.5 * h, label.right + across, label.bottom + 0.5 * h + down)
        return _Footprint(label, box, is_celled=False)
    if cell.height > 2.6 * h:
        return _Footprint(label, cell, is_celled=True)
    right = cell_of(view, cell.right + 0.5 * h, label.y, 1.5 * h)
    below = cell_of(view, label.x, cell.bottom + 0.5 * h, 1.5 * h)
    near = [c for c in (right, below) if c is not None and c.height < 4 * cell.height]
    return _Footprint(label, _hull([cell, *near]), is_celled=True)


def _joined(
    footprints: Sequence[_Footprint], are_joined: Callable[[_Footprint, _Footprint], bool]
) -> list[list[_Footprint]]:
    """Footprints gathered as long as two are joined."""
    heaps: list[list[_Footprint]] = []
    for one in footprints:
        near = [heap for heap in heaps if any(are_joined(one, other) for other in heap)]
        merged = [one, *(f for heap in near for f in heap)]
        heaps = [heap for heap in heaps if heap not in near] + [merged]
    return heaps


def _do_touch(a: _Footprint, b: _Footprint) -> bool:
    across, down = _distances(a.box, b.box)
    h = max(a.label.height, b.label.height)
    return across < _TOUCH * h and down < _TOUCH * h


def _are_near(a: _Footprint, b: _Footprint) -> bool:
    """True for labels of one title block: their cells are beside each other; or they stand near, without cells.

    A scale without a cell belongs to cells that it stands at: the one under a view is no title block's.
    """
    h = max(a.label.height, b.label.height)
    is_view = any(not f.is_celled and said_in_line(f.label.text) and is_view_name(f.label.text) for f in (a, b))
    if a.is_celled or b.is_celled:
        across, down = _distances(a.own_box, b.own_box)
        reach = (_STRAY if is_view else _CELLS_APART) * h
        return across < reach and down < reach
    part = 0.5 if is_view else 1.0
    apart = abs(a.label.x - b.label.x), abs(a.label.y - b.label.y)
    return apart[0] < part * _APART_ACROSS * h and apart[1] < part * _APART_DOWN * h


def _distances(a: Cell, b: Cell) -> tuple[float, float]:
    return max(a.left, b.left) - min(a.right, b.right), max(a.top, b.top) - min(a.bottom, b.bottom)


def _is_title_block(heap: Sequence[_Footprint]) -> bool:
    """True for several labels, one of them at least of a field that is given: a `Date` beside a name is a stamp."""
    is_field = any(f.label.tag or said_in_line(f.label.text) or fields_of(f.label.text) for f in heap)
    return is_field and (len(heap) >= _FEWEST_LABELS or sum(f.is_celled for f in heap) >= _FEWEST_IN_CELLS)


def _hull(boxes: Iterable[Cell]) -> Cell:
    left, top, right, bottom = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Cell(min(left), min(top), max(right), max(bottom))
