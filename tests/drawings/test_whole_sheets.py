"""Whole sheets with title blocks as makers lay them out, one trap each: what is the sheet's is told, what is the part's is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ezdxf
import pytest

from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading
from tests.drawings.conftest import content_of, dxf_bytes
from tests.drawings.pdfs import pdf_bytes

Cell = tuple[float, float, float, float]


class Drawn:
    """An A3 sheet in model space, y upwards, with its frame; cells, texts and dimensions are put on it."""

    def __init__(self, *, turned: bool = False) -> None:
        self.doc: Any = ezdxf.new("R2010", setup=True)
        self.doc.header["$INSUNITS"] = 4
        self.space = self.doc.modelspace()
        self.turned = turned
        self.box((0, 0, 420, 297))
        self.box((10, 10, 410, 287))

    def box(self, cell: Cell) -> None:
        left, low, right, high = cell
        corners = [self.at(x, y) for x, y in ((left, low), (right, low), (right, high), (left, high))]
        self.space.add_lwpolyline(corners, close=True)

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (410 - y, x) if self.turned else (x, y)

    def text(self, text: str, x: float, y: float, height: float = 2.5) -> None:
        attributes = {"height": height, "rotation": 90 if self.turned else 0}
        self.space.add_text(text, dxfattribs=attributes).set_placement(self.at(x, y))

    def cell(self, cell: Cell, label: str = "", value: str = "", size: float = 3.5) -> None:
        """A cell with its label at the top left, and its value below."""
        self.box(cell)
        left, low, _, high = cell
        if label:
            self.text(label, left + 1, high - 2.8, 1.8)
        if value:
            self.text(value, left + 2, low + 1.5, size)

    def rows(self, left: float, high: float, widths: Sequence[float], rows: Sequence[Sequence[str]], height: float = 6) -> None:
        """A table from its top; each text alone in its cell."""
        for i, row in enumerate(rows):
            x = left
            for width, text in zip(widths, row, strict=True):
                self.box((x, high - (i + 1) * height, x + width, high - i * height))
                if text:
                    self.text(text, x + 1, high - (i + 1) * height + 1.8)
                x += width

    def dimension(self, p1: tuple[float, float], p2: tuple[float, float], y: float) -> None:
        self.space.add_linear_dim(base=(p1[0], y), p1=p1, p2=p2, dimstyle="EZDXF").render()

    def read(self) -> Reading:
        return read_content(content_of(dxf_bytes(self.doc)))


FRENCH = (
    ((250, 40, 410, 52), "Désignation", "BRIDE DE PALIER"), ((250, 28, 330, 40), "N° de plan", "PL-4711"), ((330, 28, 370, 40), "Indice", "C"),
    ((370, 28, 410, 40), "Folio", "1/2"), ((250, 10, 310, 28), "Matière", "S355J2"), ((310, 10, 350, 28), "Échelle", "1:2"),
    ((350, 10, 410, 28), "Tolérances générales", "ISO 2768-mK"),
)  # fmt: skip
SAID = {
    "title": "BRIDE DE PALIER", "number": "PL-4711", "revision": "C", "sheet": "1/2", "material": "S355J2", "scale": "1:2",
    "general_tolerance": "ISO 2768-mK",
}  # fmt: skip


def french(*, turned: bool = False, dx: float = 0.0, dy: float = 0.0) -> Drawn:
    drawn = Drawn(turned=turned)
    for (left, low, right, high), label, value in FRENCH:
        drawn.cell((left + dx, low + dy, right + dx, high + dy), label, value)
    return drawn


def test_a_title_block_in_its_usual_corner() -> None:
    assert dict(french().read().title_block) == SAID


def test_a_title_block_that_is_read_from_the_right() -> None:
    drawn = french(turned=True, dx=-120)
    reading = drawn.read()
    assert dict(reading.title_block) == SAID
    assert not reading.callouts


@pytest.mark.parametrize(("dx", "dy"), [(-240, 0), (0, 235), (-240, 235)])
def test_a_title_block_in_another_corner_takes_no_dimension_of_its_neighbours(dx: float, dy: float) -> None:
    drawn = french(dx=dx, dy=dy)
    drawn.text("Ø12 H7", 340 if dx else 120, 30 if dy == 0 else 260, 3.5)
    reading = drawn.read()
    assert (dict(reading.title_block), [c.text for c in reading.callouts]) == (SAID, ["Ø12 H7"])


def test_what_stands_between_a_view_the_frame_and_the_title_block_is_no_cell_of_it() -> None:
    drawn = french()
    drawn.space.add_line((10, 60), (410, 60))
    drawn.text("R5", 150, 30, 3.5)
    assert [c.text for c in drawn.read().callouts] == ["R5"]


def test_a_parts_list_gives_neither_title_nor_material_nor_dimensions() -> None:
    drawn = french()
    rows = [("3", "4", "Vis M6x20", "Acier 8.8"), ("2", "1", "Joint 25", "NBR"), ("1", "1", "Corps", "C45"), ("Rep", "Nb", "Désignation", "Matière")]
    drawn.rows(250, 76, (15, 15, 70, 60), rows)
    reading = drawn.read()
    assert (dict(reading.title_block), reading.callouts) == (SAID, ())
    assert {t.text for t in reading.ignored if t.why == "table"} >= {"Vis M6x20", "3", "4", "C45", "Désignation"}


def test_the_list_of_changes_is_not_who_drew_it_nor_the_revision() -> None:
    drawn = french()
    drawn.rows(250, 280, (20, 80, 30, 30), [("Ind", "Modification", "Date", "Visa"), ("C", "Trou 6 ajouté", "12/03/2024", "JM"), ("B", "Création", "01/02/2024", "PL")])
    reading = drawn.read()
    assert (dict(reading.title_block), reading.callouts) == (SAID, ())


def test_of_two_sheets_in_one_space_the_first_has_the_word() -> None:
    drawn = french()
    for (left, low, right, high), label, value in FRENCH:
        drawn.cell((left + 500, low, right + 500, high), label, {"1/2": "2/2", "C": "C"}.get(value, value))
    drawn.box((500, 0, 920, 297))
    assert dict(drawn.read().title_block) == SAID


def test_a_german_title_block_of_rows_and_columns() -> None:
    drawn = Drawn()
    drawn.rows(250, 52, (25, 30, 40), [("", "Datum", "Name"), ("Bearb.", "12.03.2024", "Müller"), ("Gepr.", "14.03.2024", "Schmidt"), ("Norm", "", "")])
    drawn.rows(345, 52, (25, 40), [("Maßstab", "1:5"), ("Gewicht", "3,2 kg"), ("Werkstoff", "42CrMo4"), ("Zeichn.-Nr.", "4711-02")])
    assert dict(drawn.read().title_block) == {
        "author": "Müller", "date": "12.03.2024", "checked_by": "Schmidt", "scale": "1:5", "mass": "3,2 kg", "material": "42CrMo4",
        "number": "4711-02",
    }  # fmt: skip


def test_a_spanish_title_block_with_its_values_in_the_row_below() -> None:
    drawn = Drawn()
    drawn.rows(250, 40, (50, 50, 30, 30), [("Título", "Nº de plano", "Escala", "Hoja"), ("Brida", "PL-33", "1:2", "1/3")], height=5)
    assert dict(drawn.read().title_block) == {"title": "Brida", "number": "PL-33", "scale": "1:2", "sheet": "1/3"}


def test_labels_in_two_languages() -> None:
    drawn = Drawn()
    texts = (("Titre / Title", "Bride"), ("Matière / Material", "C45"), ("Échelle / Scale", "2:1"), ("Masse - Weight (kg)", "0,72"))
    for i, (label, value) in enumerate(texts):
        drawn.cell((250 + 40 * i, 10, 290 + 40 * i, 24), label, value)
    assert dict(drawn.read().title_block) == {"title": "Bride", "material": "C45", "scale": "2:1", "mass": "0,72 kg"}


def test_an_inch_sheet_states_its_unit_and_its_tolerances_by_decimals() -> None:
    drawn = Drawn()
    drawn.box((250, 10, 330, 50))
    lines = ("UNLESS OTHERWISE SPECIFIED:", "DIMENSIONS ARE IN INCHES", "TOLERANCES:", "ANGULAR: %%p1%%d", "TWO PLACE DECIMAL %%p.01", "THREE PLACE DECIMAL %%p.005")
    for i, line in enumerate(lines):
        drawn.text(line, 252, 45 - 6 * i)
    for i, (label, value) in enumerate((("TITLE:", "BRACKET"), ("DWG. NO.", "A-1234"), ("SCALE", "1:1"))):
        drawn.cell((330, 38 - 14 * i, 410, 50 - 14 * i), label, value)
    reading = drawn.read()
    assert (reading.unit, reading.general_tolerance) == ("in", ".XX ±.01 .XXX ±.005 ±1°")
    assert (dict(reading.title_block), reading.callouts) == ({"title": "BRACKET", "number": "A-1234", "scale": "1:1"}, ())


def test_the_scale_of_a_view_is_not_the_sheet_s() -> None:
    drawn = Drawn()
    for i, (label, value) in enumerate((("Matière :", "C45"), ("Dessiné par :", "J. Martin"), ("Date :", "12/03/2024"), ("Titre :", "Axe"))):
        drawn.text(f"{label} {value}", 300, 30 - 5 * i)
    drawn.text("DETAIL B", 100, 160, 5)
    drawn.text("SCALE 5:1", 100, 150, 5)
    said = dict(drawn.read().title_block)
    assert said == {"material": "C45", "author": "J. Martin", "date": "12/03/2024", "title": "Axe"}


def test_attributes_without_labels_are_the_title_block_s_too() -> None:
    drawn = Drawn()
    block = drawn.doc.blocks.new("CARTOUCHE")
    block.add_lwpolyline([(0, 0), (160, 0), (160, 40), (0, 40)], close=True)
    insert = drawn.space.add_blockref("CARTOUCHE", (250, 10))
    for i, (tag, text) in enumerate((("TITRE", "Bride 25"), ("NUM_PLAN", "PL-33"), ("MATIERE", "S355"), ("ECHELLE", "1:2"))):
        insert.add_attrib(tag, text, (252, 14 + 8 * i), dxfattribs={"height": 3})
    reading = drawn.read()
    assert dict(reading.title_block) == {"title": "Bride 25", "number": "PL-33", "material": "S355", "scale": "1:2"}
    assert (reading.callouts, reading.unread) == ((), ())


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_of_a_pdf(rotate: int) -> None:
    lines = "".join(f"{x} {y} {w} {h} re S\n" for x, y, w, h in ((600, 20, 100, 40), (700, 20, 100, 40), (600, 60, 200, 40)))
    texts = [
        ("Title", 604, 90, 6, 0), ("Flange", 610, 68, 12, 0), ("Material", 604, 50, 6, 0), ("C45", 610, 28, 12, 0), ("Scale", 704, 50, 6, 0),
        ("1:2", 710, 28, 12, 0),
    ]  # fmt: skip
    page = pdf_bytes(texts, size=(842, 595), drawing=lines, rotate=rotate)
    assert dict(read_content(content_of(page, "a.pdf")).title_block) == {"title": "Flange", "material": "C45", "scale": "1:2"}
