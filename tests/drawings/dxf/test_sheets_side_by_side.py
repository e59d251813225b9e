"""Several sheets drawn side by side in the model space."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.reading import read_content

Read = Callable[[Any], DrawingContent]


def sheet(space: Any, x: float, y: float, length: float, *, how: str = "polyline", scale: float = 1.0) -> None:
    """An A4 sheet with a title block, one dimension and a tolerance in words."""
    width, height = 297 * scale, 210 * scale
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    inner = [(x + 10 * scale, y + 10 * scale), (x + width - 10 * scale, y + height - 10 * scale)]
    if how == "lines":
        for i in range(4):
            space.add_line(corners[i], corners[(i + 1) % 4])
    else:
        space.add_lwpolyline(corners, close=True)
        (x1, y1), (x2, y2) = inner
        space.add_lwpolyline([(x1, y1), (x2, y1), (x2, y2), (x1, y2)], close=True)
    for i, text in enumerate(("Title", "Scale", "Material")):
        space.add_text(text, dxfattribs={"insert": (x + 200 * scale, y + (15 + 8 * i) * scale), "height": 3 * scale})
    at = x + 50 * scale, y + 100 * scale
    made = space.add_linear_dim(
        (at[0], at[1] + 20), at, (at[0] + length, at[1]), dimstyle="Standard", override={"dimzin": 8, "dimlfac": 1}
    )
    made.render()


@pytest.mark.parametrize("how", ["polyline", "lines"])
def test_frames_side_by_side_are_read_one_by_one_on_the_model_s_sheet(doc: Any, read_dxf: Read, how: str) -> None:
    for i, (x, y) in enumerate([(0, 250), (320, 250), (0, 0)]):
        sheet(doc.modelspace(), x, y, 25.0 + i, how=how)
    content = read_dxf(doc)
    (model,) = content.sheets
    assert (model.name, len(model.frames)) == ("Model", 3)
    callouts = read_content(content).callouts
    assert [(c.sheet, c.text) for c in callouts] == [(1, "25"), (1, "26"), (1, "27")]
    assert callouts[1].x - callouts[0].x == pytest.approx(320.5 / model.width, abs=0.001)
    assert callouts[2].y - callouts[0].y == pytest.approx(250 / model.height, abs=0.001)


def test_each_frame_has_its_own_grid(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    for x in (0, 320):
        sheet(model, x, 0, 25.0)
        for i, (letter, number) in enumerate(zip("ABCD", "1234", strict=True)):
            for at in ((x + 5, 190 - 50 * i), (x + 292, 190 - 50 * i)):
                model.add_text(letter, dxfattribs={"insert": at, "height": 3})
            for at in ((x + 35 + 70 * i, 3), (x + 35 + 70 * i, 204)):
                model.add_text(number, dxfattribs={"insert": at, "height": 3})
    reading = read_content(read_dxf(doc))
    assert [c.grid_zone for c in reading.callouts] == ["B1", "B1"]
    assert [t for t in reading.unread if t.text.isdigit()] == []


def test_frames_of_two_sizes_go_by_rows(doc: Any, read_dxf: Read) -> None:
    sheet(doc.modelspace(), 0, 0, 25)
    sheet(doc.modelspace(), 400, 0, 26, scale=2)
    widths = [right - left for left, _, right, _ in read_dxf(doc).sheets[0].frames]
    assert widths == pytest.approx([297, 594])


def test_a_frame_in_a_frame_is_one_sheet(doc: Any, read_dxf: Read) -> None:
    sheet(doc.modelspace(), 0, 0, 25)
    assert read_dxf(doc).sheets[0].frames == ()


def test_two_plates_are_no_sheets(doc: Any, read_dxf: Read) -> None:
    for x in (0, 200):
        doc.modelspace().add_lwpolyline([(x, 0), (x + 140, 0), (x + 140, 100), (x, 100)], close=True)
        doc.modelspace().add_linear_dim((x, 120), (x, 100), (x + 140, 100), dimstyle="Standard").render()
        for i in range(3):
            doc.modelspace().add_text("%%c6", dxfattribs={"insert": (x + 20, 20 * i + 10), "height": 3})
    assert read_dxf(doc).sheets[0].frames == ()
