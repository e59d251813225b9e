"""Signs that CAD draws instead of writing (⌀ ± ↧ ⌴ ⌵ ⌖ …): strokes just before a text, of its size and on its line.

A sign is believed only where a text follows it: the same strokes elsewhere are geometry.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import DRAWN, TextRun, on_sheet
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.signs.pictures import shape_sign
from qcdesigner.drawings.signs.shapes import ARROW_DOWN, Polyline, sign_of
from qcdesigner.drawings.signs.strokes import Strokes

_LARGEST = 2.7
_LOWEST, _HIGHEST = -0.75, 1.6
_SHORTEST, _TALLEST = 0.4, 1.9
_REACH = 2.0
_OFF_LINE = 0.45
_TOUCH = 0.05
_BESIDE = 0.4
_ROUNDS = 3
_DIAMETERS = frozenset("Ø⌀øΦφ∅")
# A hole that goes on with its depth on the same line, and how far behind it, in letter heights.
_HOLE = re.compile(r"[⌴⌵⌀Øø∅]|M\d")
_REACH_OF_HOLE, _OFF_ROW = 8.0, 0.3
# A bar drawn as a rectangle: width over length, and how much opposite sides may differ.
_CORNERS, _THIN, _UNEVEN = 4, 0.25, 0.05


def drawn_signs(strokes: Strokes, texts: Sequence[TextRun]) -> list[TextRun]:
    """Runs for the signs drawn before the texts, or before other such signs."""
    free = np.ones(len(strokes.lines), bool)
    found: list[TextRun] = []
    followers = [run for run in texts if any(c.isdigit() for c in run.text) or run.text.strip() in _DIAMETERS]
    for _ in range(_ROUNDS):
        signs = [_sign_before(strokes, free, run) for run in followers]
        followers = [sign for sign in signs if sign is not None and not _is_written(sign, texts)]
        found += followers
    return _depths_of_holes(found, texts)


def _depths_of_holes(signs: Sequence[TextRun], texts: Sequence[TextRun]) -> list[TextRun]:
    """The signs, an arrow down behind a hole on the same line as the sign of its depth; other arrows are none."""
    holes = [run for run in (*texts, *signs) if _HOLE.search(run.text)]
    depths = [replace(sign, text="↧", raw="↧") if sign.text == ARROW_DOWN and _is_behind(sign, holes) else sign for sign in signs]
    return [sign for sign in depths if sign.text != ARROW_DOWN]


def _is_behind(sign: TextRun, holes: Sequence[TextRun]) -> bool:
    for hole in holes:
        along, up = in_frame(sign.x - hole.x, sign.y - hole.y, hole.angle, hole.slant)
        is_level = abs(sign.angle - hole.angle) < 1 and abs(up) < _OFF_ROW * hole.height
        if is_level and 0 < along < hole.width + _REACH_OF_HOLE * hole.height:
            return True
    return False


def _is_written(sign: TextRun, texts: Sequence[TextRun]) -> bool:
    """True where a text stands already: over outlines that show it."""
    x, y = sign.centre
    return any(_holds(run, x, y) for run in texts if math.dist((run.x, run.y), (x, y)) < run.width + run.height)


def _holds(run: TextRun, x: float, y: float) -> bool:
    along, up = in_frame(x - run.x, y - run.y, run.angle, run.slant)
    return -0.1 * run.height < along < run.width and -0.3 * run.height < up < 1.3 * run.height


def _sign_before(strokes: Strokes, free: NDArray[np.bool_], run: TextRun) -> TextRun | None:
    """The sign drawn just before a run, its strokes taken out of the free ones."""
    local = {int(i): _in_frame_of(strokes.lines[i], run) for i in _near(strokes, run) if free[i]}
    for group in _groups(local, strokes.paths, run.height):
        sign = _sign_of_group([local[i] for i in group], run.height, all(strokes.is_filled[i] for i in group))
        if sign is None:
            continue
        free[group] = False
        us = [u for i in group for u, _ in local[i]]
        dx, dy = on_sheet(min(us), 0.0, run.angle, run.slant)
        width = max(us) - min(us)
        return TextRun(
            sign, run.x + dx, run.y + dy, run.height, width, run.angle, DRAWN, raw=sign, slant=run.slant
        )
    return None


def _sign_of_group(lines: Sequence[Polyline], h: float, is_area: bool) -> str | None:
    vs = [v for line in lines for _, v in line]
    is_sized = _SHORTEST * h < max(vs) - min(vs) < _TALLEST * h
    if not is_sized or abs((max(vs) + min(vs)) / 2 - h / 2) > _OFF_LINE * h:
        return None
    shown = shape_sign(lines) if is_area else None
    return shown or sign_of([_centre_line(line) or line for line in lines])


def _centre_line(line: Polyline) -> Polyline | None:
    """The line along the middle of a bar that is drawn as an area or by its outline; None for any other shape."""
    corners = line[:-1] if line[0] == line[-1] else line
    if len(corners) != _CORNERS or len(line) == _CORNERS:
        return None
    middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise([*corners, corners[0]])]
    across, along = math.dist(middles[0], middles[2]), math.dist(middles[1], middles[3])
    sides = [math.dist(a, b) for a, b in pairwise([*corners, corners[0]])]
    is_even = abs(sides[0] - sides[2]) + abs(sides[1] - sides[3]) < _UNEVEN * max(sides)
    if not is_even or min(across, along) > _THIN * max(across, along):
        return None
    return [middles[0], middles[2]] if across > along else [middles[1], middles[3]]


def _near(strokes: Strokes, run: TextRun) -> NDArray[np.intp]:
    """The strokes in the upright box around the place where a sign may be."""
    corners = [
        on_sheet(along * run.height, up * run.height, run.angle, run.slant)
        for along in (-_REACH - _LARGEST, 0.1)
        for up in (_LOWEST, _HIGHEST)
    ]
    xs, ys = [run.x + x for x, _ in corners], [run.y + y for _, y in corners]
    return strokes.inside(min(xs), min(ys), max(xs), max(ys))


def _in_frame_of(line: Polyline, run: TextRun) -> Polyline:
    """Points from the start of a run's baseline, along it and across it."""
    return [in_frame(x - run.x, y - run.y, run.angle, run.slant) for x, y in line]


