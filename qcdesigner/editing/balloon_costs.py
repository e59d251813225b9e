"""What it costs a balloon to have its centre in each cell of a sheet: the map on which places are compared.

Lengths are in widths of the sheet, both ways, so that a balloon is round.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.model.balloons import Reach
from qcdesigner.model.reading import InkGrid

Costs = NDArray[np.float32]
Window = tuple[slice, slice]
_UPRIGHT = 1e-3


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the sheet: its centre, its size before turning, and `angle` in degrees, counter-clockwise.

    Callers give fractions of the sheet's width and height; inside the map all are in widths.
    """

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    angle: float = 0.0

    @property
    def direction(self) -> tuple[float, float]:
        """Cosine and sine of its angle."""
        return math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))

    @property
    def upright_halves(self) -> tuple[float, float]:
        """Half the width and height of the upright box around it."""
        cos, sin = map(abs, self.direction)
        return (self.width * cos + self.height * sin) / 2, (self.width * sin + self.height * cos) / 2


class CostMap:
    """Square cells of size `cell` over a sheet 1 wide and `height` high; costs only ever add up."""

    def __init__(self, height: float, cell: float) -> None:
        self._cell = cell
        self._costs: Costs = np.zeros((max(1, math.ceil(height / cell)), max(1, math.ceil(1.0 / cell))), np.float32)
        self._across = (np.arange(self._costs.shape[1], dtype=np.float32) + 0.5) * cell
        self._down = (np.arange(self._costs.shape[0], dtype=np.float32) + 0.5) * cell

    def add_box(self, box: Box, reach: Reach, cost: float) -> None:
        """Adds `cost` wherever a shape of this reach would touch the box."""
        half_width, half_height = box.upright_halves
        window = self.window(
            box.x - half_width - reach.sideways, box.y - half_height - reach.down,
            box.x + half_width + reach.sideways, box.y + half_height + reach.up,
        )  # fmt: skip
        if min(map(abs, box.direction)) < _UPRIGHT:
            self._costs[window] += cost
        else:
            self._costs[window] += cost * self._touched(box, reach, window)

    def add_margins(self, reach: Reach, cost: float) -> None:
        """Adds `cost` wherever a shape of this reach would stick out of the sheet."""
        outside = np.ones(self._costs.shape, np.float32)
        outside[self.window(reach.sideways, reach.up, 1.0 - reach.sideways, self._height - reach.down)] = 0.0
        self._costs += cost * outside

    def add_ink(self, ink: InkGrid, side: float, cost: float) -> None:
        """Adds `cost` times the share of ink in a square of this side round each cell."""
        drawn = np.frombuffer(ink.cells, np.uint8).reshape(ink.rows, ink.columns)
        sums = np.pad(drawn.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        left, right = _ends(self._across, side, 1.0 / ink.columns, ink.columns)
        top, bottom = _ends(self._down, side, self._height / ink.rows, ink.rows)
        inked = sums[np.ix_(bottom, right)] - sums[np.ix_(top, right)] - sums[np.ix_(bottom, left)] + sums[np.ix_(top, left)]
        cells = np.maximum(np.outer(bottom - top, right - left), 1)
        self._costs += (cost * inked / cells).astype(np.float32)

    def window(self, left: float, top: float, right: float, bottom: float) -> Window:
        """The cells whose centres lie strictly inside."""
        return self._between(top, bottom, 0), self._between(left, right, 1)

    def costs(self, window: Window) -> Costs:
        return self._costs[window]

    def centres(self, window: Window) -> tuple[Costs, Costs]:
        """The centres of a window's cells: a row of x and a column of y."""
        rows, columns = window
        return self._across[None, columns], self._down[rows, None]

    @property
    def _height(self) -> float:
        return float(self._costs.shape[0]) * self._cell

    def _between(self, low: float, high: float, axis: int) -> slice:
        count = self._costs.shape[axis]
        first, end = math.floor(low / self._cell + 0.5), math.ceil(high / self._cell - 0.5)
        return slice(min(max(first, 0), count), min(max(end, 0), count))

    def _touched(self, box: Box, reach: Reach, window: Window) -> NDArray[np.bool_]:
        """Where the shape's upright box and the turned box overlap: no side of the turned one parts them."""
        x, y = self.centres(window)
        (cos, sin), half = box.direction, (reach.up + reach.down) / 2
        dx, dy = x - box.x, y + (reach.down - reach.up) / 2 - box.y
        along = abs(dx * cos - dy * sin) < box.width / 2 + reach.sideways * abs(cos) + half * abs(sin)
        across = abs(dx * sin + dy * cos) < box.height / 2 + reach.sideways * abs(sin) + half * abs(cos)
        touched: NDArray[np.bool_] = along & across
        return touched


def _ends(centres: Costs, side: float, size: float, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and end of the ink cells of a square of this side round each centre."""
    first = np.clip(np.round((centres - side / 2) / size), 0, count).astype(np.int64)
    end = np.clip(np.round((centres + side / 2) / size), 0, count).astype(np.int64)
    return first, end
