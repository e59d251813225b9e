"""Where a balloon goes: near its annotation, clear of other balloons and of what is written on the sheet.

Lengths are in widths of the sheet, both ways (a place's y is divided by the aspect), so that a balloon is round.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.reading import InkGrid
from qcdesigner.model.records import Place, Sheet

# Distances from the annotation's box, in diameters, nearest first; beyond the last a balloon would seem lost.
_RINGS = (0.75, 1.1, 1.6, 2.2, 3.0, 4.0, 5.5)
_DIRECTIONS = 16
_CLEARANCE = 1.08
# What it costs, in diameters, to lie wholly on ink, and to go one ring further out to avoid it.
_INK, _RING = 0.3, 0.015


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the sheet that a balloon should not cover: centre and size, as fractions of width and height."""

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


class BalloonPlacer:
    """Finds places on one sheet, one balloon after the other; it remembers those it gave."""

    def __init__(
        self, sheet: Sheet, obstacles: Iterable[Box] = (), balloons: Iterable[Place] = (), *, ink: InkGrid | None = None
    ) -> None:
        self._sheet = sheet
        self._diameter = balloon_diameter(sheet)
        self._height = 1.0 / sheet.aspect
        self._ink = ink
        self._boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._balloons: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for box in obstacles:
            self._keep(box)
        for place in balloons:
            self._occupy(place.x, place.y * self._height)

    def place(self, annotation: Box) -> Place:
        """The nearest free place round the annotation; the least covered one when none is free."""
        x, y = self._choose(self._candidates(self._in_widths(annotation)))
        self._occupy(x, y)
        return Place(self._sheet.id, x, y / self._height)

    def _choose(self, candidates: Iterator[tuple[int, float, float]]) -> tuple[float, float]:
        best, least = (0.5, 0.5 * self._height), math.inf
        for ring, x, y in candidates:
            further = ring * _RING * self._diameter
            if further >= least:
                break
            cost = further + self._covered(x, y, enough=least)
            if cost < least:
                cost += self._ink_under(x, y) * _INK * self._diameter
            if cost < least:
                best, least = (x, y), cost
        return best

    def _candidates(self, box: Box) -> Iterator[tuple[int, float, float]]:
        """Rings and points round the box, nearest first, within the sheet; up and to the left before the others."""
        for ring, distance in enumerate(_RINGS):
            away = distance * self._diameter
            for step in range(_DIRECTIONS):
                angle = math.radians(225) + math.tau * ((step + 1) // 2 * (-1) ** step) / _DIRECTIONS
                x = box.x + math.cos(angle) * (box.width / 2 + away)
                y = box.y + math.sin(angle) * (box.height / 2 + away)
                yield ring, self._clamped(x, self._diameter / 2, 1.0), self._clamped(y, self._diameter / 2, self._height)

    @staticmethod
    def _clamped(value: float, margin: float, size: float) -> float:
        return min(max(value, margin), max(margin, size - margin))

    def _covered(self, x: float, y: float, *, enough: float) -> float:
        """How much a balloon there would cover: 0 when it is free, counted up to `enough`; a balloon weighs more than ink."""
        cell, apart, covered = self._cell(x, y), self._diameter * _CLEARANCE, 0.0
        for key in self._around(cell):
            for bx, by in self._balloons.get(key, ()):
                distance = math.hypot(x - bx, y - by)
                if distance < apart:
                    covered += (apart - distance) * 10
        for box in self._boxes.get(cell, ()):
            if covered >= enough:
                break
            dx, dy = abs(x - box.x) - box.width / 2, abs(y - box.y) - box.height / 2
            if dx < apart / 2 and dy < apart / 2:
                covered += max(0.0, apart / 2 - math.hypot(max(dx, 0.0), max(dy, 0.0)))
        return covered

    def _ink_under(self, x: float, y: float) -> float:
        """The share of a balloon there that would lie on ink, 0 to 1."""
        if self._ink is None:
            return 0.0
        ink, cells, inked = self._ink, 0, 0
        size = 1.0 / ink.columns
        for row in range(max(0, int((y - self._diameter / 2) / size)), min(ink.rows, int((y + self._diameter / 2) / size) + 1)):
            half = math.sqrt(max(0.0, (self._diameter / 2) ** 2 - ((row + 0.5) * size - y) ** 2))
            left, right = max(0, int((x - half) / size)), min(ink.columns, int((x + half) / size) + 1)
            cells += max(0, right - left)
            inked += ink.cells.count(1, row * ink.columns + left, row * ink.columns + right)
        return inked / cells if cells else 0.0

    def _in_widths(self, box: Box) -> Box:
        return Box(box.x, box.y * self._height, box.width, box.height * self._height)

    def _keep(self, obstacle: Box) -> None:
        """Files an obstacle under every cell from which a balloon could touch it."""
        box, reach = self._in_widths(obstacle), self._diameter / 2 * _CLEARANCE
        left, top = self._cell(box.x - box.width / 2 - reach, box.y - box.height / 2 - reach)
        right, bottom = self._cell(box.x + box.width / 2 + reach, box.y + box.height / 2 + reach)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                self._boxes[column, row].append(box)

    def _occupy(self, x: float, y: float) -> None:
        self._balloons[self._cell(x, y)].append((x, y))

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        size = self._diameter * _CLEARANCE
        return math.floor(x / size), math.floor(y / size)

    @staticmethod
    def _around(cell: tuple[int, int]) -> Iterator[tuple[int, int]]:
        return ((cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
