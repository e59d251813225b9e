"""Where a balloon goes: beside the start of its annotation, clear of other balloons and of what is written and drawn."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from qcdesigner.editing.balloon_costs import Box, CostMap, Costs, Window
from qcdesigner.model.balloons import Reach, balloon_diameter, largest_reach, reach_of
from qcdesigner.model.reading import InkGrid
from qcdesigner.model.records import BalloonSize, Characteristic, Criticality, Place, Sheet

# Lengths and costs are in diameters. Beyond the farthest a balloon would seem lost.
_FARTHEST = 6.0
_CELLS = 8
_CLEARANCE = 0.08
# A letter's margin round texts, in heights of the text's box: frames and signs stand out of it.
_PADDING = 0.3
# What it costs to cover a text, a balloon, the sheet's edge; what only a larger shape of the class to come would cover.
_TEXT, _BALLOON, _EDGE, _CROWDED = 40.0, 60.0, 200.0, 1.0
# What it costs to lie wholly on ink, and each diameter away from the annotation's box and from its start.
_INK, _GAP, _FROM_START = 5.0, 1.0, 0.35
# A text whose box is not known still takes room: that of a callout of usual length.
_USUAL_TEXT = (0.03, 0.012)


class BalloonPlacer:
    """Finds places on one sheet, one balloon after the other; it remembers those it gave.

    `written` are the boxes of texts, `balloons` the characteristics whose balloons are there already, `longest` the longest
    number that it will place.
    """

    def __init__(
        self,
        sheet: Sheet,
        written: Iterable[Box] = (),
        balloons: Iterable[Characteristic] = (),
        *,
        size: BalloonSize = "normal",
        longest: str = "88",
        ink: InkGrid | None = None,
    ) -> None:
        self._sheet = sheet
        self._diameter = balloon_diameter(sheet, size)
        self._height = 1.0 / sheet.aspect
        self._reach, self._room = self._in_widths(reach_of(longest, "none")), self._in_widths(largest_reach(longest))
        self._map = CostMap(self._height, self._diameter / _CELLS)
        self._map.add_margins(self._reach, _EDGE)
        self._map.add_margins(self._room, _CROWDED)
        if ink is not None:
            self._map.add_ink(ink, self._diameter, _INK)
        for box in written:
            self._keep(self._box(box, padding=_PADDING), _TEXT)
        for characteristic in balloons:
            if characteristic.balloon is not None:
                place, reach = characteristic.balloon, reach_of(characteristic.label, characteristic.criticality)
                self._occupy(place.x, place.y * self._height, reach)

    def place(self, annotation: Box, *, label: str, criticality: Criticality = "none") -> Place:
        """The best place round the annotation; the least covered one when none is free."""
        box = self._box(annotation)
        window = self._around(box)
        costs = self._map.costs(window) + self._distances(box, window)
        row, column = np.unravel_index(int(np.argmin(costs)), costs.shape)
        across, down = self._map.centres(window)
        x, y = float(across[0, column]), float(down[row, 0])
        self._occupy(x, y, reach_of(label, criticality))
        return Place(self._sheet.id, x, y / self._height)

    def _around(self, box: Box) -> Window:
        """The cells from which a balloon would still seem the annotation's, at least one."""
        half_width, half_height = box.upright_halves
        x, y = min(max(box.x, 0.0), 1.0), min(max(box.y, 0.0), self._height)
        far_x, far_y = half_width + _FARTHEST * self._diameter, half_height + _FARTHEST * self._diameter
        return self._map.window(x - far_x, y - far_y, x + far_x, y + far_y)

    def _distances(self, box: Box, window: Window) -> Costs:
        """How far each cell is from the annotation, its start counting too."""
        x, y = self._map.centres(window)
        (cos, sin), half_width, half_height = box.direction, box.width / 2, box.height / 2
        dx, dy = x - box.x, y - box.y
        along, across = dx * cos - dy * sin, dx * sin + dy * cos
        gap = np.hypot(np.maximum(abs(along) - half_width, 0), np.maximum(abs(across) - half_height, 0))
        from_start = np.hypot(along + half_width, across)
        distances: Costs = (_GAP * gap + _FROM_START * from_start) / self._diameter
        return distances

    def _keep(self, box: Box, cost: float) -> None:
        """Keeps balloons off a box, and gives the largest of shapes some room there."""
        self._map.add_box(box, self._reach, cost)
        self._map.add_box(box, self._room, _CROWDED)

    def _occupy(self, x: float, y: float, shape: Reach) -> None:
        reach = self._in_widths(shape)
        middle = y + (reach.down - reach.up) / 2
        self._keep(Box(x, middle, 2 * reach.sideways, reach.up + reach.down), _BALLOON)

    def _in_widths(self, reach: Reach) -> Reach:
        """A reach in diameters, with some air round it."""
        clear = _CLEARANCE / 2
        return Reach(reach.sideways + clear, reach.up + clear, reach.down + clear).times(self._diameter)

    def _box(self, box: Box, *, padding: float = 0.0) -> Box:
        """A box of the sheet in widths, enlarged by a share of its height."""
        width, height = box.width, box.height
        if width <= 0 or height <= 0:
            width, height = _USUAL_TEXT
        height *= self._height
        pad = padding * min(width, height)
        return Box(box.x, box.y * self._height, width + 2 * pad, height + 2 * pad, box.angle)
