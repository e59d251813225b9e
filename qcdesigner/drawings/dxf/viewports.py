"""Viewports of a paper layout: the model's picture, seen through a window and cut at its edge."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.dxf.affine import Affine
from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.pens import PenKey
from qcdesigner.drawings.dxf.picture import Picture

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

Window = tuple[float, float, float, float]
_ASIDE = PenKey("0")
_OFF, _CLIPPED = 0x20000, 0x10000


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """What a viewport leaves open: its window, and the line it is cut by, if any."""

    window: Window
    outline: NDArray[np.float64] | None = None

    def holds(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.window
        is_in_window = left <= x <= right and bottom <= y <= top
        return is_in_window and (self.outline is None or _is_inside(self.outline, x, y))


def place_viewports(walk: Walk, layout: Any, model: Picture, picture: Picture) -> None:
    """Adds what the layout's viewports show of the model."""
    for viewport in _windows(layout):
        m, window = _view(viewport)
        if m is None:
            continue
        frozen = {name.lower() for name in viewport.frozen_layers}
        seen = Picture()
        seen.place(_without(model, frozen), m, _ASIDE)
        _add_clipped(seen, Opening(window, _outline(walk, viewport)), picture)


def _windows(layout: Any) -> list[Any]:
    """The viewports that look at the model from above; one of a layout is the layout's view of itself."""
    return [v for v in layout.query("VIEWPORT") if not _is_of_the_paper(v) and _is_on(v) and _is_plan_view(v)]


def _is_of_the_paper(viewport: Any) -> bool:
    """True for the layout's view of itself: number 1, or, where there are no numbers, paper shown where it is."""
    dxf = viewport.dxf
    if dxf.get("id", 0):
        return bool(dxf.id == 1)
    shift = dxf.center - dxf.view_center_point
    return abs(shift.x) + abs(shift.y) + abs(dxf.get("height", 0.0) - dxf.get("view_height", 0.0)) < 1e-6


def _is_on(viewport: Any) -> bool:
    """A layout that was not opened since has neither numbers nor states: its flags alone say what is off."""
    is_told = bool(viewport.dxf.get("id", 0))
    is_off = is_told and viewport.dxf.get("status", 1) == 0
    return not (is_off or viewport.dxf.get("flags", 0) & _OFF)


def _is_plan_view(viewport: Any) -> bool:
    direction = viewport.dxf.get("view_direction_vector")
    return direction is None or (abs(direction.x) < 1e-9 and abs(direction.y) < 1e-9 and direction.z >= 0)


def _outline(walk: Walk, viewport: Any) -> NDArray[np.float64] | None:
    """The closed line that a viewport is cut by, in paper units; None for a whole window."""
    handle = viewport.dxf.get("clipping_boundary_handle")
    entity = walk.doc.entitydb.get(handle) if handle and viewport.dxf.get("flags", 0) & _CLIPPED else None
    if entity is None:
        return None
    drawn = Picture()
    walk.draw([entity], drawn)
    outlines = [strokes.arrays()[0] for strokes in drawn.strokes.values()]
    return outlines[0] if outlines else None


def _view(viewport: Any) -> tuple[Affine | None, Window]:
    """The map from model to paper, and the window on paper."""
    dxf = viewport.dxf
    centre, width, height = dxf.center, dxf.get("width", 0.0), dxf.get("height", 0.0)
    window = (centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2)
    if not dxf.get("view_height", 0.0) or not height:
        return None, window
    scale = height / dxf.view_height
    twist = math.radians(dxf.get("view_twist_angle", 0.0))
    cos, sin = scale * math.cos(twist), scale * math.sin(twist)
    target, view = dxf.get("view_target_point"), dxf.view_center_point
    tx, ty = (target.x, target.y) if target is not None else (0.0, 0.0)
    turned = Affine(cos, sin, -sin, cos)
    ex, ey = turned.direction(tx, ty)
    return Affine(cos, sin, -sin, cos, centre.x - view.x * scale - ex, centre.y - view.y * scale - ey), window


