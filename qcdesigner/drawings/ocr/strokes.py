"""A region of a sheet of strokes as a grey picture, for text that is drawn: letters exploded into lines, or filled outlines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from qcdesigner.drawings.content import Fills, Polylines, SheetContent
from qcdesigner.drawings.ocr.paper import Grey

_PEN_PX = 3

# Left, top, width, height in sheet units.
Box = tuple[float, float, float, float]
Points = NDArray[np.float32]


def picture_of_strokes(sheet: SheetContent, box: Box, scale: float) -> Grey:
    """The strokes and fills of a region (left, top, width, height in sheet units), black on white, `scale` pixels a unit.

    Every pen is drawn alike: pale and thin ink is ink.
    """
    picture = Image.new("L", (max(1, round(box[2] * scale)), max(1, round(box[3] * scale))), 255)
    draw = ImageDraw.Draw(picture)
    for strokes in sheet.strokes:
        for line in _lines_in(strokes, box):
            draw.line(_pixels(line, box, scale), fill=0, width=_PEN_PX, joint="curve")
    for fills in sheet.fills:
        for rings in _areas_in(fills, box):
            picture.paste(0, mask=_even_odd([_pixels(ring, box, scale) for ring in rings], picture.size))
    return np.asarray(picture)


def _lines_in(strokes: Polylines, box: Box) -> Iterator[Points]:
    for i in _touching(strokes.points, strokes.starts, box):
        line = strokes.points[strokes.starts[i] : strokes.starts[i + 1]]
        if len(line) > 1:
            yield line


def _areas_in(fills: Fills, box: Box) -> Iterator[list[Points]]:
    near = set(_touching(fills.points, fills.rings, box).tolist())
    for first, end in zip(fills.areas[:-1], fills.areas[1:], strict=True):
        rings = [fills.points[fills.rings[i] : fills.rings[i + 1]] for i in range(first, end)]
        if not near.isdisjoint(range(first, end)):
            yield [ring for ring in rings if len(ring) > 2]


def _touching(points: Points, starts: NDArray[np.int32], box: Box) -> NDArray[np.intp]:
    """The polylines whose own boxes touch the region; `starts` as in `Polylines`."""
    if len(starts) < 2 or not len(points):
        return np.zeros(0, np.intp)
    begins = np.minimum(starts[:-1], len(points) - 1)
    least, most = np.minimum.reduceat(points, begins), np.maximum.reduceat(points, begins)
    left, top, width, height = box
    is_near = (most[:, 0] >= left) & (least[:, 0] <= left + width)
    return np.flatnonzero(is_near & (most[:, 1] >= top) & (least[:, 1] <= top + height))


def _pixels(line: Points, box: Box, scale: float) -> list[tuple[float, float]]:
    return [(x, y) for x, y in ((line - np.array(box[:2], np.float32)) * scale).tolist()]


def _even_odd(rings: list[list[tuple[float, float]]], size: tuple[int, int]) -> Image.Image:
    """A mask of an area: what an odd number of its rings surrounds."""
    mask = Image.new("1", size)
    for ring in rings:
        one = Image.new("1", size)
        ImageDraw.Draw(one).polygon(ring, fill=1)
        mask = ImageChops.logical_xor(mask, one)
    return mask
