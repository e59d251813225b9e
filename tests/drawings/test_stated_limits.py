"""The limits that DECISIONS states: beyond them a drawing is refused by name, or read in part and said to be."""

from __future__ import annotations

import importlib.util
import io
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from qcdesigner.cli.main import main
from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.ocr import drawing as recognition
from qcdesigner.drawings.ocr.drawing import picture_scale, with_recognised_texts
from qcdesigner.drawings.pdf import source as pdf_source
from qcdesigner.drawings.raster import source as raster_source
from qcdesigner.drawings.reading import read_content
from qcdesigner.i18n.reading_remarks import reading_sentences
from tests.drawings.conftest import content_of
from tests.drawings.ocr.scans import png_bytes, png_claiming, sheet, write
from tests.drawings.pdfs import pdf_bytes

needs_ocr = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed"
)


def tiff_of(pictures: Sequence[Image.Image]) -> bytes:
    stream = io.BytesIO()
    pictures[0].save(stream, "TIFF", save_all=True, append_images=pictures[1:], compression="group4")
    return stream.getvalue()


def pdf_of_pages(count: int) -> bytes:
    with pikepdf.open(io.BytesIO(pdf_bytes([("25 H7", 100, 200, 10, 0)]))) as made:
        for _ in range(count - 1):
            made.pages.append(made.pages[0])
        written = io.BytesIO()
        made.save(written)
    return written.getvalue()


def recognised(content: bytes, name: str) -> DrawingContent:
    source = recognise(content, name).read(content, lambda part: None)
    return with_recognised_texts(source, mode="auto", progress=lambda part: None)


def test_pages_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_source, "MOST_PAGES", 3)
    monkeypatch.setattr(raster_source, "MOST_FRAMES", 3)
    blank = Image.new("1", (60, 40), 1)
    for content in (content_of(pdf_of_pages(5), "a.pdf"), content_of(tiff_of([blank] * 5), "a.tif")):
        assert len(content.sheets) == 3
        assert ("pages_left_out", "2") in content.remarks


@needs_ocr
def test_sheets_beyond_those_recognised_are_counted_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "MOST_SHEETS", 2)
    content = recognised(tiff_of([Image.new("1", (60, 40), 1)] * 5), "a.tif")
    assert content.remarks == (("ocr_used", "2"), ("not_recognised", "3"))
    assert any("3" in sentence for sentence in reading_sentences(content.remarks[1:], str))


@pytest.mark.parametrize("size", [(40_000, 25_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(DrawingError) as caught:
        content_of(png_claiming(*size), "a.png")
    assert caught.value.code in {"too_large", "damaged"}


def test_a_picture_of_pages_that_go_round_ends() -> None:
    ring = bytearray(tiff_of([Image.new("1", (60, 40), 1)]))
    first = struct.unpack_from("<I", ring, 4)[0]
    entries = struct.unpack_from("<H", ring, first)[0]
    struct.pack_into("<I", ring, first + 2 + 12 * entries, first)
    assert len(content_of(bytes(ring), "a.tif").sheets) == 1


def test_a_square_metre_at_1200_dpi_is_recognised_reduced() -> None:
    pdf = content_of(pdf_bytes([], size=(2835, 2835)), "a.pdf").sheets[0]
    scale = picture_scale(pdf)
    assert pdf.width * scale * pdf.height * scale <= 45_000_001


@needs_ocr
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_an_empty_page_of_any_grey_has_nothing_on_it(shade: int) -> None:
    reading = read_content(recognised(png_bytes(Image.new("L", (1200, 900), shade)), "a.png"))
    assert (reading.callouts, reading.unread, reading.ignored) == ((), (), ())


@needs_ocr
def test_a_photo_of_something_else_states_no_tolerance_and_nothing_sure() -> None:
    """Fur: soft patches and fine specks, no letter among them; a speck may look like a lone digit, to be confirmed."""
    chance = np.random.default_rng(2)
    patches = Image.fromarray((128 + 120 * chance.normal(size=(45, 60))).clip(0, 255).astype(np.uint8))
    soft = np.asarray(patches.resize((1200, 900), Image.Resampling.BICUBIC), np.float32)
    fur = 0.4 * (128 + 70 * chance.normal(size=soft.shape)) + 0.6 * soft
    reading = read_content(
        recognised(png_bytes(Image.fromarray(fur.clip(0, 255).astype(np.uint8))), "cat.png")
    )
    assert len(reading.callouts) <= 2
    assert all(r.upper is None and r.lower is None for c in reading.callouts for r in c.requirements)
    assert all(callout.confidence < 1 for callout in reading.callouts)


def test_forms_that_contain_themselves_are_read_once() -> None:
    content = io.BytesIO(pdf_bytes([("25 H7", 100, 200, 10, 0)] * 3))
    with pikepdf.open(content) as made:
        form = made.make_stream(b"/F Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 400, 300])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page = made.pages[0]
        page.obj.Resources.XObject = pikepdf.Dictionary(F=form)
        page.contents_add(b"/F Do")
        written = io.BytesIO()
        made.save(written)
    assert [c.text for c in read_content(content_of(written.getvalue(), "a.pdf")).callouts] == ["25 H7"]


@needs_ocr
def test_a_page_full_of_numbers_ends() -> None:
    picture = sheet((1000, 700))
    for row in range(11):
        write(picture, "  ".join(f"{row * 7 + i},{i}" for i in range(7)), (20, 20 + 58 * row), height=30)
    assert read_content(recognised(png_bytes(picture), "a.png")).sheets


@pytest.mark.parametrize(("language", "said"), [("fr", "trop volumineux"), ("en", "too large")])
def test_the_command_line_says_it_in_one_sentence(
    language: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", language)
    path = tmp_path / "a.png"
    path.write_bytes(png_claiming(40_000, 25_000))
    assert main(["read", str(path), "--json"]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert said in answer.err
