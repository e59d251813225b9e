"""Tolerance frames: a row of boxes with a geometrical sign, written or drawn, a value and datum letters; each row one run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qcdesigner.domain.tolerances.notation.lookalikes import SAME
from qcdesigner.drawings.content import FRAME, UNREADABLE, TextRun, on_sheet
from qcdesigner.drawings.placing import Placed, in_frame, placed
from qcdesigner.drawings.signs.cells import Cell, Sides, cell_of, sides_near
from qcdesigner.drawings.signs.pictures import frame_shape, letter_among
from qcdesigner.drawings.signs.segments import Segments
from qcdesigner.drawings.signs.shapes import Box, Polyline, box_of, circle_of, sign_of
from qcdesigner.drawings.signs.strokes import Strokes
from qcdesigner.drawings.textlines import row_text

_PLAIN_SIGNS = "⏤⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰"
# As they are written, with the characters that fonts have instead.
_SIGNS = frozenset((*_PLAIN_SIGNS, "//", *(chr(odd) for odd, plain in SAME.items() if plain in _PLAIN_SIGNS)))
_SEED = re.compile(rf"[⌀Ø]?\s*\d*[.,]?\d+|[A-Z]|{'|'.join(sorted(_SIGNS))}")
_VALUE = re.compile(r"\d")
_DATUM = re.compile(r"[A-Z]")
_NARROWEST_SIGN, _WIDEST_SIGN = 0.9, 4.5
_TALLEST_SIGN = 9.0
_SAME_TURN_DEG = 1.5
_MEETS = 0.3
_TOUCHES = 0.1
_CORNERS = 5
_MOST_CELLS = 8
_MODIFIERS = "MLPFTSUER"
_OF_A_LETTER = 0.3
# Of these signs a datum is asked for, of those none is allowed.
_OF_DATUMS, _OF_FORM = frozenset("∠⊥∥◎⌯↗⌰"), frozenset("⏤⏥○⌭")


@dataclass(frozen=True, slots=True)
class _Seed:
    run: TextRun
    cell: Cell
    sides: Sides


def with_frames(runs: Sequence[TextRun], segments: Segments, strokes: Strokes) -> list[TextRun]:
    """The runs, those of each frame's row joined to one; what is in boxes but no frame stays as it is."""
    seeds = []
    for run in runs:
        if _SEED.match(run.text):
            sides = sides_near(run, segments, reach=_WIDEST_SIGN + 1)
            cell = cell_of(run, sides)
            if cell is not None and not cell.is_alone:
                seeds.append(_Seed(run, cell, sides))
    signs = [run for run in runs if run.text in _SIGNS]
    taken: set[int] = set()
    frames: list[TextRun] = []
    for row in _rows(seeds):
        cells = _cells(row)
        members = [_inside(cell, row[0].run, runs, taken) for cell in cells]
        frame = _frame(row[0], cells, members, strokes, signs)
        if frame is not None:
            frames.append(frame)
            taken.update(id(run) for cell in members for run in cell)
    # A sign that stands before several rows is none of them, and says no more than they do.
    shared = {id(sign) for sign in signs if any(_is_before(sign, frame) for frame in frames)}
    return [*(run for run in runs if id(run) not in taken | shared), *frames]


def _is_before(sign: TextRun, frame: TextRun) -> bool:
    """True for a written sign that a row has taken from the box before it."""
    along, up = in_frame(sign.centre[0] - frame.x, sign.centre[1] - frame.y, frame.angle, frame.slant)
    is_beside = -_TALLEST_SIGN * frame.height < up < _TALLEST_SIGN * frame.height
    return frame.text.startswith(sign.text) and 0 < along < _WIDEST_SIGN * frame.height and is_beside


def _rows(seeds: Sequence[_Seed]) -> list[list[_Seed]]:
    """Seeds whose boxes stand side by side, from left to right."""
    rows: list[list[_Seed]] = []
    for seed in sorted(seeds, key=lambda s: (s.cell.left, s.cell.right)):
        row = next((row for row in rows if _goes_on(row, seed)), None)
        if row is None:
            rows.append([seed])
        else:
            row.append(seed)
    return rows


