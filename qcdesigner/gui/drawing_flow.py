"""The user's ways from a drawing to the window: a new plan of it, one more in the open plan, the canvas of a plan opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qcdesigner.gui.background import Background, Operation
from qcdesigner.gui.custody import Custody
from qcdesigner.gui.dialogs.questions import choose_file, choose_files
from qcdesigner.gui.drawing_files import (
    Ballooned,
    apply_ballooned,
    balloon_drawing,
    open_again,
    put_drawing,
    read_drawing,
)
from qcdesigner.gui.file_kinds import drawing_filter
from qcdesigner.gui.session import Session
from qcdesigner.i18n.reading_remarks import reading_sentences
from qcdesigner.model.document import Document
from qcdesigner.model.queries import drawings_in_order
from qcdesigner.model.records import Drawing

Leave = Callable[[Callable[[], None]], None]


class DrawingFlow(QObject):
    """`leave` asks about unsaved changes and then goes on; see `PlanFiles.leave_then`."""

    def __init__(
        self, session: Session, background: Background, custody: Custody, *, window: QWidget, leave: Leave
    ) -> None:
        super().__init__(window)
        self._session, self._background, self._custody = session, background, custody
        self._window, self._leave = window, leave
        self._asked: set[str] = set()
        session.replaced.connect(self._follow_document)
        session.changed.connect(self._show_drawings)
        self._follow_document()

    def ask_new(self) -> None:
        """Asks for a drawing and makes a new plan of it."""
        tr = self._session.tr_
        path = choose_file(self._window, tr("Open a drawing"), self._session.settings.last_folder, drawing_filter(tr))
        if path is not None:
            self.new_from(path)

    def ask_add(self) -> None:
        """Asks for drawings and adds them to the open plan."""
        tr = self._session.tr_
        for path in choose_files(self._window, tr("Add a drawing"), self._session.settings.last_folder, drawing_filter(tr)):
            self.add(path)

    def new_from(self, path: Path) -> None:
        """Makes a new plan of the drawing, in the background; the open one stays until it is there."""
        self._leave(lambda: self._read_new(path))

    def add(self, path: Path) -> None:
        """Adds the drawing to the open plan, in the background."""
        basis, general = self._session.document.snapshot(), self._session.document.plan.general_tolerance
        self._run(
            path, lambda op: balloon_drawing(self._read(path, op, general), basis), self._added
        )  # fmt: skip

    def _follow_document(self) -> None:
        drawings = self._session.document.table(Drawing).values()
        self._asked = {drawing.sha256 for drawing in drawings if drawing.id in self._session.opened}
        self._show_drawings()

    def _show_drawings(self, _change: object = None) -> None:
        """Opens in the background the drawings of the plan that the canvas does not have yet."""
        document = self._session.document
        for drawing in drawings_in_order(document):
            if drawing.sha256 not in self._asked and drawing.sha256 in document.files:
                self._asked.add(drawing.sha256)
                self._open_again(drawing, document.files[drawing.sha256])

    def _read_new(self, path: Path) -> None:
        settings = self._session.settings

        def work(operation: Operation) -> tuple[Document, str, Any]:
            drawing, document = self._read(path, operation, settings.general_tolerance), Document()
            with document.edit("new_from_drawing") as edit:
                edit.put(replace(document.plan, balloon_size=settings.balloon_size))
                drawing_id = put_drawing(document, drawing)
                _sign(document, settings.company)
            return document, drawing_id, drawing.opened

        self._run(path, work, self._made)

    def _read(self, path: Path, operation: Operation, general: str) -> Any:
        return read_drawing(path, general=general, cache_folder=self._session.folders.cache, operation=operation)

    def _run(self, path: Path, work: Callable[[Operation], Any], then: Callable[[Any], None]) -> None:
        self._session.change_settings(last_folder=str(path.absolute().parent))
        title = self._session.tr_("Opening {name}…").format(name=path.name)
        self._background.run(title, work, then=then, failed=self._session.problem.emit)

    def _made(self, made: tuple[Document, str, Any]) -> None:
        document, drawing_id, opened = made
        self._custody.release()
        self._session.replace_document(document, opened={drawing_id: opened})
        self._custody.begin()
        self._session.drawing_opened.emit(drawing_id)
        self._say_remarks(opened)

    def _added(self, ballooned: Ballooned) -> None:
        self._asked.add(ballooned.drawing.sha256)
        drawing_id = self._session.attempt(lambda: apply_ballooned(self._session.document, ballooned))
        if drawing_id is None:
            ballooned.drawing.opened.close()
        else:
            self._opened(drawing_id, ballooned.drawing.opened)
            self._say_remarks(ballooned.drawing.opened)

    def _say_remarks(self, opened: Any) -> None:
        """What the user should know of how the drawing was read."""
        said = reading_sentences(opened.content.remarks, self._session.tr_)
        if said:
            self._session.notice.emit(" ".join(said))

    def _open_again(self, drawing: Drawing, content: bytes) -> None:
        session, document = self._session, self._session.document
        cache_folder = session.folders.cache

        def then(opened: Any) -> None:
            if session.document is document:
                self._opened(drawing.id, opened)
            else:
                opened.close()

        self._background.run(
            session.tr_("Opening {name}…").format(name=drawing.file_name),
            lambda op: open_again(drawing.file_name, content, cache_folder=cache_folder, operation=op),
            then=then, failed=session.problem.emit,
        )  # fmt: skip

    def _opened(self, drawing_id: str, opened: Any) -> None:
        self._session.opened[drawing_id] = opened
        self._session.drawing_opened.emit(drawing_id)


def _sign(document: Document, company: str) -> None:
    """Puts the company of the preferences where the drawing names none."""
    with document.edit("new_from_drawing") as edit:
        edit.put(replace(document.plan, company=document.plan.company or company))
