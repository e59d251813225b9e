"""The composition root of the window: one open document with its signals, selection, drawings, language and settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.folders import Folders, user_folders
from qcdesigner.gui.selection import Selection
from qcdesigner.gui.settings import Settings, load_settings, save_settings
from qcdesigner.i18n.translator import Translator
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.document import Document

if TYPE_CHECKING:
    from qcdesigner.domain.tolerances.notation import Notation

T = TypeVar("T")


class Closable(Protocol):
    """A drawing that was opened: what the session must know of it."""

    def close(self) -> None: ...


class Session(QObject):
    """What every part of the window is given. Widgets read `document`, listen to `changed` and `replaced`.

    `changed(ChangeSet)`: an edit, an undo or a redo. `replaced()`: another document is open. `sheet_shown(str)`: the id of
    the sheet on the canvas. `drawing_opened(str)`: the content of this drawing (id) is there, in `opened`.
    `place_wanted(Place)`: show this point of the drawing. `problem(QcError)`: something to say to the user in one sentence.
    `notice(str)`: something that went well, for the status bar. `saved()`: the document has reached the disk.
    `settings_changed()`: other preferences are in force.
    """

    changed = Signal(object)
    replaced = Signal()
    sheet_shown = Signal(str)
    drawing_opened = Signal(str)
    place_wanted = Signal(object)
    problem = Signal(object)
    notice = Signal(str)
    saved = Signal()
    settings_changed = Signal()

    def __init__(
        self, translator: Translator, parent: QObject | None = None, *, folders: Folders | None = None
    ) -> None:
        super().__init__(parent)
        self.translator = translator
        self.tr_ = translator.gettext
        self.folders = folders or user_folders()
        self.settings = load_settings(self.folders.settings)
        self.selection = Selection(self)
        self.opened: dict[str, Closable] = {}
        self.path: Path | None = None
        self.read_only = False
        self.has_plan = False
        self._document = Document()
        self._unsubscribe: Callable[[], None] = self._document.subscribe(self._announce)

    @property
    def document(self) -> Document:
        return self._document

    @property
    def is_modified(self) -> bool:
        """True if the open plan holds something that its file does not."""
        return self.has_plan and self._document.history.is_modified

    @property
    def notation(self) -> Notation:
        """How numbers and words of callouts are written in the window's language (imported late: the start is quick)."""
        from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH

        return FRENCH if self.translator.language == "fr" else ENGLISH

    @property
    def documents_language(self) -> str:
        """The language proposed for what is exported and printed: `fr` or `en`."""
        return self.settings.documents_language or self.translator.language

    def set_language(self, translator: Translator) -> None:
        """Speaks another language from now on; who shows texts is built again by the application."""
        self.translator, self.tr_ = translator, translator.gettext

    def change_settings(self, **values: object) -> Settings:
        """Keeps these settings (on disk too) and announces them if they differ."""
        wanted = replace(self.settings, **values)  # type: ignore[arg-type]
        if wanted != self.settings:
            self.settings = wanted
            save_settings(wanted, self.folders.settings)
            self.settings_changed.emit()
        return self.settings

    def attempt(self, wish: Callable[[], T]) -> T | None:
        """What the wish gives; a refusal is announced as `problem` and gives None."""
        try:
            return wish()
        except QcError as error:
            self.problem.emit(error)
            return None

    def replace_document(
        self,
        document: Document,
        *,
        path: Path | None = None,
        read_only: bool = False,
        opened: Mapping[str, Closable] | None = None,
    ) -> None:
        """Makes another document the open one; the old one is forgotten (saving it comes before).

        `opened` are contents of its drawings, by id, that are there already.
        """
        self._put(document, opened or {})
        self.path, self.read_only, self.has_plan = path, read_only, True
        self.replaced.emit()

    def close_document(self) -> None:
        """Leaves no plan open: the start page is shown."""
        self._put(Document(), {})
        self.path, self.read_only, self.has_plan = None, False, False
        self.replaced.emit()

    def _put(self, document: Document, opened: Mapping[str, Closable]) -> None:
        self._unsubscribe()
        for drawing in self.opened.values():
            drawing.close()
        self._document = document
        self.opened = dict(opened)
        self._unsubscribe = document.subscribe(self._announce)
        self.selection.set(())

    def _announce(self, change_set: ChangeSet) -> None:
        self.changed.emit(change_set)
