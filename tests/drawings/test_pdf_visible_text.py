"""Which texts of a PDF a reader of the page sees, and each of them once."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name

from tests.drawings.conftest import content_of
from tests.drawings.raw_pdfs import RawPage, shown


def texts_of(content: bytes) -> list[str]:
    return [run.text for run in content_of(content, "drawing.pdf").sheets[0].texts]


INK = "0 g 100 100 20 7 re f\n"


def test_a_text_that_is_not_painted_is_not_on_the_sheet() -> None:
    assert texts_of(RawPage().bytes(shown("25 H7", 100, 100, before="3 Tr"))) == []


def test_a_text_that_is_not_painted_says_what_the_outlines_under_it_show() -> None:
    assert texts_of(RawPage().bytes(INK + shown("25 H7", 100, 100, before="3 Tr"))) == ["25 H7"]


def test_white_on_paper_is_not_seen_and_white_on_black_is() -> None:
    white = "1 g " + shown("25 H7", 100, 100)
    assert texts_of(RawPage().bytes(white)) == []
    assert texts_of(RawPage().bytes("0 g 90 90 80 30 re f " + white)) == ["25 H7"]


def test_a_text_that_is_clipped_away_is_not_seen() -> None:
    operators = "q 0 0 50 50 re W n " + shown("25 H7", 100, 100) + "Q " + shown("R5", 10, 10)
    assert texts_of(RawPage().bytes(operators)) == ["R5"]


@pytest.mark.parametrize(("is_on", "seen"), [(True, ["25 H7"]), (False, [])])
def test_a_layer_that_is_switched_off_is_not_seen(is_on: bool, seen: list[str]) -> None:
    page = RawPage()
    page.add_layer("Dimensions", is_on=is_on)
    assert texts_of(page.bytes("/OC /Dimensions BDC " + shown("25 H7", 100, 100) + "EMC")) == seen


def test_a_text_printed_twice_for_bold_is_there_once() -> None:
    operators = shown("25 H7", 100, 100) + shown("25 H7", 100.3, 100)
    assert texts_of(RawPage().bytes(operators)) == ["25 H7"]


def test_the_same_value_at_another_place_is_another_text() -> None:
    assert texts_of(RawPage().bytes(shown("25", 100, 100) + shown("25", 100, 113))) == ["25", "25"]


WIDTHS = {"2": 5.56, "5": 5.56, ",": 2.78, "0": 5.56, "Ø": 7.78}


def singly(text: str, x: float, *, gap: float = 0.0, backwards: bool = False) -> str:
    pieces = []
    for char in text:
        pieces.append(shown(char, round(x, 3), 100))
        x += WIDTHS[char] + gap
    return "".join(reversed(pieces) if backwards else pieces)


@pytest.mark.parametrize("backwards", [False, True])
def test_letters_placed_singly_are_one_text(backwards: bool) -> None:
    assert texts_of(RawPage().bytes(singly("Ø25,05", 100, backwards=backwards))) == ["Ø25,05"]


def test_letters_spaced_apart_are_no_words() -> None:
    assert texts_of(RawPage().bytes(singly("Ø25,05", 100, gap=2.2))) == ["Ø25,05"]


def test_a_text_in_nested_forms_is_where_it_is_shown() -> None:
    page = RawPage()
    inner = page.pdf.make_stream(shown("25 H7", 0, 0).encode("cp1252"))
    outer = page.pdf.make_stream(b"q 1 0 0 1 50 50 cm /Inner Do Q")
    for form in (inner, outer):
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 300])
    inner.Resources = page.page.obj.Resources
    outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
    page.page.obj.Resources.XObject = Dictionary(Outer=outer)
    (run,) = content_of(page.bytes("q 1 0 0 1 50 50 cm /Outer Do Q"), "drawing.pdf").sheets[0].texts
    assert (run.text, round(run.x), round(run.y)) == ("25 H7", 35, 71)


def test_what_another_program_recognised_on_a_scan_is_left_to_our_own_reading() -> None:
    page = RawPage()
    picture = page.pdf.make_stream(bytes(range(0, 256, 16)) * 16)
    for key, value in (("/Type", Name.XObject), ("/Subtype", Name.Image), ("/ColorSpace", Name.DeviceGray)):
        picture[key] = value
    picture.Width, picture.Height, picture.BitsPerComponent = 16, 16, 8
    page.page.obj.Resources.XObject = Dictionary(Scan=picture)
    assert texts_of(page.bytes("q 400 0 0 300 0 0 cm /Scan Do Q " + shown("25 H7", 100, 100, before="3 Tr"))) == []
