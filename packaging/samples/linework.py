"""Outlines, axes, hatching, arrows and plain text: the strokes that the views are made of (mm on the sheet)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts import BaseLayout
from ezdxf.math import Vec2

from samples.paper import TEXT_STYLE, Paper

Point = tuple[float, float]


def outline(paper: Paper, points: Iterable[Point], *, closed: bool = False, layer: str = "CONTOURS") -> None:
    """A polyline through the points."""
    paper.space.add_lwpolyline(list(points), close=closed, dxfattribs={"layer": layer})


def line(paper: Paper, start: Point, end: Point, layer: str = "CONTOURS") -> None:
    paper.space.add_line(start, end, dxfattribs={"layer": layer})


def circle(paper: Paper, centre: Point, radius: float, layer: str = "CONTOURS") -> None:
    paper.space.add_circle(centre, radius, dxfattribs={"layer": layer})


def arc(paper: Paper, centre: Point, radius: float, span_deg: Point, layer: str = "CONTOURS") -> None:
    paper.space.add_arc(centre, radius, *span_deg, dxfattribs={"layer": layer})


def cross_axes(paper: Paper, centre: Point, reach: float, *, turned_deg: float = 0.0) -> None:
    """The two centre lines of a circle, `reach` mm long each way."""
    for angle in (turned_deg, turned_deg + 90):
        step = Vec2.from_deg_angle(angle, reach)
        line(paper, xy(Vec2(centre) - step), xy(Vec2(centre) + step), "AXES")


def hatch(paper: Paper, outline_points: Sequence[Point], *, spacing: float = 3.0) -> None:
    """Hatches the closed outline at 45°, lines `spacing` mm apart."""
    area = paper.space.add_hatch(dxfattribs={"layer": "HACHURES"})
    step = spacing / math.sqrt(2)
    pattern = [[45.0, (0.0, 0.0), (-step, step), []]]
    area.set_pattern_fill("ANSI31", scale=1.0, definition=pattern)
    area.paths.add_polyline_path(list(outline_points), is_closed=True)


def arrow_head(
    space: BaseLayout, tip: Vec2, direction: Vec2, *, size: float = 3.0, **attributes: Any
) -> None:
    """A filled arrow head at `tip`, pointing along `direction`."""
    along = direction.normalize(size)
    across = along.orthogonal() * (1 / 6)
    space.add_solid([tip, tip - along + across, tip - along - across], dxfattribs=attributes)


def write(
    paper: Paper, text: str, at: Point, *, height: float = 3.5, align: str = "LEFT", layer: str = "TEXTES"
) -> None:
    """One line of text; `align` as a name of ezdxf's TextEntityAlignment."""
    entity = paper.space.add_text(text, height=height, dxfattribs=_text_attributes(layer))
    entity.set_placement(at, align=TextEntityAlignment[align])


def mirrored(points: Iterable[Point], axis_y: float) -> list[Point]:
    """The points turned over about the horizontal line at `axis_y`."""
    return [(x, 2 * axis_y - y) for x, y in points]


def fillet(corner: Point, radius: float, quadrant: tuple[int, int], *, steps: int = 6) -> list[Point]:
    """Points of a quarter circle in a right corner, from its horizontal side to its vertical one.

    `quadrant` is the sign of x and y towards the circle's centre.
    """
    centre = (corner[0] + quadrant[0] * radius, corner[1] + quadrant[1] * radius)
    angles = [math.pi / 2 * k / steps for k in range(steps + 1)]
    return [
        (centre[0] - quadrant[0] * radius * math.sin(a), centre[1] - quadrant[1] * radius * math.cos(a))
        for a in angles
    ]


def clipped(points: Sequence[Point], centre: Point, radius: float, *, sides: int = 120) -> list[Point]:
    """The part of a closed outline that lies in a circle (taken as a polygon of many sides)."""
    rim = [Vec2.from_deg_angle(360 * k / sides, radius) + Vec2(centre) for k in range(sides)]
    kept = [Vec2(p) for p in points]
    for start, end in zip(rim, rim[1:] + rim[:1], strict=True):
        kept = _cut(kept, start, end)
    return [xy(p) for p in kept]


def xy(vector: Vec2) -> Point:
    return (round(vector.x, 6), round(vector.y, 6))


def _cut(points: list[Vec2], start: Vec2, end: Vec2) -> list[Vec2]:
    """Keeps what lies left of the line start-end (one step of Sutherland and Hodgman)."""
    kept: list[Vec2] = []
    for before, here in zip(points[-1:] + points[:-1], points, strict=True):
        side_before, side = (end - start).det(before - start), (end - start).det(here - start)
        if (side_before < 0) != (side < 0):
            kept.append(before.lerp(here, side_before / (side_before - side)))
        if side >= 0:
            kept.append(here)
    return kept


def _text_attributes(layer: str) -> dict[str, Any]:
    return {"layer": layer, "style": TEXT_STYLE, "width": 0.85}
