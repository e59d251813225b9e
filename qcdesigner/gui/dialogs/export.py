"""The export dialog: which documents, in which format and language, for which phase, where; and what the first page looks like."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.background import Background, Operation
from qcdesigner.gui.dialogs.export_choices import ExportChoices
from qcdesigner.gui.dialogs.page_view import PageView
from qcdesigner.gui.preview import first_page, make, pictures_of
from qcdesigner.gui.session import Session
from qcdesigner.i18n.sentences import sentence

_PREVIEW_DELAY_MS = 250


class ExportDialog(QDialog):
    """Stays open after an export, so that several can be made. `folder_wanted`: show the folder that was written to."""

    folder_wanted = Signal(str)

    def __init__(self, session: Session, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = session.tr_
        self._session, self._background = session, background
        self._previewing: Operation | None = None
        self.setWindowTitle(tr("Export the documents"))
        self.resize(1060, 720)
        self.choices = ExportChoices(session)
        self.page = PageView(tr)
        self.result = QLabel()
        self.result.setWordWrap(True)
        self.show_folder = QPushButton(tr("Show the folder"))
        self.show_folder.clicked.connect(lambda: self.folder_wanted.emit(str(self.choices.folder)))
        self.show_folder.hide()
        self._lay_out()
        self._delay = QTimer(self, singleShot=True, interval=_PREVIEW_DELAY_MS)
        self._delay.timeout.connect(self._preview)
        self.choices.changed.connect(self._follow_choices)
        self._follow_choices()

    def _lay_out(self) -> None:
        tr = self._session.tr_
        buttons = QDialogButtonBox()
        self.export_button = buttons.addButton(tr("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        self.export_button.setProperty("primary", True)
        self.export_button.clicked.connect(self.export)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.choices, 1)
        left.addWidget(self.result)
        left.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 16)
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addWidget(self.page, 3)

    def export(self) -> None:
        """Makes what is ticked, in the background."""
        session, folder = self._session, self.choices.folder
        wishes, snapshot, pictures = self.choices.wishes(), session.document.snapshot(), pictures_of(session)
        session.change_settings(export_folder=str(folder))

        def work(operation: Operation) -> list[Path]:
            folder.mkdir(parents=True, exist_ok=True)
            paths: list[Path] = []
            for done, wish in enumerate(wishes):
                if not operation.cancelled():
                    paths += make(snapshot, wish, folder=folder, pictures=pictures)
                operation.progress((done + 1) / len(wishes))
            return paths

        self.export_button.setEnabled(False)
        self._say(session.tr_("Exporting…"))
        self._background.run(session.tr_("Exporting…"), work, then=self._exported, failed=self._refused)

    def done(self, result: int) -> None:
        self._give_preview_up()
        super().done(result)

    def _exported(self, paths: list[Path]) -> None:
        text = self._session.translator.ngettext("{n} file written:", "{n} files written:", len(paths))
        names = "<br>".join(path.name for path in paths)
        self._say(f"{text.format(n=len(paths))}<br>{names}")
        self.show_folder.show()
        self._follow_choices()

    def _refused(self, error: QcError) -> None:
        self._say(sentence(error, self._session.tr_))
        self._follow_choices()

    def _say(self, text: str) -> None:
        self.result.setText(text)

    def _follow_choices(self) -> None:
        self.export_button.setEnabled(bool(self.choices.wishes()))
        self._delay.start()

    def _preview(self) -> None:
        """Makes the first page of the document in front; what was being made for another is given up."""
        self._give_preview_up()
        wish, session = self.choices.wish_in_front(), self._session
        if wish is None:
            return
        snapshot, pictures = session.document.snapshot(), pictures_of(session)
        self.page.wait()
        self._previewing = self._background.run(
            session.tr_("Preparing the preview…"),
            lambda op: first_page(snapshot, wish, pictures=pictures, cancelled=op.cancelled),
            then=self._previewed, failed=self._no_preview,
        )  # fmt: skip

    def _previewed(self, picture: Any) -> None:
        self._previewing = None
        self.page.show_picture(picture)

    def _no_preview(self, error: QcError) -> None:
        self._previewing = None
        self.page.show_text(sentence(error, self._session.tr_))

    def _give_preview_up(self) -> None:
        if self._previewing is not None:
            self._previewing.cancel()
            self._previewing = None
