"""Characters joined to runs: same baseline, angle and size, side by side, in whatever order the file has them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.pdf.characters import Character
from qcdesigner.drawings.pdf.pages import MM_PER_POINT, PageView

CAPITAL_HEIGHT = 0.716
_ANGLE_STEP_DEG = 1.0
_JOIN_GAP = 0.45
_SPACE_GAP = 0.15
_LETTER_GAP = 0.14


def text_runs(characters: Sequence[Character], view: PageView) -> list[TextRun]:
    """Runs in sheet millimetres; a gap as wide as a blank becomes one."""
    pieces: list[list[Character]] = []
    for char in characters:
        gap = _gap(pieces[-1][-1], char) if pieces else None
        if gap is not None and gap < _JOIN_GAP * char.size and char.font == pieces[-1][-1].font:
            pieces[-1].append(char)
        else:
            pieces.append([char])
    trimmed = [kept for piece in pieces if (kept := _trimmed(piece))]
    return [_run(piece, view) for piece in _in_reading_order(trimmed)]


def _trimmed(piece: list[Character]) -> list[Character]:
    """Without the blanks at its ends."""
    kept = [i for i, char in enumerate(piece) if char.text.strip()]
    return piece[kept[0] : kept[-1] + 1] if kept else []


def _in_reading_order(pieces: list[list[Character]]) -> Iterator[list[Character]]:
    """Letters placed singly are joined where their ends touch, though the file has them apart, or backwards."""
    starts: dict[tuple[int, int, int], list[int]] = {}
    for i, piece in enumerate(pieces):
        starts.setdefault(_place(piece[0], piece[0].x, piece[0].y), []).append(i)
    follower: dict[int, int] = {}
    for i, piece in enumerate(pieces):
        last = piece[-1]
        angle, column, row = _place(last, last.end_x, last.end_y)
        near = [
            (gap, j)
            for a in (-1, 0, 1)
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for j in starts.get((angle + a, column + dx, row + dy), ())
            if j != i and len(piece) == len(pieces[j]) == 1 and (gap := _gap(last, pieces[j][0])) is not None and last.font == pieces[j][0].font
        ]
        close = [(abs(gap), j) for gap, j in near if abs(gap) < _LETTER_GAP * last.size]
        if close and min(close)[1] not in follower.values():
            follower[i] = min(close)[1]
    yield from _chains(pieces, follower)


def _place(char: Character, x: float, y: float) -> tuple[int, int, int]:
    return round(math.degrees(math.atan2(char.dy, char.dx))), round(x / 12), round(y / 12)


def _chains(pieces: list[list[Character]], follower: dict[int, int]) -> Iterator[list[Character]]:
    """Each piece with all that follow it; a ring of pieces is opened anywhere."""
    done: set[int] = set()
    heads = [i for i in range(len(pieces)) if i not in set(follower.values())]
    for i in (*heads, *range(len(pieces))):
        chain: list[Character] = []
        at: int | None = i
        while at is not None and at not in done:
            done.add(at)
            chain += pieces[at]
            at = follower.get(at)
        if chain:
            yield chain


def _gap(last: Character, char: Character) -> float | None:
    """The gap along the baseline between two glyphs; None if they are not of one baseline, angle and size."""
    turn = abs(math.degrees(math.asin(max(-1.0, min(1.0, last.dx * char.dy - last.dy * char.dx)))))
    if turn > _ANGLE_STEP_DEG or last.dx * char.dx + last.dy * char.dy < 0:
        return None
    if abs(last.size - char.size) > 0.1 * max(last.size, char.size):
        return None
    across = abs((char.x - last.x) * -last.dy + (char.y - last.y) * last.dx)
    along = (char.x - last.end_x) * last.dx + (char.y - last.end_y) * last.dy
    is_after = (char.x - last.x) * last.dx + (char.y - last.y) * last.dy > -0.1 * char.size
    return along if across < 0.15 * char.size and is_after else None


def _run(characters: list[Character], view: PageView) -> TextRun:
    first, last = characters[0], characters[-1]
    text = _spaced(characters)
    x, y = view.point(first.x, first.y)
    width = (last.end_x - first.x) * first.dx + (last.end_y - first.y) * first.dy
    angle = view.angle_deg(first.dx, first.dy)
    return TextRun(
        " ".join(text.split()),
        x,
        y,
        first.size * CAPITAL_HEIGHT * MM_PER_POINT,
        max(width, 0.1 * first.size) * MM_PER_POINT,
        round(angle, 3),
        first.font,
        raw=text.strip(),
        slant=first.slant(view),
    )


def _spaced(characters: Sequence[Character]) -> str:
    """The text with a blank in each gap that is wide for it: more than its letters are spaced apart anyway."""
    gaps = [(b.x - a.end_x) * a.dx + (b.y - a.end_y) * a.dy for a, b in pairwise(characters)]
    size = characters[0].size
    usual = median(gaps) if len(gaps) > 2 else 0.0
    limit = _SPACE_GAP * size + (usual if min(gaps, default=0.0) > 0.05 * size else 0.0)
    text = characters[0].text
    for gap, char in zip(gaps, characters[1:], strict=True):
        is_blank = gap > limit and not text.endswith(" ") and char.text != " "
        text += (" " if is_blank else "") + char.text
    return text
