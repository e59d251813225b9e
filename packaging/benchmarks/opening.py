"""Opening a DXF of 1,000, 20,000 and 200,000 entities up to the first paint, against `ezdxf.readfile` alone; then again, from the cache."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from benchmarks.rows import Row, median_time

SIZES = ((1_000, 3), (20_000, 3), (200_000, 1))
AIMS = {1_000: (None, 1.0), 20_000: (2.0, None), 200_000: (2.0, None)}


def measure() -> list[Row]:
    """Rows for each size: first opening, opening again."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count, runs in SIZES:
            rows += _rows(Path(folder), count, runs)
    return rows


def _rows(folder: Path, count: int, runs: int) -> list[Row]:
    import ezdxf

    path = folder / f"{count}.dxf"
    write_dxf(path, count)
    alone = median_time(lambda: ezdxf.readfile(path), runs=runs, warm=0)
    first = median_time(lambda: _open(path, Path(tempfile.mkdtemp(dir=folder))), runs=runs, warm=0)
    cache = folder / f"cache{count}"
    _open(path, cache)
    again = median_time(lambda: _open(path, cache), runs=3, warm=0)
    ratio, seconds = AIMS[count]
    first_row = Row(f"open a DXF of {count} entities to first paint", first, "ezdxf.readfile", alone, ratio, seconds)
    return [first_row, Row("the same, the second time", again, "ezdxf.readfile", alone, 0.15 if ratio else None)]


def _open(path: Path, cache: Path) -> None:
    """Opens the drawing and paints the whole sheet into a picture of 1920 × 1080, as the window does."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

    from qcdesigner.drawings.opening import open_drawing
    from qcdesigner.rendering.display_list import SheetPainter

    application = QGuiApplication.instance() or QGuiApplication([])
    opened = open_drawing(path.read_bytes(), path.name, cache_folder=cache)
    sheet = opened.content.sheets[0]
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(1920 / sheet.width, 1080 / sheet.height)
    painter.scale(scale, scale)
    SheetPainter(sheet).paint(painter, QRectF(0, 0, sheet.width, sheet.height), scale)
    painter.end()
    opened.close()
    del application


def write_dxf(path: Path, count: int) -> None:
    """A drawing of `count` entities as real ones are mixed: lines, arcs, circles, polylines, texts."""
    import ezdxf

    chance = random.Random(count)
    document = ezdxf.new("R2010", units=4)
    space = document.modelspace()
    side = 10 * count**0.5
    for i in range(count):
        x, y = chance.uniform(0, side), chance.uniform(0, side)
        kind = i % 20
        if kind < 12:
            space.add_line((x, y), (x + chance.uniform(-20, 20), y + chance.uniform(-20, 20)))
        elif kind < 15:
            space.add_arc((x, y), chance.uniform(1, 10), 0, chance.uniform(30, 300))
        elif kind < 17:
            space.add_circle((x, y), chance.uniform(1, 10))
        elif kind < 19:
            space.add_lwpolyline([(x + chance.uniform(-9, 9), y + chance.uniform(-9, 9)) for _ in range(5)])
        else:
            space.add_text(f"{i % 97},5", height=2.5).set_placement((x, y))
    document.saveas(path)
