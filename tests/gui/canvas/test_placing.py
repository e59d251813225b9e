"""A click or a box on the drawing becomes a characteristic at once; what is not sure is asked, with its picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from qcdesigner.domain.errors import DrawingError
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.drawings.content import IN_ANNOTATION, Annotation, DrawingContent, SheetContent, TextRun
from qcdesigner.gui.background import Background
from qcdesigner.gui.canvas.shown_drawing import ShownDrawing
from qcdesigner.gui.canvas.view import DrawingView
from qcdesigner.gui.dialogs import callout
from qcdesigner.gui.placing import Placing
from qcdesigner.gui.session import Session
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import Characteristic, Ignored, Place, Unread

BOX = QRectF(0.4, 0.4, 0.2, 0.1)


class Scan:
    """An opened drawing of one white picture, on which the same is recognised in each look."""

    def __init__(self, *texts: TextRun, says: str = "", missing: bool = False) -> None:
        sheet = SheetContent(1, "Sheet1", 297, 210, 297, 210, texts=texts, tiled=True)
        self.content = DrawingContent("pdf", (sheet, replace(sheet, number=2)), "mm")
        self._says, self._missing = says, missing

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        return b"\xff" * (4 * width * height)

    def recognise(self, picture: Any) -> tuple[TextRun, ...]:
        if self._missing:
            raise DrawingError("ocr_missing")
        height, width = np.shape(picture)
        return (TextRun(self._says, width * 0.35, height * 0.55, height * 0.1, width * 0.3, confidence=0.9),) if self._says else ()

    def close(self) -> None:
        pass


@pytest.fixture
def placing(session: Session, view: DrawingView) -> Placing:
    return Placing(session, view, Background(view))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was asked of the user, who types 40 ±0.1 each time."""
    seen: list[dict[str, Any]] = []

    def answer(_session: Session, text: str, _parent: object, *, why: str = "", picture: QPixmap | None = None) -> Any:
        seen.append({"text": text, "why": why, "picture": picture})
        return parse("40 ±0.1")

    monkeypatch.setattr(callout, "ask_callout", answer)
    return seen


def open_scan(session: Session, view: DrawingView, scan: Scan) -> str:
    """Puts a scan in the place of the drawing; the id of its first sheet."""
    (drawing,) = session.opened
    session.opened[drawing] = ShownDrawing(scan)
    view.show_sheet(view.sheet_id)
    return view.sheet_id


def added(session: Session) -> list[Characteristic]:
    found = session.document.table(Characteristic).values()
    return sorted(found, key=lambda c: c.number)[4:]


def test_a_box_round_text_of_the_file_is_read_at_once(session: Session, view: DrawingView, placing: Placing) -> None:
    view.box_drawn.emit(view.sheet_id, QRectF(0.3, 0.2, 0.3, 0.1))
    (new,) = added(session)
    assert (new.requirement.fit, new.source, new.confirmed) == ("H7", "text", True)
    assert session.selection.ids == (new.id,)


def test_a_box_on_a_scan_is_recognised_and_waits_for_confirmation(
    session: Session, view: DrawingView, placing: Placing, qtbot: Any
) -> None:
    sheet = open_scan(session, view, Scan(says="Ø25 H7"))
    view.box_drawn.emit(sheet, BOX)
    assert view.highlight.isVisible()
    qtbot.waitUntil(lambda: bool(added(session)))
    (new,) = added(session)
    assert (new.requirement.fit, new.source, new.confirmed) == ("H7", "ocr", False)
    assert new.balloon is not None and not view.highlight.isVisible()


def test_boxes_drawn_one_after_the_other_are_all_read(
    session: Session, view: DrawingView, placing: Placing, qtbot: Any
) -> None:
    sheet = open_scan(session, view, Scan(says="Ø25 H7"))
    for x in (0.1, 0.4, 0.7):
        view.box_drawn.emit(sheet, QRectF(x, 0.4, 0.2, 0.1))
    qtbot.waitUntil(lambda: len(added(session)) == 3)
    assert [c.annotation.x for c in added(session)] == sorted(c.annotation.x for c in added(session))


