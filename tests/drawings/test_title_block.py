"""The title block: what a label governs is given, whatever stands next to it is not."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import ezdxf
import numpy as np
import pytest

from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.opening import open_drawing, read_file
from qcdesigner.drawings.reading import read_content
from qcdesigner.drawings.reading.misread_labels import as_label
from qcdesigner.drawings.reading.title_labels import field_of_tag, fields_of, said_in_line, value_of

Box = tuple[float, float, float, float]
Written = tuple[str, float, float] | tuple[str, float, float, float]
# Cells that make the heap of labels a title block, away from those that a test is about.
OTHERS: tuple[Written, ...] = (("Vérifié par", 222, 292), ("Traitement", 242, 292), ("Norme", 262, 292), ("Visa", 282, 292))


def fields(texts: Sequence[Written], boxes: Sequence[Box] = ()) -> dict[str, str]:
    """What is read of texts (x, y: start of the baseline, then the height) and boxes on an A3 sheet."""
    runs = []
    for text, x, y, *size in (*OTHERS, *texts):
        height = size[0] if size else 2.0
        runs.append(TextRun(text, x, y, height, 0.7 * height * len(text)))
    ruling = np.array([side for box in (*boxes, (220, 288, 300, 294)) for side in sides(*box)], np.float32)
    sheet = SheetContent(1, "1", 420.0, 297.0, 420.0, 297.0, texts=tuple(runs), ruling=ruling)
    return dict(read_content(DrawingContent("pdf", (sheet,), "mm")).title_block)


def sides(left: float, top: float, right: float, bottom: float) -> list[Box]:
    return [
        (left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom),
    ]  # fmt: skip


def test_the_value_is_in_the_cell_of_its_label_though_another_is_nearer() -> None:
    cells = [(300, 270, 320, 280), (320, 270, 360, 280)]
    said = fields([("Masse", 301, 273), ("Matière", 321, 273), ("C45", 322, 278), ("1,2 kg", 318.5, 284)], cells)
    assert (said["material"], "mass" in said) == ("C45", False)


def test_an_empty_cell_takes_nothing_from_the_next() -> None:
    cells = [(300, 270, 320, 280), (320, 270, 340, 280), (300, 280, 320, 290)]
    said = fields([("Date", 301, 273), ("12/03/2026", 322, 278), ("04/11/2025", 301, 285)], cells)
    assert "date" not in said


def test_values_of_two_cells_are_not_one_though_they_almost_touch() -> None:
    cells = [(300, 270, 320, 280), (320, 270, 340, 280)]
    texts = [("Indice", 301, 273), ("Format", 321, 273), ("B", 318, 278), ("A3", 320.5, 278)]
    assert fields(texts, cells) | {"revision": "B", "format": "A3"} == fields(texts, cells)


def test_a_label_of_two_fields_gives_both() -> None:
    said = fields([("Référence (n° de plan)", 301, 273), ("AMV-2207-021", 302, 278)], [(300, 270, 360, 280)])
    assert (said["number"], said["reference"]) == ("AMV-2207-021", "AMV-2207-021")


def test_a_number_of_the_drawing_is_no_reference_of_the_part() -> None:
    said = fields([("DWG NO.", 301, 273), ("4711-B", 302, 278)], [(300, 270, 360, 280)])
    assert (said["number"], "reference" in said) == ("4711-B", False)


def test_a_label_that_fills_its_cell_has_its_value_in_the_next() -> None:
    cells = [(300, 270, 320, 274), (320, 270, 350, 274)]
    assert fields([("Werkstoff:", 301, 273), ("42CrMo4", 322, 273)], cells)["material"] == "42CrMo4"


def test_a_label_between_two_values_has_none() -> None:
    cells = [(300, 270, 320, 274), (320, 270, 350, 274), (300, 274, 320, 280)]
    assert "material" not in fields([("Werkstoff:", 301, 273), ("42CrMo4", 322, 273), ("C45", 302, 278)], cells)


def test_a_head_of_the_list_of_changes_is_no_label() -> None:
    stops, words = (300, 310, 360, 385), ("Indice", "Modification", "Date")
    cells = [(a, y, b, y + 5) for a, b in pairwise(stops) for y in (270, 275)]
    heads = [(word, x + 1, 273) for word, x in zip(words, stops, strict=False)]
    rows = [("A", 301, 278), ("Création", 311, 278), ("02/01/2026", 361, 278)]
    assert not {"revision", "date"} & fields([*heads, *rows], cells).keys()


def test_author_and_date_are_where_the_row_of_the_drawer_meets_their_columns() -> None:
    stops = (300, 320, 350, 375)
    cells = [(a, y, b, y + 4) for a, b in pairwise(stops) for y in (270, 274, 278)]
    texts = [
        ("NAME", 321, 273), ("DATE", 351, 273),
        ("DRAWN", 301, 277), ("J. Martin", 321, 277), ("2026-01-19", 351, 277),
        ("CHECKED", 301, 281), ("P. Garnier", 321, 281), ("2026-02-01", 351, 281),
    ]  # fmt: skip
    said = fields(texts, cells)
    assert (said["author"], said["date"]) == ("J. Martin", "2026-01-19")


def test_a_date_that_nobody_drew_is_not_the_one_of_the_check() -> None:
    stops = (300, 320, 350, 375)
    cells = [(a, y, b, y + 4) for a, b in pairwise(stops) for y in (270, 274, 278)]
    texts = [("NAME", 321, 273), ("DATE", 351, 273), ("DRAWN", 301, 277), ("CHECKED", 301, 281), ("2026-02-01", 351, 281)]
    assert "date" not in fields(texts, cells)


def test_without_lines_a_value_that_may_be_anothers_is_nobodys() -> None:
    assert "material" not in fields([("Matière", 301, 290), ("C45", 320, 290), ("S235", 301, 294)])
    assert fields([("Matière", 301, 290), ("C45", 320, 290)])["material"] == "C45"


def test_a_field_said_twice_in_different_ways_is_not_given() -> None:
    cells = [(300, 270, 320, 280), (340, 270, 360, 280)]
    texts = [("Indice", 301, 273), ("A", 302, 278), ("Rev.", 341, 273), ("C", 342, 278)]
    assert "revision" not in fields(texts, cells)


@pytest.mark.parametrize(("field", "text"), [("mass", "A3"), ("scale", "C45"), ("date", "B-120"), ("revision", "Bride"), ("author", "12")])
def test_what_has_not_the_form_of_a_field_is_not_its_value(field: str, text: str) -> None:
    assert value_of(field, text) == ""


@pytest.mark.parametrize("text", ["--", "-", "", "N/A", "Date", "Checked by", "..."])
def test_a_dash_or_a_label_is_no_value(text: str) -> None:
    assert value_of("title", text) == ""


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("N° de plan", "number"), ("Drawing No.", "number"), ("Zeichnungs-Nr.", "number"), ("Número de plano", "number"),
        ("Indice", "revision"), ("REV.", "revision"), ("Änderungsindex", "revision"), ("Revisión:", "revision"),
        ("Désignation", "title"), ("Benennung", "title"), ("Título", "title"), ("TITLE:", "title"),
        ("Matière :", "material"), ("MAT'L", "material"), ("Werkstoff", "material"),
        ("ÉCH.", "scale"), ("Maßstab", "scale"), ("Escala", "scale"), ("Gewicht", "mass"), ("Masse (kg)", "mass"), ("Peso", "mass"),
        ("Fecha", "date"), ("Datum", "date"), ("Dessiné par", "author"), ("Gezeichnet", "author"), ("Dibujado por", "author"),
        ("Format", "format"), ("Folio", "sheet"), ("Blatt", "sheet"), ("Hoja", "sheet"), ("Unités", "unit"),
        ("Tolérances générales", "general_tolerance"), ("Allgemeintoleranzen", "general_tolerance"), ("Projection", "projection"),
        ("Article No./Reference", "reference"), ("Part nr.", "reference"), ("Teile-Nr.", "reference"), ("Client", "customer"),
    ],
)  # fmt: skip
def test_labels_are_known_in_four_languages(label: str, field: str) -> None:
    assert field in fields_of(label)


@pytest.mark.parametrize("text", ["Reference surface", "Material removed", "A", "Dateien", "Masse und Form", "12"])
def test_a_text_that_only_holds_a_label_is_none(text: str) -> None:
    assert fields_of(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SCALE:1:2", ("scale", "1:2")), ("Échelle 1:2", ("scale", "1:2")), ("SHEET 1 OF 4", ("sheet", "1 OF 4")),
        ("Rev. B", ("revision", "B")), ("Matière : X2CrNi18-9", ("material", "X2CrNi18-9")), ("Material: ", None), ("SCALE", None),
        ("Note: 12", None),
    ],
)  # fmt: skip
def test_label_and_value_in_one_text(text: str, said: tuple[str, str] | None) -> None:
    assert said_in_line(text) == said


def test_the_unit_of_a_mass_is_its_labels() -> None:
    assert value_of("mass", "0,72", "Masse (kg)") == "0,72 kg"


@pytest.mark.parametrize(
    ("read", "label"), [("MATERIAI:", "material"), ("SCA1E", "scale"), ("T1TLE", "title"), ("Desgnation", "designation"), ("DWG N0.", "dwg no")]
)
def test_a_label_with_a_letter_misread_is_known(read: str, label: str) -> None:
    assert as_label(read) == label


@pytest.mark.parametrize("text", ["Plate", "SCATE", "2 SHEETS", "Bride", "C45", "Sheer"])
def test_another_word_is_no_misread_label(text: str) -> None:
    assert as_label(text) == text


def in_cells(rows: Sequence[Sequence[tuple[str, str]]]) -> dict[str, str]:
    """What is read of rows of cells 30 × 9, each with its label over its value."""
    texts: list[Written] = []
    boxes = []
    for y, row in zip(range(250, 280, 9), rows, strict=False):
        for x, (label, value) in zip(range(230, 360, 30), row, strict=False):
            boxes.append((x, y, x + 30, y + 9))
            texts.append((label, x + 1, y + 2.8, 1.8))
            if value:
                texts.append((value, x + 2, y + 7.5, 3.0))
    return fields(texts, boxes)


def test_a_german_title_block() -> None:
    said = in_cells(
        [
            [("Benennung", "Flansch"), ("Zeichnungs-Nr.", "4711-02"), ("Änderungsindex", "B"), ("Werkstoff", "S355J2")],
            [("Maßstab", "1:5"), ("Gewicht", "3,2 kg"), ("Datum", "12.03.2024"), ("Gezeichnet", "Müller")],
            [("Blatt", "1 von 2"), ("Format", "A2"), ("Einheit", "mm"), ("Allgemeintoleranz", "ISO 2768-mK")],
        ]
    )
    assert said == {
        "title": "Flansch", "number": "4711-02", "revision": "B", "material": "S355J2", "scale": "1:5", "mass": "3,2 kg",
        "date": "12.03.2024", "author": "Müller", "sheet": "1 von 2", "format": "A2", "unit": "mm", "general_tolerance": "ISO 2768-mK",
    }  # fmt: skip


def test_a_spanish_title_block() -> None:
    said = in_cells(
        [
            [("Título", "Brida"), ("Nº de plano", "PL-33"), ("Revisión", "2"), ("Material", "F-1140")],
            [("Escala", "1/2"), ("Peso", "3,2 kg"), ("Fecha", "12/03/2024"), ("Dibujado por", "J. García")],
        ]
    )
    assert said == {
        "title": "Brida", "number": "PL-33", "revision": "2", "material": "F-1140", "scale": "1/2", "mass": "3,2 kg",
        "date": "12/03/2024", "author": "J. García",
    }  # fmt: skip


def test_a_french_title_block_with_empty_cells() -> None:
    said = in_cells(
        [
            [("Titre", "Bride"), ("Numéro de plan", "PL-33"), ("Ind.", "AB"), ("Matière", "")],
            [("Ech.", "1:2"), ("Poids (kg)", "3,2"), ("Date", ""), ("Dessinateur", "J. Garcin")],
            [("Feuille", "1/3"), ("Projection", "1er dièdre"), ("Masse", ""), ("Client", "Dassault")],
        ]
    )
    assert said == {
        "title": "Bride", "number": "PL-33", "revision": "AB", "scale": "1:2", "mass": "3,2 kg", "author": "J. Garcin",
        "sheet": "1/3", "projection": "1er dièdre", "customer": "Dassault",
    }  # fmt: skip


def test_unit_and_general_tolerance_of_the_title_block_hold_for_the_sheet() -> None:
    runs = [
        TextRun(text, x, y, 2.0, 1.4 * len(text))
        for text, x, y in [
            *OTHERS, ("Unités", 301, 273), ("inch", 302, 278), ("Tolérances générales", 321, 273), ("±0.05", 322, 278),
        ]
    ]  # fmt: skip
    boxes = ((300, 270, 320, 280), (320, 270, 360, 280), (220, 288, 300, 294))
    ruling = np.array([side for box in boxes for side in sides(*box)], np.float32)
    sheet = SheetContent(1, "1", 420.0, 297.0, 420.0, 297.0, texts=tuple(runs), ruling=ruling)
    reading = read_content(DrawingContent("pdf", (sheet,)))
    assert (reading.unit, reading.general_tolerance, reading.callouts) == ("in", "±0.05", ())


def with_attributes(tags: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What is read of a drawing whose title block has these attributes, with a part beside."""
    document = ezdxf.new("R2010")
    block = document.blocks.new("CARTOUCHE")
    block.add_lwpolyline([(0, 0), (100, 0), (100, 40), (0, 40)], close=True)
    space = document.modelspace()
    insert = space.add_blockref("CARTOUCHE", (200, 10))
    for row, (tag, text) in enumerate(tags):
        insert.add_attrib(tag, text, (202, 12 + 6 * row), dxfattribs={"height": 3})
    space.add_circle((100, 100), 30)
    written = io.StringIO()
    document.write(written)
    opened = open_drawing(written.getvalue().encode(), "part.dxf")
    opened.close()
    return dict(read_content(opened.content).title_block)


