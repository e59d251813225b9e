"""Files dropped on the window: a plan opens; a drawing makes a new plan, or is added to the open one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from qcdesigner.gui.dialogs.questions import Answer, ask
from qcdesigner.gui.drawing_flow import DrawingFlow
from qcdesigner.gui.file_kinds import is_plan
from qcdesigner.gui.session import Session


class Drops(QObject):
    """Takes local files; what they are is found out when they are opened, so nothing is refused by its name."""

    def __init__(
        self, session: Session, open_path: Callable[[Path], None], drawings: DrawingFlow, *, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._open_path, self._drawings, self._window = session, open_path, drawings, window

    def enter(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """Takes the files once the drop is over: the program that drags must not wait for our questions."""
        paths = _files(event)
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.take(paths))

    def take(self, paths: list[Path]) -> None:
        """Opens the first plan, or deals with the drawings."""
        plans = [path for path in paths if is_plan(path)]
        if plans:
            self._open_path(plans[0])
            return
        wish = self._wish(paths) if paths else "nothing"
        if wish == "new":
            self._open_path(paths[0])
        elif wish == "add":
            for path in paths:
                self._drawings.add(path)

    def _wish(self, paths: list[Path]) -> str:
        """What is to become of drawings: `new` (a plan), `add` (to the open one), `nothing`."""
        session, tr = self._session, self._session.tr_
        if not session.has_plan or session.read_only:
            return "new"
        return ask(
            self._window, tr("What is {name} to become?").format(name=paths[0].name),
            answers=(
                Answer("add", tr("A drawing of this inspection plan"), "accept"),
                Answer("new", tr("A new inspection plan")), Answer("nothing", tr("Cancel"), "reject"),
            ),
        )  # fmt: skip


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