def _groups(local: dict[int, Polyline], paths: Sequence[int], h: float) -> Iterator[list[int]]:
    """What may be the sign next to a text: the strokes of one path, or strokes one over the other; the nearest first."""
    spans = []
    for i, line in local.items():
        us, vs = [u for u, _ in line], [v for _, v in line]
        is_on_row = _LOWEST * h < min(vs) and max(vs) < _HIGHEST * h and _is_level(vs, h)
        if max(us) < 0.1 * h and is_on_row:
            spans.append((min(us), max(us), i))
    spans.sort(key=lambda span: -span[1])
    by_path: dict[int, list[tuple[float, float, int]]] = {}
    for span in spans:
        by_path.setdefault(paths[span[2]], []).append(span)
    reach = -_REACH * h
    for members in by_path.values():
        if len(members) > 1 and members[0][1] > reach:
            yield [i for _, _, i in members]
    nearest = _one_over_the_other(spans, h)
    if nearest and spans[0][1] > reach:
        yield nearest


def _is_level(vs: Sequence[float], h: float) -> bool:
    """True for a stroke whose middle is on the row of the text, not on the next one."""
    return -_BESIDE * h < (min(vs) + max(vs)) / 2 < (1 + _BESIDE) * h


def _one_over_the_other(spans: Sequence[tuple[float, float, int]], h: float) -> list[int]:
    """The strokes of the first heap, from the text away."""
    group: list[int] = []
    reach = math.inf
    for left, right, i in spans:
        if group and right < reach - _TOUCH * h:
            break
        group.append(i)
        reach = min(reach, left)
    return group
