"""What DIMENSION entities say: by style, by override, by picture, and what they must not be taken for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, pairwise
from typing import Any

import pytest

from qcdesigner.drawings.content import Annotation, DrawingContent

Read = Callable[[Any], DrawingContent]


def linear(doc: Any, length: float = 25.0, *, text: str = "<>", drawn: bool = False, **override: Any) -> Any:
    """A horizontal dimension; by default without the picture that a CAD would leave."""
    style = doc.modelspace().add_linear_dim(
        (0, 10), (0, 0), (length, 0), text=text, override=override, dimstyle="Standard"
    )
    if drawn:
        style.render()
    else:
        style.commit()
        style.dimension.dxf.discard("geometry")
    return style.dimension


def only(content: DrawingContent) -> Annotation:
    (annotation,) = content.sheets[0].annotations
    return annotation


@pytest.mark.parametrize(
    ("override", "shown"),
    [
        ({}, "25"),
        ({"dimtol": 1, "dimtp": 0.1, "dimtm": 0.1, "dimtdec": 1}, "25 ±0.1"),
        ({"dimtol": 1, "dimtp": 0.021, "dimtm": 0.0, "dimtdec": 3}, "25 +0.021/0"),
        ({"dimtol": 1, "dimtp": -0.02, "dimtm": 0.041, "dimtdec": 3}, "25 -0.02/-0.041"),
        ({"dimlim": 1, "dimtp": 0.2, "dimtm": 0.1, "dimtdec": 1}, "25.2/24.9"),
        ({"dimpost": "<> H7"}, "25 H7"),
        ({"dimpost": "%%c<>"}, "⌀25"),
        ({"dimlfac": 0.5}, "12.5"),
        ({"dimgap": -0.6}, "[25]"),
        ({"dimzin": 0, "dimdec": 2}, "25.00"),
        ({"dimrnd": 10.0}, "30"),
        ({"dimalt": 1, "dimaltf": 1 / 25.4, "dimaltd": 3}, "25 [0.984]"),
    ],
)
def test_the_style_writes_the_text(doc: Any, read_dxf: Read, override: dict[str, Any], shown: str) -> None:
    linear(doc, **{"dimzin": 8, "dimdec": 2, "dimtzin": 8, "dimdsep": 46} | override)
    assert only(read_dxf(doc)).text == shown


def test_the_decimal_sign_is_the_style_s(doc: Any, read_dxf: Read) -> None:
    linear(doc, 12.5, dimdsep=44, dimdec=2, dimzin=0)
    assert only(read_dxf(doc)).text == "12,50"


def test_the_measure_is_rounded_half_up_on_its_decimal_value(doc: Any, read_dxf: Read) -> None:
    linear(doc, 1.275, dimdec=2, dimdsep=46)
    assert only(read_dxf(doc)).text == "1.28"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<>%%p0.1", "25±0.1"),
        ("%%c<>\\~h11", "⌀25 h11"),
        ("\\A1;<>\\S+0.2^ 0;", "25 +0.2/0"),
        ("(<>)", "(25)"),
        ("{\\Fgdt;n}30", "⌀30"),
    ],
)
@pytest.mark.parametrize("drawn", [True, False])
def test_a_typed_text_stands_with_or_without_a_picture(
    doc: Any, read_dxf: Read, text: str, shown: str, drawn: bool
) -> None:
    linear(doc, text=text, drawn=drawn, dimdsep=46, dimzin=8)
    assert only(read_dxf(doc)).text == shown


def test_a_typed_value_that_differs_from_the_geometry_is_forced(doc: Any, read_dxf: Read) -> None:
    linear(doc, 31.8277, text="31.83")
    linear(doc, 73.6766, text="%%c73.64")
    forced = [(a.text, a.forced) for a in read_dxf(doc).sheets[0].annotations]
    assert forced == [("31.83", False), ("⌀73.64", True)]


def test_limits_on_both_sides_of_the_geometry_are_not_forced(doc: Any, read_dxf: Read) -> None:
    linear(doc, 40.1, text="%%c40.2/%%c40.0")
    linear(doc, 40.3, text="40.0 - 40.2")
    forced = [(a.text, a.forced) for a in read_dxf(doc).sheets[0].annotations]
    assert forced == [("⌀40.2/⌀40.0", False), ("40.0 - 40.2", True)]


def test_a_blank_override_shows_nothing(doc: Any, read_dxf: Read) -> None:
    linear(doc, text=" ")
    doc.modelspace().add_line((0, 0), (50, 0))
    assert read_dxf(doc).sheets[0].annotations == ()


def test_a_diameter_without_its_sign_gets_it_from_the_type(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_diameter_dim((0, 0), radius=4, angle=30, text="8").render()
    assert only(read_dxf(doc)).text == "⌀8"


def test_a_doubled_radius_sign_is_said_once(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().add_radius_dim((0, 0), radius=5, angle=30, text="RR5").render()
    assert only(read_dxf(doc)).text == "R5"


def test_stored_angles_are_radians(doc: Any, read_dxf: Read) -> None:
    dimension = doc.modelspace().add_angular_dim_cra((0, 0), 10, 0, 45, 12).render().dimension
    dimension.dxf.actual_measurement = 0.7853981633974483
    read = only(read_dxf(doc))
    assert (read.kind, read.text) == ("angular", "45°")
    assert read.measured == pytest.approx(45)


@pytest.mark.parametrize("stored", [-1.0, 0.0])
def test_a_useless_stored_measure_is_not_trusted(doc: Any, read_dxf: Read, stored: float) -> None:
    linear(doc, 25).dxf.actual_measurement = stored
    assert only(read_dxf(doc)).measured == pytest.approx(25)


def test_hidden_layers_are_not_read(doc: Any, read_dxf: Read) -> None:
    doc.layers.add("off").off()
    doc.layers.add("frozen").freeze()
    linear(doc).dxf.layer = "off"
    linear(doc).dxf.layer = "frozen"
    linear(doc, 40, dimdsep=46).dxf.layer = "0"
    assert only(read_dxf(doc)).text == "40"


def test_a_block_that_is_not_inserted_is_not_read(doc: Any, read_dxf: Read) -> None:
    doc.blocks.new("unused").add_linear_dim((0, 10), (0, 0), (25, 0)).render()
    doc.modelspace().add_line((0, 0), (50, 0))
    assert read_dxf(doc).sheets[0].annotations == ()


def test_a_dimension_in_nested_blocks_is_where_it_is_shown(doc: Any, read_dxf: Read) -> None:
    inner = doc.blocks.new("inner")
    inner.add_linear_dim((0, 10), (0, 0), (20, 0)).render()
    doc.blocks.new("outer").add_blockref("inner", (100, 0))
    doc.modelspace().add_blockref("outer", (0, 200))
    doc.modelspace().add_line((0, 0), (200, 0))
    doc.modelspace().add_line((0, 0), (0, 250))
    read = read_dxf(doc).sheets[0]
    annotation = read.annotations[0]
    margin = 0.02 * 250
    assert annotation.x - margin == pytest.approx(110, abs=0.5)
    assert read.height - annotation.y - margin == pytest.approx(211, abs=2)


def test_copies_on_edge_in_space_are_ghosts(doc: Any, read_dxf: Read) -> None:
    linear(doc, 25, text="25")
    ghost = linear(doc, 25, drawn=True)
    ghost.dxf.defpoint, ghost.dxf.defpoint2, ghost.dxf.defpoint3 = (25, 0, 0), (0, 0, 130), (25, 0, 128)
    content = read_dxf(doc)
    assert len(content.sheets[0].annotations) == 1
    assert ("ghost_dimension", "") in content.remarks


def test_the_texts_of_a_picture_only_draw_the_annotation(doc: Any, read_dxf: Read) -> None:
    from qcdesigner.drawings.content import IN_ANNOTATION

    linear(doc, drawn=True)
    assert {run.group for run in read_dxf(doc).sheets[0].texts} == {IN_ANNOTATION}


def test_a_tolerance_entity_is_drawn_and_annotated(doc: Any, read_dxf: Read) -> None:
    doc.modelspace().new_entity(
        "TOLERANCE",
        {"insert": (0, 0), "content": "{\\Fgdt;j}%%v{\\Fgdt;n}0.1%%vA%%vB", "dimstyle": "Standard"},
    )
    sheet = read_dxf(doc).sheets[0]
    assert [(a.source, a.text) for a in sheet.annotations] == [("tolerance", "⌖ ⌀0.1 A B")]
    assert sum(len(p.starts) - 1 for p in sheet.strokes) == 4
    assert [run.text for run in sheet.texts] == ["⌖", "⌀0.1", "A", "B"]


def test_a_multileader_says_its_text_once(doc: Any, read_dxf: Read) -> None:
    from ezdxf.math import Vec2
    from ezdxf.render.mleader import ConnectionSide

    builder = doc.modelspace().add_multileader_mtext("Standard")
    builder.set_content("4x M6")
    builder.add_leader_line(ConnectionSide.left, [Vec2(-20, -20)])
    builder.build(insert=Vec2(0, 0))
    sheet = read_dxf(doc).sheets[0]
    assert [(a.source, a.text) for a in sheet.annotations] == [("text", "4x M6")]


def test_a_view_at_another_scale_is_one_remark(doc: Any, read_dxf: Read) -> None:
    for length in (15, 20, 47.5):
        linear(doc, length, text=f"{2 * length:g}")
    linear(doc, 12, text="13")
    content = read_dxf(doc)
    assert [(a.text, a.forced) for a in content.sheets[0].annotations] == [
        ("30", False), ("40", False), ("95", False), ("13", True),
    ]  # fmt: skip
    assert ("view_ratio", "2") in content.remarks


def test_what_hidden_layers_hold_is_counted(doc: Any, read_dxf: Read) -> None:
    doc.layers.add("off").off()
    linear(doc).dxf.layer = "off"
    linear(doc)
    assert ("hidden_annotation", "Model") in read_dxf(doc).remarks


@pytest.mark.parametrize("drawn", [True, False])
def test_a_nought_above_never_joins_the_nominal(doc: Any, read_dxf: Read, drawn: bool) -> None:
    tolerance = {"dimtol": 1, "dimtp": 0.0, "dimtm": 0.2, "dimtdec": 1, "dimtzin": 8, "dimtfac": 0.5}
    linear(doc, 26, drawn=drawn, dimdsep=46, dimzin=8, **tolerance)
    assert only(read_dxf(doc)).text == "26 0/-0.2"


def test_a_picture_left_of_a_dimension_says_what_it_said(doc: Any, read_dxf: Read) -> None:
    block = doc.blocks.new("*D7")
    block.add_arc((0, 0), 20, 0, 90)
    block.add_text("⌒31,4", height=2.5).set_placement((14, 14))
    doc.modelspace().add_blockref("*D7", (5, 0))
    doc.modelspace().add_line((0, 0), (60, 40))
    annotation = only(read_dxf(doc))
    assert (annotation.source, annotation.text, annotation.kind) == ("dimension", "31,4", "arc")


def test_a_picture_that_a_dimension_has_is_no_dimension_of_its_own(doc: Any, read_dxf: Read) -> None:
    dimension = linear(doc, drawn=True)
    doc.modelspace().add_blockref(dimension.dxf.geometry, (100, 0))
    assert [a.text for a in read_dxf(doc).sheets[0].annotations] == ["25"]


@pytest.mark.parametrize(("written", "shown"), [("25", "[25]"), ("25%%p0.1", "25±0.1"), ("(25)", "(25)")])
@pytest.mark.parametrize("sides", [4, 3])
def test_a_box_that_the_picture_draws_round_the_text_makes_it_exact(
    doc: Any, read_dxf: Read, written: str, shown: str, sides: int
) -> None:
    dimension = linear(doc, text=written, drawn=True, dimtxt=2.5, dimscale=1)
    block = doc.blocks.get(dimension.dxf.geometry)
    (lettering,) = block.query("MTEXT TEXT")
    place, w = lettering.dxf.insert, 1.5 * len(written.replace("%%p", "±"))
    corners = [(place.x + dx, place.y + dy) for dx, dy in ((-w, -2), (w, -2), (w, 2), (-w, 2), (-w, -2))]
    for start, end in islice(pairwise(corners), sides):
        block.add_line(start, end)
    assert only(read_dxf(doc)).text == (shown if sides == 4 else written.replace("%%p", "±"))