def test_attributes_of_the_title_block_say_what_they_are() -> None:
    said = with_attributes([("DESIGNATION", "Bride"), ("NUM_PLAN", "B-120"), ("INDICE", "C"), ("MATIERE", "S355"), ("LOGO", "ACME")])
    assert said == {"title": "Bride", "number": "B-120", "revision": "C", "material": "S355"}


def test_attributes_of_a_symbol_are_no_title_block() -> None:
    assert with_attributes([("REF", "12"), ("QTE", "4")]) == {}


@pytest.mark.parametrize(("tag", "field"), [("GEN-TITLE-MAT1{23}", "material"), ("DWG_NO", "number"), ("DESSINE_PAR", "author"), ("LOGO", "")])
def test_names_of_attributes(tag: str, field: str) -> None:
    assert field_of_tag(tag) == field


SHARED = {
    "pdf/psas_buttonRing.pdf": {
        "title": "hard point ring for the LV3 rail buttons", "author": "Joe S.", "date": "2018-04-30",
        "material": "6061-T6 aluminum", "revision": "i", "scale": "1:2", "format": "A", "sheet": "1 OF 4", "finish": "as machined",
    },
    "pdf/um2_1187_lead_nut.pdf": {
        "number": "B 1187-B2P-A", "reference": "1187-B2P-A", "revision": "A", "author": "L. Spruyt", "date": "3-7-2013", "material": "RG 7",
        "mass": "12.00 gram",
    },
    "dxf/dxf_parser_curtain_wall_cw750.dxf": {
        "author": "SW", "customer": "API In House", "date": "12-13-10", "scale": "N.T.S", "sheet": "1 of 4",
    },
    "pdf/um2_1308_cooling_rib.pdf": {
        "number": "B1308-Z2P-B Cooling Rib Hot End", "revision": "B", "author": "S. Wijnia", "date": "25aug2013",
        "material": "ALU 3.2315", "scale": "2:1", "sheet": "1 OF 1",
    },
    "pdf/edocr2_Aufspannung.pdf": {
        "title": "Micro-Vu Turm Halter", "number": "Micro_Vu-4.20", "material": "PLA", "scale": "2:1", "sheet": "1 OF 1",
    },
    "pdf/mesospim_MVX-10-Bracket-V5.pdf": {"author": "voigt", "date": "23.01.2018", "material": "Aluminium"},
    "pdf/qcad_flange.pdf": {"date": "11/10/2017", "scale": "1:1"},
    "dxf/qcad_flange.dxf": {"title": "Flange", "date": "11/10/2017", "scale": "1:1"},
}  # fmt: skip


