"""Icons from `resources/icons`, drawn in the colours of the palette in force; a new theme asks for them again."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from qcdesigner.domain.tables import resource_path

_SIZES_PX = (16, 20)
_LARGE_PX = 40


@cache
def _source(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour.name()).encode()))


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon of this name (a file of `resources/icons`) in the colour of the role, paler when disabled.

    An engine of ours would draw at any size, but Python icon engines crash when Qt clones them (6.11): so pixmaps, at
    the usual sizes for the scale of the screen.
    """
    palette, scale = QGuiApplication.palette(), QGuiApplication.primaryScreen().devicePixelRatio()
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        renderer = _renderer(name, palette.color(group, role))
        for size in sorted({*(round(px * scale) for px in _SIZES_PX), _LARGE_PX}):
            made.addPixmap(_pixmap(renderer, size), mode)
    return made


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
