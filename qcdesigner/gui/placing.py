"""From a click on the drawing to a characteristic: the text there is read; what it does not say is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.gui.session import Session
from qcdesigner.model.records import Place, Sheet

if TYPE_CHECKING:
    from qcdesigner.drawings.content import SheetContent
    from qcdesigner.gui.canvas.view import DrawingView


class Placing(QObject):
    """Follows what the tools of the drawing announce; each click that is understood makes one edit."""

    def __init__(self, session: Session, view: DrawingView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        view.annotation_clicked.connect(self._place_annotation)
        view.box_drawn.connect(self._place_box)
        view.point_placed.connect(self._ask_and_place)

    def _place_annotation(self, place: Place) -> None:
        found, content = self._view.text_at(self._view.point_of(place)), self._content(place.sheet)
        if found is None or content is None:
            self._read_and_place("", place)
            return
        x, y, width, height = found.x, found.y, 2 * found.half_width, 2 * found.half_height
        box = (x / content.width, y / content.height, width / content.width, height / content.height)
        self._read_and_place(found.text, Place(place.sheet, *box, found.angle))

    def _place_box(self, sheet_id: str, box: QRectF) -> None:
        text = text_inside(self._content(sheet_id), box)
        centre = box.center()
        self._read_and_place(text, Place(sheet_id, centre.x(), centre.y(), box.width(), box.height()))

    def _ask_and_place(self, place: Place) -> None:
        self._ask("", place)

    def _read_and_place(self, text: str, place: Place) -> None:
        """Takes the text as it is if it is a callout; else the user completes it."""
        try:
            requirements = tuple(parse(text, unit=self._session.document.plan.unit)) if text.strip() else ()
        except CalloutError:
            requirements = ()
        if requirements:
            self._add(requirements, place, read_text=text)
        else:
            self._ask(text, place)

    def _ask(self, text: str, place: Place) -> None:
        from qcdesigner.gui.dialogs.callout import ask_callout

        requirements = ask_callout(self._session, text, self._view.window())
        if requirements:
            self._add(requirements, place, read_text=text)

    def _add(self, requirements: Sequence[Requirement], place: Place, *, read_text: str) -> None:
        from qcdesigner.editing.characteristics import add_callout
        from qcdesigner.editing.placing import free_place

        session = self._session
        added = session.attempt(
            lambda: add_callout(
                session.document, requirements, annotation=place, balloon=free_place(session.document, place),
                source="text" if read_text else "typed", read_text=read_text,
            )
        )  # fmt: skip
        if added:
            session.selection.set(added)

    def _content(self, sheet_id: str) -> SheetContent | None:
        sheet = self._session.document.get(Sheet, sheet_id)
        opened: Any = self._session.opened.get(sheet.drawing)
        sheets = opened.content.sheets if opened is not None else ()
        return next((content for content in sheets if content.number == sheet.number), None)


def text_inside(content: SheetContent | None, box: QRectF) -> str:
    """What stands in the box (fractions of the sheet), joined as the drawing is read: dimensions, frames, stacked deviations."""
    from qcdesigner.drawings.reading.blocks import text_blocks

    if content is None:
        return ""

    def is_inside(x: float, y: float) -> bool:
        return box.contains(x / content.width, y / content.height)

    runs = tuple(run for run in content.texts if is_inside(*run.centre))
    found = [(a.y, a.x, a.text) for a in content.annotations if is_inside(a.x, a.y)]
    found += [(block.y, block.x, block.text) for block in text_blocks(replace(content, texts=runs))]
    return " ".join(text for _, _, text in sorted(found))
