"""Where the texts of a sheet are, as boxes: a leader ends at the edge of its text, a click finds the text under it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qcdesigner.drawings.content import IN_ANNOTATION, Annotation, SheetContent
from qcdesigner.drawings.reading.blocks import TextBlock, text_blocks

_PADDING, _FRAME_PADDING = 0.45, 0.08
_CELLS = 48
"""Cells of the sheet across and down, by which the boxes near a place are found."""
MOST_TEXTS_JOINED = 1500
"""Beyond, joining runs would hold the window up for more than a tenth of a second."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A turned box in sheet units: its centre, half its size along and across the text, and the text's angle in degrees.

    `confidence` is below 1 where the text was recognised on a picture.
    """

    x: float
    y: float
    half_width: float
    half_height: float
    angle: float
    text: str
    confidence: float = 1.0

    def local(self, x: float, y: float) -> tuple[float, float]:
        """The point along and across the text, from the box's centre."""
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        dx, dy = x - self.x, y - self.y
        return dx * cos - dy * sin, dx * sin + dy * cos

    def holds(self, x: float, y: float, *, margin: float = 0.0) -> bool:
        along, across = self.local(x, y)
        return abs(along) <= self.half_width + margin and abs(across) <= self.half_height + margin

    def edge_towards(self, x: float, y: float) -> tuple[float, float]:
        """The point of the edge on the way from the centre to (x, y); the centre if that lies inside."""
        along, across = self.local(x, y)
        reach = max(abs(along) / max(self.half_width, 1e-9), abs(across) / max(self.half_height, 1e-9))
        if reach <= 1:
            return self.x, self.y
        return self.x + (x - self.x) / reach, self.y + (y - self.y) / reach


class AnnotationBoxes:
    """The boxes of a sheet's annotations and text runs; places are fractions of the sheet."""

    def __init__(self, sheet: SheetContent) -> None:
        self._sheet = sheet
        self._boxes = [*map(_annotation_box, sheet.annotations), *map(_block_box, _blocks(sheet))]
        self._cells: dict[tuple[int, int], list[int]] = {}
        for i, box in enumerate(self._boxes):
            for cell in self._cells_round(box.x, box.y, math.hypot(box.half_width, box.half_height)):
                self._cells.setdefault(cell, []).append(i)

    def at(self, x: float, y: float, *, margin: float = 0.0) -> TextBox | None:
        """The box at the place, annotations before bare texts, the nearest centre first; `margin` in sheet units."""
        x, y = x * self._sheet.width, y * self._sheet.height
        near = {i for cell in self._cells_round(x, y, margin) for i in self._cells.get(cell, ())}
        holding = [i for i in near if self._boxes[i].holds(x, y, margin=margin)]
        named = [i for i in holding if i < len(self._sheet.annotations)]
        best = min(named or holding, key=lambda i: math.hypot(self._boxes[i].x - x, self._boxes[i].y - y), default=None)
        return None if best is None else self._boxes[best]

    def _cells_round(self, x: float, y: float, reach: float) -> list[tuple[int, int]]:
        """The cells of the sheet that a square of half side `reach` touches, in sheet units; those at its edge from outside."""
        across, down = _CELLS / self._sheet.width, _CELLS / self._sheet.height
        columns = range(_cell((x - reach) * across), _cell((x + reach) * across) + 1)
        rows = range(_cell((y - reach) * down), _cell((y + reach) * down) + 1)
        return [(column, row) for column in columns for row in rows]

    def reach(self, x: float, y: float, annotation_x: float, annotation_y: float) -> tuple[float, float]:
        """Where a leader from the balloon (x, y) ends: at the edge of the annotation's text, or at its place if none is there."""
        box = self.at(annotation_x, annotation_y)
        if box is None:
            return annotation_x, annotation_y
        width, height = self._sheet.width, self._sheet.height
        edge_x, edge_y = box.edge_towards(x * width, y * height)
        return edge_x / width, edge_y / height


def _cell(position: float) -> int:
    return int(min(_CELLS, max(0.0, position)))  # in this order, what is no number is 0


def _annotation_box(annotation: Annotation) -> TextBox:
    share = _FRAME_PADDING if annotation.source == "tolerance" else _PADDING  # a frame has its own air
    pad = share * min(annotation.height, annotation.width)
    half_width, half_height = annotation.width / 2 + pad, annotation.height / 2 + pad
    return TextBox(annotation.x, annotation.y, half_width, half_height, annotation.angle, annotation.text)


def _blocks(sheet: SheetContent) -> list[TextBlock]:
    """The texts that are no annotation's, runs that belong together joined unless they are too many to look at now."""
    if len(sheet.texts) <= MOST_TEXTS_JOINED:
        return text_blocks(sheet)
    loose = (run for run in sheet.texts if run.group != IN_ANNOTATION and run.text.strip())
    return [TextBlock((run,), run.text, *run.centre, run.width, run.height, run.angle) for run in loose]


def _block_box(block: TextBlock) -> TextBox:
    pad = _PADDING * block.letter_height
    half_width, half_height = block.width / 2 + pad, block.height / 2 + pad
    return TextBox(block.x, block.y, half_width, half_height, block.angle, block.text, block.confidence)
