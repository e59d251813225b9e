"""Pictures and PDF pages of ballooned sheets: balloons where they belong, vectors and texts of the source kept."""

from __future__ import annotations

import io
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PySide6.QtGui import QImage

from qcdesigner.domain.errors import DocumentError
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.drawings import add_drawing
from qcdesigner.editing.phases import add_phase
from qcdesigner.editing.verifications import assign
from qcdesigner.model.document import Document
from qcdesigner.model.queries import sheets_of
from qcdesigner.model.reading import ReadSheet
from qcdesigner.model.records import Characteristic, Place
from qcdesigner.rendering.pdf_pages import assembled
from qcdesigner.rendering.sheet_pictures import SheetPictures
from tests.rendering.pictures import polylines, sheet

pytestmark = pytest.mark.usefixtures("qapp")
MM = 72 / 25.4


@dataclass
class Opened:
    """A drawing that is open; its tiles are white."""

    content: DrawingContent

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        return b"\xff" * (4 * width * height)


@dataclass
class Plan:
    document: Document
    pictures: SheetPictures
    sheet_id: str


def plan(content: DrawingContent, *, file: bytes = b"file", places=((0.75, 0.25),), confirmed: bool = True) -> Plan:
    document = Document()
    sheets = tuple(ReadSheet(s.number, s.name, s.width_mm, s.height_mm, s.width / s.height) for s in content.sheets)
    drawing = add_drawing(document, file_name="part", content=file, format=content.format, sheets=sheets)
    first = sheets_of(document, drawing)[0].id
    for x, y in places:
        add_callout(document, parse("Ø20 H7"), balloon=Place(first, x, y), confidence=1.0 if confirmed else 0.5)
    return Plan(document, SheetPictures(document.snapshot(), {drawing: Opened(content)}), first)


def vector_plan(**options) -> Plan:
    run = TextRun("Ø12,5 ±0,1", 20, 190, 5, 40)
    content = sheet(strokes=[polylines([(10, 10), (60, 10)])], texts=[run], size=(297.0, 210.0))
    return plan(DrawingContent("dxf", (content,), "mm"), **options)


def blueness(png: bytes) -> np.ndarray:
    """How blue each pixel is: the ink of balloons."""
    image = QImage.fromData(png).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)
    return pixels[:, :, 0] - pixels[:, :, 2]


def centre_of(blue: np.ndarray) -> tuple[float, float]:
    """The middle of what is blue, as fractions."""
    rows, columns = np.nonzero(blue > 60)
    return (columns.min() + columns.max() + 1) / 2 / blue.shape[1], (rows.min() + rows.max() + 1) / 2 / blue.shape[0]


def rendered(pdf: bytes, *, scale: float = 2.0, page: int = 0) -> np.ndarray:
    """How blue each pixel of a PDF's page is, as a reader shows it."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=scale, rev_byteorder=False).to_numpy().astype(int)
    return picture[:, :, 0] - picture[:, :, 2]


def text_of(pdf: bytes, page: int = 0) -> str:
    return pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range()


def source_pdf(*, turned: int = 0, media=(0, 0, 600, 400), crop=None, before: str = "q") -> bytes:
    """A page with the text DRAWN in its middle."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
    x, y = (media[0] + media[2]) / 2, (media[1] + media[3]) / 2
    page = pdf.add_blank_page(page_size=(10, 10))
    page.mediabox = list(media)
    page.Contents = pdf.make_stream(f"{before} BT /F1 12 Tf {x} {y} Td (DRAWN) Tj ET".encode())
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if crop:
        page.cropbox = list(crop)
    page.Rotate = turned
    output = io.BytesIO()
    pdf.save(output)
    return output.getvalue()


def pdf_plan(file: bytes) -> Plan:
    page = pypdfium2.PdfDocument(file)[0]
    width, height = page.get_width() / MM, page.get_height() / MM
    content = SheetContent(1, "1", width, height, width, height, tiled=True)
    return plan(DrawingContent("pdf", (content,), "mm"), file=file)


def test_the_balloon_is_where_it_was_placed():
    shown = vector_plan()
    assert centre_of(blueness(shown.pictures.png(shown.sheet_id, width_px=1000))) == pytest.approx((0.75, 0.25), abs=0.003)


