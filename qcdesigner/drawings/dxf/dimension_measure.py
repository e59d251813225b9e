"""What a dimension measures: the value its CAD stored, else what its points give."""

from __future__ import annotations

import math
from typing import Any

_NOTHING = 1e-9
_SLACK_DEG = 1e-6
_BY_THREE_POINTS = 5


def measured_value(entity: Any, kind: str) -> float | None:
    """The size of the geometry in drawing units, degrees for angles; None if neither store nor points give one."""
    stored = entity.dxf.get("actual_measurement")
    if stored is not None and stored > 0 and math.isfinite(stored):
        return _stored_angle_deg(stored) if kind == "angular" else float(stored)
    try:
        computed = _computed(entity, kind)
    except Exception:  # broken points of a foreign file: no measure
        return None
    return computed if computed is not None and _NOTHING < computed < math.inf else None


def _stored_angle_deg(stored: float) -> float:
    """Radians, as AutoCAD stores them; more than a turn of them are another CAD's degrees."""
    return math.degrees(stored) if stored <= 2 * math.pi + _NOTHING else stored


def _computed(entity: Any, kind: str) -> float | None:
    if kind == "angular":
        return _angle_deg(entity)
    if kind == "arc":
        return _arc_length(entity)
    if kind == "ordinate":
        return _ordinate(entity)
    if entity.dxftype() == "LARGE_RADIAL_DIMENSION":
        return float(entity.dxf.defpoint.distance(entity.dxf.chord_point))
    return float(entity.get_measurement())


def _angle_deg(entity: Any) -> float | None:
    """The angle in which the dimension's arc stands: seen from a vertex, or in one of the four sectors of two lines."""
    dxf = entity.dxf
    if dxf.get("dimtype", 0) & 15 == _BY_THREE_POINTS:
        first, second, arc = (_heading(dxf.defpoint4, p) for p in (dxf.defpoint2, dxf.defpoint3, dxf.defpoint))
        sweep = (second - first) % 360.0
        is_inside = (arc - first + _SLACK_DEG) % 360.0 <= sweep + 2 * _SLACK_DEG
        return sweep if is_inside else 360.0 - sweep
    lines = (dxf.defpoint2, dxf.defpoint3), (dxf.defpoint4, dxf.defpoint)
    vertex = _crossing(*lines)
    if vertex is None:
        return None
    headings = [_heading(start, end) for start, end in lines]
    return _sector([h + turn for h in headings for turn in (0.0, 180.0)], _heading(vertex, dxf.defpoint5))


def _sector(rays: list[float], inside: float) -> float:
    """The angle between the two rays that the direction `inside` lies between, all in degrees."""
    after = min(turn for ray in rays if (turn := (ray - inside) % 360.0) > _SLACK_DEG)
    return after + min((inside - ray) % 360.0 for ray in rays)


def _heading(start: Any, end: Any) -> float:
    return math.degrees(math.atan2(end.y - start.y, end.x - start.x))


def _crossing(first: tuple[Any, Any], second: tuple[Any, Any]) -> Any:
    """Where two lines meet; None for parallel ones."""
    (a, b), (c, d) = first, second
    u, v = b - a, d - c
    area = u.x * v.y - u.y * v.x
    if abs(area) < _NOTHING * max(_NOTHING, u.magnitude * v.magnitude):
        return None
    along = ((c.x - a.x) * v.y - (c.y - a.y) * v.x) / area
    return a + u * along


def _arc_length(entity: Any) -> float:
    dxf = entity.dxf
    centre = dxf.defpoint4
    sweep = (_heading(centre, dxf.defpoint3) - _heading(centre, dxf.defpoint2)) % 360.0
    return float(math.radians(sweep or 360.0) * centre.distance(dxf.defpoint2))


def _ordinate(entity: Any) -> float | None:
    """The distance from the origin along the dimension's own axes."""
    origin, point = entity.dxf.get("defpoint"), entity.dxf.get("defpoint2")
    if origin is None or point is None:
        return None
    turn = math.radians(entity.dxf.get("horizontal_direction", 0.0))
    dx, dy = point.x - origin.x, point.y - origin.y
    is_along_x = bool(entity.dxf.get("dimtype", 0) & 64)
    along = dx * math.cos(turn) - dy * math.sin(turn) if is_along_x else dx * math.sin(turn) + dy * math.cos(turn)
    return float(abs(along))
