"""A pen that draws the outline of a glyph as closed lines."""

from __future__ import annotations

from fontTools.pens.basePen import BasePen

from qcdesigner.drawings.pdf.outlines import STEPS, bezier
from qcdesigner.drawings.signs.shapes import Point, Polyline


class Rings(BasePen):  # type: ignore[misc]
    """Gathers `rings`, each a closed line; points are multiplied by `scale`."""

    def __init__(self, scale: float) -> None:
        super().__init__(None)
        self.rings: list[Polyline] = []
        self._scale = scale

    def _moveTo(self, pt: Point) -> None:
        self.rings.append([self._scaled(pt)])

    def _lineTo(self, pt: Point) -> None:
        self.rings[-1].append(self._scaled(pt))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:
        ring = self.rings[-1]
        start, *controls = ring[-1], *map(self._scaled, (pt1, pt2, pt3))
        ring.extend(bezier(start, *controls, t) for t in STEPS)

    def _closePath(self) -> None:
        self.rings[-1].append(self.rings[-1][0])

    def _scaled(self, point: Point) -> Point:
        return point[0] * self._scale, point[1] * self._scale
