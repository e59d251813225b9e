"""The status bar: how many characteristics, how many to confirm, how many texts unread, and the state of the file."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from qcdesigner.gui.session import Session
from qcdesigner.model.records import Characteristic, Unread


class StatusBar(QStatusBar):
    """Follows the session; notices show for some seconds at the left."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.counts, self.unconfirmed, self.unread, self.file_state = QLabel(), QLabel(), QLabel(), QLabel()
        tr = session.tr_
        self.unconfirmed.setToolTip(tr("Read with some doubt: a person must confirm them (F8 goes to the next)"))
        self.unread.setToolTip(tr("Texts of the drawing that were seen and not understood (Ctrl+4)"))
        for label in (self.counts, self.unconfirmed, self.unread, self.file_state):
            self.addPermanentWidget(label)
        self.setSizeGripEnabled(False)

    def say(self, text: str) -> None:
        """Shows a notice for some seconds."""
        self.showMessage(text, 6000)

    def refresh(self) -> None:
        """Counts again."""
        session, document = self._session, self._session.document
        tr, ntr = session.tr_, session.translator.ngettext
        characteristics = document.table(Characteristic).values()
        doubts = sum(not c.confirmed for c in characteristics)
        unread = sum(not text.waived for text in document.table(Unread).values())
        count = len(characteristics)
        self.counts.setText(ntr("{n} characteristic", "{n} characteristics", count).format(n=count))
        self.unconfirmed.setText(tr("{n} to confirm").format(n=doubts))
        self.unread.setText(ntr("{n} unread text", "{n} unread texts", unread).format(n=unread))
        self.file_state.setText(self._state())
        for label, wanted in (
            (self.counts, True), (self.unconfirmed, doubts), (self.unread, unread), (self.file_state, True)
        ):  # fmt: skip
            label.setVisible(session.has_plan and bool(wanted))

    def _state(self) -> str:
        tr = self._session.tr_
        if self._session.read_only:
            return tr("Read-only")
        if self._session.path is None:
            return tr("Never saved")
        return tr("Not saved") if self._session.is_modified else tr("Saved")
