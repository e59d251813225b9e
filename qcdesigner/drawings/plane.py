"""Where the points of a flat sheet lie on the picture it was given as: turned, askew, or seen from the side."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qcdesigner.drawings.content import TextRun

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """The homography (3 × 3) from the points of a flat sheet to those of the picture given, both in one unit."""

    matrix: NDArray[np.float64]

    def to_given(self, x: float, y: float) -> Point:
        """The point of the given picture."""
        u, v, w = self.matrix @ (x, y, 1.0)
        return float(u / w), float(v / w)

    def after(self, earlier: Plane) -> Plane:
        """The plane of a picture that was flattened twice: first by `earlier`, then by this one."""
        return Plane(earlier.matrix @ self.matrix)

    def back(self) -> Plane:
        """The other way round: from the given picture to the flat one."""
        import numpy as np

        return Plane(np.linalg.inv(self.matrix))

    def scaled(self, scale: float) -> Plane:
        """The same where a unit of both is `scale` of the present ones: pixels per sheet unit."""
        import numpy as np

        size = np.diag((scale, scale, 1.0))
        return Plane(np.linalg.inv(size) @ self.matrix @ size)

    def run_on_given(self, run: TextRun) -> TextRun:
        """A run of the flat sheet where it lies on the given picture."""
        x, y = self.to_given(run.x, run.y)
        cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
        end = self.to_given(run.x + run.width * cos, run.y - run.width * sin)
        head = self.to_given(run.x - run.height * sin, run.y - run.height * cos)
        angle = math.degrees(math.atan2(y - end[1], end[0] - x))
        return replace(
            run, x=x, y=y, angle=round(angle, 2), width=math.dist((x, y), end), height=math.dist((x, y), head)
        )
