"""The drawing itself under the balloons: paper, and tiles of the sheet copied where they are, older ones stretched meanwhile."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from qcdesigner.gui.canvas.device_pixels import in_device_pixels, to_device_pixels
from qcdesigner.gui.canvas.tile_sources import PAPER, TileSource
from qcdesigner.gui.canvas.tiles import TILE_PX, TileCache, TileKey, tiles_over
from qcdesigner.model.paper import Page

SMOOTHING = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
EDGE = QColor(0, 0, 0, 70)
REST_MS = 60
"""How long the scale must rest before tiles are made for it: those of a zoom under way would be thrown away."""


class PaperLayer(QObject):
    """Paints one sheet in a view whose scene is in millimetres of the page.

    `painted(QRectF)` announces that a region (millimetres) has a new picture, `rested()` that the scale changes no more.
    """

    painted = Signal(QRectF)
    rested = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = TileCache()
        self._source: TileSource | None = None
        self._page = Page(1.0, 1.0)
        self._asked: tuple[TileKey, ...] = ()
        self._scale = 0.0
        self._region = QRectF()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._end_zoom)

    def show(self, page: Page, source: TileSource | None) -> None:
        """Shows another sheet; without a source the paper stays white."""
        if self._source is not None:
            self._source.stop()
        self._cache.clear()
        self._rest.stop()
        self._page, self._source, self._asked, self._scale = page, source, (), 0.0
        if source is not None:
            source.ready.connect(self._keep)
            source.failed.connect(self.failed)

    @property
    def is_zooming(self) -> bool:
        """True while the scale keeps changing."""
        return self._rest.isActive()

    @property
    def is_complete(self) -> bool:
        """True when all that was last painted had its picture."""
        return not self._asked and not self.is_zooming

    def paint(self, painter: QPainter, exposed: QRectF, visible: QRectF, scale: float) -> None:
        """Paints the exposed part (millimetres) and asks for the missing tiles of the visible one.

        The painter is in millimetres; `scale` is device pixels per millimetre.
        """
        paper = QRectF(0, 0, self._page.width_mm, self._page.height_mm)
        shown = exposed.intersected(paper)
        if self._source is None:
            painter.fillRect(shown, PAPER)
        elif not shown.isEmpty():
            self._ask(visible.intersected(paper), scale)
            self._paint_tiles(painter, shown, scale)
        _paint_edge(painter, paper)

    def _paint_tiles(self, painter: QPainter, region: QRectF, scale: float) -> None:
        keys = tuple(tiles_over(region, scale))
        tiles = [(key, tile) for key in keys if (tile := self._cache.get(key)) is not None]
        if len(tiles) < len(keys):
            painter.fillRect(region, PAPER)
            painter.save()
            painter.setRenderHints(SMOOTHING, False)
            for key, tile in self._cache.others(region, scale):
                _paint_part(painter, key, tile, region)
            painter.restore()
        paper = QRectF(0, 0, self._page.width_mm, self._page.height_mm)
        for key, tile in tiles:
            _copy(painter, key, tile, paper)

    def _ask(self, region: QRectF, scale: float) -> None:
        """Asks for the missing tiles; while the scale is changing, only once it rests."""
        is_zooming = self._scale not in (0.0, scale)
        self._region, self._scale = region, scale
        if is_zooming:
            self._rest.start()
        elif not self._rest.isActive():
            self._ask_at_rest()

    def _end_zoom(self) -> None:
        self._ask_at_rest()
        self.rested.emit()

    def _ask_at_rest(self) -> None:
        missing = tuple(key for key in tiles_over(self._region, self._scale) if key not in self._cache)
        if missing != self._asked and self._source is not None:
            self._asked = missing
            self._source.request(missing)

    def _keep(self, key: TileKey, tile: QImage) -> None:
        self._cache.put(key, tile)
        self._asked = tuple(asked for asked in self._asked if asked != key)
        self.painted.emit(key.region)


def _copy(painter: QPainter, key: TileKey, tile: QImage, paper: QRectF) -> None:
    """Copies a tile pixel by pixel. What lies beyond the paper is left out."""
    origin = to_device_pixels(painter).map(QPointF(0, 0))
    left, top = key.i * TILE_PX, key.j * TILE_PX
    width = min(TILE_PX, math.ceil(paper.right() * key.scale) - left)
    height = min(TILE_PX, math.ceil(paper.bottom() * key.scale) - top)
    with in_device_pixels(painter):
        painter.drawImage(round(origin.x()) + left, round(origin.y()) + top, tile, 0, 0, width, height)


def _paint_edge(painter: QPainter, paper: QRectF) -> None:
    """Paints the edge of the paper, a pixel wide, as four bars: a frame drawn by a pen costs as much as all tiles."""
    box = to_device_pixels(painter).mapRect(paper).toRect()
    with in_device_pixels(painter):
        for bar in (
            QRect(box.left(), box.top(), box.width(), 1), QRect(box.left(), box.bottom(), box.width(), 1),
            QRect(box.left(), box.top(), 1, box.height()), QRect(box.right(), box.top(), 1, box.height()),
        ):  # fmt: skip
            painter.fillRect(bar, EDGE)


def _paint_part(painter: QPainter, key: TileKey, tile: QImage, region: QRectF) -> None:
    """Stretches the part of a tile that shows in the region."""
    part = key.region.intersected(region)
    source = QRectF((part.left() - key.region.left()) * key.scale, (part.top() - key.region.top()) * key.scale,
                    part.width() * key.scale, part.height() * key.scale)  # fmt: skip
    painter.drawImage(part, tile, source)


