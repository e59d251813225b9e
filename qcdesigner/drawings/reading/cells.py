"""The cells that the lines of a table or a title block enclose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import Polylines, SheetContent

# Of the length of a line: how far one that is level or upright may lean.
_LEAN = 0.002
_TOUCH = 0.15
# Of the sheet's width: what is shorter parts no cells.
_SHORTEST = 0.003


@dataclass(frozen=True, slots=True)
class Line:
    """A line of upright text: its box in sheet units, `top` above `bottom`, and the attribute it is the value of."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    tag: str = ""

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

    def cell(self, x: float, y: float, shortest: float) -> Cell | None:
        """What lines at least `shortest` long enclose around a point; None where a side is open."""
        top, bottom = _nearest(self.levels, along=x, across=y, shortest=shortest)
        left, right = _nearest(self.uprights, along=y, across=x, shortest=shortest)
        if top is None or bottom is None or left is None or right is None:
            return None
        return Cell(left, top, right, bottom)

    def parts(self, first: Line, second: Line) -> bool:
        """True if an upright line stands between two texts of one row."""
        if not len(self.uprights):
            return False
        x, start, end = self.uprights.T
        between = (x > first.x) & (x < second.x) & (x > first.right - 0.5 * first.height)
        return bool((between & (start < first.y) & (end > first.y)).any())


def ruling_of(sheet: SheetContent) -> Ruling:
    """The level and upright lines of a sheet, from its strokes or from what its source tells of them."""
    pieces = [_pieces(lines) for lines in sheet.strokes]
    if sheet.ruling is not None:
        pieces.append(sheet.ruling.astype(float))
    every = np.concatenate(pieces) if pieces else np.empty((0, 4))
    dx, dy = np.abs(every[:, 2] - every[:, 0]), np.abs(every[:, 3] - every[:, 1])
    every, dx, dy = (part[np.maximum(dx, dy) > _SHORTEST * sheet.width] for part in (every, dx, dy))
    level, upright = every[(dy <= _LEAN * dx) & (dx > 0)], every[(dx <= _LEAN * dy) & (dy > 0)]
    return Ruling(_spans(level[:, [1, 0, 2]]), _spans(upright[:, [0, 1, 3]]))


def _pieces(lines: Polylines) -> NDArray[np.float64]:
    """The straight pieces of polylines, as (x1, y1, x2, y2)."""
    points = lines.points.astype(float)
    pieces = np.hstack((points[:-1], points[1:]))
    kept = np.ones(len(pieces), bool)
    kept[lines.starts[1:-1] - 1] = False
    return pieces[kept]


def _spans(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Place, start and end, the start first."""
    ends = np.sort(rows[:, 1:], axis=1)
    return np.column_stack((rows[:, 0], ends))


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
