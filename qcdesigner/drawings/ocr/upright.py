"""A picture of a sheet made fit for reading: the page alone, dark on light, its lines level."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.flattening import FLAT, flattened, turned_by
from qcdesigner.drawings.ocr.page import page_corners
from qcdesigner.drawings.ocr.paper import Grey, even_light
from qcdesigner.drawings.plane import Plane

_TILE = 16
_LIGHT_LINES = 1.5
_SKEW_SIDE_PX = 1600
_MOST_POINTS = 150_000
_MOST_SKEW_DEG, _COARSE_DEG, _FINE_DEG = 6.0, 0.25, 0.05
_LEAST_SKEW_DEG = 0.12


def flat_picture(grey: Grey) -> tuple[Grey, Plane]:
    """The page of a picture, dark on light and level, and where it lies on the picture given."""
    plane = FLAT
    corners = page_corners(grey)
    if corners is not None:
        grey, plane = flattened(grey, corners)
    if is_light_on_dark(grey):
        grey = 255 - grey
    skew = skew_of(grey)
    if abs(skew) > _LEAST_SKEW_DEG:
        grey, turn = turned_by(grey, -skew)
        plane = turn.after(plane)
    return grey, plane


def is_light_on_dark(grey: Grey) -> bool:
    """True for white lines on a dark ground, a blueprint: what is rare in each part of the sheet is lighter."""
    rows, columns = grey.shape[0] // _TILE, grey.shape[1] // _TILE
    if not rows or not columns:
        return False
    parts = grey[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE)
    tiles = parts.transpose(0, 2, 1, 3).reshape(rows * columns, -1)[:, ::5].astype(np.int16)
    usual = np.median(tiles, axis=1)
    lighter, darker = (tiles.max(axis=1) - usual).astype(float), (usual - tiles.min(axis=1)).astype(float)
    drawn = np.maximum(lighter, darker) > 60
    return bool(drawn.any()) and float(lighter[drawn].sum()) > _LIGHT_LINES * float(darker[drawn].sum())


def skew_of(grey: Grey) -> float:
    """By how much the lines of a sheet lean, in degrees counter-clockwise, within 6; 0 where they do not say."""
    step = max(1, max(grey.shape) // _SKEW_SIDE_PX)
    rows, columns = grey.shape[0] // step * step, grey.shape[1] // step * step
    parts = grey[:rows, :columns].reshape(rows // step, step, columns // step, step)
    y, x = np.nonzero(even_light(np.ascontiguousarray(parts.min(axis=(1, 3)))) < 160)
    if len(x) < 100:
        return 0.0
    stride = max(1, len(x) // _MOST_POINTS)
    points = x[::stride].astype(np.float32), y[::stride].astype(np.float32)
    coarse = _sharpest(points, np.arange(-_MOST_SKEW_DEG, _MOST_SKEW_DEG + 1e-6, _COARSE_DEG))
    return _sharpest(points, coarse + np.arange(-_COARSE_DEG, _COARSE_DEG + 1e-6, _FINE_DEG))


def _sharpest(points: tuple[NDArray[np.float32], NDArray[np.float32]], angles: NDArray[np.float64]) -> float:
    """The angle at which the ink falls together in the fewest rows and columns."""
    x, y = points
    best, found = -1.0, 0.0
    for angle in angles[np.argsort(np.abs(angles))]:
        cos, sin = np.float32(np.cos(np.radians(angle))), np.float32(np.sin(np.radians(angle)))
        score = _bunched(y * cos + x * sin) + _bunched(x * cos - y * sin)
        if score > 1.002 * best:
            best, found = score, float(angle)
    return found


def _bunched(places: NDArray[np.float32]) -> float:
    counts = np.bincount((places - places.min()).astype(np.int64)).astype(float)
    return float((counts * counts).sum())
