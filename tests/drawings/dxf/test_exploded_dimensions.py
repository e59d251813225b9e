"""Dimensions taken apart: texts near lines with arrows, ticks or dots, and numbers that are none of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.dxf.loose_texts import MOST_NUMBERS
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading

Read = Callable[[Any], DrawingContent]
STYLE = {"dimlfac": 1, "dimdec": 2, "dimzin": 8, "dimtzin": 8, "dimtxt": 2.5, "dimasz": 2.5, "dimscale": 1, "dimgap": 0.6, "dimtdec": 1}


def text(space: Any, content: str, x: float, y: float, height: float = 2.5, angle: float = 0.0) -> None:
    space.add_text(content, dxfattribs={"insert": (x, y), "height": height, "rotation": angle})


def part_with_dimensions(doc: Any, arrow: str) -> Any:
    """A plate with holes, fully dimensioned, its dimensions exploded; and two numbers that are no dimensions."""
    for style in doc.dimstyles:
        style.dxf.update(STYLE | {"dimblk": arrow, "dimdsep": 46, "dimtih": 0, "dimtad": 1})
    model, own = doc.modelspace(), {"dimblk": arrow} if arrow else {}
    model.add_lwpolyline([(0, 0), (80, 0), (80, 40), (0, 40)], close=True)
    model.add_circle((20, 20), 8)
    model.add_arc((100, 20), 10, 0, 90)
    model.add_linear_dim((0, 50), (0, 40), (80, 40), override=own).render()
    model.add_linear_dim((-10, 0), (0, 0), (0, 40), angle=90, override=own).render()
    model.add_linear_dim((0, 60), (20, 40), (55, 40), text="<>%%p0.1", override=own).render()
    model.add_linear_dim((0, -10), (0, 0), (4, 0), override=own).render()
    model.add_linear_dim((0, -20), (0, 0), (70, 0), override=own | {"dimtol": 1, "dimtp": 0.2, "dimtm": 0.1}).render()
    model.add_linear_dim((0, -30), (20, 0), (80, 0), override=own | {"dimlim": 1, "dimtp": 0.2, "dimtm": 0.1}).render()
    model.add_diameter_dim((20, 20), radius=8, angle=30, text="16", override=own).render()
    model.add_radius_dim((100, 20), radius=10, angle=45, text="10", override=own).render()
    for dimension in list(model.query("DIMENSION")):
        dimension.explode()
    text(model, "12", 120, 100)
    text(model, "7", 130, 110)
    return doc


@pytest.mark.parametrize("arrow", ["", "OBLIQUE", "ARCHTICK", "OPEN30", "OPEN90", "OPEN", "CLOSED", "CLOSEDBLANK", "DOT", "DOTSMALL", "DOTBLANK"])
def test_what_stands_on_dimension_lines_is_read(doc: Any, read_dxf: Read, arrow: str) -> None:
    reading = read_content(read_dxf(part_with_dimensions(doc, arrow)))
    assert {c.text for c in reading.callouts} == {
        "80", "40", "35±0.1", "4", "70 +0.2/-0.1", "60.2/59.9", "⌀16", "R10",
    }  # fmt: skip
    assert {(t.text, t.why) for t in reading.unread} == {("12", "bare_number"), ("7", "bare_number")}


def dimension_line(space: Any, x: float, y: float, length: float, *gaps: float) -> None:
    """A level line with filled arrows at its ends, left open between each two `gaps`."""
    ends = [x, *gaps, x + length]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        space.add_line((start, y), (end, y))
    for tip, way in ((x, 1), (x + length, -1)):
        space.add_solid([(tip, y), (tip + 2.5 * way, y + 0.4), (tip + 2.5 * way, y - 0.4)])


def account(doc: Any, read_dxf: Read) -> Reading:
    doc.modelspace().add_line((-20, -60), (150, 100))
    return read_content(read_dxf(doc))


def test_a_number_beside_cad_dimensions_counts_on_a_line_of_its_own(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    model.add_linear_dim((0, 60), (0, 50), (80, 50), override=STYLE).render()
    dimension_line(model, 0, 0, 50)
    text(model, "50", 23, 0.8)
    text(model, "17", 60, 30)
    reading = account(doc, read_dxf)
    assert [c.text for c in reading.callouts] == ["80", "50"]
    assert [t.text for t in reading.unread] == ["17"]


def test_a_text_in_the_gap_of_its_line(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    model.add_linear_dim((0, 60), (0, 50), (80, 50), override=STYLE).render()
    dimension_line(model, 0, 0, 50, 21, 29)
    text(model, "50", 23, -1.25)
    assert [c.text for c in account(doc, read_dxf).callouts] == ["80", "50"]


def test_a_level_text_in_the_gap_of_an_upright_line(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    model.add_linear_dim((0, 60), (0, 50), (80, 50), override=STYLE).render()
    for start, end, tip, way in ((-20, -2, -20, 1), (2, 20, 20, -1)):
        model.add_line((0, start), (0, end))
        model.add_solid([(0, tip), (0.4, tip + 2.5 * way), (-0.4, tip + 2.5 * way)])
    text(model, "40", -2, -1.25)
    assert [c.text for c in account(doc, read_dxf).callouts] == ["80", "40"]


@pytest.mark.parametrize("whole", [True, False])
def test_one_arrow_on_a_whole_circle_is_told_by_its_value(doc: Any, read_dxf: Read, whole: bool) -> None:
    model = doc.modelspace()
    model.add_linear_dim((0, 60), (0, 50), (80, 50), override=STYLE).render()
    model.add_circle((0, 0), 8)
    model.add_line((8, 0), (30, 0))
    model.add_solid([(8, 0), (10.5, 0.4), (10.5, -0.4)])
    text(model, "16" if whole else "21", 20, 0.8)
    assert [c.text for c in account(doc, read_dxf).callouts] == ["80", "⌀16" if whole else "21"]


def test_smaller_deviations_and_a_count_are_texts_of_their_own(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    dimension_line(model, 0, 0, 80)
    text(model, "4x", 20, 0.8)
    text(model, "%%c6.6", 26, 0.8)
    text(model, "+0.1", 34.5, 2.2, 1.6)
    text(model, "0", 34.5, 0.2, 1.6)
    (callout,) = account(doc, read_dxf).callouts
    assert (callout.text, callout.requirements[0].count) == ("4x ⌀6.6 +0.1/0", 4)


def test_an_edge_of_the_part_is_no_dimension_line(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    model.add_linear_dim((0, 60), (0, 50), (80, 50), override=STYLE).render()
    model.add_lwpolyline([(0, 0), (40, 0), (45, 5), (45, 30), (0, 30)], close=True)
    text(model, "3", 20, 0.8)
    reading = account(doc, read_dxf)
    assert ([c.text for c in reading.callouts], [t.text for t in reading.unread]) == (["80"], ["3"])


def test_limits_over_and_under_their_line_are_one_dimension(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    dimension_line(model, 0, 0, 50)
    text(model, "50.1", 20, 0.8)
    text(model, "49.9", 20, -3.3)
    assert [c.text for c in account(doc, read_dxf).callouts] == ["50.1/49.9"]


def test_numbers_in_a_table_do_not_tell_what_numbers_alone_are(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    for i in range(3):
        dimension_line(model, 0, -10.0 * i, 50)
        text(model, "50", 23, 0.8 - 10 * i)
    for i in range(8):
        model.add_lwpolyline([(80, 7 * i), (90, 7 * i), (90, 7 * i + 7), (80, 7 * i + 7)], close=True)
        model.add_lwpolyline([(90, 7 * i), (120, 7 * i), (120, 7 * i + 7), (90, 7 * i + 7)], close=True)
        text(model, str(i), 83, 7 * i + 2)
    text(model, "17", 20, 40)
    reading = account(doc, read_dxf)
    assert ([c.text for c in reading.callouts], "17" in {t.text for t in reading.unread}) == (["50"] * 3, True)


def test_beyond_a_stated_number_of_loose_numbers_the_lines_are_not_looked_at_and_that_is_said(doc: Any, read_dxf: Read) -> None:
    space = doc.modelspace()
    for i in range(MOST_NUMBERS + 1):
        text(space, "12", 20.0 * (i % 30), 20.0 * (i // 30))
    content = read_dxf(doc)
    assert [code for code, _ in content.remarks].count("lines_not_read") == 1
    assert sum(run.text == "12" for sheet in content.sheets for run in sheet.texts) == MOST_NUMBERS + 1


@pytest.mark.parametrize("way", [1, -1])
def test_two_heads_that_face_each_other_amid_one_line(doc: Any, read_dxf: Read, way: int) -> None:
    model = doc.modelspace()
    model.add_linear_dim((0, 60), (0, 50), (80, 50), override=STYLE).render()
    model.add_line((0, 0), (30, 0))
    for tip, behind in ((10, -1), (10.5, 1)):
        model.add_solid([(tip, 0), (tip + 2.5 * behind * way, 0.4), (tip + 2.5 * behind * way, -0.4)])
    text(model, "0.5", 20, 0.8)
    reading = account(doc, read_dxf)
    assert ("0.5" in [c.text for c in reading.callouts]) == (way == 1)
