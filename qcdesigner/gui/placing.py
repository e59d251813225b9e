"""From a click or a box on the drawing to a characteristic: what stands there is read; what it does not say is asked.

Boxes round text that the file does not write are recognised in the background, one after the other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRectF

from qcdesigner.domain.errors import CalloutError, QcError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse, write
from qcdesigner.gui.background import Background
from qcdesigner.gui.session import Session
from qcdesigner.model.reading import ReadCallout, ReadText
from qcdesigner.model.records import Ignored, Place, Sheet, Source

if TYPE_CHECKING:
    from qcdesigner.drawings.content import SheetContent
    from qcdesigner.drawings.reading.region import Box
    from qcdesigner.gui.canvas.view import DrawingView


class Placing(QObject):
    """Follows what the tools of the drawing announce; each click or box that is understood makes one edit."""

    def __init__(self, session: Session, view: DrawingView, background: Background) -> None:
        super().__init__(view)
        self._session, self._view, self._background = session, view, background
        self._boxes: deque[Place] = deque()
        self._is_reading = False
        view.annotation_clicked.connect(self._place_annotation)
        view.box_drawn.connect(self._take_box)
        view.point_placed.connect(self._ask)
        session.replaced.connect(self._forget)

    def _forget(self) -> None:
        self._boxes.clear()

    # A click

    def _place_annotation(self, place: Place) -> None:
        """Takes the text there as it is if it is a callout; else the user completes it."""
        found, content = self._view.text_at(self._view.point_of(place)), self._content(place.sheet)
        if found is None or content is None:
            self._ask(place)
            return
        x, y, width, height = found.x, found.y, 2 * found.half_width, 2 * found.half_height
        size = (width / content.width, height / content.height)
        region = Place(place.sheet, x / content.width, y / content.height, *size, found.angle)
        try:
            requirements = tuple(parse(found.text, unit=self._unit)) if found.text.strip() else ()
        except CalloutError:
            requirements = ()
        if requirements:
            source: Source = "text" if found.confidence >= 1.0 else "ocr"
            self._add(requirements, region, source=source, confidence=found.confidence, read_text=found.text)
        else:
            self._ask(region, found.text)

    # A box

    def _take_box(self, sheet_id: str, box: QRectF) -> None:
        centre = box.center()
        self._boxes.append(Place(sheet_id, centre.x(), centre.y(), box.width(), box.height()))
        self._read_next()

    def _read_next(self) -> None:
        """Reads the boxes in turn, at once where the file writes what stands in them."""
        from qcdesigner.drawings.reading.region import read_written

        while self._boxes and not self._is_reading:
            region = self._boxes.popleft()
            content = self._content(region.sheet)
            if content is None:
                self._ask(region)
                continue
            written = read_written(content, _box(content, region), unit=self._unit)
            is_drawn = content.tiled or content.strokes or content.fills
            if isinstance(written, ReadText) and is_drawn:
                self._recognise(region, content, written)
            else:
                self._take(region, written)

    def _recognise(self, region: Place, content: SheetContent, written: ReadText) -> None:
        from qcdesigner.drawings.reading.region import recognise_region

        drawing, document = self._drawing(region.sheet), self._session.document
        box, unit = _box(content, region), self._unit

        def take(found: ReadCallout | ReadText) -> None:
            if self._session.document is document:
                is_nothing = isinstance(found, ReadText) and not found.text
                self._take(region, replace(written, why=found.why) if is_nothing else found)
            self._go_on()

        self._is_reading = True
        self._show(region)
        self._background.run(
            self._session.tr_("Reading the box…"),
            lambda operation: recognise_region(drawing, content, box, unit=unit, cancelled=operation.cancelled),
            then=take, failed=partial(self._refuse, region), cancelled=self._go_on,
        )  # fmt: skip

    def _take(self, region: Place, found: ReadCallout | ReadText) -> None:
        if isinstance(found, ReadText):
            self._ask(region, found.text, why=found.why)
            return
        place = Place(region.sheet, found.x, found.y, found.width, found.height, found.angle)
        self._add(
            found.requirements, region, annotation=place, source=found.source, confidence=found.confidence,
            read_text=found.text, forced=found.forced,
        )  # fmt: skip

    def _refuse(self, region: Place, error: QcError) -> None:
        """Without recognition the user types what stands there."""
        if error.code == "ocr_missing":
            self._ask(region, why=error.code)
        else:
            self._session.problem.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        self._is_reading = False
        self._view.highlight.hide()
        self._read_next()

    # What comes of it

    def _ask(self, region: Place, text: str = "", *, why: str = "") -> None:
        """Has the user type or correct the callout; `why` it was not simply read."""
        from qcdesigner.gui.dialogs.callout import ask_callout

        picture = self._view.picture_of(region) if region.width else None
        requirements = ask_callout(self._session, text, self._view.window(), why=why, picture=picture)
        if requirements:
            self._add(requirements, region, read_text=text)

    def _add(self, requirements: Sequence[Requirement], region: Place, **details: Any) -> None:
        from qcdesigner.editing.regions import add_at_region

        session = self._session
        zone = self._zone(region)
        added = session.attempt(lambda: add_at_region(session.document, requirements, region, grid_zone=zone, **details))
        if added:
            session.selection.set(added)
            self._say(requirements, is_doubtful=details.get("source") == "ocr")

    def _zone(self, place: Place) -> str:
        """The zone of the sheet's grid there, by the marks that were read."""
        from qcdesigner.drawings.reading.grid import find_grid

        texts = self._session.document.table(Ignored).values()
        marks = [t for t in texts if t.rule == "grid" and t.place.sheet == place.sheet]
        grid, _ = find_grid([mark.text for mark in marks], [(mark.place.x, mark.place.y) for mark in marks])
        return grid.zone(place.x, place.y)

    def _say(self, requirements: Sequence[Requirement], *, is_doubtful: bool) -> None:
        tr, said = self._session.tr_, " · ".join(write(r, self._session.notation) for r in requirements)
        text = tr("Read: {callout}. To confirm.") if is_doubtful else tr("Added: {callout}.")
        self._session.notice.emit(text.format(callout=said))

    def _show(self, region: Place) -> None:
        """Marks the box while it is read."""
        page = self._view.balloons.page
        width_mm, height_mm = region.width * page.width_mm, region.height * page.height_mm
        self._view.highlight.show_box(self._view.point_of(region), width_mm, height_mm)

    @property
    def _unit(self) -> str:
        return self._session.document.plan.unit

    def _drawing(self, sheet_id: str) -> Any:
        return self._session.opened.get(self._session.document.get(Sheet, sheet_id).drawing)

    def _content(self, sheet_id: str) -> SheetContent | None:
        opened: Any = self._drawing(sheet_id)
        sheets = opened.content.sheets if opened is not None else ()
        number = self._session.document.get(Sheet, sheet_id).number
        return next((content for content in sheets if content.number == number), None)


def _box(content: SheetContent, region: Place) -> Box:
    """The region in sheet units: left, top, width, height."""
    width, height = region.width * content.width, region.height * content.height
    return region.x * content.width - width / 2, region.y * content.height - height / 2, width, height
