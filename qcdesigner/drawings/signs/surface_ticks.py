"""Symbols of surface texture drawn as lines: a number over or behind their tick is no length."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import in_frame, placed, turned
from qcdesigner.drawings.signs.segments import Segments

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
# Values of Ra with decimals (ISO 1302): over a tick they are textures, though the dimension line of another number runs near.
_PREFERRED = re.compile(r"0[.,](?:0?12|0?2|025|05|0?1|4|8)|[136][.,][236]|12[.,]5")
# ISO 1302: the two legs rise at 60°, the right one about twice as long. Reaches in heights of the text.
_LEG_DEG, _LEAN_DEG = 60.0, 10.0
_LONGER = 1.25
_BESIDE, _BELOW = 3.5, 4.5
_TOUCH = 0.12


def with_surface_ticks(runs: Sequence[TextRun], segments: Segments) -> list[TextRun]:
    """The runs, numbers that belong to a tick led by √: which parameter they state is for a person to say."""
    return [
        replace(run, text=f"√{run.text.strip()}", line="")
        if _NUMBER.fullmatch(run.text.strip()) and (not run.line or _PREFERRED.fullmatch(run.text.strip())) and _has_tick(run, segments, runs)
        else run
        for run in runs
    ]


def _has_tick(run: TextRun, segments: Segments, runs: Sequence[TextRun]) -> bool:
    """True if two legs meet below the number, or below and before it, and no other text stands nearer to them."""
    return any(_nearest(head, runs) is run for head in _heads(run, segments))


def _nearest(point: tuple[float, float], runs: Sequence[TextRun]) -> TextRun:
    """The text of figures whose box is the nearest to a point."""
    return min((run for run in runs if any(c.isdigit() for c in run.text)), key=lambda run: _away(point, run))


def _away(point: tuple[float, float], run: TextRun) -> float:
    along, up = in_frame(point[0] - run.x, point[1] - run.y, run.angle, run.slant)
    return math.hypot(max(-along, along - run.width, 0.0), max(-up, up - run.height, 0.0))


def _heads(run: TextRun, segments: Segments) -> Iterator[tuple[float, float]]:
    """The heads of the longer legs of ticks that stand where one of this number would, on the sheet."""
    h = run.height
    near = segments.near(*run.centre, run.width / 2 + (_BESIDE + _BELOW) * h)
    u1, v1 = turned(near[:, 0], near[:, 1], run.angle, 0.0)
    u2, v2 = turned(near[:, 2], near[:, 3], run.angle, 0.0)
    slope = np.degrees(np.arctan2(v2 - v1, u2 - u1)) % 180
    length = np.hypot(u2 - u1, v2 - v1)
    is_leg = (length > 0.6 * h) & (length < 2 * _BELOW * h)
    right, left = is_leg & (np.abs(slope - _LEG_DEG) < _LEAN_DEG), is_leg & (np.abs(slope - 180 + _LEG_DEG) < _LEAN_DEG)
    (own,) = placed([run], run.angle)
    foot_u, foot_v = np.where(v1 < v2, u1, u2), np.minimum(v1, v2)
    for i in np.flatnonzero(right):
        for j in np.flatnonzero(left):
            meets = math.hypot(foot_u[i] - foot_u[j], foot_v[i] - foot_v[j]) < _TOUCH * h
            is_beside = own.along - _BESIDE * h < foot_u[i] < own.end + 0.5 * h and 0 <= own.middle - foot_v[i] < _BELOW * h
            if meets and is_beside and length[i] > _LONGER * length[j]:
                x1, y1, x2, y2 = (float(value) for value in near[i])
                yield (x2, y2) if v2[i] > v1[i] else (x1, y1)