def _goes_on(row: Sequence[_Seed], seed: _Seed) -> bool:
    """True if a box is the next one of a row, or one of its boxes again."""
    last, h = row[-1], seed.run.height
    turn = abs((last.run.angle - seed.run.angle + 180) % 360 - 180)
    if turn > _SAME_TURN_DEG or abs(last.run.slant - seed.run.slant) > 2 * _SAME_TURN_DEG:
        return False
    is_level = max(abs(last.cell.low - seed.cell.low), abs(last.cell.high - seed.cell.high)) < _MEETS * h
    is_same = abs(last.cell.left - seed.cell.left) < _MEETS * h
    return is_level and (is_same or abs(last.cell.right - seed.cell.left) < _MEETS * h)


def _cells(row: Sequence[_Seed]) -> list[Cell]:
    """The boxes of a row from its first text on, also those in which no text was found."""
    first, h = row[0], row[0].run.height
    slack = _TOUCHES * h
    walls = (first.cell.low + slack, first.cell.high - slack)
    cells = [first.cell]
    for seed in row[1:]:
        if seed.cell.left > cells[-1].left + _MEETS * h:
            cells.append(seed.cell)
    sides = row[-1].sides
    while len(cells) < _MOST_CELLS:
        left = cells[-1].right
        right = sides.next_upright(left, walls, sign=1, reach=(0.5 * h, _WIDEST_SIGN * h))
        if right is None or not all(
            sides.covers(at, (left, right), slack) for at in (first.cell.low, first.cell.high)
        ):
            break
        cells.append(replace(cells[-1], left=left, right=right))
    return cells


def _inside(cell: Cell, like: TextRun, runs: Sequence[TextRun], taken: set[int]) -> list[TextRun]:
    """The runs in a box, in the direction of one of them."""
    found = []
    for run in runs:
        if id(run) in taken or abs((run.angle - like.angle + 180) % 360 - 180) > 2 * _SAME_TURN_DEG:
            continue
        if cell.holds(*in_frame(*run.centre, like.angle, like.slant)):
            found.append(run)
    return found


def _frame(
    first: _Seed,
    cells: Sequence[Cell],
    members: Sequence[Sequence[TextRun]],
    strokes: Strokes,
    signs: Sequence[TextRun],
) -> TextRun | None:
    """The row as one run, `⌖ ⌀0,1 Ⓜ A B`; None if it has no geometrical sign."""
    like = first.run
    texts = [_text_in(cell, like, inside, strokes) for cell, inside in zip(cells, members, strict=True)]
    left = cells[0].left
    if texts[0] not in _SIGNS:
        found = _sign_before(first, strokes, signs)
        if found is None:
            return None
        sign, left = found
        has_datums = any(_DATUM.match(text) for text in texts[1:])
        if sign in (_OF_FORM if has_datums else _OF_DATUMS):
            return None
        texts = [sign, *texts]
    if len(texts) < 2 or not _VALUE.search(texts[1]):
        return None
    low = in_frame(like.x, like.y, like.angle, like.slant)[1]
    x, y = on_sheet(left, low, like.angle, like.slant)
    text = " ".join(texts)
    width = cells[-1].right - left
    return TextRun(
        text, x, y, like.height, width, like.angle, like.font, raw=text, box=FRAME, handle=like.handle, slant=like.slant
    )


def _text_in(cell: Cell, like: TextRun, inside: Sequence[TextRun], strokes: Strokes) -> str:
    """What a box says, `UNREADABLE` in it for what is drawn there and is no text that was read."""
    lines, areas = _strokes_in(cell, like, strokes)
    spans = [(at := in_frame(run.x, run.y, like.angle, like.slant)[0], at + run.width) for run in inside]
    margin = _OF_A_LETTER * like.height
    rings = [box_of([line]) for line in lines if circle_of(line) is not None and _is_free(box_of([line]), spans, margin)]
    free_lines, free_areas = (
        [line for line in drawn if _is_free(box_of([line]), spans, margin) or _is_ringed(box_of([line]), rings)]
        for drawn in (lines, areas)
    )
    items = placed(inside, like.angle, like.slant)
    if free_lines or free_areas:
        text, left, right = _circled(free_lines, free_areas)
        run = replace(like, text=text, width=right - left)
        items = sorted([*items, Placed(run, left, items[0].up if items else cell.middle)], key=lambda p: p.along)
    return row_text(items)


