"""The drawing itself under the balloons: paper, and tiles of the sheet copied where they are, older ones stretched meanwhile."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from qcdesigner.gui.canvas.tile_sources import PAPER, TileSource
from qcdesigner.gui.canvas.tiles import TILE_PX, TileCache, TileKey, tiles_over
from qcdesigner.rendering.paper import Page

EDGE = QColor(0, 0, 0, 70)


class PaperLayer(QObject):
    """Paints one sheet in a view whose scene is in millimetres of the page.

    `painted(QRectF)` announces that a region (millimetres) has a new picture.
    """

    painted = Signal(QRectF)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = TileCache()
        self._source: TileSource | None = None
        self._page = Page(1.0, 1.0)
        self._asked: tuple[TileKey, ...] = ()

    def show(self, page: Page, source: TileSource | None) -> None:
        """Shows another sheet; without a source the paper stays white."""
        if self._source is not None:
            self._source.stop()
            self._source.deleteLater()
        self._cache.clear()
        self._page, self._source, self._asked = page, source, ()
        if source is not None:
            source.ready.connect(self._keep)
            source.failed.connect(self.failed)

    @property
    def is_complete(self) -> bool:
        """True when all that was last painted had its picture."""
        return not self._asked

    def paint(self, painter: QPainter, exposed: QRectF, visible: QRectF, scale: float) -> None:
        """Paints the exposed part (millimetres) and asks for the missing tiles of the visible one.

        The painter is in millimetres; `scale` is device pixels per millimetre.
        """
        paper = QRectF(0, 0, self._page.width_mm, self._page.height_mm)
        painter.fillRect(paper, PAPER)
        shown = exposed.intersected(paper)
        if self._source is not None and not shown.isEmpty():
            self._ask(visible.intersected(paper), scale)
            self._paint_tiles(painter, shown, scale)
        painter.setPen(QPen(EDGE, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)

    def _paint_tiles(self, painter: QPainter, region: QRectF, scale: float) -> None:
        keys = tuple(tiles_over(region, scale))
        tiles = [(key, tile) for key in keys if (tile := self._cache.get(key)) is not None]
        if len(tiles) < len(keys):
            painter.save()
            painter.setClipRect(region)
            for key, tile in self._cache.others(region, scale):
                _paint_part(painter, key, tile, region)
            painter.restore()
        paper = QRectF(0, 0, self._page.width_mm, self._page.height_mm)
        for key, tile in tiles:
            _copy(painter, key, tile, paper)

    def _ask(self, region: QRectF, scale: float) -> None:
        missing = tuple(key for key in tiles_over(region, scale) if key not in self._cache)
        if missing != self._asked and self._source is not None:
            self._asked = missing
            self._source.request(missing)

    def _keep(self, key: TileKey, tile: QImage) -> None:
        self._cache.put(key, tile)
        self._asked = tuple(asked for asked in self._asked if asked != key)
        self.painted.emit(key.region)


def _copy(painter: QPainter, key: TileKey, tile: QImage, paper: QRectF) -> None:
    """Copies a tile pixel by pixel: the world transform would smooth it. What lies beyond the paper is left out."""
    ratio = painter.device().devicePixelRatio()
    origin = painter.worldTransform().map(QPointF(0, 0))
    left, top = key.i * TILE_PX, key.j * TILE_PX
    width = min(TILE_PX, math.ceil(paper.right() * key.scale) - left)
    height = min(TILE_PX, math.ceil(paper.bottom() * key.scale) - top)
    target = QRectF(origin.x() + left / ratio, origin.y() + top / ratio, width / ratio, height / ratio)
    painter.save()
    painter.resetTransform()
    painter.drawImage(target, tile, QRectF(0, 0, width, height))
    painter.restore()


def _paint_part(painter: QPainter, key: TileKey, tile: QImage, region: QRectF) -> None:
    """Stretches the part of a tile that shows in the region."""
    part = key.region.intersected(region)
    source = QRectF((part.left() - key.region.left()) * key.scale, (part.top() - key.region.top()) * key.scale,
                    part.width() * key.scale, part.height() * key.scale)  # fmt: skip
    painter.drawImage(part, tile, source)


