"""What is chosen in the export dialog: documents and formats, language, phase, folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.documents.catalogue import document_types
from qcdesigner.documents.document_type import DocumentType
from qcdesigner.gui.dialogs.questions import choose_folder
from qcdesigner.gui.icons import icon
from qcdesigner.gui.preview import Wish
from qcdesigner.gui.session import Session
from qcdesigner.model.queries import phases_in_order

ICONS = {"docx": "file-text", "xlsx": "file-spreadsheet", "pdf": "file-type-pdf", "png": "photo"}
WISH = Qt.ItemDataRole.UserRole


class ExportChoices(QWidget):
    """One line for each document and format. `changed`: something else is chosen or in front."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        tr = session.tr_
        self.documents = QListWidget()
        self.documents.setAccessibleName(tr("Documents"))
        self.language = QComboBox()
        self.language.addItem(tr("French (decimal comma)"), "fr")
        self.language.addItem(tr("English (decimal point)"), "en")
        self.language.setCurrentIndex(self.language.findData(session.documents_language))
        self.phase = QComboBox()
        self.phase.addItem(tr("All phases"), None)
        for phase in phases_in_order(session.document):
            self.phase.addItem(f"{phase.number} — {phase.name}", phase.id)
        self.folder_line = QLineEdit(str(self._first_folder()))
        self._lay_out()
        self._fill()
        self.documents.currentRowChanged.connect(self.changed)
        self.documents.itemChanged.connect(self.changed)
        self.phase.currentIndexChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(self._speak)

    @property
    def folder(self) -> Path:
        return Path(self.folder_line.text().strip()).expanduser()

    def wishes(self) -> tuple[Wish, ...]:
        """The documents ticked."""
        items = (self.documents.item(i) for i in range(self.documents.count()))
        return tuple(self._wish(item) for item in items if item.checkState() == Qt.CheckState.Checked)

    def wish_in_front(self) -> Wish | None:
        """The document of the current line."""
        item = self.documents.currentItem()
        return self._wish(item) if item is not None else None

    def _wish(self, item: QListWidgetItem) -> Wish:
        kind, file_format = item.data(WISH)
        phase = None if kind.needs_pictures else self.phase.currentData()
        return Wish(document=kind.name, format=file_format, language=self.language.currentData(), phase=phase)

    def _lay_out(self) -> None:
        tr = self._session.tr_
        browse = QToolButton()
        browse.setIcon(icon("folder"))
        browse.setToolTip(tr("Choose the folder"))
        browse.clicked.connect(self._browse)
        folder = QHBoxLayout()
        folder.addWidget(self.folder_line, 1)
        folder.addWidget(browse)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Phase"), self.phase)
        form.addRow(tr("Folder"), folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heading = QLabel(tr("Tick what is wanted; the line in front is shown at the right."))
        heading.setProperty("quiet", True)
        heading.setWordWrap(True)
        for part in (heading, self.documents):
            column.addWidget(part)
        column.addLayout(form)

    def _fill(self) -> None:
        for kind in document_types():
            for file_format in kind.formats:
                item = QListWidgetItem(icon(ICONS[file_format]), "")
                item.setData(WISH, (kind, file_format))
                usual = file_format == kind.formats[0]
                item.setCheckState(Qt.CheckState.Checked if usual else Qt.CheckState.Unchecked)
                self.documents.addItem(item)
        self._name()
        self.documents.setCurrentRow(0)

    def _speak(self) -> None:
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        with QSignalBlocker(self.documents):
            for i in range(self.documents.count()):
                item = self.documents.item(i)
                kind, file_format = item.data(WISH)
                item.setText(_name(kind, file_format, self.language.currentData()))

    def _browse(self) -> None:
        folder = choose_folder(self, self._session.tr_("Choose the folder"), self.folder_line.text())
        if folder is not None:
            self.folder_line.setText(str(folder))

    def _first_folder(self) -> Path:
        settings = self._session.settings
        beside = self._session.path.parent if self._session.path else None
        return beside or Path(settings.export_folder or settings.last_folder or Path.home())


def _name(kind: DocumentType, file_format: str, language: str) -> str:
    programs = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "png": "PNG"}
    return f"{kind.title(language)} — {programs[file_format]}"