def test_an_extract_shows_its_region_with_a_balloon_that_does_not_fill_it():
    shown = vector_plan()
    blue = blueness(shown.pictures.png(shown.sheet_id, width_px=600, region=(0.7, 0.2, 0.8, 0.3)))
    assert centre_of(blue) == pytest.approx((0.5, 0.5), abs=0.01)
    assert np.count_nonzero((blue > 60).any(axis=0)) < 0.15 * 600


def test_only_balloons_of_the_phase_are_shown():
    shown = vector_plan(places=((0.25, 0.5), (0.75, 0.25)))
    phase = add_phase(shown.document, kind="final", name="Final")
    second = next(c.id for c in shown.document.table(Characteristic).values() if c.number == 2)
    assign(shown.document, [second], phase)
    pictures = SheetPictures(shown.document.snapshot(), shown.pictures._opened)
    blue = blueness(pictures.png(shown.sheet_id, width_px=1000, phase=phase))
    assert centre_of(blue) == pytest.approx((0.75, 0.25), abs=0.003)


def test_a_vector_drawing_stays_vectors_and_text():
    pdf = vector_plan().pictures.pdf()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not list(opened.pages[0].get_images())
        assert [float(side) / MM for side in opened.pages[0].mediabox[2:]] == pytest.approx([297, 210], abs=0.3)
    assert "Ø12,5 ±0,1" in text_of(pdf) and "1" in text_of(pdf).split()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (100, 50, 500, 350), (300, 150, 900, 900)])
def test_balloons_are_upright_and_in_place_on_turned_and_cropped_pages(turned, crop):
    shown = pdf_plan(source_pdf(turned=turned, crop=crop))
    pdf = shown.pictures.pdf()
    blue = rendered(pdf)
    assert centre_of(blue) == pytest.approx((0.75, 0.25), abs=0.004)
    assert "DRAWN" in text_of(pdf)


def test_a_media_box_away_from_the_origin_moves_nothing():
    shown = pdf_plan(source_pdf(media=(-200, 300, 400, 700)))
    assert centre_of(rendered(shown.pictures.pdf())) == pytest.approx((0.75, 0.25), abs=0.004)



def test_a_source_that_leaves_its_graphics_state_open_does_not_move_balloons():
    shown = pdf_plan(source_pdf(before="q q 0.5 0 0 0.5 10 10 cm"))
    assert centre_of(rendered(shown.pictures.pdf())) == pytest.approx((0.75, 0.25), abs=0.004)


def test_a_picture_is_kept_at_its_own_resolution():
    content = SheetContent(1, "1", 800, 600, None, None, tiled=True)
    pdf = plan(DrawingContent("png", (content,))).pictures.pdf()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (image,) = opened.pages[0].get_images().values()
        assert (int(image.Width), int(image.Height)) == (800, 600)


def test_footer_mark_and_legend_are_written():
    legend = MappingProxyType({"none": "ordinaire", "critical": "critique"})
    text = text_of(vector_plan().pictures.pdf(footer="GC-1 · A · {page}/{pages}", mark="BROUILLON", legend=legend))
    assert all(part in text for part in ("GC-1 · A · 1/1", "BROUILLON", "ordinaire", "critique"))


@pytest.mark.parametrize("make", [vector_plan, lambda: pdf_plan(source_pdf())])
def test_the_same_plan_gives_the_same_bytes(make):
    shown = make()
    first = shown.pictures.pdf(title="T", footer="F", mark="D")
    assert shown.pictures.pdf(title="T", footer="F", mark="D") == first
    assert shown.pictures.png(shown.sheet_id, width_px=300) == shown.pictures.png(shown.sheet_id, width_px=300)


def test_the_tags_of_font_subsets_do_not_change_from_run_to_run():
    def page(tag: str) -> bytes:
        pdf = pikepdf.new()
        pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name(f"/{tag}+Sans"))
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()

    assert assembled(page("QABAAA"), [None], title="") == assembled(page("QUAAAA"), [None], title="")


def test_a_drawing_that_is_not_open_is_refused():
    shown = vector_plan()
    with pytest.raises(DocumentError) as refused:
        SheetPictures(shown.document.snapshot(), {}).png(shown.sheet_id, width_px=100)
    assert refused.value.code == "drawing_not_open"
