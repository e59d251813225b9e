"""The page on a photo: the four corners of the paper on its darker ground."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import find_patches
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.plane import Point

_SMALL_PX = 400
_LEAST_SHARE, _MOST_SHARE = 0.25, 0.97
_LEAST_CONTRAST = 30
_FILLED = 0.96
_MOST_CORNERS = 18
_BORDER = 0.004


def page_corners(grey: Grey) -> tuple[Point, ...] | None:
    """The corners of the paper from the top left, clockwise, in pixels; None unless all of its sides are in the picture."""
    from PIL import Image, ImageFilter

    factor = max(grey.shape) / _SMALL_PX
    if factor < 1:
        return None
    size = (max(1, round(grey.shape[1] / factor)), max(1, round(grey.shape[0] / factor)))
    small = Image.fromarray(grey).resize(size, Image.Resampling.BOX)
    # What is drawn goes: paper is what is light within a few millimetres.
    light = np.asarray(small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5)))
    paper = _lightest_patch(light)
    if paper is None:
        return None
    corners = _quadrilateral(paper)
    if corners is None or _touches_border(corners, size):
        return None
    return tuple((x * grey.shape[1] / size[0], y * grey.shape[0] / size[1]) for x, y in corners)


def _lightest_patch(light: Grey) -> NDArray[np.bool_] | None:
    """The largest light patch, if it is a page: large, and clearly lighter than what surrounds it."""
    threshold = _parting(light)
    patches = find_patches(light > threshold)
    if not len(patches):
        return None
    largest = int(patches.area.argmax())
    mask = np.zeros(light.shape, bool)
    for k in range(patches.first[largest], patches.first[largest + 1]):
        mask[patches.row[k], patches.start[k] : patches.end[k]] = True
    share = float(mask.mean())
    if not _LEAST_SHARE < share < _MOST_SHARE:
        return None
    contrast = float(np.median(light[mask])) - float(np.median(light[~mask]))
    return mask if contrast > _LEAST_CONTRAST else None


def _parting(light: Grey) -> int:
    """The grey that parts dark from light best (Otsu)."""
    counts = np.bincount(light.ravel(), minlength=256).astype(float)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    valid = (below > 0) & (above > 0)
    spread = np.zeros(256)
    means = sums[valid] / below[valid] - (sums[-1] - sums[valid]) / above[valid]
    spread[valid] = below[valid] * above[valid] * means**2
    return int(spread.argmax())


def _quadrilateral(mask: NDArray[np.bool_]) -> tuple[Point, ...] | None:
    """The four-cornered shape that a patch is; None for another shape."""
    hull = _simplified(_hull(mask))
    if len(hull) < 4:
        return None
    best = max(combinations(hull, 4), key=_area)
    if _area(best) < _FILLED * _area(hull) or mask.sum() < 0.9 * _area(hull):
        return None
    return _from_top_left(best)


def _hull(mask: NDArray[np.bool_]) -> list[Point]:
    """The convex hull of a patch, clockwise on the picture (Andrew's chain)."""
    points: list[Point] = []
    for row in np.flatnonzero(mask.any(axis=1)):
        columns = np.flatnonzero(mask[row])
        points += [(float(x), float(y)) for x in (columns[0], columns[-1] + 1) for y in (row, row + 1)]
    points.sort()

    def chain(ordered: list[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in ordered:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return chain(points) + chain(points[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _simplified(hull: list[Point]) -> list[Point]:
    """The corners that matter most: the one whose loss costs the least area goes first."""
    kept = list(hull)
    while len(kept) > _MOST_CORNERS:
        losses = [abs(_turn(kept[i - 1], kept[i], kept[(i + 1) % len(kept)])) for i in range(len(kept))]
        del kept[losses.index(min(losses))]
    return kept


def _area(points: list[Point] | tuple[Point, ...]) -> float:
    return abs(
        sum(
            a[0] * b[1] - b[0] * a[1] for a, b in zip(points, (*points[1:], points[0]), strict=True)
        )
    ) / 2


def _from_top_left(corners: tuple[Point, ...]) -> tuple[Point, ...]:
    """Clockwise, starting at the corner nearest to the top left."""
    cx, cy = (sum(p[i] for p in corners) / 4 for i in (0, 1))
    around = sorted(corners, key=lambda p: math.atan2(p[1] - cy, p[0] - cx))
    first = min(range(4), key=lambda i: around[i][0] + around[i][1])
    return tuple(around[first:] + around[:first])


def _touches_border(corners: tuple[Point, ...], size: tuple[int, int]) -> bool:
    """True if a side of the page lies on the border: how much of the page is missing is not known then."""
    for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
        for axis in (0, 1):
            margin = _BORDER * size[axis] + 1
            if (a[axis] < margin and b[axis] < margin) or (
                a[axis] > size[axis] - margin and b[axis] > size[axis] - margin
            ):
                return True
    return False
