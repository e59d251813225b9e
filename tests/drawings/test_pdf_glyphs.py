"""What the glyphs of a PDF show where their codes lie."""

from __future__ import annotations

from tests.drawings.conftest import content_of
from tests.drawings.raw_pdfs import RawPage

SYMBOLS, TEXT = "qcdesigner-symbols.ttf", "qcdesigner-text.ttf"


def written(page: RawPage, codes: dict[str, int], text: str) -> str:
    """The text of page's one run, printed with the indices of its glyphs."""
    indices = "".join(f"{codes[c]:04x}" for c in text)
    (run,) = content_of(page.bytes(f"BT /F2 10 Tf 100 100 Td <{indices}> Tj ET"), "a.pdf").sheets[0].texts
    return run.text


def test_a_font_coded_by_its_glyphs_is_read_by_its_own_table() -> None:
    page = RawPage()
    codes = page.add_index_font("F2", base="ISOCPEUR", file=TEXT)
    assert written(page, codes, "Ø12,5±0,1°") == "Ø12,5±0,1°"


def test_a_glyph_that_nothing_names_is_kept_as_unreadable() -> None:
    page = RawPage()
    codes = page.add_index_font("F2", base="ABCDEF+Subset", file=TEXT, keep_table=False)
    assert set(written(page, codes, "12,5")) == {"\ufffd"}


def test_a_symbol_font_with_all_letters_keeps_them() -> None:
    page = RawPage()
    codes = page.add_index_font("F2", base="CompanySymbols", file=SYMBOLS)
    assert written(page, codes, "ISO 2768 Ra") == "ISO 2768 Ra"
