"""Lines thinned for small scales: fewer points, the same picture; in full when near and on paper."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from qcdesigner.drawings.content import Pen, Polylines, SheetContent
from qcdesigner.rendering.display_list import SheetPainter
from qcdesigner.rendering.line_paths import ThinnedPaths, thinned

pytestmark = pytest.mark.usefixtures("qapp")
SIDE = 1000.0


def _circles(count: int, radius: float, points: int = 200) -> Polylines:
    chance = np.random.default_rng(5)
    angles = np.linspace(0, 2 * np.pi, points)
    ring = radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    centres = chance.uniform(radius, SIDE - radius, (count, 1, 2))
    starts = np.arange(count + 1, dtype=np.int32) * points
    return Polylines(Pen(), "0", (centres + ring).reshape(-1, 2).astype(np.float32), starts)


def _painted(lines: Polylines, px: float, monkeypatch: pytest.MonkeyPatch, *, in_full: bool) -> np.ndarray:
    with monkeypatch.context() as patched:
        if in_full:
            patched.setattr(ThinnedPaths, "is_for", lambda self, px: False)
        image = QImage(round(SIDE * px), round(SIDE * px), QImage.Format.Format_Grayscale8)
        image.fill(0xFF)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(px, px)
        sheet = SheetContent(1, "1", SIDE, SIDE, None, None, strokes=(lines,))
        SheetPainter(sheet).paint(painter, QRectF(0, 0, SIDE, SIDE), px)
        painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return pixels[:, : image.width()].astype(float)


def test_points_on_one_spot_are_dropped_and_ends_stay() -> None:
    points = np.array([(0, 0), (0.1, 0), (0.2, 0), (5, 0), (5.1, 0), (9, 0), (9.1, 0)], np.float32)
    kept, starts = thinned(points, np.array([0, 7]), step=1.0)
    assert kept[0].tolist() == [0, 0] and kept[-1].tolist() == points[-1].tolist()
    assert len(kept) < len(points) and starts.tolist() == [0, len(kept)]


def test_lines_stay_apart_when_thinned() -> None:
    lines = _circles(50, 2.0)
    points, starts = thinned(lines.points, lines.starts, step=1.0)
    assert len(starts) == 51 and len(points) < len(lines.points) / 5
    for i in range(50):
        before, after = lines.points[200 * i], points[starts[i] : starts[i + 1]]
        assert after[0].tolist() == before.tolist() and len(after) >= 3


@pytest.mark.parametrize(("px", "radius"), [(0.5, 30.0), (0.5, 2.0), (1.0, 8.0), (2.0, 5.0)])
def test_the_thinned_picture_looks_like_the_full_one(px: float, radius: float, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _circles(300, radius)
    full = _painted(lines, px, monkeypatch, in_full=True)
    coarse = _painted(lines, px, monkeypatch, in_full=False)
    assert abs(full.mean() - coarse.mean()) < 0.02 * (255 - full.mean()) + 0.2
    assert np.abs(full - coarse).mean() < 0.15 * (255 - full.mean()) + 0.2


def test_a_circle_smaller_than_a_pixel_is_still_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (_painted(_circles(300, 0.4), 0.5, monkeypatch, in_full=False) < 250).sum() > 100


@pytest.mark.parametrize(("px", "is_thinned"), [(1.0, True), (4.0, True), (8.0, False)])
def test_only_small_scales_are_thinned(px: float, is_thinned: bool) -> None:
    assert ThinnedPaths(_circles(300, 5.0)).is_for(px) is is_thinned


def test_few_points_are_never_thinned() -> None:
    assert not ThinnedPaths(_circles(20, 5.0)).is_for(1.0)


def test_thinning_pauses_and_is_done_once() -> None:
    paths = ThinnedPaths(_circles(5000, 5.0))
    assert len(list(paths.prepare(1.1))) > 3
    assert not list(paths.prepare(1.2))
