"""Signs, frames and boxes that are drawn as loose lines beside the texts of a DXF."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading

Read = Callable[[Any], DrawingContent]
Point = tuple[float, float]
Line = list[Point]


def circle(x: float, y: float, radius: float) -> Line:
    return arc(x, y, radius, 0, 360)


def arc(x: float, y: float, radius: float, start: float, end: float) -> Line:
    angles = [math.radians(start + (end - start) * i / 24) for i in range(25)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def bars(*points: Point) -> list[Line]:
    """Lines from each point to the next."""
    return [[a, b] for a, b in pairwise(points)]


HEAD = [(4.0, 4.0), (2.8, 3.4), (3.4, 2.8), (4.0, 4.0)]
SIGNS: dict[str, tuple[list[Line], list[Line]]] = {
    "⏤": ([[(0, 2), (4, 2)]], []),
    "⏥": (bars((0, 0), (3, 0), (4.2, 2), (1.2, 2), (0, 0)), []),
    "○": ([circle(2, 2, 2)], []),
    "⌭": ([circle(2, 2, 1.2), [(0, 0), (1.8, 4)], [(2.2, 0), (4, 4)]], []),
    "⌒": ([arc(2, 0, 2, 0, 180)], []),
    "⌓": ([arc(2, 0, 2, 0, 180), [(0, 0), (4, 0)]], []),
    "∠": ([[(0, 0), (4, 0)], [(0, 0), (3.5, 2.2)]], []),
    "⊥": ([[(0, 0), (4, 0)], [(2, 0), (2, 4)]], []),
    "∥": ([[(0, 0), (1.5, 4)], [(1.7, 0), (3.2, 4)]], []),
    "⌖": ([circle(2, 2, 1.2), [(0, 2), (4, 2)], [(2, 0), (2, 4)]], []),
    "◎": ([circle(2, 2, 2), circle(2, 2, 1)], []),
    "⌯": ([[(0, 2), (4, 2)], [(1, 3), (3, 3)], [(1, 1), (3, 1)]], []),
    "↗": ([[(0, 0), (4, 4)]], [HEAD]),
    "⌰": ([[(0, 0), (4, 4)], [(2, 0), (6, 4)], [(0, 0), (2, 0)]], [HEAD, [(x + 2, y) for x, y in HEAD]]),
    "⌀": ([circle(2, 2, 1.5), [(0.5, 0), (3.5, 4)]], []),
    "⌴": (bars((0, 2), (0, 0), (4, 0), (4, 2)), []),
    "⌵": (bars((0, 2), (2, 0), (4, 2)), []),
    "↧": ([[(0, 4), (3, 4)], [(1.5, 4), (1.5, 0)], [(1.5, 0), (0.8, 1)], [(1.5, 0), (2.2, 1)]], []),
    "□": (bars((0, 0), (3, 0), (3, 3), (0, 3), (0, 0)), []),
}


def draw(space: Any, sign: str, x: float, y: float, scale: float = 1.0) -> None:
    lines, heads = SIGNS[sign]
    for line in lines:
        space.add_lwpolyline([(x + scale * px, y + scale * py) for px, py in line])
    for head in heads:
        space.add_solid([(x + scale * px, y + scale * py) for px, py in head[:3]])


def frame(space: Any, sign: str, *cells: str, x: float = 0.0, y: float = 0.0) -> None:
    """A frame of loose lines 7 high, its cells 10 wide."""
    if sign:
        draw(space, sign, x + 2.5, y + 1.8, 0.8)
    width = 10.0 * (len(cells) + 1)
    space.add_lwpolyline([(x, y), (x + width, y), (x + width, y + 7), (x, y + 7)], close=True)
    for i, text in enumerate(cells, start=1):
        space.add_line((x + 10 * i, y), (x + 10 * i, y + 7))
        space.add_text(text, dxfattribs={"insert": (x + 10 * i + 1, y + 2.1), "height": 2.8})


def account(doc: Any, read_dxf: Read) -> Reading:
    doc.modelspace().add_line((-60, -60), (200, 120))
    return read_content(read_dxf(doc))


@pytest.mark.parametrize("sign", "⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰")
def test_a_frame_of_lines_is_read(doc: Any, read_dxf: Read, sign: str) -> None:
    datums = () if sign in "⏥○⌭" else ("A",)
    frame(doc.modelspace(), sign, "0.05", *datums)
    (callout,) = account(doc, read_dxf).callouts
    assert callout.text.split()[0] == sign
    assert callout.requirements[0].datums == datums


def test_a_frame_in_a_block_that_is_turned_is_read(doc: Any, read_dxf: Read) -> None:
    frame(doc.blocks.new("ref"), "⊥", "0.05", "A")
    doc.modelspace().add_blockref("ref", (50, 20), {"rotation": 90, "xscale": 2, "yscale": 2})
    assert [c.text for c in account(doc, read_dxf).callouts] == ["⊥ 0.05 A"]


def test_a_frame_whose_sign_is_not_known_is_unread(doc: Any, read_dxf: Read) -> None:
    frame(doc.modelspace(), "⌵", "0.05", "A")
    frame(doc.modelspace(), "", "0.1", "B", y=30)
    reading = account(doc, read_dxf)
    assert reading.callouts == ()
    assert len(reading.unread) == 2


def test_circles_make_modifiers_of_letters(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    frame(model, "⌖", "0.1", "A")
    model.add_text("M", dxfattribs={"insert": (20.5, -20.9), "height": 1.8})
    frame(model, "⌖", "%%c.1", "A", y=-30)
    model.add_text("M", dxfattribs={"insert": (16.6, -27.7), "height": 2.4})
    model.add_circle((17.7, -26.5), 1.8)
    texts = {c.text: c.requirements[0].modifiers for c in account(doc, read_dxf).callouts}
    assert texts == {"⌖ 0.1 A": (), "⌖ ⌀.1Ⓜ A": ("Ⓜ",)}


def test_signs_of_loose_strokes_lead_their_text(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    draw(model, "⌀", 0, 0)
    model.add_text("25 H7", dxfattribs={"insert": (5, 0.3), "height": 2.8})
    (callout,) = account(doc, read_dxf).callouts
    assert (callout.text, callout.requirements[0].kind) == ("⌀ 25 H7", "diameter")


def test_a_box_of_lines_makes_a_value_exact(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    model.add_text("25.5", dxfattribs={"insert": (1, 1), "height": 2.8})
    for start, end in (((0, 0), (12, 0)), ((12, 0), (12, 5.5)), ((12, 5.5), (0, 5.5)), ((0, 5.5), (0, 0))):
        model.add_line(start, end)
    (callout,) = account(doc, read_dxf).callouts
    assert callout.requirements[0].exact


def test_a_written_sign_before_two_rows_is_that_of_both(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    doc.styles.add("signs", font="gdt.shx")
    model.add_lwpolyline([(0, 0), (7, 0), (7, 14), (0, 14)], close=True)
    model.add_text("j", dxfattribs={"insert": (2, 5.6), "height": 2.8, "style": "signs"})
    for y, cells in ((7, ("%%c0.5", "A", "B")), (0, ("%%c0.1", "A"))):
        x = 7.0
        for text in cells:
            width = 16.0 if "0" in text else 6.0
            model.add_lwpolyline([(x, y), (x + width, y), (x + width, y + 7), (x, y + 7)], close=True)
            model.add_text(text, dxfattribs={"insert": (x + 1.5, y + 2.1), "height": 2.8})
            x += width
    reading = account(doc, read_dxf)
    assert ([c.text for c in reading.callouts], reading.unread) == (["⌖ ⌀0.5 A B", "⌖ ⌀0.1 A"], ())
