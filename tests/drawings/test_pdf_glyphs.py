"""What the glyphs of a PDF show where their codes lie."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name

from qcdesigner.drawings.content import UNREADABLE
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


def test_a_font_whose_figures_show_others_is_not_believed() -> None:
    page = RawPage()
    codes = page.add_index_font("F2", base="ABCDEF+Shuffled", file=TEXT)
    pairs = "".join(f"<{codes[c]:04x}> <{ord(shown):04x}>\n" for c, shown in zip("12345", "67890", strict=True))
    table = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 5 beginbfchar\n{pairs}endbfchar endcmap"
    page.fonts["/F2"].ToUnicode = page.pdf.make_stream(table.encode())
    assert set(written(page, codes, "12345")) == {UNREADABLE}


def test_signs_in_private_codes_are_known_by_the_names_of_their_glyphs() -> None:
    page = RawPage()
    codes = page.add_index_font("F2", base="ABCDEF+Subset", file=TEXT, keep_table=False, keep_names=True)
    said = {"1": 0x31, "2": 0x32, "Ø": 0xF098, "±": 0xF071, "°": 0xF070}
    pairs = "".join(f"<{codes[c]:04x}> <{code:04x}>\n" for c, code in said.items())
    table = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 5 beginbfchar\n{pairs}endbfchar endcmap"
    page.fonts["/F2"].ToUnicode = page.pdf.make_stream(table.encode())
    assert written(page, codes, "Ø12±1°") == "Ø12±1°"


def test_drawn_letters_that_nothing_names_are_unreadable() -> None:
    page = RawPage()
    glyph = page.pdf.make_stream(b"600 0 0 0 600 700 d1 100 0 100 700 re f")
    page.fonts["/F2"] = page.pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 700, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(g1=glyph, g2=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([52, Name.g1, Name.g2])),
            FirstChar=52,
            LastChar=53,
            Widths=Array([600, 600]),
            Resources=Dictionary(),
        )
    )
    runs = content_of(page.bytes("BT /F2 10 Tf 100 100 Td (45) Tj ET"), "a.pdf").sheets[0].texts
    assert [set(run.text) for run in runs] == [{UNREADABLE}]
