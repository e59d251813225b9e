"""A drawing's content with the texts recognised on those of its sheets that are pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import UNREADABLE, DrawingContent, FlatSheet, OcrMode, SheetContent, TextRun
from qcdesigner.drawings.formats import Source
from qcdesigner.drawings.ocr.model import is_available, recogniser
from qcdesigner.drawings.ocr.paper import Grey, grey_of_pixels
from qcdesigner.drawings.ocr.whole_sheet import recognise_sheet
from qcdesigner.drawings.placing import turned
from qcdesigner.drawings.reading import read_content
from qcdesigner.drawings.reading.flat import lines_on_given
from qcdesigner.drawings.worker_process import no_sheet

_PAGE_DPI = 300
_LARGEST_SIDE_PX = 8192
_MOST_PIXELS = 45_000_000
# Some minutes of recognition; a larger book is no drawing.
MOST_SHEETS = 60
_FEWEST_CALLOUTS, _FEWEST_LETTERS = 3, 6


def with_recognised_texts(
    source: Source,
    *,
    mode: OcrMode,
    progress: Callable[[float], None],
    begin_sheet: Callable[[int, int], None] = no_sheet,
) -> DrawingContent:
    """The content of `source`, more texts on its sheets. Without the extra: a remark, or for `always` an error.

    `begin_sheet` is told which sheet comes next, and how many are recognised.

    Raises `DrawingError("ocr_missing")`.
    """
    content = source.content
    # Of sheets that are recognised beside their own texts, only what is drawn as letters is taken.
    beside = [mode == "auto" and sheet.tiled and not is_textless(content, sheet) for sheet in content.sheets]
    numbers = [i for i, sheet in enumerate(content.sheets) if sheet.tiled and (not beside[i] or has_outlined_texts(sheet))]
    if not numbers:
        return content
    if not is_available():
        if mode == "always":
            raise DrawingError("ocr_missing")
        return replace(content, remarks=(*content.remarks, ("ocr_missing", str(len(numbers)))))
    numbers, left_out = numbers[:MOST_SHEETS], len(numbers[MOST_SHEETS:])
    sheets = list(content.sheets)
    for done, i in enumerate(numbers):
        begin_sheet(done + 1, len(numbers))
        sheets[i] = _recognised(
            source, sheets[i], lambda part, done=done: progress((done + part) / len(numbers)), only_outlined=beside[i]
        )  # type: ignore[misc]
    remarks = [("ocr_used", str(len(numbers)))] + [("not_recognised", str(left_out))] * bool(left_out)
    return replace(content, sheets=tuple(sheets), remarks=(*content.remarks, *remarks))


def is_textless(content: DrawingContent, sheet: SheetContent) -> bool:
    """True for a sheet whose texts state next to no requirement: those are a picture, strokes or outlines.

    The numbers of its frame, its title block and its tables state none.
    """
    if len(sheet.texts) + len(sheet.annotations) < _FEWEST_CALLOUTS:
        return True
    read = read_content(replace(content, sheets=(sheet,)))
    return len(read.callouts) < _FEWEST_CALLOUTS


def has_outlined_texts(sheet: SheetContent) -> bool:
    """True for a sheet on which letters are drawn besides those that are written."""
    return sheet.outlined is not None and len(sheet.outlined) >= _FEWEST_LETTERS


def _recognised(source: Source, sheet: SheetContent, progress: Callable[[float], None], *, only_outlined: bool) -> SheetContent:
    scale = picture_scale(sheet)
    grey = grey_of(source, sheet, scale)
    legible = tuple(run for run in sheet.texts if UNREADABLE not in run.text)
    found = recognise_sheet(_without(grey, legible, scale), recogniser(), progress=progress)
    plane = found.plane.scaled(scale)
    runs = [plane.run_on_given(_in_units(run, scale)) for run in found.runs]
    if only_outlined and sheet.outlined is not None:
        runs = [run for run in runs if _holds_one_of(run, sheet.outlined)]
    is_ruled = sheet.ruling is not None and len(sheet.ruling) > 0
    ruling = sheet.ruling if is_ruled else lines_on_given(found.ruling / np.float32(scale), plane)
    flat = None if found.lies_flat else FlatSheet(found.width / scale, found.height / scale, plane)
    return replace(sheet, texts=(*legible, *runs), ruling=ruling, flat=flat)


def _holds_one_of(run: TextRun, boxes: NDArray[np.float32]) -> bool:
    """True for a run on which the middle of one of the boxes lies."""
    across, down = turned((boxes[:, 0] + boxes[:, 2]) / 2 - run.x, (boxes[:, 1] + boxes[:, 3]) / 2 - run.y, run.angle, run.slant)
    return bool(((across > 0) & (across < run.width) & (down > -0.2 * run.height) & (down < 1.2 * run.height)).any())


def picture_scale(sheet: SheetContent) -> float:
    """Pixels per sheet unit: those of the picture itself, 300 dpi for a page; fewer where it would be too large."""
    is_page = sheet.width == sheet.width_mm
    scale = _PAGE_DPI / 25.4 if is_page else 1.0
    scale = min(scale, _LARGEST_SIDE_PX / max(sheet.width, sheet.height))
    return min(scale, (_MOST_PIXELS / (sheet.width * sheet.height)) ** 0.5)


def grey_of(source: Source, sheet: SheetContent, scale: float) -> Grey:
    """The sheet's picture in grey."""
    width, height = round(sheet.width * scale), round(sheet.height * scale)
    return grey_of_pixels(source.tile(sheet.number, scale, 0.0, 0.0, width, height), width, height)


def _without(grey: Grey, texts: tuple[TextRun, ...], scale: float) -> Grey:
    """The picture without the texts that the file says itself."""
    if not texts:
        return grey
    from PIL import Image, ImageDraw

    picture = Image.fromarray(grey)
    draw = ImageDraw.Draw(picture)
    for run in texts:
        draw.polygon([(x * scale, y * scale) for x, y in _corners(run)], fill=255)
    return np.asarray(picture)


def _corners(run: TextRun) -> list[tuple[float, float]]:
    from qcdesigner.drawings.ocr.frame import to_sheet

    h = run.height
    reach = ((-0.1 * h, -0.35 * h), (run.width, -0.35 * h), (run.width, 1.25 * h), (-0.1 * h, 1.25 * h))
    return [(run.x + dx, run.y + dy) for dx, dy in (to_sheet(along, up, run.angle) for along, up in reach)]


def _in_units(run: TextRun, scale: float) -> TextRun:
    return replace(run, x=run.x / scale, y=run.y / scale, height=run.height / scale, width=run.width / scale)
