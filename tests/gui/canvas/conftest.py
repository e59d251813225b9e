"""A session with a plan of one drawing of two sheets, and a real canvas on it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF

from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.drawings.content import DrawingContent, Pen, Polylines, SheetContent, TextRun
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.drawings import add_drawing
from qcdesigner.gui.canvas.shown_drawing import ShownDrawing
from qcdesigner.gui.canvas.view import DrawingView
from qcdesigner.gui.folders import Folders
from qcdesigner.gui.session import Session
from qcdesigner.i18n.translator import translator
from qcdesigner.model.document import Document
from qcdesigner.model.queries import by_number, sheets_of
from qcdesigner.model.reading import ReadSheet
from qcdesigner.model.records import Characteristic, Drawing, Place


class Opened:
    """A drawing that is open, with nothing to be rendered elsewhere."""

    def __init__(self, content: DrawingContent) -> None:
        self.content = content

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        raise NotImplementedError

    def recognise(self, picture: Grey) -> tuple[TextRun, ...]:
        raise NotImplementedError

    def close(self) -> None:
        pass


def drawn_sheet(number: int) -> SheetContent:
    """An A4 sheet with a black bar in its middle and the text Ø20 H7."""
    points = np.array([[100, 100], [200, 100]], np.float32)
    bar = Polylines(Pen(width_mm=10), "0", points, np.array([0, 2], np.int32))
    text = TextRun("Ø20 H7", 100, 50, 5, 40)
    return SheetContent(number, f"Sheet{number}", 297, 210, 297, 210, strokes=(bar,), texts=(text,))


@pytest.fixture
def opened() -> Opened:
    return Opened(DrawingContent("dxf", (drawn_sheet(1), drawn_sheet(2)), "mm"))


@pytest.fixture
def document(opened: Opened) -> Document:
    document = Document()
    sheets = tuple(ReadSheet(s.number, s.name, s.width_mm, s.height_mm, s.width / s.height) for s in opened.content.sheets)
    drawing = add_drawing(document, file_name="part.dxf", content=b"drawing", format="dxf", sheets=sheets)
    first, second = sheets_of(document, drawing)
    for x, sheet in ((0.25, first), (0.5, first), (0.75, first), (0.5, second)):
        add_callout(document, parse("Ø20 H7"), annotation=Place(sheet.id, x, 0.6), balloon=Place(sheet.id, x, 0.3))
    return document


@pytest.fixture
def session(qapp, document: Document, opened: Opened, tmp_path) -> Session:
    session = Session(translator("en"), folders=Folders(*[tmp_path] * len(Folders.__dataclass_fields__)))
    drawing = next(iter(document.table(Drawing)))
    session.replace_document(document, opened={drawing: ShownDrawing(opened)})
    return session


@pytest.fixture
def view(session: Session, qtbot) -> DrawingView:
    view = DrawingView(session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


@pytest.fixture
def pixel(view: DrawingView) -> Callable[[float, float], QPoint]:
    """The pixel of a place of the sheet, given in fractions."""

    def pixel_of(x: float, y: float) -> QPoint:
        return view.mapFromScene(QPointF(x * view.balloons.page.width_mm, y * view.balloons.page.height_mm))

    return pixel_of


@pytest.fixture
def ids(document: Document) -> tuple[str, ...]:
    """The characteristics by number."""
    return tuple(c.id for c in by_number(document.table(Characteristic).values()))

