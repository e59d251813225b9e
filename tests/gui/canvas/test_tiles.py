"""Tiles cover what is asked, stay within their memory, and come from a display list or from a worker."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import Pen, Polylines, SheetContent
from qcdesigner.gui.canvas.tile_sources import FetchedTiles, PaintedTiles, _TileInProgress
from qcdesigner.gui.canvas.tiles import TILE_PX, TileCache, TileKey, tiles_over
from qcdesigner.rendering.display_list import SheetPainter

pytestmark = pytest.mark.usefixtures("qapp")
TILE_BYTES = TILE_PX * TILE_PX * 4


def blank() -> QImage:
    return QImage(TILE_PX, TILE_PX, QImage.Format.Format_RGB32)


def test_tiles_cover_the_region_middle_first():
    keys = list(tiles_over(QRectF(0, 0, 3 * TILE_PX, 3 * TILE_PX), 1.0))
    assert len(keys) == 9 and keys[0] == TileKey(1.0, 1, 1)


def test_the_cache_forgets_the_least_used_beyond_its_memory():
    cache = TileCache(memory_bytes=3 * TILE_BYTES)
    for i in range(3):
        cache.put(TileKey(1.0, i, 0), blank())
    cache.get(TileKey(1.0, 0, 0))
    cache.put(TileKey(1.0, 3, 0), blank())
    assert [TileKey(1.0, i, 0) in cache for i in range(4)] == [True, False, True, True]
    assert cache.used_bytes == 3 * TILE_BYTES


def filled_cache(*scales: float) -> TileCache:
    cache = TileCache()
    for scale in scales:
        for key in tiles_over(QRectF(0, 0, 1000, 500), scale):
            cache.put(key, blank())
    return cache


def test_the_nearest_scale_that_shows_all_stands_in():
    cache = filled_cache(0.25, 0.5, 2.0)
    assert {key.scale for key, _ in cache.others(QRectF(0, 0, 900, 400), 0.55)} == {0.5}


def test_where_the_nearest_scale_lacks_tiles_a_coarser_one_lies_under_it():
    cache = filled_cache(0.25, 2.0)
    cache.discard(TileKey(2.0, 0, 0))
    scales = [key.scale for key, _ in cache.others(QRectF(0, 0, 1000, 500), 1.9)]
    assert scales[0] == 0.25 and set(scales[1:]) == {2.0}


def content(lines: int, *, tiled: bool = False) -> SheetContent:
    ends = np.random.default_rng(1).uniform(0, 400, (2 * lines, 2)).astype(np.float32)
    strokes = Polylines(Pen(), "0", ends, np.arange(0, 2 * lines + 1, 2, dtype=np.int32))
    return SheetContent(1, "", 400, 400, 400, 400, strokes=() if tiled else (strokes,), tiled=tiled)


def test_painted_tiles_arrive_in_slices_that_leave_the_window_free(qtbot):
    source = PaintedTiles(SheetPainter(content(30_000)))
    arrived: list[TileKey] = []
    source.ready.connect(lambda key, _: arrived.append(key))
    wanted = list(tiles_over(QRectF(0, 0, 400, 400), 2.0))
    source.request(wanted)
    silences, last = [], time.thread_time()  # of this thread: the machine may be busy with something else
    while len(arrived) < len(wanted):
        qtbot.wait(1)
        now = time.thread_time()
        silences.append(now - last)
        last = now
    assert set(arrived) == set(wanted)
    assert sorted(silences)[int(0.9 * len(silences))] < 0.04


def test_a_tile_under_way_can_be_thrown_away_between_slices(qapp):
    tile = _TileInProgress(SheetPainter(content(1000)), TileKey(1.0, 0, 0))
    assert not tile.advance(deadline=0.0)
    assert not tile.image.paintingActive()
    while not tile.advance(deadline=float("inf")):
        pass
    assert not tile.image.paintingActive()


def test_a_new_wish_replaces_the_old_one(qtbot):
    source = PaintedTiles(SheetPainter(content(1000)))
    arrived: list[TileKey] = []
    source.ready.connect(lambda key, _: arrived.append(key))
    source.request([TileKey(1.0, 0, 0), TileKey(1.0, 1, 0)])
    source.request([TileKey(2.0, 0, 0)])
    qtbot.waitUntil(lambda: bool(arrived))
    qtbot.wait(20)
    assert arrived == [TileKey(2.0, 0, 0)]


class RedDrawing:
    """Renders everything red, or is lost."""

    def __init__(self) -> None:
        self.is_lost = False

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        if self.is_lost:
            raise DrawingError("worker_lost")
        return bytes((255, 0, 0, 255)) * (width * height)


def test_fetched_tiles_come_through_a_thread(qtbot):
    source = FetchedTiles(RedDrawing(), content(0, tiled=True), 1.0)
    with qtbot.waitSignal(source.ready) as caught:
        source.request([TileKey(1.0, 0, 0)])
    source.stop()
    assert caught.args[1].pixelColor(5, 5) == QColor(255, 0, 0)


def test_a_source_goes_when_its_thread_has_ended(qtbot):
    source = FetchedTiles(RedDrawing(), content(0, tiled=True), 1.0)
    source.request([TileKey(1.0, 0, 0)])
    with qtbot.waitSignal(source.destroyed):
        source.stop()


def test_a_lost_worker_is_announced(qtbot):
    drawing = RedDrawing()
    drawing.is_lost = True
    source = FetchedTiles(drawing, content(0, tiled=True), 1.0)
    with qtbot.waitSignal(source.failed) as caught:
        source.request([TileKey(1.0, 0, 0)])
    assert caught.args[0].code == "worker_lost"


class SlowDrawing(RedDrawing):
    """Renders once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may_go_on = threading.Event(), threading.Event()

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        self.asked.set()
        self.may_go_on.wait(5)
        return super().tile(sheet_number, scale=scale, x=x, y=y, width=width, height=height)


def test_a_tile_that_comes_after_the_window_is_gone_is_dropped(monkeypatch: pytest.MonkeyPatch):
    failures: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failures.append)
    drawing, owner = SlowDrawing(), QObject()
    before = set(threading.enumerate())
    source = FetchedTiles(drawing, content(0, tiled=True), 1.0, owner)
    (fetching,) = set(threading.enumerate()) - before
    source.request([TileKey(1.0, 0, 0)])
    assert drawing.asked.wait(5)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    drawing.may_go_on.set()
    fetching.join(5)
    assert not fetching.is_alive() and not failures
