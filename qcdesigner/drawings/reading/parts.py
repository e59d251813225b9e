"""Sheets that are drawn side by side on one: each is read as a sheet of its own, and what it says is put back in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import Polylines, SheetContent
from qcdesigner.model.reading import ReadCallout, ReadText

Read = TypeVar("Read", ReadCallout, ReadText)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A sheet, or one of those drawn on it; its top left corner is at (left, top) of `whole`, in sheet units."""

    content: SheetContent
    whole: SheetContent
    left: float = 0.0
    top: float = 0.0

    def placed(self, read: Read) -> Read:
        """What was read on the part, its box as fractions of the whole sheet."""
        if self.content is self.whole:
            return read
        across, down = self.content.width / self.whole.width, self.content.height / self.whole.height
        x, y = self.left / self.whole.width + read.x * across, self.top / self.whole.height + read.y * down
        return replace(read, x=x, y=y, width=read.width * across, height=read.height * down)


def parts_of(sheet: SheetContent) -> list[Part]:
    """The sheets drawn on a sheet: itself, if it is one. What stands in none of the frames belongs to the nearest."""
    if len(sheet.frames) < 2:
        return [Part(sheet, sheet)]
    boxes = np.array(sheet.frames)
    of_text = [_nearest(run.centre, boxes) for run in sheet.texts]
    of_annotation = [_nearest((a.x, a.y), boxes) for a in sheet.annotations]
    return [_part(sheet, i, of_text, of_annotation) for i in range(len(boxes))]


def _nearest(point: tuple[float, float], boxes: NDArray[np.float64]) -> int:
    x, y = point
    dx = np.maximum(0.0, np.maximum(boxes[:, 0] - x, x - boxes[:, 2]))
    dy = np.maximum(0.0, np.maximum(boxes[:, 1] - y, y - boxes[:, 3]))
    return int(np.argmin(dx + dy))


def _part(sheet: SheetContent, i: int, of_text: Sequence[int], of_annotation: Sequence[int]) -> Part:
    left, top, right, bottom = sheet.frames[i]
    content = replace(
        sheet,
        width=right - left,
        height=bottom - top,
        strokes=tuple(_shifted(lines, left, top) for lines in sheet.strokes),
        texts=tuple(replace(run, x=run.x - left, y=run.y - top) for run, at in zip(sheet.texts, of_text, strict=True) if at == i),
        annotations=tuple(
            replace(a, x=a.x - left, y=a.y - top) for a, at in zip(sheet.annotations, of_annotation, strict=True) if at == i
        ),
        frames=(),
    )
    return Part(content, sheet, left, top)


def _shifted(lines: Polylines, left: float, top: float) -> Polylines:
    return replace(lines, points=lines.points - np.array((left, top), np.float32))
