"""What a block or a layout draws, gathered per pen as plain numbers: y up, pens not yet resolved, ready to be placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import IN_ANNOTATION, Annotation
from qcdesigner.drawings.dxf.affine import Affine
from qcdesigner.drawings.dxf.lettering import Lettering, placed_annotation, placed_lettering
from qcdesigner.drawings.dxf.pens import PenKey, inherited
from qcdesigner.drawings.dxf.shapes import arcs_to_points

Points = NDArray[np.float64]
Counts = NDArray[np.int64]

# A few blocks inside one another can ask for more copies than any memory holds.
MOST_COPIED = 20_000_000
_WEIGHT_OF_TEXT = 40
_POINTS_OF_ARC = 30


@dataclass(slots=True)
class Strokes:
    """The lines of one pen: two-point segments and arcs as flat numbers, and polylines as (points, counts)."""

    segments: list[float] = field(default_factory=list)
    arcs: list[float] = field(default_factory=list)
    chunks: list[tuple[Points, Counts]] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How many points they are, about."""
        loose = len(self.segments) // 2 + len(self.arcs) // 5 * _POINTS_OF_ARC
        return loose + sum(len(points) for points, _ in self.chunks)

    def arrays(self) -> tuple[Points, Counts]:
        """All polylines: points (N, 2) and how many each has."""
        chunks = list(self.chunks)
        if self.segments:
            points = np.array(self.segments).reshape(-1, 2)
            chunks.append((points, np.full(len(points) // 2, 2)))
        if self.arcs:
            chunks.append(arcs_to_points(np.array(self.arcs).reshape(-1, 5)))
        if len(chunks) == 1:
            return chunks[0]
        points = np.concatenate([c[0] for c in chunks]) if chunks else np.empty((0, 2))
        return points, np.concatenate([c[1] for c in chunks]) if chunks else np.empty(0, int)


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A filled area: its rings, even-odd."""

    key: PenKey
    rings: tuple[Points, ...]


class Picture:
    """Gathers what is drawn; `place` adds a block's picture, turned, with the pen it inherits from."""

    def __init__(self) -> None:
        self.strokes: dict[PenKey, Strokes] = {}
        self.areas: list[Area] = []
        self.texts: list[Lettering] = []
        self.annotations: list[Annotation] = []
        self.groups = 0
        self._copied = 0

    @cached_property
    def weight(self) -> int:
        """What a copy of it costs, in points. Asked of a picture that is complete."""
        lines = sum(s.weight for s in self.strokes.values())
        rings = sum(len(ring) for area in self.areas for ring in area.rings)
        return lines + rings + _WEIGHT_OF_TEXT * (len(self.texts) + len(self.annotations))

    def of(self, key: PenKey) -> Strokes:
        found = self.strokes.get(key)
        if found is None:
            found = self.strokes[key] = Strokes()
        return found

    def polyline(self, key: PenKey, points: Points | Sequence[tuple[float, float]]) -> None:
        xy = np.asarray(points, dtype=float).reshape(-1, 2)
        if len(xy) > 1 and np.isfinite(xy).all():
            self.of(key).chunks.append((xy, np.array([len(xy)])))

    def area(self, key: PenKey, rings: Sequence[Points | Sequence[tuple[float, float]]]) -> None:
        kept = [np.asarray(ring, dtype=float).reshape(-1, 2) for ring in rings]
        kept = [ring for ring in kept if len(ring) > 2 and np.isfinite(ring).all()]
        if kept:
            self.areas.append(Area(key, tuple(kept)))

    def new_group(self) -> int:
        self.groups += 1
        return self.groups

    def place(self, other: Picture, m: Affine, parent: PenKey, path: str = "") -> None:
        """Adds what `other` draws, mapped by `m`, as a reference with the properties `parent` shows it.

        `path` goes before the handles, so that the copies of a block are told from each other.
        Raises `DrawingError("too_large")` when the copies together are more than `MOST_COPIED` points.
        """
        self._copied += other.weight
        if self._copied > MOST_COPIED:
            raise DrawingError("too_large", points=self._copied)
        scale = m.scale
        for key, strokes in other.strokes.items():
            points, counts = strokes.arrays()
            self.of(inherited(key, parent, scale)).chunks.append((m.points(points), counts))
        for area in other.areas:
            rings = tuple(m.points(ring) for ring in area.rings)
            self.areas.append(Area(inherited(area.key, parent, scale), rings))
        first = self.groups
        for run in other.texts:
            group = run.group + first if run.group > 0 else run.group
            placed = placed_lettering(run, m, inherited(run.key, parent), group)
            self.texts.append(replace(placed, handle=path + run.handle) if path and run.handle else placed)
        self.groups += other.groups
        for annotation in other.annotations:
            layer = parent.layer if annotation.layer == "0" else annotation.layer
            placed_one = placed_annotation(annotation, m, layer)
            self.annotations.append(replace(placed_one, handle=path + annotation.handle) if path else placed_one)

    def without_texts_of_its_own(self) -> Picture:
        """The same picture, whose texts are only drawing: what they say stands in an annotation."""
        self.texts = [replace(run, group=IN_ANNOTATION) for run in self.texts]
        return self
