"""Scans read end to end: what stands on them is read or said to be unread, nothing else is."""

from __future__ import annotations

import importlib.util
import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun, on_sheet
from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.ocr.drawing import with_recognised_texts
from qcdesigner.drawings.opening import open_drawing
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading
from tests.drawings.ocr.scans import font, frame, png_bytes, scanned, sheet, write

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None or importlib.util.find_spec("rapidocr") is None,
    reason="the extra ocr is not installed",
)

CALLOUTS = ("Ø25 H7", "12,5 ±0,05", "R3", "4x Ø6,6", "45°", "M8x1,25-6H", "Ra 1,6", "(25,5)", "125", "60°±2°")


def content_of_scan(picture: Image.Image) -> DrawingContent:
    source = recognise(png_bytes(picture), "scan.png").read(png_bytes(picture), lambda part: None)
    return with_recognised_texts(source, mode="auto", progress=lambda part: None)


def read_scan(picture: Image.Image) -> Reading:
    return read_content(content_of_scan(picture))


def texts_of(reading: Reading) -> set[str]:
    return {" ".join(callout.text.split()).replace("° ±", "°±") for callout in reading.callouts}


def with_callouts(angle_deg: float) -> Image.Image:
    picture = sheet()
    for i, text in enumerate(CALLOUTS):
        write(picture, text, (120 + 340 * (i % 5), 150 + 480 * (i // 5)), angle_deg=angle_deg)
    return picture


@pytest.mark.parametrize("angle_deg", [0.0, 90.0, 27.0, -60.0])
def test_callouts_are_read_at_any_angle(angle_deg: float) -> None:
    assert texts_of(read_scan(with_callouts(angle_deg))) == set(CALLOUTS)


@pytest.mark.parametrize("skew_deg", [0.7, -1.5])
def test_a_poor_scan_loses_little_and_invents_nothing(skew_deg: float) -> None:
    found = texts_of(read_scan(scanned(with_callouts(0.0), skew_deg=skew_deg)))
    assert found <= set(CALLOUTS)
    assert len(found) >= len(CALLOUTS) - 1


def test_everything_recognised_comes_from_ocr_and_is_less_than_sure() -> None:
    reading = read_scan(with_callouts(0.0))
    assert {callout.source for callout in reading.callouts} == {"ocr"}
    assert all(callout.confidence < 1.0 for callout in reading.callouts)


def test_a_sheet_upside_down_reads_the_same() -> None:
    assert texts_of(read_scan(with_callouts(0.0).rotate(180))) == set(CALLOUTS)


def test_thin_grey_text_is_read() -> None:
    picture = sheet()
    write(picture, "37,25", (300, 300), grey=150)
    write(picture, "Ø18 g6", (300, 600), grey=150)
    assert texts_of(read_scan(picture)) == {"37,25", "Ø18 g6"}


def test_small_stacked_deviations_belong_to_their_number() -> None:
    picture = sheet()
    write(picture, "38", (400, 400))
    write(picture, "+0,2", (465, 385), height=30)
    write(picture, "-0,1", (465, 422), height=30)
    (callout,) = read_scan(picture).callouts
    assert callout.text == "38 +0,2/-0,1"


@pytest.mark.parametrize(
    "cells",
    [
        ("⊥", "Ø0,03", "A"),
        ("⏥", "0,02"),
        ("⌖", "Ø0,2", "A", "B"),
        ("◎", "Ø0,02", "B"),
        ("∥", "0,05", "A"),
        ("↗", "0,02", "B"),
        ("⌭", "0,01"),
    ],
)
def test_a_tolerance_frame_is_read_by_its_boxes(cells: tuple[str, ...]) -> None:
    picture = sheet()
    frame(picture, cells, (200, 200))
    assert texts_of(read_scan(scanned(picture, skew_deg=0.4))) == {" ".join(cells)}


def test_a_box_makes_a_dimension_exact() -> None:
    picture = sheet((900, 500))
    write(picture, "60,5", (300, 200))
    ImageDraw.Draw(picture).rectangle((285, 185, 420, 255), outline=0, width=3)
    (callout,) = read_scan(picture).callouts
    assert callout.requirements[0].exact


def test_a_letter_that_touches_a_line_is_read_with_its_number() -> None:
    picture = sheet((900, 500))
    write(picture, "48,5", (300, 200))
    right = 300 + 8 + int(np.flatnonzero((np.asarray(picture)[:, 300:] < 128).any(axis=0)).max()) - 8
    ImageDraw.Draw(picture).line((right, 50, right, 450), fill=0, width=3)
    assert texts_of(read_scan(picture)) <= {"48,5"}


def test_lines_arrows_and_hatching_are_no_text() -> None:
    picture = sheet()
    draw = ImageDraw.Draw(picture)
    for i in range(30):
        draw.line((200 + 20 * i, 500, 260 + 20 * i, 440), fill=0, width=3)
        draw.line((100 + 40 * i, 900, 125 + 40 * i, 900), fill=0, width=3)
    for x in (300, 700, 1100):
        draw.polygon((x, 200, x + 14, 245, x - 14, 245), fill=0)
        draw.ellipse((x, 1000, x + 120, 1120), outline=0, width=4)
    write(picture, "25,4", (1300, 300))
    assert texts_of(read_scan(picture)) == {"25,4"}


@pytest.mark.parametrize(
    "picture", [sheet((400, 300)), Image.effect_noise((600, 400), 80), Image.linear_gradient("L")]
)
def test_a_sheet_without_text_says_nothing(picture: Image.Image) -> None:
    assert read_scan(picture).callouts == ()


def test_the_sample_part_is_read_from_its_picture() -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(resource_path("samples/bride_de_palier.pdf").read_bytes())[0]
    picture = page.render(scale=200 / 72, grayscale=True).to_pil()
    found = texts_of(read_scan(picture))
    assert {
        "Ø62 H7",
        "Ø80 g6",
        "⊥ Ø0,03 A",
        "18±0,10",
        "50 -0,1/-0,2",
        "(12,5)",
        "1x45°",
        "R0,8 max",
    } <= found


def test_it_is_said_which_sheet_is_recognised() -> None:
    stream, told = io.BytesIO(), []
    sheet((300, 200)).save(stream, "TIFF", save_all=True, append_images=[sheet((300, 200))])
    open_drawing(stream.getvalue(), "a.tif", ocr="auto", begin_sheet=lambda *which: told.append(which)).close()
    assert told == [(1, 2), (2, 2)]


def leaning(picture: Image.Image, angle_deg: float, slant_deg: float) -> Image.Image:
    """The picture as it lies in a plane of an isometric view, on a sheet with a frame."""
    along, up = on_sheet(1.0, 0.0, angle_deg, slant_deg), on_sheet(0.0, 1.0, angle_deg, slant_deg)
    turn = np.array([[along[0], -up[0]], [along[1], -up[1]]])
    corners = turn @ np.array([[0, picture.width, 0, picture.width], [0, 0, picture.height, picture.height]])
    low, high = corners.min(axis=1), corners.max(axis=1)
    back = np.linalg.inv(turn)
    shift = back @ low
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    seen = picture.transform(
        size, Image.Transform.AFFINE, (*back[0], shift[0], *back[1], shift[1]), Image.Resampling.BICUBIC, fillcolor=255
    )
    ruled = sheet((size[0] + 200, size[1] + 200))
    ruled.paste(seen, (100, 100))
    for inset in (20, 60):
        ImageDraw.Draw(ruled).rectangle((inset, inset, size[0] + 200 - inset, size[1] + 200 - inset), outline=0, width=4)
    return ruled


@pytest.mark.parametrize("plane", [(30.0, 30.0), (-30.0, -30.0), (30.0, -30.0)])
def test_callouts_and_frames_of_an_isometric_view_are_read(plane: tuple[float, float]) -> None:
    picture = sheet((1300, 500))
    write(picture, "63,5 ±0,5", (100, 80))
    write(picture, "4x R12,5", (700, 80))
    frame(picture, ("⏥", "0,25"), (100, 250))
    assert {"63,5 ±0,5", "4x R12,5", "⏥ 0,25"} <= texts_of(read_scan(leaning(picture, *plane)))


def test_a_composite_frame_gives_a_row_for_each_zone() -> None:
    picture = sheet((1200, 500))
    frame(picture, ("⌖", "Ø0,25", "A", "B"), (200, 150))
    draw = ImageDraw.Draw(picture)
    left = 200 + int(font(name="qcdesigner-symbols.ttf").getlength("⌖")) + 36
    draw.rectangle((201, 153, left - 3, 226), fill=255)
    draw.rectangle((200, 150, left, 302), outline=0, width=3)
    draw.text(((200 + left) / 2, 226), "⌖", font=font(name="qcdesigner-symbols.ttf"), fill=0, anchor="mm")
    x = left
    for text in ("Ø0,10", "A"):
        width = int(font().getlength(text)) + 36
        draw.rectangle((x, 226, x + width, 302), outline=0, width=3)
        draw.text((x + width / 2, 264), text, font=font(), fill=0, anchor="mm")
        x += width
    assert texts_of(read_scan(picture)) == {"⌖ Ø0,25 A B", "⌖ Ø0,10 A"}


def test_a_number_whose_figures_touch_is_read() -> None:
    picture = sheet((1200, 600))
    write(picture, "125,5", (200, 100))
    draw = ImageDraw.Draw(picture)
    draw.text((600, 100), "6", font=font(), fill=0)
    draw.text((600 + font().getlength("6") - 5, 100), "0", font=font(), fill=0)
    assert {"125,5", "60"} <= texts_of(read_scan(picture))


def test_a_size_without_the_deviations_behind_it_is_doubtful() -> None:
    blocks = [("Ø72", 300, 44, 0.99), ("-0,010/-0,029", 520, 24, 0.99)]
    runs = tuple(TextRun(text, x, 300, height, len(text) * height * 0.6, confidence=sure) for text, x, height, sure in blocks)
    reading = read_content(DrawingContent("raster", (SheetContent(1, "1", 1200, 800, None, None, texts=runs, tiled=True),)))
    assert not reading.callouts
    assert "doubtful_reading" in {text.why for text in reading.unread}


def test_limits_of_which_one_lost_its_sign_are_not_believed() -> None:
    runs = tuple(TextRun(text, 300, y, 30, 90, confidence=0.99) for text, y in (("52.02", 300), ("5200", 336)))
    reading = read_content(DrawingContent("raster", (SheetContent(1, "1", 1200, 800, None, None, texts=runs, tiled=True),)))
    assert not reading.callouts


def test_the_number_of_a_note_whose_point_was_lost_is_no_length() -> None:
    runs = (TextRun("2", 300, 300, 30, 18, confidence=0.99), TextRun("HARDEN THE BORE", 380, 300, 30, 300, confidence=0.99))
    reading = read_content(DrawingContent("raster", (SheetContent(1, "1", 1200, 800, None, None, texts=runs, tiled=True),)))
    assert not reading.callouts


def test_a_letter_or_number_at_the_edge_of_a_scan_is_a_mark_of_its_frame() -> None:
    runs = (TextRun("2", 600, 10, 12, 9, confidence=0.99), TextRun("25", 600, 400, 30, 36, confidence=0.99))
    reading = read_content(DrawingContent("raster", (SheetContent(1, "1", 1200, 800, None, None, texts=runs, tiled=True),)))
    assert [c.text for c in reading.callouts] == ["25"]
    assert [(t.text, t.why) for t in reading.ignored] == [("2", "grid")]


def test_two_dimensions_of_a_chain_in_one_row_are_two() -> None:
    picture = sheet((1200, 500))
    write(picture, "15,00", (200, 200))
    write(picture, "7,50", (354, 200))
    write(picture, "25,5", (800, 200))
    assert texts_of(read_scan(picture)) == {"15,00", "7,50", "25,5"}


def test_a_figure_with_other_ink_in_its_box_is_half_of_a_number() -> None:
    picture = sheet((900, 500))
    write(picture, "125,5", (600, 400))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((288, 185, 350, 255), outline=0, width=3)
    draw.text((296, 197), "7", font=font(), fill=0)
    draw.text((328, 197), "0", font=font(), fill=0)  # touches its side of the box
    assert "7" not in texts_of(read_scan(picture))
