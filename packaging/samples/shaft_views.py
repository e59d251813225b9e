"""Outlines of the stepped shaft: front view and section B-B. Part coordinates: x along the axis, r."""

from __future__ import annotations

import math
from collections.abc import Sequence

from samples.linework import Point, arc, fillet, hatch, line, mirrored, outline, write
from samples.paper import Paper

LEFT, AXIS = 96.0, 190.0  # where the shaft's left end and axis stand on the sheet
SECTION = (328.0, AXIS)  # centre of section B-B
LENGTH = 176.0
KEYWAY = (101.0, 137.0)  # x of its ends
KEY_HALF_WIDTH = 4.0
KEYWAY_FLOOR = 11.0  # mm from the axis: 26 to the far side of Ø30

STEPS: Sequence[tuple[float, float, float]] = (  # from x to x, radius
    (0, 24, 8.0), (24, 28, 6.5), (28, 60, 10.0), (60, 82, 12.5), (82, 94, 17.0), (94, 144, 15.0), (144, 176, 12.5),
)  # fmt: skip


def on_sheet(x: float, radius: float) -> Point:
    """The place on the sheet of a point above (or, negative, below) the axis."""
    return (LEFT + x, AXIS + radius)


def draw_front(paper: Paper) -> None:
    """The shaft with its keyway towards the viewer."""
    upper = [on_sheet(x, r) for x, r in _profile()]
    outline(paper, [*upper, *reversed(mirrored(upper, AXIS))], closed=True)
    for x, radius in (
        (1.5, 8),
        (24, 8),
        (28, 10),
        (60, 12.5),
        (82, 17),
        (94, 17),
        (144, 15),
        (175, 12.5),
        (29, 10),
    ):
        line(paper, on_sheet(x, -radius), on_sheet(x, radius))
    for side in (-1, 1):
        line(paper, on_sheet(1, side * 7.08), on_sheet(24, side * 7.08), "FINS")
    _draw_keyway(paper)
    line(paper, on_sheet(-5, 0), on_sheet(LENGTH + 5, 0), "AXES")


def draw_section(paper: Paper) -> None:
    """Section B-B across the keyway."""
    x, y = SECTION
    mouth = (15.0**2 - KEY_HALF_WIDTH**2) ** 0.5
    sides = ((mouth, -1), (KEYWAY_FLOOR, -1), (KEYWAY_FLOOR, 1), (mouth, 1))
    floor = [(x + reach, y + side * KEY_HALF_WIDTH) for reach, side in sides]
    outline(paper, floor)
    arc(paper, SECTION, 15, (15.466, 344.534))
    hatch(paper, [*floor, *_rim()])
    line(paper, (x - 19, y), (x + 19, y), "AXES")
    line(paper, (x, y - 19), (x, y + 19), "AXES")
    write(paper, "COUPE B-B", (x, 226), height=5, align="MIDDLE_CENTER")


def _profile() -> list[Point]:
    """The upper outline: chamfers at the ends, fillets R0,4 at the shoulders of the bearings."""
    points: list[Point] = [
        (0, 6.5),
        (1.5, 8),
        (24, 8),
        (24, 6.5),
        (28, 6.5),
        (28, 9),
        (29, 10),
        (60, 10),
        (60, 12.5),
    ]
    points += [*fillet((82, 12.5), 0.4, (-1, 1)), (82, 17), (94, 17)]
    points += [*reversed(fillet((94, 15), 0.4, (1, 1))), (144, 15)]
    return [*points, *reversed(fillet((144, 12.5), 0.4, (1, 1))), (175, 12.5), (176, 11.5)]


def _draw_keyway(paper: Paper) -> None:
    start, end = KEYWAY[0] + KEY_HALF_WIDTH, KEYWAY[1] - KEY_HALF_WIDTH
    for side in (-1, 1):
        line(paper, on_sheet(start, side * KEY_HALF_WIDTH), on_sheet(end, side * KEY_HALF_WIDTH))
    arc(paper, on_sheet(start, 0), KEY_HALF_WIDTH, (90, 270))
    arc(paper, on_sheet(end, 0), KEY_HALF_WIDTH, (-90, 90))


def _rim() -> list[Point]:
    """The rim of the section from the keyway's upper corner round to its lower one."""
    steps = 90
    angles = [math.radians(15.466 + (360 - 30.932) * k / steps) for k in range(steps + 1)]
    return [(SECTION[0] + 15 * math.cos(a), SECTION[1] + 15 * math.sin(a)) for a in angles]
