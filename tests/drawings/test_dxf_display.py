"""DXF as a display list: places, pens, blocks, layouts, extent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from qcdesigner.drawings.content import DrawingContent, SheetContent

Read = Callable[[Any], DrawingContent]


def points(sheet: SheetContent) -> Any:
    """All stroke points with the drawing's own axes: y up, from the sheet's lower left corner."""
    every = np.concatenate([p.points for p in sheet.strokes])
    return np.stack((every[:, 0], sheet.height - every[:, 1]), axis=1)


def test_a_line_is_turned_to_the_sheet_s_axes(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_line((100, 100), (200, 150))
    sheet = read_dxf(doc).sheets[0]
    (strokes,) = sheet.strokes
    assert np.allclose(strokes.points, [(2, 52), (102, 2)], atol=1e-4)
    assert (sheet.width, sheet.height) == pytest.approx((104, 54))
    assert strokes.starts.tolist() == [0, 2]


def test_a_half_circle_of_bulge_one(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_lwpolyline([(0, 0, 1), (10, 0, 0)], format="xyb")
    xy = points(read_dxf(doc).sheets[0])
    assert xy[:, 1].min() < xy[0, 1]  # counter-clockwise from left to right: below the chord
    assert np.ptp(xy[:, 0]) == pytest.approx(10, abs=0.01)
    assert np.ptp(xy[:, 1]) == pytest.approx(5, abs=0.01)


def test_a_mirrored_plane_mirrors_its_arc(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_line((-20, 0), (20, 0))
    doc.modelspace().add_arc((10, 0), 5, 0, 90, dxfattribs={"extrusion": (0, 0, -1)})
    xy = points(read_dxf(doc).sheets[0])
    margin = 0.02 * 40
    arc = xy[:-2] - (margin + 20, margin)  # the line comes last
    assert arc[:, 0].min() == pytest.approx(-15, abs=0.01)
    assert arc[:, 0].max() == pytest.approx(-10, abs=0.01)


def test_a_block_is_scaled_turned_and_repeated(doc: Any, read_dxf: Read) -> None:
    doc.blocks.new("b", base_point=(1, 0)).add_line((1, 0), (2, 0))
    doc.modelspace().add_blockref(
        "b", (10, 0), {"xscale": 2, "yscale": 2, "rotation": 90, "column_count": 2, "column_spacing": 5}
    )
    doc.modelspace().add_line((0, 0), (100, 0))
    xy = points(read_dxf(doc).sheets[0]) - (2, 0)
    segments = {tuple(np.round(xy[i], 3)) for i in range(len(xy))}
    assert {(10.0, 2.0), (10.0, 4.0), (10.0, 7.0), (10.0, 9.0)} <= {(x, round(y, 1)) for x, y in segments}


def test_layer_zero_of_a_block_takes_the_reference_s_layer_and_colour(doc: Any, read_dxf: Read) -> None:
    doc.layers.add("part", color=1)
    block = doc.blocks.new("b")
    block.add_line((0, 0), (1, 0))
    block.add_line((0, 1), (1, 1), {"color": 0})
    doc.modelspace().add_blockref("b", (0, 0), {"layer": "part", "color": 5})
    found = {(p.layer, p.pen.colour) for p in read_dxf(doc).sheets[0].strokes}
    assert found == {("part", 0xFF0000), ("part", 0x0000FF)}


def test_white_ink_is_black_on_paper(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_line((0, 0), (1, 0), {"color": 7})
    doc.modelspace().add_line((0, 1), (1, 1), {"true_color": 0xFFFFFF})
    assert {p.pen.colour for p in read_dxf(doc).sheets[0].strokes} == {0}


def test_weights_and_line_types_come_from_the_layer(doc: Any, read_dxf: Read) -> None:
    doc.layers.add("axis", linetype="CENTER", lineweight=18)
    doc.modelspace().add_line((0, 0), (100, 0), {"layer": "axis"})
    pen = read_dxf(doc).sheets[0].strokes[0].pen
    assert pen.width_mm == 0.18
    assert len(pen.dash) == 4


def test_a_block_that_inserts_itself_ends(doc: Any, read_dxf: Read) -> None:
    block = doc.blocks.new("endless")
    block.add_line((0, 0), (1, 0))
    block.add_blockref("endless", (1, 1))
    doc.modelspace().add_blockref("endless", (0, 0))
    content = read_dxf(doc)
    assert ("endless_block", "endless") in content.remarks


def test_one_failing_entity_costs_a_remark_only(
    doc: Any, read_dxf: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qcdesigner.drawings.dxf.walk import _drawers

    def fail(*_: object) -> None:
        raise ZeroDivisionError("float division")

    monkeypatch.setitem(_drawers(), "CIRCLE", fail)
    doc.modelspace().add_circle((0, 0), 5)
    doc.modelspace().add_line((0, 0), (10, 0))
    content = read_dxf(doc)
    assert len(content.sheets[0].strokes) == 1
    assert content.remarks[0][0] == "entity_failed"


def test_what_lies_far_away_does_not_ruin_the_extent(doc: Any, read_dxf: Read) -> None:
    for i in range(100):
        doc.modelspace().add_line((i, 0), (i, 50))
    doc.modelspace().add_line((1e6, 1e6), (1e6 + 1, 1e6))
    assert read_dxf(doc).sheets[0].width < 200


def test_a_frame_is_the_sheet(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_lwpolyline([(0, 0), (297, 0), (297, 210), (0, 210)], close=True)
    doc.modelspace().add_circle((100, 100), 30)
    sheet = read_dxf(doc).sheets[0]
    assert (sheet.width_mm, sheet.height_mm) == pytest.approx((297, 210))


def test_unknown_units_give_no_millimetres(doc: Any, read_dxf: Read) -> None:
    doc.header["$INSUNITS"] = 0
    doc.modelspace().add_line((0, 0), (10, 0))
    content = read_dxf(doc)
    assert (content.unit, content.sheets[0].width_mm) == (None, None)


def test_inch_in_a_metric_file_is_doubted(doc: Any, read_dxf: Read) -> None:
    doc.header["$INSUNITS"], doc.header["$MEASUREMENT"] = 1, 1
    doc.modelspace().add_line((0, 0), (10, 0))
    content = read_dxf(doc)
    assert content.unit is None
    assert ("unit_doubtful", "inch") in content.remarks


def test_a_layout_is_a_sheet_whose_viewport_cuts_the_model(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_line((-1000, 0), (1000, 0))
    layout = doc.layouts.get("Layout1")
    layout.add_viewport(center=(50, 50), size=(40, 40), view_center_point=(0, 0), view_height=80)
    model, paper = read_dxf(doc).sheets
    assert (model.name, paper.name, paper.number) == ("Model", "Layout1", 2)
    assert np.ptp(points(paper)[:, 0]) == pytest.approx(40, abs=0.01)


def test_a_stack_is_drawn_one_above_the_other(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_mtext("25\\S+0.1^-0.2;", {"char_height": 3, "insert": (0, 0)})
    nominal, upper, lower = read_dxf(doc).sheets[0].texts
    assert [nominal.text, upper.text, lower.text] == ["25", "+0.1", "-0.2"]
    assert upper.y < nominal.y < lower.y
    assert upper.height < nominal.height
    assert len({nominal.group, upper.group, lower.group}) == 1


def test_text_in_a_mirrored_block_stays_readable(doc: Any, read_dxf: Read) -> None:
    doc.blocks.new("b").add_text("ABC", height=3).set_placement((10, 0))
    doc.modelspace().add_blockref("b", (0, 0), {"xscale": -1})
    doc.modelspace().add_line((-50, 0), (0, 0))
    (run,) = read_dxf(doc).sheets[0].texts
    assert abs(run.angle) < 1
    assert run.x + run.width == pytest.approx(41, abs=0.5)  # ends where the block's text begins, mirrored


@pytest.mark.parametrize("version", ["R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018"])
def test_every_version_opens(version: str, read_dxf: Read) -> None:
    import ezdxf

    doc = ezdxf.new(version)
    doc.modelspace().add_line((0, 0), (10, 0))
    assert read_dxf(doc).format == "dxf"


def test_binary_dxf_opens(doc: Any) -> None:
    import io

    from tests.drawings.conftest import content_of

    doc.modelspace().add_line((0, 0), (10, 0))
    stream = io.BytesIO()
    doc.write(stream, fmt="bin")
    assert len(content_of(stream.getvalue()).sheets) == 1