@pytest.mark.parametrize(
    ("scan", "why", "text"),
    [
        (Scan(), "nothing_legible", ""), (Scan(says="25 Z99"), "doubtful_reading", "25 Z99"),
        (Scan(says="12", missing=True), "ocr_missing", ""),
    ],
)  # fmt: skip
def test_what_is_not_read_is_typed_before_its_picture(
    session: Session, view: DrawingView, placing: Placing, asked: list[dict[str, Any]], qtbot: Any, scan: Scan, why: str, text: str
) -> None:
    sheet = open_scan(session, view, scan)
    view.box_drawn.emit(sheet, BOX)
    qtbot.waitUntil(lambda: bool(added(session)))
    assert [(a["why"], a["text"]) for a in asked] == [(why, text)]
    assert asked[0]["picture"].width() > 20
    (new,) = added(session)
    assert new.source == "typed" and new.confirmed
    assert new.annotation is not None and round(new.annotation.x, 6) == 0.5


def test_unread_texts_in_the_box_are_dealt_with_by_it(session: Session, view: DrawingView, placing: Placing) -> None:
    document = session.document
    with document.edit("test") as edit:
        for x in (0.45, 0.9):
            edit.put(Unread(id=new_id(), place=Place(view.sheet_id, x, 0.24, 0.05, 0.01), text="Ø2O H7", reason="not_understood"))
    view.box_drawn.emit(view.sheet_id, QRectF(0.3, 0.2, 0.3, 0.1))
    assert [u.place.x for u in document.table(Unread).values()] == [0.9]
    document.undo()
    assert len(document.table(Unread)) == 2 and not added(session)


def test_a_click_on_recognised_text_is_to_be_confirmed(session: Session, view: DrawingView, placing: Placing) -> None:
    sheet = open_scan(session, view, Scan(TextRun("Ø20 H7", 100, 50, 5, 40, confidence=0.8)))
    view.annotation_clicked.emit(Place(sheet, 120 / 297, 48 / 210))
    (new,) = added(session)
    assert (new.source, new.confidence, new.confirmed) == ("ocr", 0.8, False)


def test_a_dimension_of_the_file_is_taken_as_the_file_says_it(session: Session, view: DrawingView, placing: Placing) -> None:
    drawn = (TextRun("38", 50, 50, 5, 9, group=IN_ANNOTATION), TextRun("-0,15", 60, 51, 3, 9, group=IN_ANNOTATION))
    said = Annotation("dimension", "38 0/-0,15", 58.0, 48.0, 20.0, 8.0, forced=True)
    sheet = SheetContent(1, "Sheet1", 297, 210, 297, 210, texts=drawn, annotations=(said,))
    (drawing,) = session.opened
    session.opened[drawing].content = DrawingContent("dxf", (sheet,), "mm")
    view.box_drawn.emit(view.sheet_id, QRectF(0.1, 0.1, 0.4, 0.4))
    (new,) = added(session)
    assert (new.read_text, new.source, new.forced) == ("38 0/-0,15", "dimension", True)


def test_without_its_drawing_a_place_is_typed(
    session: Session, view: DrawingView, placing: Placing, asked: list[dict[str, Any]]
) -> None:
    session.opened.clear()
    view.box_drawn.emit(view.sheet_id, BOX)
    assert len(asked) == len(added(session)) == 1


def test_the_dialog_shows_the_place_and_why_it_asks(session: Session, view: DrawingView, qtbot: Any) -> None:
    dialog = callout.CalloutDialog(session, "", view, why="nothing_legible")
    qtbot.addWidget(dialog)
    dialog.show_picture(view.picture_of(Place(view.sheet_id, 0.4, 0.24, 0.2, 0.05)))
    dialog.show()
    qtbot.waitExposed(dialog)
    pictures = [label for label in dialog.findChildren(callout.QLabel) if not label.pixmap().isNull()]
    assert pictures and dialog.focusWidget() is dialog.line
    assert any("Nothing legible" in label.text() for label in dialog.findChildren(callout.QLabel))


def test_what_is_boxed_has_the_zone_of_the_grid_that_was_read(session: Session, view: DrawingView, placing: Placing) -> None:
    marks = [(str(i + 1), i / 4 + 0.125, y) for i in range(4) for y in (0.01, 0.99)] + [(text, x, i / 3 + 1 / 6) for i, text in enumerate("ABC") for x in (0.01, 0.99)]
    with session.document.edit("test") as edit:
        for text, x, y in marks:
            edit.put(Ignored(id=new_id(), place=Place(view.sheet_id, x, y, 0.01, 0.01), text=text, rule="grid"))
    view.box_drawn.emit(view.sheet_id, QRectF(0.3, 0.2, 0.3, 0.1))
    (new,) = added(session)
    assert new.grid_zone == "A2"
