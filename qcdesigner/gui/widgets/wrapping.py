"""Lines of lists and trees that wrap at the width of the view instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

ROOM_PX = 10
ICON_ROOM_PX = 24
RULE_ROOM_PX = 5


class RuledDelegate(QStyledItemDelegate):
    """Draws a thin line under each entry, so that entries of two lines stay apart."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, RULE_ROOM_PX)


class WrappingDelegate(QStyledItemDelegate):
    """Gives each line the height that its text needs at the width there is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        if not isinstance(view, QAbstractItemView):
            return super().sizeHint(option, index)
        width = view.viewport().width() - ROOM_PX - _indentation(view, index)
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            width -= ICON_ROOM_PX
        bounds = QRect(0, 0, max(width, ICON_ROOM_PX), 10_000)
        text = str(index.data() or "")
        needed = option.fontMetrics.boundingRect(bounds, Qt.TextFlag.TextWordWrap, text)
        return QSize(width, max(option.decorationSize.height(), needed.height()) + ROOM_PX // 2)


def _indentation(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> int:
    if not isinstance(view, QTreeView):
        return 0
    depth, parent = 1, index.parent()
    while parent.isValid():
        depth, parent = depth + 1, parent.parent()
    return depth * view.indentation()