def _without(model: Picture, frozen: set[str]) -> Picture:
    if not frozen:
        return model
    kept = Picture()
    kept.groups = model.groups
    kept.strokes = {k: s for k, s in model.strokes.items() if k.layer.lower() not in frozen}
    kept.areas = [a for a in model.areas if a.key.layer.lower() not in frozen]
    kept.texts = [t for t in model.texts if t.key.layer.lower() not in frozen]
    kept.annotations = [a for a in model.annotations if a.layer.lower() not in frozen]
    return kept


def _add_clipped(seen: Picture, opening: Opening, picture: Picture) -> None:
    window = opening.window
    for key, strokes in seen.strokes.items():
        points, counts = clipped(*strokes.arrays(), window)
        if len(counts):
            picture.of(key).chunks.append((points, counts))
    for area in seen.areas:
        rings = [clipped_ring(ring, window) for ring in area.rings]
        picture.area(area.key, rings)
    first = picture.groups
    for run in seen.texts:
        if opening.holds(*_centre(run)):
            picture.texts.append(replace(run, group=run.group + first if run.group > 0 else run.group))
    picture.groups += seen.groups
    picture.annotations.extend(a for a in seen.annotations if opening.holds(a.x, a.y))


def _centre(run: Lettering) -> tuple[float, float]:
    angle = math.radians(run.angle_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    return run.x + (run.width * cos - run.height * sin) / 2, run.y + (run.width * sin + run.height * cos) / 2


def _is_inside(outline: NDArray[np.float64], x: float, y: float) -> bool:
    """Whether a ray from the point crosses the outline an odd number of times."""
    (x1, y1), (x2, y2) = outline.T, np.roll(outline, -1, axis=0).T
    crosses = (y1 > y) != (y2 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return bool(np.count_nonzero(crosses & (at > x)) % 2)


def clipped(
    points: NDArray[np.float64], counts: NDArray[np.int64], window: Window
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The polylines' segments inside the window, each a line of two points."""
    if len(points) < 2:
        return np.empty((0, 2)), np.empty(0, int)
    joins = np.ones(len(points) - 1, bool)
    joins[np.cumsum(counts)[:-1] - 1] = False
    start, end = points[:-1][joins], points[1:][joins]
    step = end - start
    enter, leave = np.zeros(len(start)), np.ones(len(start))
    with np.errstate(divide="ignore", invalid="ignore"):
        for axis, low, high in ((0, window[0], window[2]), (1, window[1], window[3])):
            a, b = (low - start[:, axis]) / step[:, axis], (high - start[:, axis]) / step[:, axis]
            still = step[:, axis] == 0
            outside = still & ((start[:, axis] < low) | (start[:, axis] > high))
            near, far = np.where(still, 0.0, np.minimum(a, b)), np.where(still, 1.0, np.maximum(a, b))
            enter, leave = np.maximum(enter, near), np.minimum(leave, np.where(outside, -1.0, far))
    kept = enter <= leave
    ends = np.stack((start + step * enter[:, None], start + step * leave[:, None]), axis=1)[kept]
    return ends.reshape(-1, 2), np.full(len(ends), 2)


def clipped_ring(ring: NDArray[np.float64], window: Window) -> list[tuple[float, float]]:
    """The part of a ring inside the window (Sutherland and Hodgman)."""
    kept = [(float(x), float(y)) for x, y in ring]
    for axis, edge, sign in ((0, window[0], 1), (0, window[2], -1), (1, window[1], 1), (1, window[3], -1)):
        kept = _cut(kept, axis, edge, sign)
    return kept


def _cut(ring: list[tuple[float, float]], axis: int, edge: float, sign: int) -> list[tuple[float, float]]:
    result: list[tuple[float, float]] = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        a_in, b_in = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
        if a_in:
            result.append(a)
        if a_in != b_in:
            t = (edge - a[axis]) / (b[axis] - a[axis])
            result.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return result
