"""Lines, arcs, polylines, points and solids: the bulk of a drawing, drawn from its numbers directly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qcdesigner.drawings.dxf.affine import Affine, of_plane
from qcdesigner.drawings.dxf.pens import PenKey, pen_key
from qcdesigner.drawings.dxf.picture import Picture
from qcdesigner.drawings.dxf.shapes import arcs_to_points, bulged, ellipse_points

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk


def plane_of(values: dict[str, Any], elevation: float = 0.0) -> Affine | None:
    """The map of an entity's own plane; None when it is the sheet's."""
    extrusion = values.get("extrusion")
    if extrusion is None or (extrusion.x == 0 and extrusion.y == 0 and extrusion.z > 0):
        return None
    return of_plane((extrusion.x, extrusion.y, extrusion.z), elevation)


def draw_line(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    start, end = values["start"], values["end"]
    picture.of(pen_key(values)).segments.extend((start.x, start.y, end.x, end.y))


def draw_arc(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    centre = values["center"]
    arc = (
        centre.x,
        centre.y,
        values["radius"],
        values.get("start_angle", 0.0),
        values.get("end_angle", 360.0),
    )
    plane = plane_of(values, centre.z)
    if plane is None:
        picture.of(pen_key(values)).arcs.extend(arc)
    else:
        points, _ = arcs_to_points(np.array([arc]))
        picture.polyline(pen_key(values), plane.points(points))


def draw_lwpolyline(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    numbers = np.array(entity.lwpoints.values, dtype=float).reshape(-1, 5)
    closed = bool(values.get("flags", 0) & 1)
    plane = plane_of(values, values.get("elevation", 0.0))
    width = float(values.get("const_width", 0.0))
    if width > 0:
        numbers[:, 2:4] = width
    _draw_bulged(picture, pen_key(values), numbers, closed, plane)


def draw_polyline(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    if entity.is_poly_face_mesh or entity.is_polygon_mesh:
        for face in entity.virtual_entities():
            walk.draw([face], picture)
        return
    rows = []
    for vertex in entity.vertices:
        dxf = vertex.dxf
        if dxf.get("flags", 0) & 16:  # control point of a fitted curve
            continue
        widths = (
            dxf.get("start_width", values.get("default_start_width", 0.0)),
            dxf.get("end_width", values.get("default_end_width", 0.0)),
        )
        rows.append((dxf.location.x, dxf.location.y, *widths, dxf.get("bulge", 0.0)))
    plane = plane_of(values) if entity.is_2d_polyline else None
    _draw_bulged(
        picture, pen_key(values), np.array(rows, dtype=float).reshape(-1, 5), entity.is_closed, plane
    )


def _draw_bulged(picture: Picture, key: PenKey, numbers: Any, closed: bool, plane: Affine | None) -> None:
    """`numbers` (N, 5): x, y, start width, end width, bulge."""
    if not len(numbers):
        return
    if numbers[:, 4].any():
        points = np.array(bulged(list(map(tuple, numbers[:, (0, 1, 4)].tolist())), closed))
    else:
        points = np.concatenate((numbers[:, :2], numbers[:1, :2])) if closed else numbers[:, :2]
    if numbers[:, 2:4].any() and not numbers[:, 4].any():
        _draw_wide(picture, key, points, numbers, plane)
    elif numbers[:, 2:4].any():
        _draw_band(picture, key, points, float(numbers[:, 2:4].max()), plane)
    picture.polyline(key, points if plane is None else plane.points(points))


def _draw_wide(picture: Picture, key: PenKey, points: Any, numbers: Any, plane: Affine | None) -> None:
    """A straight piece with a width is an area: arrow heads and thick lines are drawn so."""
    for i in range(len(points) - 1):
        start, end = points[i], points[i + 1]
        length = float(np.hypot(*(end - start)))
        if not length:
            continue
        normal = np.array((start[1] - end[1], end[0] - start[0])) / length / 2
        w1, w2 = numbers[i, 2], numbers[i, 3]
        ring = np.array((start + normal * w1, end + normal * w2, end - normal * w2, start - normal * w1))
        picture.area(key, [ring if plane is None else plane.points(ring)])


def _draw_band(picture: Picture, key: PenKey, points: Any, width: float, plane: Affine | None) -> None:
    """A bent line with one width is the area between its two sides: dots are drawn as rings that are all width."""
    along = np.gradient(points, axis=0)
    lengths = np.hypot(*along.T)[:, None]
    normals = np.stack((-along[:, 1], along[:, 0]), axis=1) / np.where(lengths > 0, lengths, 1.0) * width / 2
    left, right = points + normals, points - normals
    is_closed = np.allclose(points[0], points[-1])
    rings = [left, right] if is_closed else [np.concatenate((left, right[::-1]))]
    picture.area(key, [ring if plane is None else plane.points(ring) for ring in rings])


def draw_point(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    location = values["location"]
    if values.get("layer", "0").lower() != "defpoints":
        picture.of(pen_key(values)).segments.extend((location.x, location.y, location.x, location.y))


def draw_solid(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    corners = [values[name] for name in ("vtx0", "vtx1", "vtx3", "vtx2") if name in values]
    ring = np.array([(c.x, c.y) for c in corners])
    plane = plane_of(values, corners[0].z) if entity.dxftype() != "3DFACE" else None
    picture.area(pen_key(values), [ring if plane is None else plane.points(ring)])


def draw_face(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    corners = [values[name] for name in ("vtx0", "vtx1", "vtx2", "vtx3") if name in values]
    picture.polyline(pen_key(values), [(c.x, c.y) for c in [*corners, corners[0]]])


def draw_ellipse(walk: Walk, entity: Any, picture: Picture) -> None:
    values = entity.dxf.__dict__
    centre, major, minor = values["center"], values["major_axis"], entity.minor_axis
    start, end = values.get("start_param", 0.0), values.get("end_param", 6.283185307179586)
    points = ellipse_points((centre.x, centre.y), (major.x, major.y), (minor.x, minor.y), start, end)
    picture.polyline(pen_key(values), points)


def draw_spline(walk: Walk, entity: Any, picture: Picture) -> None:
    curve = entity.construction_tool()
    segments = max(8, 8 * max(1, len(curve.control_points) - 1))
    points = [(p.x, p.y) for p in curve.approximate(min(segments, 4000))]
    picture.polyline(pen_key(entity.dxf.__dict__), points)


DRAW = {
    "LINE": draw_line,
    "ARC": draw_arc,
    "CIRCLE": draw_arc,
    "LWPOLYLINE": draw_lwpolyline,
    "POLYLINE": draw_polyline,
    "POINT": draw_point,
    "SOLID": draw_solid,
    "TRACE": draw_solid,
    "3DFACE": draw_face,
    "ELLIPSE": draw_ellipse,
    "SPLINE": draw_spline,
}
