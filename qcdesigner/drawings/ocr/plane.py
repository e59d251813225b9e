"""From the picture of a sheet as it was given to one that lies flat, and back: turned, askew, or seen from the side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.paper import Grey

Matrix = NDArray[np.float64]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Where the points of a flat picture lie on the given one: a homography, 3 × 3, in pixels of both."""

    matrix: Matrix

    def to_given(self, x: float, y: float) -> Point:
        """The point of the given picture."""
        u, v, w = self.matrix @ (x, y, 1.0)
        return float(u / w), float(v / w)

    def after(self, earlier: Plane) -> Plane:
        """The plane of a picture that was flattened twice: first by `earlier`, then by this one."""
        return Plane(earlier.matrix @ self.matrix)

    def run_on_given(self, run: TextRun) -> TextRun:
        """A run of the flat picture where it lies on the given one."""
        x, y = self.to_given(run.x, run.y)
        cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
        end = self.to_given(run.x + run.width * cos, run.y - run.width * sin)
        head = self.to_given(run.x - run.height * sin, run.y - run.height * cos)
        angle = math.degrees(math.atan2(y - end[1], end[0] - x))
        return replace(
            run, x=x, y=y, angle=round(angle, 2), width=math.dist((x, y), end), height=math.dist((x, y), head)
        )


FLAT = Plane(np.eye(3))


def turned_by(grey: Grey, degrees: float) -> tuple[Grey, Plane]:
    """The picture turned counter-clockwise about its middle, as large as it needs to be, white in the corners."""
    quarters = round(degrees / 90)
    if abs(degrees - 90 * quarters) < 1e-9:
        return _quarters(grey, quarters % 4)
    height, width = grey.shape
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    size = (math.ceil(width * abs(cos) + height * abs(sin)), math.ceil(width * abs(sin) + height * abs(cos)))
    middle, new_middle = (width / 2, height / 2), (size[0] / 2, size[1] / 2)
    matrix = np.array(
        [
            [cos, -sin, middle[0] - cos * new_middle[0] + sin * new_middle[1]],
            [sin, cos, middle[1] - sin * new_middle[0] - cos * new_middle[1]],
            [0.0, 0.0, 1.0],
        ]
    )
    return _seen_through(grey, Plane(matrix), size), Plane(matrix)


def _quarters(grey: Grey, count: int) -> tuple[Grey, Plane]:
    height, width = grey.shape
    matrices = (
        np.eye(3),
        np.array([[0, -1, width], [1, 0, 0], [0, 0, 1.0]]),
        np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
        np.array([[0, 1, 0], [-1, 0, height], [0, 0, 1.0]]),
    )
    return np.ascontiguousarray(np.rot90(grey, count)), Plane(matrices[count])


def flattened(grey: Grey, corners: Sequence[Point]) -> tuple[Grey, Plane]:
    """The part of a picture within four corners (from the top left, clockwise) as a rectangle of about its size."""
    top, right, bottom, left = (math.dist(corners[i], corners[(i + 1) % 4]) for i in range(4))
    size = (math.ceil(max(top, bottom)), math.ceil(max(left, right)))
    flat = ((0, 0), (size[0], 0), size, (0, size[1]))
    rows, values = [], []
    for (x, y), (u, v) in zip(flat, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solved = np.linalg.solve(np.array(rows, float), np.array(values, float))
    plane = Plane(np.append(solved, 1.0).reshape(3, 3))
    return _seen_through(grey, plane, size), plane


def enlarged(grey: Grey, factor: int) -> tuple[Grey, Plane]:
    """The picture `factor` times as large."""
    from PIL import Image

    if factor == 1:
        return grey, FLAT
    height, width = grey.shape
    large = Image.fromarray(grey).resize((width * factor, height * factor), Image.Resampling.BICUBIC)
    return np.asarray(large), Plane(np.diag((1 / factor, 1 / factor, 1.0)))


def _seen_through(grey: Grey, plane: Plane, size: tuple[int, int]) -> Grey:
    from PIL import Image

    coefficients = tuple((plane.matrix / plane.matrix[2, 2]).ravel()[:8])
    seen = Image.fromarray(grey).transform(
        size, Image.Transform.PERSPECTIVE, coefficients, resample=Image.Resampling.BICUBIC, fillcolor=255
    )
    return np.asarray(seen)
