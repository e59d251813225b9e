"""The status bar: the account of the drawing (read, to confirm, unread), each count a way to what it counts; the state of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.marks import mark_icon
from qcdesigner.model.account import account_of


class StatusBar(QStatusBar):
    """Follows the session; notices show for some seconds at the left. `table_wanted()`, `left_wanted(str)`: a count was clicked, with the first of what it counts."""

    table_wanted = Signal()
    left_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.counts = _count(tr("Shows the table of characteristics (Ctrl+T)"), self.table_wanted.emit)
        self.unconfirmed = _count(tr("Read with some doubt: goes to the first that a person must confirm (F8: the next)"), self._go_to_doubt)
        self.unread = _count(tr("Texts of the drawing that were seen and not understood: goes to the first (Ctrl+4)"), self._go_to_unread)
        self.settled, self.file_state = _count(tr("Shows what was waived or set aside by a rule"), self._go_to_account), QLabel()
        for widget in (self.counts, self.unconfirmed, self.unread, self.settled, self.file_state):
            self.addPermanentWidget(widget)
        self.setSizeGripEnabled(False)

    def say(self, text: str) -> None:
        """Shows a notice for some seconds."""
        self.showMessage(text, 6000)

    def refresh(self) -> None:
        """Counts again."""
        session = self._session
        tr, ntr, account = session.tr_, session.translator.ngettext, account_of(session.document)
        doubts, unread = len(account.to_confirm), len(account.unread)
        count = account.characteristics
        self.counts.setText(ntr("{n} characteristic", "{n} characteristics", count).format(n=count))
        self.unconfirmed.setText(tr("{n} to confirm").format(n=doubts))
        self.unread.setText(ntr("{n} unread text", "{n} unread texts", unread).format(n=unread))
        self.settled.setText(tr("Nothing left to settle"))
        self.settled.setIcon(mark_icon("done", self.palette()))
        self.file_state.setText(self._state())
        is_complete = account.is_settled and count > 0
        for widget, wanted in (
            (self.counts, True), (self.unconfirmed, doubts), (self.unread, unread), (self.settled, is_complete),
            (self.file_state, True),
        ):  # fmt: skip
            widget.setVisible(session.has_plan and bool(wanted))

    def _go_to_doubt(self) -> None:
        self.left_wanted.emit(account_of(self._session.document).to_confirm[0].id)

    def _go_to_unread(self) -> None:
        self.left_wanted.emit(account_of(self._session.document).unread[0].id)

    def _go_to_account(self) -> None:
        self.left_wanted.emit("")

    def _state(self) -> str:
        tr = self._session.tr_
        if self._session.read_only:
            return tr("Read-only")
        if self._session.path is None:
            return tr("Never saved")
        return tr("Not saved") if self._session.is_modified else tr("Saved")


def _count(tip: str, go: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(go)
    return button
