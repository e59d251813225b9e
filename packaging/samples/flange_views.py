"""Outlines of the bearing flange: section A-A, view from the left, detail C. Part coordinates: x along the axis, r."""

from __future__ import annotations

from collections.abc import Sequence

from ezdxf.math import Vec2

from samples.linework import (
    Point,
    arc,
    circle,
    clipped,
    cross_axes,
    fillet,
    hatch,
    line,
    outline,
    write,
    xy,
)
from samples.paper import Paper

LEFT, AXIS = 112.0, 176.0  # where the section's left face and axis stand on the sheet
FACE = (305.0, AXIS)  # centre of the view from the left
DETAIL_CENTRE, DETAIL_RADIUS = (27.5, 35.0), 13.5  # in part coordinates
DETAIL_AT, DETAIL_SCALE = (81.5, 60.0), 2.0

BEARING_SHOULDER, SEAT = 16.75, 31.0  # x of the shoulder, radius of the bearing seat
GROOVE = (30.85, 33.0)  # x of the retaining ring's groove
CHAMFER_X, END_RADIUS = 36.5, 31.546  # 1,5 mm at 20° at the mouth of the seat
LENGTH, THICKNESS = 38.0, 18.0

SEAT_PROFILE: Sequence[Point] = (
    (7.5, 23.5), (7.5, 20.0), (BEARING_SHOULDER, 20.0),
    *[(x, r) for x, r in reversed(fillet((BEARING_SHOULDER, SEAT), 0.8, (1, -1)))],
    (GROOVE[0], SEAT), (GROOVE[0], 32.5), (GROOVE[1], 32.5), (GROOVE[1], SEAT), (CHAMFER_X, SEAT),
    (LENGTH, END_RADIUS), (LENGTH, 39.0), (37.0, 40.0), (THICKNESS, 40.0),
)  # fmt: skip
ABOVE_BOLT: Sequence[Point] = (
    (0, 53.0), (6.4, 53.0), (6.4, 50.8), (18.0, 50.8), (18.0, 54.0), (17.0, 55.0), (1.0, 55.0), (0, 54.0),
)  # fmt: skip
BELOW_BOLT: Sequence[Point] = (
    (0, 23.5), *SEAT_PROFILE, (18.0, 44.2), (6.4, 44.2), (6.4, 42.0), (0, 42.0),
)  # fmt: skip
LEFT_OF_THREAD: Sequence[Point] = (
    (0, 23.5), (7.5, 23.5), (7.5, 20.0), (10.5, 20.0), (10.5, 37.1), (9.0, 38.0), (9.0, 50.0), (0, 50.0),
)  # fmt: skip
RIGHT_OF_THREAD: Sequence[Point] = (
    (14.5, 20.0), *SEAT_PROFILE[2:], (18.0, 50.0), (16.0, 50.0), (16.0, 38.0), (14.5, 37.1),
)  # fmt: skip


def on_section(point: Point, *, below: bool = False) -> Point:
    """The place on the sheet of a point of the profile, above or below the axis."""
    return (LEFT + point[0], AXIS - point[1] if below else AXIS + point[1])


def on_detail(point: Point) -> Point:
    """The place on the sheet of a point of the profile in detail C."""
    return (
        DETAIL_AT[0] + DETAIL_SCALE * (point[0] - DETAIL_CENTRE[0]),
        DETAIL_AT[1] + DETAIL_SCALE * (point[1] - DETAIL_CENTRE[1]),
    )


def draw_section(paper: Paper) -> None:
    """Section A-A: the bolt hole turned into the plane above, the flat with its thread below."""
    for part in (ABOVE_BOLT, BELOW_BOLT):
        _draw_cut([on_section(p) for p in part], paper)
    for part in (LEFT_OF_THREAD, RIGHT_OF_THREAD):
        _draw_cut([on_section(p, below=True) for p in part], paper)
    for x, radius in (
        (0, 23.5),
        (7.5, 20),
        (BEARING_SHOULDER, 20),
        (GROOVE[0], 31),
        (GROOVE[1], 31),
        (36.5, 31),
        (38, 31.5),
    ):
        line(paper, on_section((x, radius)), on_section((x, radius), below=True))
    for x, low, high in ((0, 42, 53), (6.4, 44.2, 50.8), (18, 44.2, 50.8)):
        line(paper, on_section((x, low)), on_section((x, high)))
    _draw_radial_thread(paper)
    line(paper, on_section((-4, 0)), on_section((LENGTH + 4, 0)), "AXES")
    line(paper, on_section((-4, 47.5)), on_section((22, 47.5)), "AXES")
    line(paper, on_section((12.5, 16), below=True), on_section((12.5, 53), below=True), "AXES")
    circle(paper, on_section(DETAIL_CENTRE), DETAIL_RADIUS, "FINS")
    write(paper, "C", (LEFT + 41.5, AXIS + 44.5), height=5)
    write(paper, "COUPE A-A", (LEFT + 19, 275), height=5, align="MIDDLE_CENTER")


