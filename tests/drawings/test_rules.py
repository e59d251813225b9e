"""What is no requirement is known by rules; what may be one is never set aside without being looked at."""

from __future__ import annotations

import pytest

from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.reading import read_content
from qcdesigner.drawings.reading.rules import ignored_rule, is_view_name, note_rule
from qcdesigner.model.reading import Reading


def read(*lines: str, group: int = 0) -> Reading:
    """What is read of lines of text, one under the other."""
    texts = tuple(TextRun(text, 100, 100 + 6 * i, 3.5, 2.4 * len(text), group=group) for i, text in enumerate(lines))
    return read_content(DrawingContent("dxf", (SheetContent(1, "1", 420.0, 297.0, 420.0, 297.0, texts=texts),), "mm"))


@pytest.mark.parametrize(
    "text",
    [
        "SECTION A-A", "COUPE B-B ( 2 : 1 )", "Détail B (2:1)", "DETAIL A SCALE 2 : 1", "Vue suivant F", "VUE DE DESSUS", "ISOMETRIC VIEW",
        "ISO VIEW (NTS)", "A (20 : 1)", "Ansicht X", "Schnitt A-A M 1:1", "Sección A-A", "Ech 2:1", "Échelle : 1/2", "2:1", "N.T.S.", "A-A", "DETAIL 3",
    ],
)  # fmt: skip
def test_views_sections_and_scales_are_names(text: str) -> None:
    assert is_view_name(text)


@pytest.mark.parametrize("text", ["SECTION A-A Ø5", "DETAIL OF HOLE Ø5 H7", "VUE F R2", "12:1 M8", "1/2", "DETAIL A 4x M6", "VIEW OF 4 HOLES"])
def test_a_requirement_beside_a_view_is_not_swallowed_by_its_name(text: str) -> None:
    assert not is_view_name(text)


@pytest.mark.parametrize("text", ["3/4", "1/2", "5/16", "13/64"])
def test_a_fraction_of_an_inch_is_no_number_of_a_sheet(text: str) -> None:
    assert ignored_rule(text) is None


@pytest.mark.parametrize("text", ["info@acme.com", "www.acme.fr", "Tél. 04 72 33 12 45", "+33 4 72 33 12 45", "PH (813)925-0144", "12,50 €"])
def test_how_to_reach_the_maker_and_prices_are_notes(text: str) -> None:
    assert ignored_rule(text) == "note"


def test_a_row_of_dimensions_is_no_telephone_number() -> None:
    assert ignored_rule("10 20 30 40 50") is None


@pytest.mark.parametrize(
    "text",
    [
        ".14 THRU ALL 8-32 UNC THRU ALL", "TAP FOR #4-40 HELICOIL", "PERCER 4 TROUS", "trempe superficielle 0,4 mini", "ALL FILLETS R2",
        "Chanfreins non cotés 0,5×45°", "deep 12 from face", "Casser les angles 0,2",
    ],
)  # fmt: skip
def test_words_with_a_value_are_no_mere_note(text: str) -> None:
    assert note_rule(text) is None


@pytest.mark.parametrize(
    "text", ["BREAK ALL SHARP EDGES", "3. APPLICABLE STANDARDS: ASME Y14.41-2003 APPLIES", "NIST PMI Test Models - 2014", "Traité suivant NF EN 10204"]
)
def test_words_whose_numbers_are_of_documents_are_notes(text: str) -> None:
    assert note_rule(text) == "note"


@pytest.mark.parametrize("text", ["Tolérances générales ISO 2768-mK", "General tolerances ±0.05mm", "ISO 2768-mK"])
def test_the_general_tolerance_is_set_aside_as_such(text: str) -> None:
    assert [t.why for t in read(text).ignored] == ["general_tolerance"]


def test_each_numbered_note_is_an_item_and_one_that_states_a_value_is_to_confirm() -> None:
    reading = read("NOTES :", "1. Marquer la référence au laser", "2. Congés non cotés R0,5", "   sauf indication contraire", "3. Emballer par dix", group=7)
    assert [t.text for t in reading.ignored] == ["NOTES :", "1. Marquer la référence au laser", "3. Emballer par dix"]
    ((note,),) = [callout.requirements for callout in reading.callouts]
    assert (note.kind, note.upper, reading.callouts[0].confidence < 0.8) == ("note", None, True)


def test_a_word_with_a_value_that_is_no_sentence_is_unread() -> None:
    assert [t.text for t in read("11x").unread] == ["11x"]