@pytest.mark.parametrize("name", SHARED)
def test_shared_drawings_say_what_their_title_blocks_hold(name: str, shared: Path) -> None:
    path = shared / "drawings" / name
    opened = open_drawing(read_file(path), path.name)
    opened.close()
    assert dict(read_content(opened.content).title_block) == SHARED[name]


@pytest.mark.parametrize("suffix", ["pdf", "dxf"])
def test_the_sample_says_all_that_its_title_block_holds(suffix: str) -> None:
    path = Path(__file__).parents[2] / "resources" / "samples" / f"arbre_etage.{suffix}"
    opened = open_drawing(read_file(path), path.name)
    opened.close()
    assert dict(read_content(opened.content).title_block) == {
        "title": "ARBRE ÉTAGÉ", "reference": "AMV-2207-021", "number": "AMV-2207-021", "revision": "A", "date": "2026-01-19",
        "author": "C. Morel", "checked_by": "P. Garnier", "material": "C45 (XC48)", "mass": "0,72 kg", "scale": "1 : 1", "format": "A3", "sheet": "1/1",
        "general_tolerance": "ISO 2768-mK",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["Index", "Indice", "Sheets", "Dates"])
def test_a_word_that_begins_as_a_label_holds_no_value(text: str) -> None:
    assert said_in_line(text) is None
