"""What the program left behind when it was killed: offered at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qcdesigner.gui.background import Background
from qcdesigner.gui.custody import Custody
from qcdesigner.gui.dialogs.questions import Answer, ask
from qcdesigner.gui.session import Session
from qcdesigner.model.document import Snapshot

if TYPE_CHECKING:
    from qcdesigner.storage.journal import Recovery


class RecoveryOffer:
    """Offers the journals that were left, the latest first; then goes on with what was asked for."""

    def __init__(self, session: Session, background: Background, custody: Custody, *, window: QWidget) -> None:
        self._session, self._background, self._custody, self._window = session, background, custody, window

    def begin(self, then: Callable[[], None]) -> None:
        """Looks for journals; without any, goes on at once and imports nothing."""
        journals = self._session.folders.recovery
        if not any(journals.glob("*/head.json")):
            then()
            return
        from qcdesigner.storage.journal import left_journals

        left = left_journals(journals)
        if left:
            self._read(left[-1], then)
        else:
            then()

    def _read(self, folder: Path, then: Callable[[], None]) -> None:
        from qcdesigner.storage.journal import recover

        def failed(error: object) -> None:
            self._session.problem.emit(error)
            then()

        self._background.run(
            self._session.tr_("Looking for unsaved changes…"), lambda op: recover(folder),
            then=lambda recovery: self._offer(recovery, folder, then), failed=failed, can_cancel=False,
        )  # fmt: skip

    def _offer(self, recovery: Recovery, folder: Path, then: Callable[[], None]) -> None:
        answer = self._ask(recovery)
        if answer == "recover":
            self._show(recovery)
        if answer != "later":
            from qcdesigner.storage.journal import discard

            discard(folder)
        if answer != "recover":
            then()

    def _ask(self, recovery: Recovery) -> str:
        tr = self._session.tr_
        name = recovery.plan.name if recovery.plan else tr("a new inspection plan")
        return ask(
            self._window, tr("The program ended before the changes of {name} were saved.").format(name=name),
            detail=tr("They were kept: you can have them back."),
            answers=(
                Answer("recover", tr("Recover the changes"), "accept"), Answer("discard", tr("Give them up"), "destroy"),
                Answer("later", tr("Decide later"), "reject"),
            ),
        )  # fmt: skip

    def _show(self, recovery: Recovery) -> None:
        """Opens the plan as it was, unsaved; a file changed meanwhile is found out when saving."""
        from qcdesigner.storage.lock import acquire
        from qcdesigner.storage.package import FileStamp, load_plan

        base, stamp, lock = Snapshot({}), None, None
        if recovery.plan is not None:
            base, stamp = load_plan(recovery.plan)
            lock = self._session.attempt(lambda: acquire(recovery.plan))
            stamp = FileStamp(0, "") if recovery.base_changed else stamp
        self._custody.release()
        self._session.replace_document(
            recovery.document, path=recovery.plan, read_only=recovery.plan is not None and lock is None
        )
        self._custody.begin(stamp=stamp, lock=lock)
        self._custody.go_on_from(base)
