"""The composition root of the window: one open document with its signals, selection, drawings, language and settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH, Notation
from qcdesigner.gui.selection import Selection
from qcdesigner.i18n.translator import Translator
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.document import Document


class Session(QObject):
    """What every part of the window is given. Widgets read `document`, listen to `changed` and `replaced`.

    `changed(ChangeSet)`: an edit, an undo or a redo. `replaced()`: another document is open. `sheet_shown(str)`: the id of
    the sheet on the canvas. `drawing_opened(str)`: the content of this drawing (id) is there, in `opened`.
    `place_wanted(Place)`: show this point of the drawing. `problem(QcError)`: something to say to the user in one sentence.
    """

    changed = Signal(object)
    replaced = Signal()
    sheet_shown = Signal(str)
    drawing_opened = Signal(str)
    place_wanted = Signal(object)
    problem = Signal(object)

    def __init__(self, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.tr_ = translator.gettext
        self.selection = Selection(self)
        self.opened: dict[str, object] = {}
        self.path: Path | None = None
        self.read_only = False
        self._document = Document()
        self._unsubscribe: Callable[[], None] = self._document.subscribe(self._announce)

    @property
    def document(self) -> Document:
        return self._document

    @property
    def notation(self) -> Notation:
        """How numbers and words of callouts are written in the window's language."""
        return FRENCH if self.translator.language == "fr" else ENGLISH

    def replace_document(self, document: Document, *, path: Path | None = None, read_only: bool = False) -> None:
        """Makes another document the open one; the old one is forgotten (saving it comes before)."""
        self._unsubscribe()
        self._document, self.path, self.read_only = document, path, read_only
        self.opened = {}
        self._unsubscribe = document.subscribe(self._announce)
        self.selection.set(())
        self.replaced.emit()

    def _announce(self, change_set: ChangeSet) -> None:
        self.changed.emit(change_set)
