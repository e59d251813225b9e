"""Where a sheet is drawn on, on a coarse grid, so that balloons can keep clear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from qcdesigner.drawings.content import Polylines, SheetContent
from qcdesigner.model.reading import InkGrid

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Cells across the sheet: a balloon is some nine cells wide.
COLUMNS = 400
# The most points set along one stroke: longer than any sheet's diagonal in cells.
_MOST_POINTS = 4 * COLUMNS
# Of pictures: thin lines are grey at this resolution, but darker than the paper of a scan.
_PIXELS_PER_CELL = 3
_PAPER = 190


class RenderTile(Protocol):
    """Renders part of a tiled sheet (`drawings.opening.OpenedDrawing.tile`)."""

    def __call__(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes: ...


def ink_of(sheet: SheetContent) -> InkGrid:
    """The cells of the sheet that its strokes pass through; texts and fills are left out."""
    import numpy as np

    rows = max(1, round(COLUMNS * sheet.height / sheet.width))
    cells = np.zeros((rows, COLUMNS), dtype=np.uint8)
    scale = np.array([COLUMNS / sheet.width, rows / sheet.height], dtype=np.float32)
    for strokes in sheet.strokes:
        points = _points_along(strokes, scale)
        columns, lines = points[:, 0].astype(np.int32), points[:, 1].astype(np.int32)
        is_inside = (columns >= 0) & (columns < COLUMNS) & (lines >= 0) & (lines < rows)
        cells[lines[is_inside], columns[is_inside]] = 1
    return InkGrid(sheet.number, COLUMNS, rows, cells.tobytes())


def _points_along(strokes: Polylines, scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """Points of the polylines, in cells, no further than a cell apart."""
    import numpy as np

    points = np.nan_to_num(strokes.points * scale, posinf=-1.0, neginf=-1.0)
    if len(points) < 2:
        return points
    is_stroke = np.ones(len(points) - 1, dtype=bool)
    breaks = strokes.starts[1:-1] - 1
    is_stroke[breaks[(breaks >= 0) & (breaks < len(is_stroke))]] = False
    begin, along = points[:-1][is_stroke], np.diff(points, axis=0)[is_stroke]
    counts = np.clip(np.ceil(np.abs(along).max(axis=1, initial=0.0)), 1, _MOST_POINTS).astype(np.int64)
    which = np.repeat(np.arange(len(begin)), counts)
    steps = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    return begin[which] + along[which] * (steps / counts[which])[:, None].astype(np.float32)


def ink_of_picture(sheet: SheetContent, tile: RenderTile) -> InkGrid:
    """The cells of a sheet that its picture darkens: for PDF and raster, whose strokes are not known. Slow: it is rendered."""
    import numpy as np

    rows = max(1, round(COLUMNS * sheet.height / sheet.width))
    width, height = _PIXELS_PER_CELL * COLUMNS, _PIXELS_PER_CELL * rows
    pixels = tile(sheet.number, scale=width / sheet.width, x=0.0, y=0.0, width=width, height=height)
    green = np.frombuffer(pixels, np.uint8).reshape(rows, _PIXELS_PER_CELL, COLUMNS, _PIXELS_PER_CELL, 4)[..., 1]
    cells = (green.min(axis=(1, 3)) < _PAPER).astype(np.uint8)
    return InkGrid(sheet.number, COLUMNS, rows, cells.tobytes())
