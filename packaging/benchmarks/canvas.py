"""Frames of the canvas at 1920 × 1080 on a DXF of 200,000 entities with balloons: panning, zooming, and the longest hold-up."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.opening import write_dxf
from benchmarks.rows import Row

ENTITIES, BALLOONS = 200_000, 100
FRAMES, FRAME_SECONDS = 120, 1 / 60
MEDIAN_AIM, WORST_AIM = 0.004, 0.05
ZOOMS = (1, 4, 16)


def measure() -> list[Row]:
    """Rows: median and worst frame of panning at several zooms and of zooming in and out; longest event."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        view = _canvas(Path(folder))
        rows = []
        for zoom in ZOOMS:
            view.fit()
            view.zoom(zoom)
            _settle(application, view)
            rows += _rows(f"pan at zoom {zoom}", *_frames(application, view, _pan(view)))
        view.fit()
        _settle(application, view)
        rows += _rows("zoom in and out", *_frames(application, view, _zoom(view)))
        view.session.close_document()
    return rows


def _canvas(folder: Path) -> Any:
    """A canvas of full HD that shows the drawing."""
    from qcdesigner.domain.tolerances.notation import parse
    from qcdesigner.drawings.opening import open_drawing
    from qcdesigner.editing.characteristics import add_callout
    from qcdesigner.editing.drawings import add_drawing
    from qcdesigner.gui.canvas.shown_drawing import ShownDrawing
    from qcdesigner.gui.canvas.view import DrawingView
    from qcdesigner.gui.folders import Folders
    from qcdesigner.gui.session import Session
    from qcdesigner.i18n.translator import translator
    from qcdesigner.model.document import Document
    from qcdesigner.model.reading import ReadSheet
    from qcdesigner.model.records import Place, Sheet

    path = folder / "large.dxf"
    write_dxf(path, ENTITIES)
    content = path.read_bytes()
    opened = open_drawing(content, path.name, cache_folder=folder / "cache")
    document, shown = Document(), opened.content.sheets[0]
    read = ReadSheet(1, shown.name, shown.width_mm, shown.height_mm, shown.width / shown.height)
    drawing = add_drawing(document, file_name=path.name, content=content, format="dxf", sheets=[read])
    sheet = next(iter(document.table(Sheet)))
    for i in range(BALLOONS):
        x, y = (i % 10 + 0.5) / 10, (i // 10 + 0.5) / 10
        add_callout(document, parse("Ø20 H7"), annotation=Place(sheet, x + 0.02, y), balloon=Place(sheet, x, y))
    session = Session(translator("en"), folders=Folders(folder / "settings", folder / "cache", folder / "recovery"))
    view = DrawingView(session)
    view.resize(1920, 1080)
    view.show()
    session.replace_document(document, opened={drawing: ShownDrawing(opened)})
    return view


def _settle(application: Any, view: Any) -> None:
    """Waits until all tiles in view are painted."""
    for _ in range(5):  # the window is exposed, and asks for its tiles
        application.processEvents()
        view.viewport().repaint()
    while not view.paper.is_complete:
        application.processEvents()


def _frames(application: Any, view: Any, step: Callable[[int], None]) -> tuple[list[float], list[float]]:
    """Times of frames (input and full repaint) at 60 a second, and of the events between them."""
    frames, events = [], []
    for i in range(FRAMES):
        start = time.perf_counter()
        step(i)
        view.viewport().repaint()
        frames.append(time.perf_counter() - start)
        while (begun := time.perf_counter()) - start < FRAME_SECONDS:
            application.processEvents()
            events.append(time.perf_counter() - begun)
    return frames, events


def _rows(name: str, frames: list[float], events: list[float]) -> list[Row]:
    return [
        Row(f"{name}: median frame", statistics.median(frames), aim_seconds=MEDIAN_AIM),
        Row(f"{name}: worst frame", max(frames), aim_seconds=WORST_AIM),
        Row(f"{name}: longest event between frames", max(events), aim_seconds=WORST_AIM),
    ]


def _pan(view: Any) -> Callable[[int], None]:
    from PySide6.QtCore import QPoint

    return lambda i: view.pan(QPoint(-17, -5) if i % 80 < 40 else QPoint(17, 5))


def _zoom(view: Any) -> Callable[[int], None]:
    from PySide6.QtCore import QPointF

    return lambda i: view.zoom(1.06 if i % 60 < 30 else 1 / 1.06, QPointF(700, 400))
