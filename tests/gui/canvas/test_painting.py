"""What is painted on the canvas: tiles without seams on any screen, balloons whose pictures are made a few at a time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from qcdesigner.editing.placing import move_balloon
from qcdesigner.gui.canvas import balloon_painter
from qcdesigner.gui.canvas.paper_layer import PaperLayer
from qcdesigner.gui.canvas.tile_sources import TileSource
from qcdesigner.gui.canvas.tiles import TILE_PX
from qcdesigner.model.paper import Page
from qcdesigner.model.records import Characteristic, Place

INK = QColor(0x20, 0x40, 0x80)


class InkTiles(TileSource):
    """Tiles that are ink all over, at once."""

    def request(self, keys):
        for key in keys:
            tile = QImage(TILE_PX, TILE_PX, QImage.Format.Format_RGB32)
            tile.fill(INK)
            self.ready.emit(key, tile)

    def stop(self):
        pass


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_tiles_meet_without_a_seam_on_any_screen(qapp, ratio):
    paper, page = PaperLayer(), Page(400.0, 300.0)
    paper.show(page, InkTiles(paper))
    picture = QImage(1500, 1200, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    scale, region = 4.0985519, QRectF(0, 0, 390, 290)
    for _ in range(2):  # asked for, then painted
        picture.fill(0xFF00FF)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-66, -15)  # as scrolled: no whole pixels of a screen at 150 %
        painter.scale(scale / ratio, scale / ratio)
        paper.paint(painter, region, region, scale)
        painter.end()
    along = [(x, 600) for x in range(100, 1000)] + [(600, y) for y in range(100, 800)]
    colours = {picture.pixelColor(*at).rgb() for at in along}
    assert colours == {INK.rgb()}


def test_balloons_without_time_for_a_picture_get_it_in_the_next_paintings(view, session, ids, qtbot, monkeypatch):
    balloons = [view.balloons.balloon(i) for i in ids[:3]]
    monkeypatch.setattr(balloon_painter, "SLICE_SECONDS", 0.0)
    session.selection.set(ids[:3])
    view.viewport().repaint()
    assert all(balloon.is_stale for balloon in balloons) and not any(balloon.picture.isNull() for balloon in balloons)
    monkeypatch.setattr(balloon_painter, "SLICE_SECONDS", 1.0)
    qtbot.waitUntil(lambda: not any(balloon.is_stale for balloon in balloons))


def test_pictures_are_stretched_while_zooming_and_made_anew_at_rest(view, ids, qtbot):
    view.zoom(2.0)
    qtbot.waitUntil(lambda: view.paper.is_complete and not view.balloons.balloon(ids[1]).is_stale)
    balloon = view.balloons.balloon(ids[1])
    before = balloon.picture_px
    view.zoom(1.5)
    view.viewport().repaint()
    assert view.paper.is_zooming and balloon.picture_px == before
    qtbot.waitUntil(lambda: balloon.picture_px == pytest.approx(1.5 * before))


def test_of_balloons_that_overlap_the_selected_one_is_hit(view, session, ids):
    for i in ids[:2]:
        move_balloon(session.document, i, Place(view.sheet_id, 0.4, 0.4))
    point = QPointF(0.4 * 297, 0.4 * 210)
    assert view.balloons.at(point, 0.0).characteristic_id == ids[1]
    session.selection.set(ids[:1])
    assert view.balloons.at(point, 0.0).characteristic_id == ids[0]


def test_a_balloon_missed_by_little_is_hit_but_not_its_neighbourhood(view, ids):
    balloon = view.balloons.balloon(ids[0])
    beside = balloon.centre + QPointF(balloon.reach_mm + 0.5, 0)
    assert view.balloons.at(beside, 0.0) is None
    assert view.balloons.at(beside, 1.0) is balloon


def test_only_what_changed_is_painted_anew(view, session, ids, qtbot):
    with qtbot.waitSignal(view.balloons.outdated) as caught:
        move_balloon(session.document, ids[0], Place(view.sheet_id, 0.3, 0.3))
    region = caught.args[0]
    balloon = session.document.get(Characteristic, ids[0]).balloon
    assert region.contains(QPointF(balloon.x * 297, balloon.y * 210)) and region.contains(QPointF(0.25 * 297, 0.3 * 210))
    assert not region.contains(view.balloons.balloon(ids[2]).centre)
