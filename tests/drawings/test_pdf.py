"""PDF pages as displayed: places, turns, crop boxes, runs, pictures, and what cannot be opened."""

from __future__ import annotations

import pypdfium2
import pytest

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.pdf.pages import MM_PER_POINT, page_view
from tests.drawings.conftest import content_of
from tests.drawings.pdfs import pdf_bytes


def test_a_run_has_its_baseline_height_and_width_in_millimetres() -> None:
    (run,) = content_of(pdf_bytes([("12,5 ±0,05", 100, 200, 10, 0)])).sheets[0].texts
    assert run.text == "12,5 ±0,05"
    assert (run.x, run.y) == pytest.approx((100 * MM_PER_POINT, 100 * MM_PER_POINT))
    assert run.height == pytest.approx(7.16 * MM_PER_POINT)
    assert run.width == pytest.approx(47.3 * MM_PER_POINT, rel=0.05)


@pytest.mark.parametrize(
    ("rotate", "x", "y", "angle"),
    [(0, 100, 100, 0), (90, 200, 100, -90), (180, 300, 200, 180), (270, 100, 300, 90)],
)
def test_a_turned_page_is_read_as_displayed(rotate: int, x: float, y: float, angle: float) -> None:
    sheet = content_of(pdf_bytes([("R5", 100, 200, 10, 0)], rotate=rotate)).sheets[0]
    (run,) = sheet.texts
    assert (run.x, run.y) == pytest.approx((x * MM_PER_POINT, y * MM_PER_POINT))
    assert run.angle % 360 == pytest.approx(angle % 360)
    assert sheet.width > sheet.height if rotate in (0, 180) else sheet.width < sheet.height


def test_a_crop_box_moves_the_origin_and_hides_what_is_outside() -> None:
    texts = [("R5", 100, 200, 10, 0), ("R6", 10, 10, 10, 0)]
    sheet = content_of(pdf_bytes(texts, crop=(50, 50, 350, 250))).sheets[0]
    (run,) = sheet.texts
    assert (run.x, run.y) == pytest.approx((50 * MM_PER_POINT, 50 * MM_PER_POINT))
    assert (sheet.width, sheet.height) == pytest.approx((300 * MM_PER_POINT, 200 * MM_PER_POINT))


def test_text_read_from_the_right_has_angle_90() -> None:
    (run,) = content_of(pdf_bytes([("25 H7", 100, 100, 10, 1)])).sheets[0].texts
    assert (run.text, run.angle) == ("25 H7", 90)


def test_a_negative_font_size_mirrors_the_text_both_ways() -> None:
    twice_mirrored = ("25 H7", 100, 200, -10, 2)
    (run,) = content_of(pdf_bytes([twice_mirrored, twice_mirrored])).sheets[0].texts
    assert (run.text, run.angle % 360) == ("25 H7", 0)
    assert (run.x, run.y) == pytest.approx((100 * MM_PER_POINT, 100 * MM_PER_POINT))
    assert run.height == pytest.approx(7.16 * MM_PER_POINT)


def test_pieces_that_touch_are_one_run_and_others_are_not() -> None:
    texts = [("12", 100, 200, 10, 0), (",5", 111.2, 200, 10, 0), ("30", 160, 200, 10, 0)]
    assert [run.text for run in content_of(pdf_bytes(texts)).sheets[0].texts] == ["12,5", "30"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_tile_shows_the_ink_where_the_sheet_has_it(rotate: int) -> None:
    content = pdf_bytes([], rotate=rotate, crop=(50, 50, 350, 250), drawing="0 0 0 rg 100 100 30 10 re f")
    source = recognise(content, "a.pdf").read(content, lambda part: None)
    sheet = source.content.sheets[0]
    width, height = round(sheet.width), round(sheet.height)
    pixels = source.tile(1, 1.0, 0.0, 0.0, width, height)
    assert len(pixels) == width * height * 4
    dark = [i for i in range(0, len(pixels), 4) if pixels[i] < 128]
    x = sum(i // 4 % width for i in dark) / len(dark) + 0.5
    y = sum(i // 4 // width for i in dark) / len(dark) + 0.5
    view = page_view(pypdfium2.PdfDocument(content)[0])  # the map that the texts take
    assert (x, y) == pytest.approx(view.point(115, 105), abs=1.0)


def test_a_tile_from_a_place_is_that_part_of_the_whole() -> None:
    content = pdf_bytes([("25 H7", 100, 200, 40, 0)])
    source = recognise(content, "a.pdf").read(content, lambda part: None)
    whole = source.tile(1, 4.0, 0.0, 0.0, 560, 420)
    part = source.tile(1, 4.0, 25.0, 20.0, 100, 80)
    rows = [whole[(80 + y) * 560 * 4 + 400 : (80 + y) * 560 * 4 + 800] for y in range(80)]
    assert (
        max(abs(a - b) for a, b in zip(part, b"".join(rows), strict=True)) <= 1
    )  # smoothing at the tile's edge


def test_a_password_is_asked_for_by_name() -> None:
    with pytest.raises(DrawingError) as caught:
        content_of(pdf_bytes([], password="secret"))
    assert caught.value.code == "encrypted"


def test_a_cut_file_is_mended() -> None:
    whole = pdf_bytes([("R5", 100, 200, 10, 0)])
    content = content_of(whole[: whole.rindex(b"xref")])
    assert [run.text for run in content.sheets[0].texts] == ["R5"]


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(DrawingError) as caught:
        content_of(b"%PDF-1.7\n" + b"garbage " * 100)
    assert caught.value.code == "damaged"


def test_an_absurd_tile_is_refused() -> None:
    content = pdf_bytes([])
    source = recognise(content, "a.pdf").read(content, lambda part: None)
    with pytest.raises(DrawingError) as caught:
        source.tile(1, 1e6, 0.0, 0.0, 512, 512)
    assert caught.value.code == "too_large"
