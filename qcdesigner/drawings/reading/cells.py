"""The cells that the lines of a table or a title block enclose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import Polylines, SheetContent

_TOUCH = 0.15
# Of the sheet's width: what is shorter parts no cells.
_SHORTEST = 0.003


@dataclass(frozen=True, slots=True)
class Line:
    """A line of upright text: its box in sheet units, `top` above `bottom`, and the attribute it is the value of.

    `confidence` is below 1 where it was recognised on a picture.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    tag: str = ""
    confidence: float = 1.0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    def holds(self, line: Line) -> bool:
        return self.left < line.x < self.right and self.top < line.y < self.bottom


@dataclass(frozen=True, slots=True, eq=False)
class Ruling:
    """Level lines as (y, from x, to x) and upright ones as (x, from y, to y), both (N, 3)."""

    levels: NDArray[np.float64]
    uprights: NDArray[np.float64]

    @classmethod
    def of(cls, segments: NDArray[np.float64], *, lean: float) -> Ruling:
        """The level and upright ones of segments (x1, y1, x2, y2); `lean` is how far one may lean, of its length."""
        dx, dy = np.abs(segments[:, 2] - segments[:, 0]), np.abs(segments[:, 3] - segments[:, 1])
        level, upright = segments[(dy <= lean * dx) & (dx > 0)], segments[(dx <= lean * dy) & (dy > 0)]
        return cls(_spans(level[:, [1, 3]], level[:, [0, 2]]), _spans(upright[:, [0, 2]], upright[:, [1, 3]]))

    def cell(self, x: float, y: float, shortest: float) -> Cell | None:
        """What lines at least `shortest` long enclose around a point; None where a side is open."""
        top, bottom = _nearest(self.levels, along=x, across=y, shortest=shortest)
        left, right = _nearest(self.uprights, along=y, across=x, shortest=shortest)
        if top is None or bottom is None or left is None or right is None:
            return None
        return Cell(left, top, right, bottom)

    def encloses(self, cell: Cell, slack: float) -> bool:
        """True if lines stand along all four sides of a cell, from corner to corner; `slack` may be missing."""
        return (
            _covers(self.levels, cell.top, cell.left, cell.right, slack)
            and _covers(self.levels, cell.bottom, cell.left, cell.right, slack)
            and _covers(self.uprights, cell.left, cell.top, cell.bottom, slack)
            and _covers(self.uprights, cell.right, cell.top, cell.bottom, slack)
        )

    def parts(self, first: Line, second: Line) -> bool:
        """True if an upright line stands between two texts of one row."""
        if not len(self.uprights):
            return False
        x, start, end = self.uprights.T
        between = (x > first.x) & (x < second.x) & (x > first.right - 0.5 * first.height)
        return bool((between & (start < first.y) & (end > first.y)).any())


def segments_of(sheet: SheetContent) -> NDArray[np.float64]:
    """The straight lines of a sheet that may part cells, as (x1, y1, x2, y2): of its strokes, or as its source tells."""
    pieces = [_pieces(lines) for lines in sheet.strokes]
    if sheet.ruling is not None:
        pieces.append(sheet.ruling.astype(float))
    every = np.concatenate(pieces) if pieces else np.empty((0, 4))
    dx, dy = np.abs(every[:, 2] - every[:, 0]), np.abs(every[:, 3] - every[:, 1])
    return every[np.maximum(dx, dy) > _SHORTEST * sheet.width]


def _pieces(lines: Polylines) -> NDArray[np.float64]:
    """The straight pieces of polylines, as (x1, y1, x2, y2)."""
    points = lines.points.astype(float)
    pieces = np.hstack((points[:-1], points[1:]))
    kept = np.ones(len(pieces), bool)
    kept[lines.starts[1:-1] - 1] = False
    return pieces[kept]


def _spans(across: NDArray[np.float64], along: NDArray[np.float64]) -> NDArray[np.float64]:
    """Place, start and end, the start first."""
    return np.column_stack((across.mean(axis=1), np.sort(along, axis=1)))


def _nearest(
    lines: NDArray[np.float64], *, along: float, across: float, shortest: float
) -> tuple[float | None, float | None]:
    """The places of the nearest lines before and behind a point."""
    if not len(lines):
        return None, None
    at, start, end = lines.T
    slack = _TOUCH * shortest
    met = at[(start - slack <= along) & (along <= end + slack) & (end - start >= shortest)]
    before, behind = met[met < across], met[met > across]
    return (
        float(before.max()) if len(before) else None,
        float(behind.min()) if len(behind) else None,
    )


def _covers(lines: NDArray[np.float64], place: float, start: float, end: float, slack: float) -> bool:
    """True if the lines at a place reach together from `start` to `end`."""
    at, begins, ends = lines.T
    here = np.abs(at - place) < slack
    reached = start + slack
    for begin, stop in sorted(zip(begins[here].tolist(), ends[here].tolist(), strict=True)):
        if begin > reached:
            break
        reached = max(reached, stop + slack)
    return reached >= end
