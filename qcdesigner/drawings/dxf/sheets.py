"""Layouts as sheets: what is shown, how far the sheet reaches, everything turned to the sheet's axes (y down)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import (
    IN_ANNOTATION,
    Annotation,
    Fills,
    Pen,
    Polylines,
    SheetContent,
    TextRun,
)
from qcdesigner.drawings.dxf.extent import Extent, sheet_extent
from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.loose_texts import are_too_many, with_lines_round
from qcdesigner.drawings.dxf.picture import Picture
from qcdesigner.drawings.dxf.side_by_side import Frame
from qcdesigner.drawings.dxf.view_ratio import without_view_ratio

if TYPE_CHECKING:
    from qcdesigner.drawings.dxf.walk import Walk

# Of the sheet: smaller ones are a point at any zoom.
_SMALLEST_LETTER = 1e-6
_FARTHEST = 1e12
IsShown = Callable[[str], bool]


def make_sheet(
    walk: Walk, picture: Picture, *, name: str, mm: float | None, frames: Sequence[Frame] = ()
) -> SheetContent | None:
    """The sheet of a picture, not yet numbered; `mm` is the millimetres of a drawing unit, None if unknown.

    `frames` are those of sheets drawn side by side in it. None if nothing is to be seen.
    """
    shown = walk.pens.is_shown
    strokes = _shown_strokes(walk, picture, shown)
    areas = [area for area in picture.areas if shown(area.key.layer) and all(map(_is_reachable, area.rings))]
    written = [run for run in picture.texts if shown(run.key.layer)]
    texts = [run for run in written if _is_reachable(np.array((run.x, run.y, run.width, run.height)))]
    extent = sheet_extent(strokes, [ring for area in areas for ring in area.rings], texts)
    if extent is None:
        return None
    visible = [a for a in picture.annotations if shown(a.layer)]
    hidden = len(picture.annotations) - len(visible) + sum(_states_a_number(run) and not shown(run.key.layer) for run in picture.texts)
    if hidden:
        walk.remarks["hidden_annotation", name] += hidden
    held = [_annotation(a, extent) for a in visible if extent.holds(a.x, a.y)]
    annotations, ratios = without_view_ratio(held)
    walk.remarks.update(("view_ratio", ratio) for ratio in ratios)
    least = _SMALLEST_LETTER * max(extent.width, extent.height)
    texts = [run for run in texts if extent.holds(run.x, run.y) and run.height > least]
    if outside := len(written) - len(texts) + len(visible) - len(held):
        walk.remarks["outside_sheet", name] += outside
    polylines = tuple(
        _polylines(pen, layer, points, counts, extent) for (pen, layer), (points, counts) in strokes.items()
    )
    fills = _fills(walk, picture, shown, extent)
    runs = [_text_run(walk, run, extent) for run in texts]
    if are_too_many(runs):
        walk.remarks["lines_not_read", name] += 1
    else:
        runs = with_lines_round(runs, polylines, fills)
    return SheetContent(
        0,
        name,
        extent.width,
        extent.height,
        extent.width * mm if mm else None,
        extent.height * mm if mm else None,
        strokes=polylines,
        fills=fills,
        texts=tuple(runs),
        annotations=tuple(annotations),
        frames=tuple(_frame(frame, extent) for frame in frames),
    )


def _frame(frame: Frame, extent: Extent) -> Frame:
    left, low, right, high = frame
    return left - extent.left, extent.top - high, right - extent.left, extent.top - low


def _states_a_number(run: Lettering) -> bool:
    """True for a loose text that may be a requirement."""
    return run.group != IN_ANNOTATION and any(c.isdigit() for c in run.text)


Strokes = dict[tuple[Pen, str], tuple[NDArray[np.float64], NDArray[np.int64]]]


def _shown_strokes(walk: Walk, picture: Picture, shown: IsShown) -> Strokes:
    """The polylines of each pen and layer that is shown."""
    gathered: dict[tuple[Pen, str], list[tuple[NDArray[np.float64], NDArray[np.int64]]]] = {}
    for key, strokes in picture.strokes.items():
        if shown(key.layer):
            gathered.setdefault((walk.pens.pen(key), key.layer), []).append(strokes.arrays())
    joined = {
        pen: (np.concatenate([p for p, _ in parts]), np.concatenate([c for _, c in parts]))
        for pen, parts in gathered.items()
    }
    reachable = {pen: _finite(*arrays) for pen, arrays in joined.items()}
    return {pen: arrays for pen, arrays in reachable.items() if len(arrays[1])}


def _is_reachable(numbers: NDArray[np.float64]) -> bool:
    """False for what is no number or out of all reason."""
    return bool((np.abs(numbers) < _FARTHEST).all())


def _finite(
    points: NDArray[np.float64], counts: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Without polylines that have a point that is no number, or out of all reason."""
    good = (np.abs(points) < _FARTHEST).all(axis=1)
    if good.all():
        return points, counts
    line = np.repeat(np.arange(len(counts)), counts)
    kept = np.ones(len(counts), bool)
    kept[line[~good]] = False
    return points[kept[line]], counts[kept]


def _to_sheet(points: NDArray[np.float64], extent: Extent) -> NDArray[np.float32]:
    return ((points - (extent.left, extent.top)) * (1, -1)).astype(np.float32)


def _polylines(
    pen: Pen, layer: str, points: NDArray[np.float64], counts: NDArray[np.int64], extent: Extent
) -> Polylines:
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return Polylines(pen, layer, _to_sheet(points, extent), starts)


def _fills(walk: Walk, picture: Picture, shown: IsShown, extent: Extent) -> tuple[Fills, ...]:
    gathered: dict[tuple[int, str], list[tuple[NDArray[np.float64], ...]]] = {}
    for area in picture.areas:
        if shown(area.key.layer):
            gathered.setdefault((walk.pens.colour(area.key), area.key.layer), []).append(area.rings)
    fills = []
    for (colour, layer), areas in gathered.items():
        rings = [ring for area in areas for ring in area]
        ring_starts = np.cumsum([0, *(len(ring) for ring in rings)]).astype(np.int32)
        area_starts = np.cumsum([0, *(len(area) for area in areas)]).astype(np.int32)
        fills.append(Fills(colour, layer, _to_sheet(np.concatenate(rings), extent), ring_starts, area_starts))
    return tuple(fills)


def _text_run(walk: Walk, run: Lettering, extent: Extent) -> TextRun:
    return TextRun(
        run.text,
        run.x - extent.left,
        extent.top - run.y,
        run.height,
        run.width,
        run.angle_deg,
        run.font,
        walk.pens.colour(run.key),
        run.key.layer,
        run.raw,
        run.group,
        line="leader" if run.handle.rsplit("/", 1)[-1] in walk.on_leaders else "",
        tag=run.tag,
        handle=run.handle,
    )


def _annotation(annotation: Annotation, extent: Extent) -> Annotation:
    return replace(annotation, x=annotation.x - extent.left, y=extent.top - annotation.y)
