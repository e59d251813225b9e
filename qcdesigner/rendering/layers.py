"""The parts of a sheet's picture: fills, strokes and texts in buckets, whose paths are made when first painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from qcdesigner.drawings.content import Fills, Pen, Polylines, TextRun
from qcdesigner.rendering.buckets import bucketed
from qcdesigner.rendering.fonts import text_font
from qcdesigner.rendering.line_paths import LinePaths, ThinnedPaths
from qcdesigner.rendering.paths import boxes, gathered, painter_path
from qcdesigner.rendering.texts import draw_run, run_boxes, strike_path

THINNEST_ON_PAPER_MM = 0.13
SMALLEST_READABLE_PX = 2.2
LIGHTEST_INK = 170
SHORTEST_DASHES_PX = 3
TEXT_SHADE = QColor(0, 0, 0, 90)
_WEIGHT_OF_A_RUN = 8
_SHORTEST_LINE = 0.02
LONGEST_PIECE = 256


@dataclass(frozen=True, slots=True)
class Scale:
    """How a sheet is painted: pixels per sheet unit, sheet units per millimetre of the page, and whether on paper."""

    px: float
    units_per_mm: float
    paper: bool = False


def ink(colour: int) -> QColor:
    """The colour on white paper: what is too light to be seen (yellow, white lines of a black screen) is darkened."""
    wanted = QColor(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF)
    red, green, blue, _ = wanted.getRgb()
    luminance = (299 * red + 587 * green + 114 * blue) // 1000
    return wanted if luminance <= LIGHTEST_INK else wanted.darker(100 * luminance // LIGHTEST_INK + 40)


class StrokeLayer:
    """The polylines of one pen and layer."""

    def __init__(self, lines: Polylines) -> None:
        self._pen = lines.pen
        self._lines = _without_empty(lines)
        self._thinned = ThinnedPaths(self._lines)
        self._full: LinePaths | None = None

    def steps(self, painter: QPainter, region: QRectF, scale: Scale) -> Iterator[None]:
        """Paints what lies in the region, pausing after each bucket."""
        if not scale.paper and self._thinned.is_for(scale.px):
            yield from self._thinned.prepare(scale.px)
            paths = self._thinned.at(scale.px)
        else:
            paths = self._in_full()
        pen = stroke_pen(self._pen, scale)
        for path in paths.within(_edges(region, self._pen.width_mm * scale.units_per_mm)):
            painter.setPen(pen)
            painter.drawPath(path)
            yield

    def _in_full(self) -> LinePaths:
        if self._full is None:
            self._full = LinePaths(in_pieces(self._lines))
        return self._full


def stroke_pen(pen: Pen, scale: Scale) -> QPen:
    """On screen at least one pixel wide whatever the zoom; on paper its width in millimetres."""
    if scale.paper:
        width = max(pen.width_mm, THINNEST_ON_PAPER_MM) * scale.units_per_mm
        result, dash_unit = QPen(ink(pen.colour), width), width
    else:
        width = max(1.0, pen.width_mm * scale.units_per_mm * scale.px)
        result, dash_unit = QPen(ink(pen.colour), width), width / scale.px
        result.setCosmetic(True)
    result.setCapStyle(Qt.PenCapStyle.RoundCap if width > 1 else Qt.PenCapStyle.FlatCap)
    result.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pen.dash and (scale.paper or sum(pen.dash) * scale.px >= SHORTEST_DASHES_PX):
        result.setCapStyle(Qt.PenCapStyle.FlatCap)
        result.setDashPattern([max(length / dash_unit, 0.5) for length in _even(pen.dash)])
    return result


class FillLayer:
    """The filled areas of one colour and layer. Areas of one ring are painted together, those with holes one by one."""

    def __init__(self, fills: Fills) -> None:
        self._fills = fills
        self._boxes = _area_boxes(fills)
        self._buckets = bucketed(self._boxes, weight=len(fills.points))
        self._paths: dict[int, list[QPainterPath]] = {}

    def steps(self, painter: QPainter, region: QRectF, scale: Scale) -> Iterator[None]:
        """Paints what lies in the region, pausing after each bucket."""
        colour = ink(self._fills.colour)
        for bucket in self._buckets.within(*_edges(region, 0)):
            for path in self._bucket_paths(int(bucket)):
                painter.fillPath(path, colour)
            yield

    def _bucket_paths(self, bucket: int) -> list[QPainterPath]:
        paths = self._paths.get(bucket)
        if paths is None:
            areas = self._buckets.of(bucket)
            rings = np.diff(self._fills.areas)[areas]
            paths = [self._simple(areas[rings == 1])] + [self._holed(int(area)) for area in areas[rings > 1]]
            self._paths[bucket] = paths
        return paths

    def _simple(self, areas: np.ndarray) -> QPainterPath:
        """Areas of one ring, all turned the same way so that those that overlap do not cut holes in each other."""
        if len(areas) == 0:
            return QPainterPath()
        points, starts = gathered(self._fills.points, self._fills.rings, self._fills.areas[areas])
        return painter_path(_turned_alike(points, starts), starts, winding=True)

    def _holed(self, area: int) -> QPainterPath:
        rings = np.arange(self._fills.areas[area], self._fills.areas[area + 1])
        return painter_path(*gathered(self._fills.points, self._fills.rings, rings))


class TextLayer:
    """The text runs of a sheet."""

    def __init__(self, runs: Sequence[TextRun]) -> None:
        self._runs = [run for run in runs if run.text.strip() and run.height > 0]
        self._buckets = bucketed(run_boxes(self._runs), weight=_WEIGHT_OF_A_RUN * len(self._runs))

    def steps(self, painter: QPainter, region: QRectF, scale: Scale) -> Iterator[None]:
        """Paints what lies in the region, pausing after each bucket."""
        for bucket in self._buckets.within(*_edges(region, 0)):
            painter.setFont(text_font())
            runs = [self._runs[i] for i in self._buckets.of(int(bucket))]
            readable = [run for run in runs if scale.paper or run.height * scale.px >= SMALLEST_READABLE_PX]
            for run in readable:
                painter.setPen(ink(run.colour))
                draw_run(painter, run)
            if len(readable) < len(runs):
                _strike(painter, runs, scale)
            yield


def _strike(painter: QPainter, runs: Sequence[TextRun], scale: Scale) -> None:
    """Marks where texts too small to be read are."""
    small = [run for run in runs if run.height * scale.px < SMALLEST_READABLE_PX]
    pen = QPen(TEXT_SHADE, max(1.0, max(run.height for run in small) * scale.px * 0.7))
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawPath(strike_path(small))


def _without_empty(lines: Polylines) -> Polylines:
    """The same lines, those without points left out, and single points made visible as the shortest line."""
    lengths = np.diff(lines.starts)
    if len(lengths) and lengths.min() >= 2:
        return lines
    kept = np.flatnonzero(lengths > 0)
    points, starts = gathered(lines.points, lines.starts, kept)
    single = np.flatnonzero(np.diff(starts) == 1)
    ends = points[starts[single]] + np.float32(_SHORTEST_LINE)  # Qt paints nothing for a line without length
    points = np.insert(points, starts[single + 1], ends, axis=0)
    starts = starts + np.concatenate([[0], np.cumsum(np.diff(starts) == 1)])
    return Polylines(lines.pen, lines.layer, points, starts.astype(np.int32))


def in_pieces(lines: Polylines) -> Polylines:
    """The same lines, long ones cut in pieces that share their ends: a tile then paints only the pieces it shows."""
    lengths = np.diff(lines.starts)
    if not (lengths > LONGEST_PIECE).any():
        return lines
    step = LONGEST_PIECE - 1
    pieces = np.maximum(-(-(lengths - 1) // step), 1)
    nth = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    first = np.repeat(lines.starts[:-1], pieces) + nth * step
    piece_lengths = np.minimum(np.repeat(lines.starts[1:], pieces) - first, LONGEST_PIECE)
    starts = np.concatenate([[0], np.cumsum(piece_lengths)])
    taken = np.repeat(first - starts[:-1], piece_lengths) + np.arange(starts[-1])
    return Polylines(lines.pen, lines.layer, lines.points[taken], starts.astype(np.int32))


def _area_boxes(fills: Fills) -> np.ndarray:
    rings = boxes(fills.points, fills.rings)
    first = fills.areas[:-1]
    return np.hstack([np.minimum.reduceat(rings[:, :2], first, axis=0), np.maximum.reduceat(rings[:, 2:], first, axis=0)])


def _turned_alike(points: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The rings all in the direction of positive area."""
    following = np.arange(1, len(points) + 1)
    following[starts[1:] - 1] = starts[:-1]
    x, y = points[:, 0].astype(np.float64), points[:, 1].astype(np.float64)
    signed = np.add.reduceat(x * y[following] - x[following] * y, starts[:-1])
    order = np.arange(len(points))
    for ring in np.flatnonzero(signed < 0):
        order[starts[ring] : starts[ring + 1]] = order[starts[ring] : starts[ring + 1]][::-1]
    return points[order]


def _edges(region: QRectF, margin: float) -> tuple[float, float, float, float]:
    low, high = region.topLeft() - QPointF(margin, margin), region.bottomRight() + QPointF(margin, margin)
    return low.x(), low.y(), high.x(), high.y()


def _even(dash: tuple[float, ...]) -> tuple[float, ...]:
    return dash if len(dash) % 2 == 0 else dash * 2
