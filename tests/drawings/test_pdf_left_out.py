"""Letters that PDFium takes for a second print of the one before: there all the same, while shadows stay away."""

from __future__ import annotations

import math

import pikepdf
import pytest

from tests.drawings.conftest import content_of
from tests.drawings.raw_pdfs import RawPage

# Advances of Helvetica, in thousandths.
_ADVANCES = {".": 278, "+": 584, "Ø": 778}
_FONT_SIZE = 100.0  # with a matrix that makes it small, as Qt writes


def letter_by_letter(text: str, x: float, y: float, *, deg: float, size: float = 8.0) -> str:
    """Each letter as a text of its own, in a direction."""
    cos, sin = math.cos(math.radians(deg)) * size, math.sin(math.radians(deg)) * size
    shown = []
    for char in text:
        matrix = " ".join(f"{value / _FONT_SIZE:.6f}" for value in (cos, sin, -sin, cos))
        shown.append(f"BT /F1 {_FONT_SIZE} Tf {matrix} {x:.3f} {y:.3f} Tm ({char}) Tj ET")
        x, y = x + _ADVANCES.get(char, 556) / 1000 * cos, y + _ADVANCES.get(char, 556) / 1000 * sin
    return "\n".join(shown)


def texts(operators: str) -> list[str]:
    return [run.text for run in content_of(RawPage().bytes(operators), "page.pdf").sheets[0].texts]


@pytest.mark.parametrize("deg", [0, 30, 45, 60, 75, 90, -60])
@pytest.mark.parametrize("text", ["Ø11", "Ø100.0006", "+.0000"])
def test_repeated_figures_of_a_slanted_text_are_all_there(text: str, deg: float) -> None:
    assert texts(letter_by_letter(text, 150, 150, deg=deg)) == [text]


def test_texts_between_them_keep_their_order() -> None:
    operators = "\n".join(letter_by_letter(text, 60 + 60 * i, 100, deg=60) for i, text in enumerate(("R11", "25", "R22")))
    assert texts(operators) == ["R11", "25", "R22"]


@pytest.mark.parametrize("shift", [0.3, 1.5])
def test_a_text_printed_twice_is_one_text(shift: float) -> None:
    twice = "\n".join(letter_by_letter("Ø12", x, 100, deg=45) for x in (100, 100 + shift))
    assert texts(twice) == ["Ø12"]


def test_figures_in_forms_are_all_there_too() -> None:
    raw = RawPage()

    def form(operators: str, **forms: pikepdf.Object) -> pikepdf.Object:
        resources = pikepdf.Dictionary(Font=raw.fonts, XObject=pikepdf.Dictionary(**forms))
        stream = raw.pdf.make_stream(operators.encode("cp1252"), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        stream.BBox, stream.Resources = pikepdf.Array([0, 0, 400, 300]), resources
        return stream

    inner = form(letter_by_letter("Ø11.00", 100, 100, deg=60))
    outer = form("q 1 0 0 1 50 0 cm /Inner Do Q " + letter_by_letter("R22", 50, 200, deg=60), Inner=inner)
    raw.page.obj.Resources.XObject = pikepdf.Dictionary(Outer=outer)
    content = content_of(raw.bytes("/Outer Do /Outer Do " + letter_by_letter("25.00", 300, 30, deg=60)), "page.pdf")
    assert [run.text for run in content.sheets[0].texts] == ["Ø11.00", "R22", "25.00"]
