"""What a dimension measures and how its style writes that, where the CAD left no picture."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from qcdesigner.drawings.content import Annotation, DrawingContent
from qcdesigner.drawings.dxf.dimension_text import is_forced
from qcdesigner.drawings.dxf.written_numbers import angle_text, length_text

Read = Callable[[Any], DrawingContent]


def bare(rendered: Any) -> Any:
    """The dimension of a style override, without picture and stored measure."""
    dimension = rendered.render().dimension
    dimension.dxf.discard("geometry")
    dimension.dxf.discard("actual_measurement")
    return dimension


def only(content: DrawingContent) -> Annotation:
    (annotation,) = content.sheets[0].annotations
    return annotation


@pytest.fixture
def plain(doc: Any) -> Any:
    """The model space, its styles writing millimetres as they are, with two decimals."""
    for style in doc.dimstyles:
        for name, value in (("dimlfac", 1.0), ("dimdec", 2), ("dimzin", 8), ("dimdsep", 46), ("dimadec", 2), ("dimazin", 2)):
            style.dxf.set(name, value)
    return doc.modelspace()


@pytest.mark.parametrize(
    ("base", "shown"), [((95, 110), "116.57°"), ((112, 106), "63.43°"), ((88, 94), "63.43°"), ((103, 90), "116.57°")]
)
def test_two_lines_make_the_angle_in_which_the_arc_stands(
    doc: Any, plain: Any, read_dxf: Read, base: tuple[float, float], shown: str
) -> None:
    made = bare(plain.add_angular_dim_2l(base=base, line1=((100, 100), (120, 100)), line2=((100, 100), (110, 120))))
    made.dxf.defpoint5 = (*base, 0)
    assert only(read_dxf(doc)).text == shown


@pytest.mark.parametrize(("base", "shown"), [((114, 164), "90°"), ((86, 136), "270°"), ((120, 150), "90°")])
def test_an_angle_from_its_vertex_may_be_reflex(
    doc: Any, plain: Any, read_dxf: Read, base: tuple[float, float], shown: str
) -> None:
    bare(plain.add_angular_dim_3p(base=base, center=(100, 150), p1=(120, 150), p2=(100, 170)))
    assert only(read_dxf(doc)).text == shown


def test_the_length_of_an_arc_is_no_profile_tolerance(doc: Any, plain: Any, read_dxf: Read) -> None:
    bare(plain.add_arc_dim_cra(center=(0, 0), radius=20, start_angle=0, end_angle=90, distance=5))
    assert only(read_dxf(doc)).text == "31.42"
    typed = plain.query("ARC_DIMENSION")[0]
    typed.dxf.text = "⌒31.4"
    assert only(read_dxf(doc)).text == "31.4"


def test_a_jogged_radius_counts_from_its_true_centre(doc: Any, plain: Any, read_dxf: Read) -> None:
    plain.new_entity(
        "LARGE_RADIAL_DIMENSION",
        {"defpoint": (0, 0), "chord_point": (300, 400), "override_center": (250, 350), "jog_point": (270, 380), "dimtype": 9},
    )
    plain.add_line((0, 0), (300, 400))
    read = only(read_dxf(doc))
    assert (read.kind, read.text) == ("radius", "R500")


def test_ordinates_count_along_their_own_axes(doc: Any, plain: Any, read_dxf: Read) -> None:
    bare(plain.add_ordinate_x_dim(feature_location=(30, 200), offset=(0, 10), origin=(0, 180)))
    turned = bare(plain.add_ordinate_x_dim(feature_location=(30, 220), offset=(0, 10), origin=(0, 180)))
    turned.dxf.horizontal_direction = -math.degrees(math.atan2(40, 30))
    assert [a.text for a in read_dxf(doc).sheets[0].annotations] == ["30", "50"]


def test_degrees_may_be_stored_by_other_cads(doc: Any, plain: Any, read_dxf: Read) -> None:
    bare(plain.add_angular_dim_cra((0, 0), 10, 0, 45, 12)).dxf.actual_measurement = 45.0
    assert only(read_dxf(doc)).measured == pytest.approx(45)


def test_a_dimension_that_measures_nothing_is_reported(doc: Any, plain: Any, read_dxf: Read) -> None:
    from qcdesigner.drawings.reading import read_content

    broken = bare(plain.add_linear_dim((0, 10), (0, 0), (25, 0)))
    broken.dxf.defpoint2 = broken.dxf.defpoint3 = (0, 0, 0)
    plain.add_line((0, 0), (50, 40))
    assert [(t.text, t.why) for t in read_content(read_dxf(doc)).unread] == [("0", "zero")]


@pytest.mark.parametrize(
    ("override", "shown"),
    [
        ({"dimlfac": -2.0}, "25"),
        ({"dimpost": "%%c<>", "dimtol": 1, "dimtp": 0.1, "dimtm": 0.1, "dimtdec": 1}, "⌀25 ±0.1"),
        ({"dimpost": "<> mm", "dimdec": 1, "dimzin": 0}, "25.0 mm"),
        ({"dimpost": "<>\\X", "dimalt": 1, "dimaltf": 0.1, "dimaltd": 1}, "25 [2.5]"),
        ({"dimalt": 1, "dimaltf": 0.1, "dimaltd": 2, "dimaltz": 8, "dimapost": "[] cm"}, "25 [2.5 cm]"),
        ({"dimlunit": 4, "dimdec": 1}, "2'-1\""),
        ({"dimlunit": 5, "dimdec": 3, "dimlfac": 0.1}, "2 1/2"),
        ({"dimlunit": 5, "dimdec": 3, "dimlfac": 0.025}, "5⁄8"),
        ({"dimdec": 1, "dimzin": 4, "dimlfac": 0.01}, ".3"),
        ({"dimrnd": 0.25, "dimlfac": 0.1, "dimtzin": 0, "dimtol": 1, "dimtp": 0.0, "dimtm": 0.1, "dimtdec": 2}, "2.5 0.00/-0.10"),
    ],
)
def test_each_variable_of_the_style_is_followed(
    doc: Any, plain: Any, read_dxf: Read, override: dict[str, Any], shown: str
) -> None:
    bare(plain.add_linear_dim((0, 10), (0, 0), (25, 0), override=override))
    assert only(read_dxf(doc)).text == shown


def test_a_negative_factor_holds_in_paper_space_alone(doc: Any, plain: Any, read_dxf: Read) -> None:
    layout = doc.layouts.get("Layout1")
    bare(layout.add_linear_dim((0, 10), (0, 0), (25, 0), override={"dimlfac": -2.0}))
    layout.add_line((0, 0), (60, 40))
    assert only(read_dxf(doc)).text == "50"


def test_a_prefix_of_the_style_stands_instead_of_the_sign(doc: Any, plain: Any, read_dxf: Read) -> None:
    bare(plain.add_diameter_dim((0, 0), radius=4, angle=30, override={"dimpost": "%%c<> H7"}))
    bare(plain.add_radius_dim((50, 0), radius=4, angle=30, override={"dimpost": "<> TYP"}))
    assert [a.text for a in read_dxf(doc).sheets[0].annotations] == ["⌀8 H7", "R4 TYP"]


def test_angles_take_the_style_s_deviations(doc: Any, plain: Any, read_dxf: Read) -> None:
    bare(plain.add_angular_dim_cra((0, 0), 10, 0, 45, 12, override={"dimtol": 1, "dimtp": 0.5, "dimtm": 0.25, "dimtdec": 2}))
    assert only(read_dxf(doc)).text == "45° +0.5°/-0.25°"


def test_a_style_that_is_missing_leaves_the_overrides(doc: Any, plain: Any, read_dxf: Read) -> None:
    made = bare(plain.add_linear_dim((0, 10), (0, 0), (25, 0), override={"dimdec": 1, "dimzin": 0, "dimlfac": 0.5}))
    made.dxf.dimstyle = "LOST"
    plain.add_line((0, 0), (60, 40))
    assert only(read_dxf(doc)).text == "12.5"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("<> []", "25 [2.50]"), ("25\\X[0.98]", "25 [0.98]"), ("[] <>", "[2.50] 25")],
)
def test_the_other_unit_stands_beside(doc: Any, plain: Any, read_dxf: Read, text: str, shown: str) -> None:
    made = bare(plain.add_linear_dim((0, 10), (0, 0), (25, 0), override={"dimaltf": 0.1, "dimaltd": 2}))
    made.dxf.text = text
    assert only(read_dxf(doc)).text == shown


def test_a_count_in_words_is_not_the_value_that_is_forced(doc: Any, plain: Any, read_dxf: Read) -> None:
    bare(plain.add_linear_dim((0, 10), (0, 0), (25, 0))).dxf.text = "4 TROUS %%c25"
    bare(plain.add_linear_dim((0, 30), (0, 0), (25, 0))).dxf.text = "4 TROUS %%c24"
    assert [a.forced for a in read_dxf(doc).sheets[0].annotations] == [False, True]


@pytest.mark.parametrize(
    ("unit_format", "value", "shown"),
    [(2, 12.5, "12,50"), (1, 12.5, "1,25E+01"), (3, 18.5, "1'-6,50\""), (4, 18.5, "1'-6 1/2\""), (4, 6.75, '6 3/4"'), (5, 0.25, "1⁄4")],
)
def test_lengths_by_format(unit_format: int, value: float, shown: str) -> None:
    assert length_text(value, unit_format=unit_format, decimals=2, zeros=0, separator=",") == shown


@pytest.mark.parametrize(
    ("angle_format", "decimals", "shown"), [(0, 1, "30.5°"), (1, 0, "31°"), (1, 2, "30°30'"), (1, 4, "30°30'00\""), (2, 2, "33.89 gon")]
)
def test_angles_by_format(angle_format: int, decimals: int, shown: str) -> None:
    assert angle_text(30.5, angle_format=angle_format, decimals=decimals, zeros=0, separator=".") == shown


@pytest.mark.parametrize(("text", "forced"), [("M25x1.5-6H {\\Fgdt;x}20", False), ("M24", True), ("1/4-20 UNC-2B", False)])
def test_a_thread_is_forced_by_its_size(doc: Any, plain: Any, read_dxf: Read, text: str, forced: bool) -> None:
    bare(plain.add_linear_dim((0, 10), (0, 0), (25, 0))).dxf.text = text
    assert only(read_dxf(doc)).forced is forced


def test_an_angle_in_gradians_is_no_mass(doc: Any, plain: Any, read_dxf: Read) -> None:
    from qcdesigner.drawings.reading import read_content

    bare(plain.add_angular_dim_cra((0, 0), 10, 0, 45, 12)).dxf.text = "50g"
    reading = read_content(read_dxf(doc))
    assert (reading.callouts, [t.text for t in reading.unread]) == ((), ["50g"])


@pytest.mark.parametrize(
    ("override", "shown"),
    [
        ({"dimtol": 1, "dimtp": 0.1, "dimtm": 0.2, "dimtdec": 1}, "25 +0.1/-0.2"),
        ({"dimlim": 1, "dimtp": 0.1, "dimtm": 0.2, "dimtdec": 1}, "25.1/24.8"),
        ({"dimtol": 1, "dimtp": 0.0, "dimtm": 0.0}, "25"),
    ],
)
def test_deviations_that_a_picture_leaves_out_are_the_style_s(
    doc: Any, plain: Any, read_dxf: Read, override: dict[str, Any], shown: str
) -> None:
    made = plain.add_linear_dim((0, 10), (0, 0), (25, 0), override=override).render().dimension
    picture = doc.blocks.get(made.dxf.geometry)
    for text in list(picture.query("MTEXT")):
        picture.delete_entity(text)
    picture.add_text("25", dxfattribs={"insert": (10, 11), "height": 2.5})
    assert only(read_dxf(doc)).text == shown


def test_a_picture_that_shows_another_value_stands(doc: Any, plain: Any, read_dxf: Read) -> None:
    override = {"dimtol": 1, "dimtp": 0.1, "dimtm": 0.2, "dimtdec": 1}
    made = plain.add_linear_dim((0, 10), (0, 0), (25, 0), override=override).render().dimension
    picture = doc.blocks.get(made.dxf.geometry)
    for text in list(picture.query("MTEXT")):
        picture.delete_entity(text)
    picture.add_text("26", dxfattribs={"insert": (10, 11), "height": 2.5})
    assert only(read_dxf(doc)).text == "26"


def test_r12_writes_deviations_with_the_decimals_of_the_drawing(read_dxf: Read) -> None:
    import ezdxf

    made = ezdxf.new("R12", setup=True)
    made.header["$LUPREC"] = 3
    made.modelspace().add_line((0, 0), (60, 40))
    override = {"dimtol": 1, "dimtp": 0.021, "dimtm": 0.0, "dimlfac": 1, "dimzin": 8}
    bare(made.modelspace().add_linear_dim((0, 10), (0, 0), (25, 0), override=override))
    assert only(read_dxf(made)).text == "25 +0.021/0"


@pytest.mark.parametrize(("measured", "forced"), [(2.5, False), (2.53, False), (3.0, True)])
def test_a_fraction_of_an_inch_is_forced_by_more_than_half_its_own_step(measured: float, forced: bool) -> None:
    assert is_forced('2 1/2"', measured) is forced


@pytest.mark.parametrize("drawn", [True, False])
def test_a_fraction_without_a_whole_number_is_a_length_in_inches(doc: Any, plain: Any, read_dxf: Read, drawn: bool) -> None:
    from qcdesigner.drawings.reading import read_content

    doc.modelspace().add_text("DIMENSIONS IN INCHES", height=0.1).set_placement((0, -5))
    rendered = plain.add_linear_dim((0, 10), (0, 0), (0.625, 0), override={"dimlunit": 5, "dimdec": 4})
    rendered.render()
    (text,) = rendered.dimension.get_geometry_block().query("MTEXT")
    text.text = "{\\S5#8;}"
    if not drawn:
        rendered.dimension.dxf.discard("geometry")
    (callout,) = read_content(read_dxf(doc)).callouts
    (requirement,) = callout.requirements
    assert (str(requirement.nominal and requirement.nominal.value), requirement.unit, callout.forced) == ("0.625", "in", False)