def draw_face(paper: Paper) -> None:
    """The flange seen from the left."""
    half_flat = (55.0**2 - 50.0**2) ** 0.5
    arc(paper, FACE, 55, (-65.38, 245.38))
    line(paper, (FACE[0] - half_flat, AXIS - 50), (FACE[0] + half_flat, AXIS - 50))
    arc(paper, FACE, 54, (-67.81, 247.81))
    for radius in (23.5, 20.0):
        circle(paper, FACE, radius)
    circle(paper, FACE, 47.5, "AXES")
    for angle in (45, 135, 225, 315):
        centre = xy(Vec2(FACE) + Vec2.from_deg_angle(angle, 47.5))
        circle(paper, centre, 5.5)
        circle(paper, centre, 3.3)
        step = Vec2.from_deg_angle(angle, 8.5)
        line(paper, xy(Vec2(centre) - step), xy(Vec2(centre) + step), "AXES")
    for side in (-1, 1):
        centre = (FACE[0] + side * 47.5, AXIS)
        circle(paper, centre, 2.5)
        arc(paper, centre, 3.0, (10, 280), "FINS")
        line(paper, (centre[0], AXIS - 5.5), (centre[0], AXIS + 5.5), "AXES")
    cross_axes(paper, FACE, 59.5)


def draw_detail(paper: Paper) -> None:
    """Detail C at 2:1: the retaining ring's groove, the shoulder's fillet, the mouth of the seat."""
    body = [*SEAT_PROFILE[1:], (18.0, 44.2), (6.4, 44.2), (6.4, 30)]
    cut = clipped([on_detail(p) for p in body], DETAIL_AT, DETAIL_SCALE * DETAIL_RADIUS)
    hatch(paper, cut)
    profile = [on_detail(p) for p in (*SEAT_PROFILE[2:], (18.0, 44.2))]
    outline(paper, _inside(profile))
    for x, radius in ((BEARING_SHOULDER, 23), (GROOVE[0], 31), (GROOVE[1], 31), (36.5, 31), (38, 31.546)):
        top = on_detail((x, radius if x > 20 else 30.2))
        line(paper, top, (top[0], DETAIL_AT[1] - _half_chord(top[0])))
    circle(paper, DETAIL_AT, DETAIL_SCALE * DETAIL_RADIUS, "FINS")
    write(paper, "DÉTAIL C (2 : 1)", (DETAIL_AT[0], 92), height=5, align="MIDDLE_CENTER")


def _draw_cut(points: list[Point], paper: Paper) -> None:
    outline(paper, points, closed=True)
    hatch(paper, points)


def _draw_radial_thread(paper: Paper) -> None:
    for x in (8.5, 16.5):
        line(paper, on_section((x, 50), below=True), on_section((x, 40), below=True), "FINS")
    for ends in (
        ((8.5, 40), (16.5, 40)),
        ((9, 38), (16, 38)),
        ((9, 50), (16, 50)),
        ((10.5, 37.1), (14.5, 37.1)),
    ):
        line(paper, on_section(ends[0], below=True), on_section(ends[1], below=True))


def _half_chord(x: float) -> float:
    reach = DETAIL_SCALE * DETAIL_RADIUS
    return float((reach**2 - (x - DETAIL_AT[0]) ** 2) ** 0.5)


def _inside(points: list[Point]) -> list[Point]:
    """The polyline with its two ends cut at the circle of the detail."""
    return [_on_rim(points[0], points[1]), *points[1:-1], _on_rim(points[-1], points[-2])]


def _on_rim(outer: Point, inner: Point) -> Point:
    """Where a vertical stroke from inside leaves the circle."""
    sign = 1 if outer[1] > inner[1] else -1
    return (inner[0], round(DETAIL_AT[1] + sign * _half_chord(inner[0]), 6))
