"""Plane affine maps: where a block's picture goes on the sheet. Depth is dropped: a drawing is looked at from above."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Affine:
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @property
    def determinant(self) -> float:
        return self.a * self.d - self.b * self.c

    @property
    def scale(self) -> float:
        """The mean scale: the square root of the area's."""
        return math.sqrt(abs(self.determinant))

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y

    def points(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (N, 2), mapped."""
        import numpy as np

        return xy @ np.array(((self.a, self.b), (self.c, self.d))) + (self.e, self.f)

    def after(self, first: Affine) -> Affine:
        """The map that does `first`, then this one."""
        a, b = self.direction(first.a, first.b)
        c, d = self.direction(first.c, first.d)
        e, f = self.point(first.e, first.f)
        return Affine(a, b, c, d, e, f)


IDENTITY = Affine()


def of_plane(extrusion: tuple[float, float, float], elevation: float = 0.0) -> Affine:
    """The map from an entity's own plane (DXF's "object coordinates") to the sheet, by the arbitrary axis algorithm.

    `extrusion` is the plane's normal, not zero; the usual (0, 0, 1) gives the identity, (0, 0, -1) a mirror.
    """
    length = math.sqrt(sum(v * v for v in extrusion)) or 1.0
    x, y, z = (v / length for v in extrusion)
    is_level = abs(x) < 1 / 64 and abs(y) < 1 / 64
    ax = (z, 0.0, -x) if is_level else (-y, x, 0.0)  # Y × N, or Z × N
    size = math.sqrt(sum(v * v for v in ax))
    ax = (ax[0] / size, ax[1] / size, ax[2] / size)
    ay = (y * ax[2] - z * ax[1], z * ax[0] - x * ax[2])  # N × ax
    return Affine(ax[0], ax[1], ay[0], ay[1], x * elevation, y * elevation)
