"""Where an annotation stands: the box of its text, from the runs that draw it or from the entity's own points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.metrics import advance

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
