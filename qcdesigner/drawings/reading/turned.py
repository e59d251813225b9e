"""Sheets that lie on their side or upside down: read as they are meant to be, told where they lie."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import SheetContent, TextRun
from qcdesigner.model.reading import ReadCallout, ReadText

Written = TypeVar("Written", ReadCallout, ReadText)


def turned_upright(sheet: SheetContent) -> SheetContent:
    """The sheet with its texts as its reader turns it; a sheet that lies the right way is itself."""
    if not sheet.quarters:
        return sheet
    width, height = (sheet.width, sheet.height) if sheet.quarters == 2 else (sheet.height, sheet.width)
    texts = tuple(_turned_run(run, sheet) for run in sheet.texts)
    return replace(sheet, width=width, height=height, texts=texts, ruling=_turned_lines(sheet))


def laid_back(written: Written, sheet: SheetContent) -> Written:
    """What was read on the upright sheet at its place on the sheet as it lies."""
    if not sheet.quarters:
        return written
    x, y = {1: (1 - written.y, written.x), 2: (1 - written.x, 1 - written.y), 3: (written.y, 1 - written.x)}[
        sheet.quarters
    ]
    ratio = 1.0 if sheet.quarters == 2 else sheet.height / sheet.width
    return replace(
        written, x=x, y=y, width=written.width * ratio, height=written.height / ratio, angle=_folded(written.angle - 90 * sheet.quarters)
    )  # fmt: skip


def _turned_lines(sheet: SheetContent) -> NDArray[np.float32] | None:
    """The lines that part cells, as (x1, y1, x2, y2)."""
    if sheet.ruling is None:
        return None
    x, y = sheet.ruling[:, [0, 2]], sheet.ruling[:, [1, 3]]
    x, y = {1: (y, sheet.width - x), 2: (sheet.width - x, sheet.height - y), 3: (sheet.height - y, x)}[sheet.quarters]
    return np.stack([x[:, 0], y[:, 0], x[:, 1], y[:, 1]], axis=1).astype(np.float32)


def _turned_run(run: TextRun, sheet: SheetContent) -> TextRun:
    x, y = {
        1: (run.y, sheet.width - run.x),
        2: (sheet.width - run.x, sheet.height - run.y),
        3: (sheet.height - run.y, run.x),
    }[sheet.quarters]
    return replace(run, x=x, y=y, angle=_folded(run.angle + 90 * sheet.quarters))


def _folded(angle_deg: float) -> float:
    """The same direction between -180 (excluded) and 180."""
    return round(180 - math.fmod(math.fmod(180 - angle_deg, 360) + 360, 360), 2)
