"""The texts of a sheet, written as text on screen and on paper: outlines as paths cost half a millisecond each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from qcdesigner.drawings.content import TextRun
from qcdesigner.rendering.fonts import capital_height, metrics

NARROWEST, WIDEST = 0.3, 3.0


def run_transform(run: TextRun) -> QTransform:
    """From the pixels of `text_font` to the sheet: capitals get the run's height, the advance its width (0: left as it is)."""
    upright = run.height / capital_height()
    natural = _natural_width(run.text) * upright
    stretch = min(max(run.width / natural, NARROWEST), WIDEST) if run.width > 0 and natural > 0 else 1.0
    return QTransform.fromTranslate(run.x, run.y).rotate(-run.angle).scale(upright * stretch, upright)


def run_boxes(runs: Sequence[TextRun]) -> NDArray[np.float64]:
    """The upright box of each run, (M, 4) in sheet units, descenders and accents included."""
    shape = np.array([(r.x, r.y, r.height, r.width or r.height * len(r.text), r.angle) for r in runs], np.float64).reshape(-1, 5)
    x, y, height, width, angle = shape.T
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    along, down = np.stack([0 * width, width]), np.stack([0.4 * height, -1.4 * height])
    corners_x = [x + a * cos + d * sin for a in along for d in down]
    corners_y = [y - a * sin + d * cos for a in along for d in down]
    return np.stack([np.min(corners_x, 0), np.min(corners_y, 0), np.max(corners_x, 0), np.max(corners_y, 0)], axis=1)


@lru_cache(maxsize=20_000)
def _natural_width(text: str) -> float:
    """The advance of a text at `EM_PX`."""
    return metrics().horizontalAdvance(text)


def strike_path(runs: Sequence[TextRun]) -> QPainterPath:
    """A stroke in the middle of each run: what a text too small to be read looks like."""
    path = QPainterPath()
    for run in runs:
        (x, y), angle = run.centre, np.radians(run.angle)
        half_x, half_y = run.width / 2 * np.cos(angle), run.width / 2 * np.sin(angle)
        path.moveTo(x - half_x, y + half_y)
        path.lineTo(x + half_x, y - half_y)
    return path


def draw_run(painter: QPainter, run: TextRun) -> None:
    """Writes one run as text; the painter's pen and `text_font` are set by the caller."""
    painter.save()
    painter.setTransform(run_transform(run), True)
    painter.drawText(0, 0, run.text)
    painter.restore()
