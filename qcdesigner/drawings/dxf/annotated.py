"""Where an annotation stands: the box of its text, from the runs that draw it or from the entity's own points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.metrics import advance
from qcdesigner.drawings.dxf.picture import Picture

# In letter heights: how far the lines of a box stand from its text at most, and how exactly they are level.
_BOX_ROOM, _BOX_SLACK = 1.2, 0.05
_POINTS = ("text_midpoint", "defpoint2", "chord_point", "defpoint")


def runs_box(runs: Sequence[Lettering]) -> tuple[float, float, float, float, float]:
    """Centre x and y, width, height and angle in degrees of the box around runs, along the largest one's baseline."""
    main = max(runs, key=lambda run: run.height)
    angle = math.radians(main.angle_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    along = [u for run in runs for u in (run.x * cos + run.y * sin, run.x * cos + run.y * sin + run.width)]
    up = [v for run in runs for v in (run.y * cos - run.x * sin, run.y * cos - run.x * sin + run.height)]
    u, v = (min(along) + max(along)) / 2, (min(up) + max(up)) / 2
    return u * cos - v * sin, u * sin + v * cos, max(along) - min(along), max(up) - min(up), main.angle_deg


def is_boxed(picture: Picture) -> bool:
    """True if four lines of a dimension's picture make a box right round its text: a frame that its style does not tell of."""
    if not picture.texts:
        return False
    x, y, width, height, angle_deg = runs_box(picture.texts)
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    drawn = [strokes.arrays() for strokes in picture.strokes.values()]
    pieces = [piece for points, counts in drawn for line in np.split(points, np.cumsum(counts)[:-1]) for piece in pairwise(line - (x, y))]
    ends = np.array(pieces, float).reshape(-1, 2, 2) @ np.array([[cos, -sin], [sin, cos]])
    low, high = ends.min(axis=1), ends.max(axis=1)
    room, slack = _BOX_ROOM * height, _BOX_SLACK * height
    half = np.array([width, height]) / 2
    is_level, is_upright = (high - low)[:, 1] < slack, (high - low)[:, 0] < slack
    is_as_long = (np.abs(-low - half) < room) & (np.abs(high - half) < room)
    sides = [
        (is_level & is_as_long[:, 0] & (np.abs(sign * low[:, 1] - half[1]) < room)).any() for sign in (-1, 1)
    ] + [(is_upright & is_as_long[:, 1] & (np.abs(sign * low[:, 0] - half[0]) < room)).any() for sign in (-1, 1)]
    return all(sides)


def annotation_box(
    entity: Any, text: str, runs: Sequence[Lettering]
) -> tuple[float, float, float, float, float]:
    """The box of a dimension's text; without drawn text, around the place the entity names for it."""
    if runs:
        return runs_box(runs)
    height = text_height(entity)
    width = advance(text) * height
    for name in _POINTS:
        point = entity.dxf.__dict__.get(name)
        if point is not None and math.isfinite(point.x) and (point.x or point.y):
            return point.x, point.y, width, height, float(entity.dxf.get("text_rotation", 0.0))
    return 0.0, 0.0, width, height, 0.0


def text_height(entity: Any) -> float:
    """The height of an annotation's letters by its dimension style, in drawing units."""
    name = entity.dxf.get("dimstyle", "Standard")
    if not entity.doc or not entity.doc.dimstyles.has_entry(name):
        return 2.5
    style = entity.doc.dimstyles.get(name).dxf
    return float(style.get("dimtxt", 2.5)) * (float(style.get("dimscale", 1.0)) or 1.0)
