"""Hatches: filled ones as areas, patterns as lines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from qcdesigner.drawings.dxf.entities.lines import plane_of
from qcdesigner.drawings.dxf.pens import pen_key
from qcdesigner.drawings.dxf.picture import Picture

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

MOST_LINES = 20_000


def draw_hatch(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    if values.get("solid_fill", 1):
        _fill(entity, picture)
    else:
        _draw_pattern(walk, entity, picture)


def _fill(entity: Any, picture: Picture) -> None:
    from ezdxf.render.hatching import hatch_boundary_paths

    plane = plane_of(entity.dxf.__dict__, entity.dxf.elevation.z)
    rings = []
    for path in hatch_boundary_paths(entity):
        for part in path.sub_paths() if path.has_sub_paths else [path]:
            points = [(v.x, v.y) for v in part.flattening(0.01 * _size(part), 8)]
            rings.append(points if plane is None else [plane.point(x, y) for x, y in points])
    picture.area(pen_key(entity.dxf.__dict__), rings)


def _size(path: Any) -> float:
    xs, ys = [v.x for v in path.control_vertices()], [v.y for v in path.control_vertices()]
    return max(max(xs) - min(xs), max(ys) - min(ys), 1e-9)


def _draw_pattern(walk: Walk, entity: Any, picture: Picture) -> None:
    from ezdxf.render.hatching import hatch_entity

    plane = plane_of(entity.dxf.__dict__, entity.dxf.elevation.z)
    segments = picture.of(pen_key(entity.dxf.__dict__)).segments
    lines = list(islice(hatch_entity(entity), MOST_LINES))
    if len(lines) == MOST_LINES:
        walk.remarks["dense_hatch", ""] += 1
        return
    for line in lines:
        start, end = (line[0].x, line[0].y), (line[1].x, line[1].y)
        if plane is not None:
            start, end = plane.point(*start), plane.point(*end)
        segments.extend((*start, *end))


DRAW = {"HATCH": draw_hatch, "MPOLYGON": draw_hatch}