def _is_free(box: Box, spans: Sequence[tuple[float, float]], margin: float) -> bool:
    """True for a stroke of the size of a letter that no text covers."""
    left, low, right, high = box
    if max(right - left, high - low) < margin:
        return False
    return not any(begin - margin < (left + right) / 2 < end + margin for begin, end in spans)


def _is_ringed(box: Box, rings: Sequence[Box]) -> bool:
    """True for a stroke within a circle, though the text beside that may seem to reach so far."""
    return any(r[0] <= box[0] and r[1] <= box[1] and box[2] <= r[2] and box[3] <= r[3] for r in rings)


def _circled(lines: Sequence[Polyline], areas: Sequence[Polyline]) -> tuple[str, float, float]:
    """The modifier that strokes draw, a letter in a circle, with its ends; `UNREADABLE` for anything else."""
    left, _, right, _ = box_of([*lines, *areas])
    rings = [line for line in lines if circle_of(line) is not None]
    if len(rings) != 1:
        return UNREADABLE, left, right
    letter = [line for line in lines if line is not rings[0]]
    shown = letter_among(_MODIFIERS, letter or areas, is_area=not letter) if letter or areas else ""
    is_inside = max(box_of([ring])[2] - box_of([ring])[0] for ring in rings) >= 0.95 * (right - left)
    return (chr(ord("Ⓐ") + ord(shown) - ord("A")) if shown and is_inside else UNREADABLE), left, right


def _sign_before(seed: _Seed, strokes: Strokes, signs: Sequence[TextRun]) -> tuple[str, float] | None:
    """The sign drawn or written in the box before the first one with text, and where that box begins.

    The box may span several rows.
    """
    h, cell, sides = seed.run.height, seed.cell, seed.sides
    reach = (_NARROWEST_SIGN * h, _WIDEST_SIGN * h)
    slack = _TOUCHES * h
    left = sides.next_upright(cell.left, (cell.low + slack, cell.high - slack), sign=-1, reach=reach)
    if left is None:
        return None
    span, tallest = (left, cell.left), _TALLEST_SIGN * h
    high = sides.next_level(cell.middle, span, sign=1, reach=tallest, slack=slack)
    low = sides.next_level(cell.middle, span, sign=-1, reach=tallest, slack=slack)
    if high is None or low is None:
        return None
    before = Cell(left, cell.left, low, high, False)
    written = [run for run in signs if before.holds(*in_frame(*run.centre, seed.run.angle, seed.run.slant))]
    if len(written) == 1:
        return written[0].text, left
    lines, areas = _strokes_in(before, seed.run, strokes)
    sign = sign_of(lines) if lines else None
    if sign not in _SIGNS:
        sign = frame_shape(lines or areas, is_area=not lines) if lines or areas else None
    return (sign, left) if sign else None


def _strokes_in(cell: Cell, run: TextRun, strokes: Strokes) -> tuple[list[Polyline], list[Polyline]]:
    """The lines and the areas inside a box, which they may touch, in the frame of its text."""
    margin = _TOUCHES * run.height
    around = Cell(cell.left - margin, cell.right + margin, cell.low - margin, cell.high + margin, False)
    corners = [
        on_sheet(u, v, run.angle, run.slant) for u in (around.left, around.right) for v in (around.low, around.high)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    lines, areas = [], []
    for i in strokes.inside(min(xs), min(ys), max(xs), max(ys)):
        local = [in_frame(x, y, run.angle, run.slant) for x, y in strokes.lines[i]]
        if all(around.holds(u, v) for u, v in local) and not _is_wall(local, cell, margin):
            (areas if strokes.is_filled[i] else lines).append(local)
    return lines, areas


def _is_wall(line: Polyline, cell: Cell, margin: float) -> bool:
    """True for a line that lies on a side of a box, or all around it."""
    us, vs = [u for u, _ in line], [v for _, v in line]
    near = 2 * margin
    on_side = any(all(abs(u - side) < near for u in us) for side in (cell.left, cell.right))
    on_side = on_side or any(all(abs(v - side) < near for v in vs) for side in (cell.low, cell.high))
    return on_side or (len(line) <= _CORNERS and max(us) - min(us) > cell.right - cell.left - 2 * margin)
