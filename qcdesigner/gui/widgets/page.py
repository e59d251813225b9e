"""The page of a panel: it scrolls, and is made of sections with a title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

MARGIN = 10
SECTION_GAP = 14


class Page(QScrollArea):
    """A page that scrolls down when the panel is low; its width is the panel's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget(self)
        self._layout = QVBoxLayout(self.body)
        self._layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        self.setWidget(self.body)

    def add(self, content: QWidget | QLayout, title: str = "") -> QLabel | None:
        """Adds a section below the others; its title, if it has one."""
        heading = section_title(title) if title else None
        place = self._layout.count() - 1
        if heading is not None:
            if place:
                self._layout.insertSpacing(place, SECTION_GAP)
                place += 1
            self._layout.insertWidget(place, heading)
            place += 1
        if isinstance(content, QWidget):
            self._layout.insertWidget(place, content)
        else:
            self._layout.insertLayout(place, content)
        return heading


def section_title(text: str) -> QLabel:
    """The title of a section."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setAccessibleName(text)
    return label


def quiet_label(text: str = "") -> QLabel:
    """A label for what is said beside the point: pale, wrapped, selectable."""
    label = QLabel(text)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
