"""The shipped fonts have the symbols of technical drawings, on any machine."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QRawFont

from qcdesigner.domain.tables import resource_path
from qcdesigner.rendering.fonts import SYMBOL_FAMILY, TEXT_FAMILY, capital_height, load_fonts, with_symbols

SYMBOLS = "⌖⌀Ø⏤⏥○⌭⌒⌓∥⟂⊥∠⌯◎↗⌰⌴⌵↧⌲⌳□√×≤≥±°µⓂⓁⓅⒻⒺ①⑳●▲◆∅"


@pytest.fixture(autouse=True)
def application(qapp):
    load_fonts()


def test_both_families_are_loaded():
    assert {SYMBOL_FAMILY, TEXT_FAMILY} <= set(load_fonts())


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_symbol_font_has(symbol):
    font = QRawFont(str(resource_path("fonts/qcdesigner-symbols.ttf")), 20)
    assert font.glyphIndexesForString(symbol)[0] != 0


def test_diameter_sign_is_as_high_as_figures():
    font = QRawFont(str(resource_path("fonts/qcdesigner-symbols.ttf")), 100)
    (sign,), (figure,) = font.glyphIndexesForString("⌀"), font.glyphIndexesForString("8")
    assert font.pathForGlyph(sign).boundingRect().height() == pytest.approx(font.pathForGlyph(figure).boundingRect().height(), rel=0.05)


def test_capitals_have_the_height_of_the_face():
    assert capital_height() == pytest.approx(71.4, abs=0.5)


def test_a_window_font_is_completed_by_the_symbols():
    assert with_symbols(QFont("Sans")).families() == ["Sans", SYMBOL_FAMILY]


def test_the_licence_lies_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE" in resource_path("fonts/OFL.txt").read_text(encoding="utf-8")
