"""The reader of callouts: signs that no general recogniser knows, texts that lines run through or touch."""

from __future__ import annotations

import importlib.util

import pytest
from PIL import Image, ImageDraw

from qcdesigner.drawings.ocr.alphabet import ALPHABET
from qcdesigner.drawings.ocr.callouts import ROOM, SIDE, CalloutReader, as_written
from qcdesigner.drawings.ocr.glyphs import Glyph
from tests.drawings.ocr.scans import font

pytestmark = pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")
HEIGHT = 30


@pytest.fixture(scope="module")
def reader() -> CalloutReader:
    return CalloutReader()


def strip(text: str, name: str = "qcdesigner-text.ttf") -> tuple[Image.Image, tuple[float, float, float, float]]:
    """A picture of a line with the room that the reader expects, and the box of its letters."""
    face = font(round(HEIGHT / 0.714), name)
    width = face.getlength(text)
    picture = Image.new("L", (round(width + 2 * SIDE * HEIGHT), round(HEIGHT * (1 + 2 * ROOM))), 255)
    foot = HEIGHT * (1 + ROOM)
    ImageDraw.Draw(picture).text((SIDE * HEIGHT, foot), text, font=face, fill=0, anchor="ls")
    return picture, (SIDE * HEIGHT, foot - HEIGHT, SIDE * HEIGHT + width, foot)


def read(reader: CalloutReader, picture: Image.Image) -> str:
    return "".join(g.text for g in reader.read(picture)).replace(" ", "")


@pytest.mark.parametrize("text", ["Ø22H8", "4xØ6,6", "12±0,05", "R2,5", "M16x1.5-6g", "+0,015", "-0.020", "(197)", "1x45°", "52.02", "Ra3,2", "100", "0.005"])
def test_callouts_in_a_plain_font(reader: CalloutReader, text: str) -> None:
    assert read(reader, strip(text)[0]) == text


@pytest.mark.parametrize("sign", "⌴⌵↧⌖⏥◎∥⊥⌓Ⓜ")
def test_signs_of_the_symbol_font(reader: CalloutReader, sign: str) -> None:
    assert sign in read(reader, strip(f"{sign}Ø15", "qcdesigner-symbols.ttf")[0])


def test_a_centre_line_runs_through(reader: CalloutReader) -> None:
    picture, (_, top, right, foot) = strip("Ø20 k6")
    pen, x = ImageDraw.Draw(picture), right - 4
    pen.line((x, 0, x, picture.height), fill=0, width=2)
    assert read(reader, picture) == "Ø20k6"
    pen.line((0, (top + foot) / 2 + 3, 30, (top + foot) / 2 + 3), fill=0, width=2)
    assert "20k6" in read(reader, picture)


def test_a_box_that_touches_the_text(reader: CalloutReader) -> None:
    picture, (left, top, right, foot) = strip("36")
    ImageDraw.Draw(picture).rectangle((left - 4, top - 3, right + 1, foot + 3), outline=0, width=2)
    assert read(reader, picture) == "36"


def test_places_run_from_left_to_right(reader: CalloutReader) -> None:
    places = [g.at for g in reader.read(strip("1234567890")[0])]
    assert places == sorted(places)
    assert 0 < places[0] < 0.15 and 0.85 < places[-1] < 1


def test_empty_paper_says_nothing(reader: CalloutReader) -> None:
    assert read(reader, Image.new("L", (120, 50), 255)) == ""


def test_no_letter_stands_twice_in_the_alphabet() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_parallels_behind_a_letter_are_ones_and_two_decimal_signs_on_end_are_one() -> None:
    glyphs = [Glyph(text, 0.9, i / 10) for i, text in enumerate("∥0.,5 h∥")]
    glyphs[2] = Glyph(".", 0.6, 0.2)
    assert "".join(g.text for g in as_written(glyphs, 0.1)) == "∥0,5 h11"
