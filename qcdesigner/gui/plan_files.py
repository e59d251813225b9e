"""The user's ways with plan files: open, save, save as, close, and the question about unsaved changes before leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from qcdesigner.domain.errors import QcError, StorageError
from qcdesigner.gui.background import Background
from qcdesigner.gui.custody import Custody, Loaded, Written, load, take_over
from qcdesigner.gui.dialogs.questions import Answer, ask, choose_file, choose_new_file
from qcdesigner.gui.file_kinds import plan_filter, with_plan_suffix
from qcdesigner.gui.session import Session
from qcdesigner.model.document import Document, Snapshot
from qcdesigner.model.queries import drawings_in_order

Next = Callable[[], None]


def _finish_typing() -> None:
    """Has the field that is being typed in say what it holds, as leaving it does: it belongs to what is saved."""
    line = QApplication.focusWidget()
    if isinstance(line, QLineEdit):
        line.clearFocus()
        (line if line.isVisible() else line.parentWidget()).setFocus()


class PlanFiles(QObject):
    """Every way asks what it must, works in the background, and leaves the open plan alone until the next is there."""

    def __init__(self, session: Session, background: Background, custody: Custody, *, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._background, self._custody, self._window = session, background, custody, window

    def ask_open(self) -> None:
        """Asks for a plan file and opens it."""
        tr = self._session.tr_
        path = choose_file(self._window, tr("Open an inspection plan"), self._session.settings.last_folder, plan_filter(tr))
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Opens a plan file, once unsaved changes are settled."""
        if self._session.path is not None and self._session.path.absolute() == path.absolute():
            self._session.notice.emit(self._session.tr_("{name} is open already.").format(name=path.name))
            return
        self.leave_then(lambda: self._load(path, self._loaded, locked=True))

    def open_copy(self, path: Path) -> None:
        """Opens a plan file as a new plan: the file itself is never written to."""
        self.leave_then(lambda: self._load(path, self._copy_loaded))

    def ask_new_similar(self) -> None:
        """Asks for the plan of a similar part and makes a new plan of it."""
        tr = self._session.tr_
        title = tr("New from a similar inspection plan")
        path = choose_file(self._window, title, self._session.settings.last_folder, plan_filter(tr))
        if path is not None:
            self.leave_then(lambda: self._load(path, self._similar_loaded))

    def save(self, then: Next | None = None) -> None:
        """Saves under the name it has, or asks for one; then goes on."""
        _finish_typing()
        if self._session.path is None:
            self.ask_save_as(then)
        else:
            self._write(self._session.path, then, replaces_other=False)

    def ask_save_as(self, then: Next | None = None) -> None:
        """Asks for a name and saves under it; then goes on."""
        _finish_typing()
        tr = self._session.tr_
        path = choose_new_file(self._window, tr("Save the inspection plan"), str(self._proposed_path()), plan_filter(tr))
        if path is not None:
            wanted = with_plan_suffix(path)
            self._write(wanted, then, replaces_other=wanted != self._session.path)

    def close_plan(self) -> None:
        """Closes the plan and shows the start page."""
        self.leave_then(self._close)

    def leave_then(self, go: Next) -> None:
        """Goes on at once if nothing would be lost; else asks: save first, give the changes up, or stay."""
        _finish_typing()
        if not self._session.is_modified:
            go()
            return
        answer = self._ask_unsaved()
        if answer == "save":
            self.save(then=go)
        elif answer == "discard":
            go()

    def _ask_unsaved(self) -> str:
        tr, path = self._session.tr_, self._session.path
        name = path.name if path else tr("the new inspection plan")
        return ask(
            self._window, tr("Save the changes of {name}?").format(name=name), detail=tr("They are lost otherwise."),
            answers=(
                Answer("save", tr("Save"), "accept"), Answer("discard", tr("Do not save"), "destroy"),
                Answer("stay", tr("Cancel"), "reject"),
            ),
        )  # fmt: skip

    def _close(self) -> None:
        self._custody.release()
        self._session.close_document()

    def _load(self, path: Path, then: Callable[[Loaded], None], *, locked: bool = False) -> None:
        self._in_background(path, lambda: load(path, locked=locked), then)

    def _in_background(self, path: Path, work: Callable[[], Loaded], then: Callable[[Loaded], None]) -> None:
        title = self._session.tr_("Opening {name}…").format(name=path.name)
        self._background.run(
            title, lambda op: work(), then=then, failed=lambda error: self._not_loaded(path, error), can_cancel=False
        )

    def _not_loaded(self, path: Path, error: QcError) -> None:
        if error.code == "not_found":
            self._session.change_settings(recent=self._session.settings.without_recent(path).recent)
        self._session.problem.emit(error)

    def _loaded(self, loaded: Loaded) -> None:
        answer = "read"
        if loaded.refusal is not None and loaded.refusal.code == "locked":
            answer = self._ask_locked(loaded.refusal)
        if answer == "take":
            self._in_background(loaded.path, lambda: take_over(loaded), self._loaded)
        elif answer == "read":
            self._custody.release()
            self._session.replace_document(
                Document(loaded.snapshot), path=loaded.path, read_only=loaded.lock is None
            )
            self._custody.begin(stamp=loaded.stamp, lock=loaded.lock)
            self._remember(loaded.path)

    def _copy_loaded(self, loaded: Loaded) -> None:
        self._show_new(loaded.snapshot)

    def _similar_loaded(self, loaded: Loaded) -> None:
        from qcdesigner.editing.similar import new_from_plan

        self._show_new(new_from_plan(loaded.snapshot))

    def _show_new(self, plan: Snapshot | Document) -> None:
        self._custody.release()
        self._session.replace_document(plan if isinstance(plan, Document) else Document(plan))
        self._custody.begin()

    def _ask_locked(self, refusal: QcError) -> str:
        tr = self._session.tr_
        text = tr("The lock of this inspection plan cannot be read: somebody may have it open.")
        if refusal.data["host"]:
            text = tr("This inspection plan is open at {user} ({host}) since {since}.").format(
                user=refusal.data["user"], host=refusal.data["host"], since=str(refusal.data["since"]).replace("T", " ")
            )
        return ask(
            self._window, text,
            detail=tr("You can read it and export its documents; changes cannot be saved under this name."),
            answers=(
                Answer("read", tr("Open read-only"), "accept"), Answer("take", tr("Take it over"), "destroy"),
                Answer("stay", tr("Cancel"), "reject"),
            ),
        )  # fmt: skip

    def _write(self, path: Path, then: Next | None, *, replaces_other: bool) -> None:
        document = self._session.document
        position, snapshot = document.history.seal(), document.snapshot()
        expected = None if replaces_other else self._custody.stamp

        def written(done: Written) -> None:
            if self._session.document is document:
                document.history.mark_saved(position)
                self._saved(done)
            if then is not None:
                then()

        self._background.run(
            self._session.tr_("Saving {name}…").format(name=path.name),
            lambda op: self._custody.write(snapshot, path, expected), then=written,
            failed=lambda error: self._not_written(path, then, error), can_cancel=False,
        )  # fmt: skip

    def _saved(self, done: Written) -> None:
        self._session.path, self._session.read_only = done.path, False
        self._custody.keep(done)
        self._remember(done.path)
        self._session.saved.emit()
        self._session.notice.emit(self._session.tr_("Saved: {name}").format(name=done.path.name))

    def _not_written(self, path: Path, then: Next | None, error: QcError) -> None:
        if not isinstance(error, StorageError) or error.code != "changed_underneath":
            self._session.problem.emit(error)
            return
        tr = self._session.tr_
        answer = ask(
            self._window, tr("{name} was changed by someone else since you opened it.").format(name=path.name),
            detail=tr("Save yours under another name to keep both."),
            answers=(
                Answer("other", tr("Save under another name…"), "accept"),
                Answer("replace", tr("Replace theirs"), "destroy"), Answer("stay", tr("Cancel"), "reject"),
            ),
        )  # fmt: skip
        if answer == "other":
            self.ask_save_as(then)
        elif answer == "replace":
            self._write(path, then, replaces_other=True)

    def _proposed_path(self) -> Path:
        session = self._session
        if session.path is not None:
            return session.path
        drawings = drawings_in_order(session.document)
        name = session.document.part.reference or (Path(drawings[0].file_name).stem if drawings else "")
        safe = "".join("_" if c in '<>:"/\\|?*' else c for c in name) or session.tr_("Inspection plan")
        return Path(session.settings.last_folder or Path.home()) / f"{safe}.qcd"

    def _remember(self, path: Path) -> None:
        known = self._session.settings.with_recent(path)
        self._session.change_settings(recent=known.recent, last_folder=known.last_folder)
