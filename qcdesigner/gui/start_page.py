"""What a first-time user sees: open a drawing, take up a recent plan, or look at the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.gui.icons import icon
from qcdesigner.gui.session import Session

_COLUMN_WIDTH = 360


class StartPage(QWidget):
    """Announces wishes: a drawing, a plan, the sample, a recent file (its path)."""

    drawing_wanted = Signal()
    plan_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.recent = QListWidget()
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self.recent.setUniformItemSizes(True)
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(56)
        grid.addWidget(self._title(), 1, 1, 1, 2)
        grid.addLayout(self._choices(), 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._recent_column(), 2, 2, Qt.AlignmentFlag.AlignTop)
        for stretched in (0, 3):
            grid.setColumnStretch(stretched, 1)
            grid.setRowStretch(stretched, 2 + stretched)
        session.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Lists the recent files again."""
        self.recent.clear()
        for name in self._session.settings.recent:
            path = Path(name)
            item = QListWidgetItem(icon("file-text"), f"{path.stem}\n{_short_folder(path)}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setToolTip(name)
            self.recent.addItem(item)
        self._nothing_yet.setVisible(not self._session.settings.recent)
        self.recent.setVisible(bool(self._session.settings.recent))

    def _title(self) -> QWidget:
        tr = self._session.tr_
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 22)
        title = QLabel(tr("From the drawing to the inspection plan"))
        title.setObjectName("startTitle")
        hint = QLabel(tr("Open a drawing: its dimensions are ballooned, listed with their limits, and ready to be completed."))
        hint.setObjectName("startHint")
        hint.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(hint)
        return box

    def _choices(self) -> QVBoxLayout:
        tr = self._session.tr_
        column = QVBoxLayout()
        column.setSpacing(10)
        drawing = self._button("file-plus", tr("Open a drawing…"), tr("DXF, DWG, PDF or picture; or drop the file here"))
        drawing.setProperty("primary", True)
        drawing.setIcon(icon("file-plus", QPalette.ColorRole.HighlightedText))
        drawing.clicked.connect(self.drawing_wanted)
        plan = self._button("folder-open", tr("Open an inspection plan…"), tr("A .qcd file"))
        plan.clicked.connect(self.plan_wanted)
        sample = self._button("template", tr("Open the sample"), tr("A bearing flange, complete to its documents"))
        sample.clicked.connect(self.sample_wanted)
        self.drawing_button, self.plan_button, self.sample_button = drawing, plan, sample
        for button in (drawing, plan, sample):
            column.addWidget(button)
        return column

    def _button(self, icon_name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(icon(icon_name), "  " + text)
        button.setToolTip(tip)
        button.setIconSize(QSize(20, 20))
        button.setFixedWidth(_COLUMN_WIDTH)
        return button

    def _recent_column(self) -> QVBoxLayout:
        tr = self._session.tr_
        column = QVBoxLayout()
        heading = QLabel(tr("Recent"))
        heading.setObjectName("startHeading")
        self._nothing_yet = QLabel(tr("The inspection plans that you open are listed here."))
        self._nothing_yet.setProperty("quiet", True)
        self._nothing_yet.setWordWrap(True)
        self.recent.setFixedWidth(_COLUMN_WIDTH)
        self._nothing_yet.setFixedWidth(_COLUMN_WIDTH)
        self.recent.setMinimumHeight(280)
        for widget in (heading, self._nothing_yet, self.recent):
            column.addWidget(widget)
        return column

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.recent_wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def _short_folder(path: Path) -> str:
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except ValueError:
        return str(path.parent)
