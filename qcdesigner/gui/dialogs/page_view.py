"""A page on a grey ground, as large as there is room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_MARGIN = 18


class PageView(QWidget):
    """Shows a picture of a page, or a text while there is none."""

    def __init__(self, tr: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = tr("Preparing the preview…")
        self._text, self._picture = "", QImage()
        self.setMinimumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def picture(self) -> QImage:
        return self._picture

    def wait(self) -> None:
        self.show_text(self._waiting)

    def show_text(self, text: str) -> None:
        self._text, self._picture = text, QImage()
        self.update()

    def show_picture(self, picture: QImage) -> None:
        self._text, self._picture = "", picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self.palette().mid().color()
        painter.fillRect(self.rect(), ground)
        if self._picture.isNull():
            painter.setPen(self.palette().text().color())
            painter.drawText(self.rect().adjusted(30, 30, -30, -30), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)
            return
        page = self._page_rect()
        painter.fillRect(page.translated(2, 3), QColor(0, 0, 0, 60))
        painter.fillRect(page, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self._picture)

    def _page_rect(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / self._picture.width(), room.height() / self._picture.height())
        page = QRectF(0, 0, self._picture.width() * scale, self._picture.height() * scale)
        page.moveCenter(room.center())
        return page
