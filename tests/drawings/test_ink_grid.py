"""The grid of what is drawn on a sheet."""

from __future__ import annotations

import numpy as np

from qcdesigner.drawings.content import Pen, Polylines, SheetContent
from qcdesigner.drawings.reading.ink import COLUMNS, ink_of, ink_of_picture
from qcdesigner.model.reading import InkGrid


def _grid(*lines: list[tuple[float, float]]) -> InkGrid:
    points = np.array([p for line in lines for p in line], dtype=np.float32).reshape(-1, 2)
    starts = np.cumsum([0, *(len(line) for line in lines)]).astype(np.int32)
    strokes = (Polylines(Pen(), "0", points, starts),)
    return ink_of(SheetContent(1, "1", 400.0, 200.0, None, None, strokes=strokes))


def _inked(grid: InkGrid) -> set[tuple[int, int]]:
    return {divmod(i, grid.columns)[::-1] for i, cell in enumerate(grid.cells) if cell}


def test_cells_are_square_and_cover_the_sheet() -> None:
    grid = _grid()
    assert (grid.columns, grid.rows, len(grid.cells)) == (COLUMNS, 200, COLUMNS * 200)


def test_a_stroke_inks_the_cells_it_passes() -> None:
    assert _inked(_grid([(10.5, 20.5), (14.5, 20.5)])) >= {(x, 20) for x in range(10, 14)}


def test_nothing_joins_two_strokes() -> None:
    inked = _inked(_grid([(10.5, 10.5), (12.5, 10.5)], [(100.5, 10.5), (102.5, 10.5)]))
    assert not any(20 < x < 90 for x, _ in inked)


def test_strokes_outside_the_sheet_or_without_end_do_no_harm() -> None:
    assert _inked(_grid([(-50.0, -50.0), (-10.0, -10.0)], [(float("inf"), 0.0), (1.0, float("nan"))])) <= {
        (x, 0) for x in range(3)
    }


def test_the_ink_of_a_picture_is_where_it_is_dark() -> None:
    def tile(number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        pixels = np.full((height, width, 4), 255, np.uint8)
        pixels[height // 2, : width // 2, :3] = 0
        return pixels.tobytes()

    grid = ink_of_picture(SheetContent(3, "3", 200.0, 100.0, None, None, tiled=True), tile)
    assert (grid.sheet, grid.columns, grid.rows) == (3, COLUMNS, COLUMNS // 2)
    assert _inked(grid) == {(column, COLUMNS // 4) for column in range(COLUMNS // 2)}
