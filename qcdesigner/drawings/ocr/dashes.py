"""The dashes and dots of hidden lines and centre lines: strokes that follow each other on one line. They are no letters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches, joined_groups

# Of a dash: how many times as long as it is thick, and how much of that bar is ink.
_SLIM, _FILLED = 3.0, 0.72
_SHORTEST_PX = 7
_FEWEST = 3
# Of the longer of two dashes: the gap between them; of their thickness: how far one is off the line of the other.
_GAP, _OFF, _LEAN = 1.6, 0.8, 0.09
# Beside a letter of its size, as near as letters of a number are, a stroke is a letter too: 1, l, I. In lengths of the stroke.
_LETTER, _LEVEL, _LETTER_GAP = (0.6, 1.6), 0.4, 1.1
_DOT = 0.5
# A 1 beside a 1 beside a 3.
_ROUNDS = 3

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Patches as the bars that fit them best: middle, direction (radians, y down), length and thickness in pixels."""

    x: Floats
    y: Floats
    direction: Floats
    length: Floats
    thickness: Floats


def bars_of(patches: Patches) -> Bars:
    """The bar of each patch, by the second moments of its ink."""
    first = patches.first[:-1]
    length = (patches.end - patches.start).astype(float)
    middle, row = (patches.start + patches.end - 1) / 2.0, patches.row.astype(float)
    area = np.add.reduceat(length, first)
    x, y = np.add.reduceat(length * middle, first) / area, np.add.reduceat(length * row, first) / area
    counts = np.diff(patches.first)
    dx, dy = middle - np.repeat(x, counts), row - np.repeat(y, counts)
    xx = np.add.reduceat(length * (dx * dx + (length * length - 1) / 12), first) / area + 1 / 12
    yy = np.add.reduceat(length * dy * dy, first) / area + 1 / 12
    xy = np.add.reduceat(length * dx * dy, first) / area
    mean, spread = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    long, thick = np.sqrt(12 * (mean + spread)), np.sqrt(12 * np.maximum(mean - spread, 1 / 12))
    return Bars(x, y, np.arctan2(2 * xy, xx - yy) / 2, long, thick)


def without_dashes(patches: Patches, whole: int) -> tuple[Patches, int]:
    """The patches without the dashes of broken lines and the dots between them, and how many of them are of the first `whole`."""
    if not whole:
        return patches, whole
    some = patches.only(np.arange(whole))
    bars = bars_of(some)
    is_slim = (bars.length > _SLIM * bars.thickness) & (bars.length > _SHORTEST_PX)
    is_slim &= some.area > _FILLED * bars.length * bars.thickness
    slim = np.flatnonzero(is_slim)
    for _ in range(_ROUNDS):
        slim = slim[~_is_beside_a_letter(some, bars, slim, is_slim)]
        is_slim[:] = False
        is_slim[slim] = True
    drawn = np.zeros(whole, bool)
    for chain in _chains(bars, slim):
        drawn[chain] = True
        drawn[_dots_on(bars, chain)] = True
    kept = np.concatenate([np.flatnonzero(~drawn), np.arange(whole, len(patches))])
    return patches.only(kept), int((~drawn).sum())


def _is_beside_a_letter(patches: Patches, bars: Bars, slim: NDArray[np.intp], is_slim: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True for strokes with a patch of the size of a letter to their right or left, as 1 and l stand in words."""
    others = np.flatnonzero(~is_slim & (patches.size > _SHORTEST_PX))
    size = patches.size[others].astype(float)
    found = np.zeros(len(slim), bool)
    for k, i in enumerate(slim):
        cos, sin, length = np.cos(bars.direction[i]), np.sin(bars.direction[i]), bars.length[i]
        dx, dy = bars.x[others] - bars.x[i], bars.y[others] - bars.y[i]
        along, across = np.abs(dx * cos + dy * sin), np.abs(dy * cos - dx * sin)
        is_sized = (size > _LETTER[0] * length) & (size < _LETTER[1] * length)
        found[k] = bool((is_sized & (along < _LEVEL * length) & (across - size / 2 < _LETTER_GAP * length)).any())
    return found


def _chains(bars: Bars, slim: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Dashes that go on in each other, at least three."""
    firsts, seconds = [], []
    x, y, direction = bars.x[slim], bars.y[slim], bars.direction[slim]
    length, thickness = bars.length[slim], bars.thickness[slim]
    for i in range(len(slim)):
        dx, dy = x[i + 1 :] - x[i], y[i + 1 :] - y[i]
        cos, sin = np.cos(direction[i]), np.sin(direction[i])
        along, across = np.abs(dx * cos + dy * sin), np.abs(dy * cos - dx * sin)
        gap = along - (length[i] + length[i + 1 :]) / 2
        turn = np.abs((direction[i + 1 :] - direction[i] + np.pi / 2) % np.pi - np.pi / 2)
        goes_on = (gap > 0) & (gap < _GAP * np.maximum(length[i], length[i + 1 :])) & (turn < _LEAN)
        goes_on &= across < _OFF * np.maximum(thickness[i], thickness[i + 1 :]) + _LEAN / 3 * along
        hits = np.flatnonzero(goes_on) + i + 1
        firsts.append(np.full(len(hits), i))
        seconds.append(hits)
    if not firsts:
        return []
    label = joined_groups(len(slim), np.concatenate(firsts), np.concatenate(seconds))
    order = np.argsort(label, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
    return [slim[group] for group in groups if len(group) >= _FEWEST]


def _dots_on(bars: Bars, chain: NDArray[np.intp]) -> NDArray[np.intp]:
    """Small patches on the line of a chain, between its ends."""
    lead = chain[np.argmax(bars.length[chain])]
    cos, sin = np.cos(bars.direction[lead]), np.sin(bars.direction[lead])
    along = (bars.x - bars.x[lead]) * cos + (bars.y - bars.y[lead]) * sin
    across = np.abs((bars.y - bars.y[lead]) * cos - (bars.x - bars.x[lead]) * sin)
    reach = bars.length[lead]
    is_small = bars.length < _DOT * reach
    is_between = (along > along[chain].min() - reach) & (along < along[chain].max() + reach)
    return np.flatnonzero(is_small & is_between & (across < _OFF * bars.thickness[lead] + 1))
