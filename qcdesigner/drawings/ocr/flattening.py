"""The picture of a sheet turned, flattened or enlarged, with where its points lie on the one it was made from."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from qcdesigner.drawings.content import on_sheet
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.plane import Plane, Point

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


def seen_from_the_front(grey: Grey, angle_deg: float, slant_deg: float) -> tuple[Grey, Plane]:
    """The picture as texts at an angle, whose letters lean forward by `slant_deg`, stand upright and level on it."""
    along, up = on_sheet(1.0, 0.0, angle_deg, slant_deg), on_sheet(0.0, 1.0, angle_deg, slant_deg)
    turn = np.array([[along[0], -up[0], 0.0], [along[1], -up[1], 0.0], [0.0, 0.0, 1.0]])
    height, width = grey.shape
    corners = np.linalg.inv(turn) @ np.array([[0, width, 0, width], [0, 0, height, height], [1, 1, 1, 1]], float)
    low, high = corners[:2].min(axis=1), corners[:2].max(axis=1)
    plane = Plane(turn @ np.array([[1.0, 0.0, low[0]], [0.0, 1.0, low[1]], [0.0, 0.0, 1.0]]))
    size = (math.ceil(high[0] - low[0]), math.ceil(high[1] - low[1]))
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
