"""Who makes tiles: from a display list in slices between events, or from the drawing's worker through a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from qcdesigner.domain.errors import QcError
from qcdesigner.drawings.content import SheetContent
from qcdesigner.gui.canvas.tiles import TILE_PX, TileKey

if TYPE_CHECKING:
    from qcdesigner.rendering.display_list import SheetPainter

SLICE_SECONDS = 0.008
PAPER = QColor(0xFF, 0xFF, 0xFF)


class TilePictures(Protocol):
    """A drawing that renders pieces of its sheets (`drawings.opening.OpenedDrawing`)."""

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes: ...


class TileSource(QObject):
    """Makes the tiles it was last asked for, in order; `ready(TileKey, QImage)` announces each."""

    ready = Signal(object, QImage)
    failed = Signal(object)

    def request(self, keys: Iterable[TileKey]) -> None:
        """Forgets earlier wishes and makes these tiles."""
        raise NotImplementedError

    def stop(self) -> None:
        """Makes no more tiles, and goes once nothing of it is at work."""
        raise NotImplementedError


class PaintedTiles(TileSource):
    """Tiles of a display list, painted in the interface thread a few milliseconds at a time."""

    def __init__(self, painter: SheetPainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = painter
        self._wanted: list[TileKey] = []
        self._current: _TileInProgress | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    def request(self, keys: Iterable[TileKey]) -> None:
        self._wanted = list(keys)
        if self._current is not None:
            if self._current.key in self._wanted:
                self._wanted.remove(self._current.key)
            else:
                self._current = None
        if self._wanted or self._current:
            self._timer.start()

    def stop(self) -> None:
        self.request(())
        self._timer.stop()
        self.deleteLater()

    def _work(self) -> None:
        """Paints for one slice of time."""
        deadline = time.perf_counter() + SLICE_SECONDS
        while time.perf_counter() < deadline:
            if self._current is None:
                if not self._wanted:
                    self._timer.stop()
                    return
                self._current = _TileInProgress(self._sheet, self._wanted.pop(0))
            if self._current.advance(deadline):
                finished, self._current = self._current, None
                self.ready.emit(finished.key, finished.image)


class _TileInProgress:
    """A tile being painted. Between two slices nothing paints on it: it may be thrown away at any moment."""

    def __init__(self, sheet: SheetPainter, key: TileKey) -> None:
        self.key = key
        self.image = QImage(TILE_PX, TILE_PX, QImage.Format.Format_RGB32)
        self.image.fill(PAPER)
        self._painter = QPainter()
        self._scale = key.scale / sheet.units_per_mm
        side = TILE_PX / self._scale
        self._region = QRectF(key.i * side, key.j * side, side, side)
        self._steps: Iterator[None] = sheet.steps(self._painter, self._region, self._scale)

    def advance(self, deadline: float) -> bool:
        """Paints until the deadline; True when the tile is finished."""
        self._painter.begin(self.image)
        try:
            self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            self._painter.scale(self._scale, self._scale)
            self._painter.translate(-self._region.topLeft())
            return all(time.perf_counter() < deadline for _ in self._steps)
        finally:
            self._painter.end()


class FetchedTiles(TileSource):
    """Tiles of a PDF or a picture, rendered by the drawing's worker and fetched by a thread of ours.

    It stops when its owner goes, but lives until its thread has ended: a child of the application, since an object
    that Python alone holds would be destroyed by whichever thread lets go of it last.
    """

    _fetched = Signal(object, QImage)
    _refused = Signal(object)
    _ended = Signal()

    def __init__(self, drawing: TilePictures, sheet: SheetContent, units_per_mm: float, owner: QObject | None = None) -> None:
        super().__init__(QCoreApplication.instance())
        self._drawing, self._sheet, self._units_per_mm = drawing, sheet, units_per_mm
        self._wanted: list[TileKey] = []
        self._stopped = False
        self._wake = threading.Condition()
        self._fetched.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._refuse, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self.deleteLater, Qt.ConnectionType.QueuedConnection)
        if owner is not None:
            owner.destroyed.connect(self.stop)
        threading.Thread(target=self._fetch_all, name="tiles", daemon=True).start()

    def request(self, keys: Iterable[TileKey]) -> None:
        with self._wake:
            self._wanted = list(keys)
            self._wake.notify()

    def stop(self) -> None:
        with self._wake:
            self._stopped, self._wanted = True, []
            self._wake.notify()

    def _deliver(self, key: TileKey, image: QImage) -> None:
        if not self._stopped:
            self.ready.emit(key, image)

    def _refuse(self, error: QcError) -> None:
        if not self._stopped:
            self.failed.emit(error)

    def _fetch_all(self) -> None:
        """The thread: one tile after the other until stopped; a refusal forgets the other wishes."""
        while True:
            with self._wake:
                while not self._wanted and not self._stopped:
                    self._wake.wait()
                if self._stopped:
                    self._ended.emit()
                    return
                key = self._wanted.pop(0)
            try:
                image = self._fetch(key)
            except QcError as error:
                self._refused.emit(error)
                with self._wake:
                    self._wanted = []
                continue
            self._fetched.emit(key, image)

    def _fetch(self, key: TileKey) -> QImage:
        scale = key.scale / self._units_per_mm
        x, y = key.i * TILE_PX / scale, key.j * TILE_PX / scale
        pixels = self._drawing.tile(self._sheet.number, scale=scale, x=x, y=y, width=TILE_PX, height=TILE_PX)
        picture = QImage(pixels, TILE_PX, TILE_PX, 4 * TILE_PX, QImage.Format.Format_RGBA8888)
        return picture.convertToFormat(QImage.Format.Format_RGB32)
