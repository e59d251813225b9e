"""Painting in pixels of the device: pictures are copied as they are, where the transform of the view would smooth them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter, QTransform


def to_device_pixels(painter: QPainter) -> QTransform:
    """From the painter's unit to pixels of the device, from the corner of the widget."""
    ratio = painter.device().devicePixelRatio()
    return painter.worldTransform() * QTransform.fromScale(ratio, ratio)


@contextmanager
def in_device_pixels(painter: QPainter) -> Iterator[None]:
    """In the block the painter is in pixels of the device, and smooths nothing."""
    ratio = painter.device().devicePixelRatio()
    painter.save()
    painter.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, False)
    yield
    painter.restore()
