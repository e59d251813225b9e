"""Layouts, viewports and layers: what a reader of the printed sheet sees, counted once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading

Read = Callable[[Any], DrawingContent]
Account = Callable[[], Reading]


def linear(space: Any, length: float, x: float = 0.0, y: float = 0.0, **attributes: Any) -> Any:
    made = space.add_linear_dim(
        (x, y + 10), (x, y), (x + length, y), dimstyle="Standard", dxfattribs=attributes, override={"dimzin": 8, "dimlfac": 1}
    )
    return made.render().dimension


def window(layout: Any, centre: tuple[float, float], at: tuple[float, float] = (100, 100), **attributes: Any) -> Any:
    """A viewport of 100 × 100 at 1:1."""
    return layout.add_viewport(center=at, size=(100, 100), view_center_point=centre, view_height=100, **attributes)


@pytest.fixture
def layout(doc: Any) -> Any:
    """A layout with a frame of its own."""
    made = doc.layouts.get("Layout1")
    made.add_lwpolyline([(0, 0), (297, 0), (297, 210), (0, 210)], close=True)
    return made


@pytest.fixture
def account(doc: Any, read_dxf: Read) -> Account:
    return lambda: read_content(read_dxf(doc))


def counted(reading: Reading) -> list[tuple[int, str]]:
    return [(c.sheet, c.text) for c in reading.callouts]


def aside(reading: Reading) -> list[tuple[str, str]]:
    return [(t.text, t.why) for t in reading.ignored]


def test_the_model_is_the_first_sheet_and_its_dimensions_count_there(doc: Any, layout: Any, account: Account) -> None:
    linear(doc.modelspace(), 25)
    linear(doc.modelspace(), 40, x=500)
    linear(layout, 12, x=200, y=150)
    window(layout, (10, 10))
    reading = account()
    assert [(s.number, s.name) for s in reading.sheets] == [(1, "Model"), (2, "Layout1")]
    assert counted(reading) == [(1, "25"), (1, "40"), (2, "12")]
    assert aside(reading) == [("25", "shown_before")]


def test_what_no_layout_shows_is_remarked(doc: Any, layout: Any, account: Account) -> None:
    linear(doc.modelspace(), 25)
    linear(doc.modelspace(), 40, x=500)
    assert "off_sheet" not in {code for code, _ in account().remarks}
    window(layout, (10, 10))
    assert ("off_sheet", "Model") in account().remarks


def test_two_windows_on_one_dimension_count_it_once(doc: Any, layout: Any, account: Account) -> None:
    linear(doc.modelspace(), 25)
    doc.modelspace().add_text("%%c12 H7", dxfattribs={"insert": (0, 30), "height": 2.5})
    window(layout, (10, 10))
    layout.add_viewport(center=(220, 100), size=(80, 80), view_center_point=(10, 20), view_height=40)
    reading = account()
    assert counted(reading) == [(1, "25"), (1, "⌀12 H7")]
    assert sorted(aside(reading)) == [("25", "shown_before")] * 2 + [("⌀12 H7", "shown_before")] * 2


def test_a_block_inserted_twice_is_seen_twice(doc: Any, account: Account) -> None:
    linear(doc.blocks.new("detail"), 7)
    doc.modelspace().add_blockref("detail", (0, 0))
    doc.modelspace().add_blockref("detail", (60, 0), {"column_count": 2, "column_spacing": 50})
    assert counted(account()) == [(1, "7")] * 3


def test_layers_frozen_in_a_window_are_not_seen_through_it(doc: Any, layout: Any, account: Account) -> None:
    doc.layers.add("aside")
    linear(doc.modelspace(), 25)
    linear(doc.modelspace(), 30, y=20, layer="aside")
    window(layout, (10, 10)).frozen_layers = ["aside"]
    assert aside(account()) == [("25", "shown_before")]


@pytest.mark.parametrize("how", [{"status": 0}, {"flags": 0x20000}, {"view_direction_vector": (1, 1, 1)}])
def test_windows_that_are_off_or_look_from_aside_show_nothing(
    doc: Any, layout: Any, account: Account, how: dict[str, Any]
) -> None:
    linear(doc.modelspace(), 25)
    window(layout, (10, 10)).dxf.update(how)
    assert "shown_before" not in {why for _, why in aside(account())}


def test_a_layout_that_was_not_opened_shows_its_windows(doc: Any, layout: Any, account: Account) -> None:
    linear(doc.modelspace(), 25)
    window(layout, (10, 10))
    layout.add_viewport(center=(148, 105), size=(300, 210), view_center_point=(148, 105), view_height=210)
    for viewport in layout.query("VIEWPORT"):
        viewport.dxf.id = viewport.dxf.status = 0
    assert aside(account()) == [("25", "shown_before")]


def test_a_window_cut_by_a_circle_shows_what_is_inside(doc: Any, layout: Any, account: Account) -> None:
    linear(doc.modelspace(), 25)
    linear(doc.modelspace(), 8, x=42, y=45)
    viewport = window(layout, (12, 10))
    circle = layout.add_circle((100, 100), 30)
    viewport.dxf.flags |= 0x10000
    viewport.dxf.clipping_boundary_handle = circle.dxf.handle
    assert aside(account()) == [("25", "shown_before")]


@pytest.mark.parametrize("layer", ["unprinted", "Defpoints"])
def test_what_is_not_printed_is_not_read(doc: Any, account: Account, layer: str) -> None:
    doc.layers.add("unprinted").dxf.plot = 0
    linear(doc.modelspace(), 25)
    linear(doc.modelspace(), 30, y=20, layer=layer)
    doc.modelspace().add_text("%%c12 H7", dxfattribs={"insert": (0, 50), "height": 2.5, "layer": layer})
    reading = account()
    assert counted(reading) == [(1, "25")]
    assert ("hidden_annotation", "Model ×2") in reading.remarks


def test_a_file_that_prints_nothing_does_not_know_of_printing(doc: Any, account: Account) -> None:
    for made in doc.layers:
        made.dxf.plot = 0
    linear(doc.modelspace(), 25)
    assert counted(account()) == [(1, "25")]


def test_a_text_of_two_dimensions_counts_both(doc: Any, account: Account) -> None:
    doc.modelspace().add_text("10,00 10,00", dxfattribs={"insert": (0, 0), "height": 2.5})
    doc.modelspace().add_line((0, -5), (60, -40))
    assert counted(account()) == [(1, "10,00"), (1, "10,00")]


def test_a_missing_external_reference_is_said(doc: Any, account: Account) -> None:
    doc.add_xref_def("carter.dwg", "carter")
    doc.modelspace().add_blockref("carter", (0, 0))
    linear(doc.modelspace(), 25)
    assert ("missing_reference", "carter.dwg") in account().remarks
