"""The order in which places of a sheet are numbered. Places are fractions of the sheet, from its top left corner."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Order = Literal["clockwise", "reading", "zone"]

# Annotations nearer than this (in sheet widths) are of one view.
_VIEW_GAP = 0.09
# Annotations within this height are on one line when reading.
_LINE = 0.02
# Views that begin in the same third of the sheet's height are beside each other.
_BANDS = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be put in order: where it is, its zone of the grid (`B4`), and the `index` the caller knows it by."""

    index: int
    x: float
    y: float
    zone: str = ""


def in_order(spots: Iterable[Spot], order: Order, *, aspect: float = 1.0) -> list[Spot]:
    """The spots of one sheet in order.

    `clockwise`: view by view, views as one reads, each clockwise from its top left. `reading`: line by line.
    `zone`: zone by zone of the grid (A1, A2 … B1), clockwise in each, those without a zone last.
    """
    listed = list(spots)
    if order == "reading":
        return sorted(listed, key=_line_by_line)
    groups = _zones(listed) if order == "zone" else _views(listed, aspect)
    return [spot for group in groups for spot in _clockwise(group)]


def _line_by_line(spot: Spot) -> tuple[int, float]:
    return round(spot.y / _LINE), spot.x


def _clockwise(spots: Sequence[Spot]) -> list[Spot]:
    """Clockwise round the middle of their box, beginning at its top left corner."""
    x = (min(s.x for s in spots) + max(s.x for s in spots)) / 2
    y = (min(s.y for s in spots) + max(s.y for s in spots)) / 2
    start = math.radians(225)  # y goes down: this is up and to the left

    def turn(spot: Spot) -> tuple[float, float]:
        angle = math.atan2(spot.y - y, spot.x - x)
        return round((angle - start) % math.tau, 6), math.hypot(spot.x - x, spot.y - y)

    return sorted(spots, key=turn)


def _zones(spots: Iterable[Spot]) -> list[list[Spot]]:
    groups: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        groups[spot.zone].append(spot)
    return [groups[zone] for zone in sorted(groups, key=_zone_key)]


def _zone_key(zone: str) -> tuple[bool, str, int]:
    parts = re.fullmatch(r"([A-Za-z]+)(\d+)", zone)
    return (False, parts[1].upper(), int(parts[2])) if parts else (True, zone, 0)


def _views(spots: Sequence[Spot], aspect: float) -> list[list[Spot]]:
    """Groups of spots that touch through cells of `_VIEW_GAP`, in the order one reads."""
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        cells[int(spot.x / _VIEW_GAP), int(spot.y / aspect / _VIEW_GAP)].append(spot)
    groups = [[s for cell in joined for s in cells[cell]] for joined in _joined(set(cells))]
    return sorted(groups, key=_corner)


def _joined(cells: set[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Sets of neighbouring cells; each in a fixed order."""
    left, groups = set(cells), []
    for start in sorted(cells):
        if start not in left:
            continue
        left.remove(start)
        group, waiting = [start], [start]
        while waiting:
            column, row = waiting.pop()
            near = {(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & left
            left -= near
            group.extend(sorted(near))
            waiting.extend(sorted(near))
        groups.append(group)
    return groups


def _corner(group: list[Spot]) -> tuple[int, float]:
    """How views follow each other: by the third of the sheet's height where they begin, then from the left."""
    return int(min(s.y for s in group) * _BANDS), min(s.x for s in group)
