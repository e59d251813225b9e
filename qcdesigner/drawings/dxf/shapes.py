"""Curves as points: arcs, bulges and ellipses, near enough for any zoom that a drawing is looked at with."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

SEGMENTS_PER_TURN = 96
_STEP = 2 * math.pi / SEGMENTS_PER_TURN


def arcs_to_points(arcs: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Polylines of arcs (N, 5): centre x, y, radius, start and end angle in degrees, counter-clockwise.

    Returns the points of all (M, 2) and how many each arc has. End = start is a whole circle.
    """
    start = np.radians(arcs[:, 3])
    sweep = np.radians(np.mod(arcs[:, 4] - arcs[:, 3], 360.0))
    sweep[sweep < 1e-9] = 2 * math.pi
    counts = np.maximum(np.ceil(sweep / _STEP).astype(int), 1) + 1
    first = np.repeat(np.cumsum(counts) - counts, counts)
    part = (np.arange(counts.sum()) - first) / np.repeat(counts - 1, counts)
    angle = np.repeat(start, counts) + np.repeat(sweep, counts) * part
    centre, radius = np.repeat(arcs[:, :2], counts, axis=0), np.repeat(arcs[:, 2], counts)
    return centre + np.stack((np.cos(angle), np.sin(angle)), axis=1) * radius[:, None], counts


def bulged(vertices: list[tuple[float, float, float]], closed: bool) -> list[tuple[float, float]]:
    """Points of a polyline whose vertices are (x, y, bulge); a bulge is the tangent of a quarter of the arc's angle."""
    points: list[tuple[float, float]] = []
    following = vertices[1:] + (vertices[:1] if closed else [])
    for (x, y, bulge), (x2, y2, _) in zip(vertices, following, strict=False):
        points.append((x, y))
        if bulge:
            points.extend(_arc_between(x, y, x2, y2, bulge))
    if following:
        points.append(following[-1][:2])
    return points


def _arc_between(x: float, y: float, x2: float, y2: float, bulge: float) -> list[tuple[float, float]]:
    """The points strictly between the two ends."""
    dx, dy = x2 - x, y2 - y
    if not (dx or dy) or abs(bulge) < 1e-6:
        return []
    offset = (1 - bulge * bulge) / (4 * bulge)
    cx, cy = (x + x2) / 2 - dy * offset, (y + y2) / 2 + dx * offset
    radius, start = math.hypot(x - cx, y - cy), math.atan2(y - cy, x - cx)
    sweep = 4 * math.atan(bulge)
    count = max(2, math.ceil(abs(sweep) / _STEP))
    return [
        (cx + radius * math.cos(start + sweep * i / count), cy + radius * math.sin(start + sweep * i / count))
        for i in range(1, count)
    ]


def ellipse_points(
    centre: tuple[float, float],
    major: tuple[float, float],
    minor: tuple[float, float],
    start: float,
    end: float,
) -> NDArray[np.float64]:
    """Points of an ellipse: its half axes as vectors, parameters in radians."""
    sweep = (end - start) % (2 * math.pi) or 2 * math.pi
    t = start + np.linspace(0.0, sweep, max(3, math.ceil(sweep / _STEP) + 1))
    return np.asarray(centre) + np.outer(np.cos(t), major) + np.outer(np.sin(t), minor)
