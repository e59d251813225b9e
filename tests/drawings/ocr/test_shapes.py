"""What shapes say whatever the recogniser says, and what is told from lines of text alone. No model is needed here."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from PIL import Image, ImageDraw

from qcdesigner.domain.errors import DrawingError
from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.ocr import drawing as ocr_drawing
from qcdesigner.drawings.ocr.components import find_patches
from qcdesigner.drawings.ocr.drawing import is_textless, with_recognised_texts
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.paper import Ink, even_light, ink_of
from qcdesigner.drawings.ocr.shapes import holes_of, is_crossed_circle, is_solid, is_stroke
from qcdesigner.drawings.ocr.signs import frame_sign, hole_sign
from qcdesigner.drawings.ocr.text import as_callout, pieces_of
from tests.drawings.ocr.scans import font, png_bytes, scanned, sheet


def shape(text: str, name: str = "qcdesigner-text.ttf", height: int = 60) -> Ink:
    picture = Image.new("L", (200, 200))
    ImageDraw.Draw(picture).text((40, 40), text, font=font(height, name), fill=255)
    return np.asarray(picture.crop(picture.getbbox())) > 127


def test_patches_are_joined_over_corners() -> None:
    ink = np.array([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 0, 0], [1, 1, 1, 1]], bool)
    patches = find_patches(ink)
    assert sorted(zip(patches.left, patches.top, patches.right, patches.bottom, patches.area, strict=True)) == [
        (0, 0, 2, 2, 2), (0, 3, 4, 4, 4), (3, 0, 4, 2, 2),
    ]  # fmt: skip


def test_patches_of_noise_are_those_of_a_flood_fill() -> None:
    ink = np.random.default_rng(3).random((40, 50)) < 0.45
    left, seen, count = {(int(r), int(c)) for r, c in np.argwhere(ink)}, [], 0
    while left:
        seen, count = [left.pop()], count + 1
        while seen:
            r, c = seen.pop()
            near = {(r + dr, c + dc) for dr in (-1, 0, 1) for dc in (-1, 0, 1)} & left
            left -= near
            seen += near
    assert len(find_patches(ink)) == count


def test_a_shadow_is_no_ink() -> None:
    assert ink_of(even_light(np.asarray(scanned(sheet((600, 400)), seed=1)))).mean() < 0.001


def test_holes_are_counted() -> None:
    assert [len(holes_of(shape(text))) for text in ("8", "0", "1", "Ø")] == [2, 1, 0, 2]


def test_only_the_diameter_sign_is_a_crossed_circle() -> None:
    assert is_crossed_circle(shape("Ø"))
    assert not any(is_crossed_circle(shape(text)) for text in "0123456789OQDBRSaeg@±")


def test_an_arrowhead_is_solid_and_a_figure_is_not() -> None:
    head = Image.new("L", (60, 60))
    ImageDraw.Draw(head).polygon((5, 30, 55, 18, 55, 42), fill=255)
    assert is_solid(np.asarray(head.crop(head.getbbox())) > 127)
    assert not any(is_solid(shape(text)) for text in "0123456789R")


def test_a_dash_is_a_stroke() -> None:
    assert is_stroke(np.ones((40, 4), bool))
    assert not is_stroke(shape("7"))


@pytest.mark.parametrize("sign", "⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰")
def test_each_geometrical_sign_is_known_by_its_shape(sign: str) -> None:
    found = frame_sign(shape(sign, "qcdesigner-symbols.ttf"))
    assert found is not None
    assert found[0] == sign


@pytest.mark.parametrize("text", "ARBG58Ø")
def test_a_letter_is_no_geometrical_sign(text: str) -> None:
    assert frame_sign(shape(text)) is None


@pytest.mark.parametrize(
    ("name", "text", "sign"),
    [
        ("symbols", "↧", "↧"),
        ("symbols", "⌴", "⌴"),
        ("text", "1", None),
        ("text", "7", None),
        ("text", "U", None),
    ],
)
def test_signs_of_holes_are_told_from_letters(name: str, text: str, sign: str | None) -> None:
    found = hole_sign(shape(text, f"qcdesigner-{name}.ttf"))
    assert (found[0] if found else None) == sign


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("O25 H7", "Ø25 H7"), ("4x Q6.6", "4x Ø6.6"), ("025 H7", "025 H7"), ("0,5", "0,5"), ("10,05", "10,05"), ("l2,5", "12,5"),
        ("1O,5", "10,5"), ("Ø0,02", "Ø0,02"), ("O0,02", "Ø0,02"), ("100", "100"), ("SECTION", "SECTION"),
    ],
)  # fmt: skip
def test_look_alikes_are_decided_by_what_can_stand_there(seen: str, text: str) -> None:
    assert as_callout(seen) == text


@pytest.mark.parametrize("seen", ["-03", "±005", "12 ±005", "+0002", "025 H7"])
def test_a_number_that_lost_its_decimal_sign_is_doubtful(seen: str) -> None:
    assert min(piece.confidence for piece in pieces_of([Glyph(c, 1.0, i / 20) for i, c in enumerate(seen)])) < 0.65


def test_a_deviation_right_behind_its_number_stands_apart() -> None:
    glyphs = [Glyph(c, 0.9, i / 10) for i, c in enumerate("4.00-0.20")]
    assert [piece.text for piece in pieces_of(glyphs)] == ["4.00", "-0.20"]


def test_a_deviation_stands_apart_from_its_number() -> None:
    glyphs = [Glyph(c, 0.9, i / 10) for i, c in enumerate("12 -0,1")]
    assert [piece.text for piece in pieces_of(glyphs)] == ["12", "-0,1"]


def test_a_piece_is_as_sure_as_its_least_sure_character() -> None:
    (piece,) = pieces_of([Glyph("1", 0.99, 0.2), Glyph("2", 0.41, 0.8)])
    assert piece.confidence == pytest.approx(0.41)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), True),
        (("3.", "NOTES", "2026-03-12"), True),
        (("1", "2", "3", "4", "5", "6"), True),  # the numbers of the frame
        (("25", "Ø6,6", "12,5", "40"), False),
    ],
)
def test_a_sheet_is_recognised_where_its_texts_state_no_dimension(texts: tuple[str, ...], expected: bool) -> None:
    runs = tuple(TextRun(text, 20 + 30 * i, 5, 3, 10) for i, text in enumerate(texts))
    sheet = SheetContent(1, "1", 210, 297, 210, 297, texts=runs, tiled=True)
    assert is_textless(DrawingContent("pdf", (sheet,), "mm"), sheet) is expected


def test_without_the_extra_a_remark_says_so_and_always_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_drawing, "is_available", lambda: False)
    content = png_bytes(sheet((300, 200)))
    source = recognise(content, "scan.png").read(content, lambda part: None)
    assert ("ocr_missing", "1") in with_recognised_texts(
        source, mode="auto", progress=lambda part: None
    ).remarks
    with pytest.raises(DrawingError, match="ocr_missing"):
        with_recognised_texts(source, mode="always", progress=lambda part: None)


def test_a_pdf_with_text_is_not_recognised() -> None:
    content = resource_path("samples/bride_de_palier.pdf").read_bytes()
    source = recognise(content, "bride.pdf").read(content, lambda part: None)
    assert with_recognised_texts(source, mode="auto", progress=lambda part: None) is source.content


def test_the_reader_imports_no_model_before_there_is_a_picture() -> None:
    import subprocess
    import sys

    code = "import sys, qcdesigner.drawings.worker, qcdesigner.drawings.reading; print('onnxruntime' in sys.modules or 'rapidocr' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "False"
    )
    assert importlib.util.find_spec("qcdesigner.drawings.ocr.model") is not None
