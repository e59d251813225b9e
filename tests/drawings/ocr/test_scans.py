"""Scans read end to end: what stands on them is read or said to be unread, nothing else is."""

from __future__ import annotations

import importlib.util
import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.ocr.drawing import with_recognised_texts
from qcdesigner.drawings.opening import open_drawing
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading
from tests.drawings.ocr.scans import frame, png_bytes, scanned, sheet, write

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
