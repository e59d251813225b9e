"""Sets the lines of an MTEXT around its insertion point: wrapping, attachment, stacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.metrics import advance
from qcdesigner.drawings.dxf.pens import PenKey
from qcdesigner.drawings.dxf.textcodes import Line, Piece

# Our widths are estimates: only what is clearly wider than its column is wrapped.
_WRAP_TOLERANCE = 1.25
STACK_HEIGHT = 0.7
_UNSET = PenKey("")


@dataclass(frozen=True, slots=True)
class Box:
    """Where the text hangs: `attachment` 1 to 9 (top left to bottom right), `width` of its column (0: none)."""

    attachment: int = 1
    width: float = 0.0
    line_feed: float = 1.0


def set_lines(lines: list[Line], box: Box) -> list[Lettering]:
    """Runs around the origin, baseline horizontal, y up."""
    rows = [row for line in lines for row in _wrapped(line, box.width * _WRAP_TOLERANCE)]
    if not rows:
        return []
    first = max((p.look.height for p in rows[0]), default=0.0) or box.line_feed * 0.6
    depth = first + box.line_feed * (len(rows) - 1)
    top = {0: 0.0, 1: depth / 2, 2: depth}[min(2, max(0, (box.attachment - 1) // 3))]
    runs: list[Lettering] = []
    for i, row in enumerate(rows):
        main = max((piece.look.height for piece in row), default=first)
        width = sum(_width(piece, main) for piece in row)
        x = {1: 0.0, 2: -width / 2, 0: -width}[box.attachment % 3]
        runs.extend(_row_runs(row, x, top - first - i * box.line_feed, main))
    return runs


def _row_runs(row: Line, x: float, y: float, main: float) -> Iterator[Lettering]:
    """The runs of a row whose largest letters are `main` high; stacks stand around the middle of these."""
    for piece in row:
        width = _width(piece, main)
        if piece.stack:
            small = _stack_height(piece, main)
            if piece.text:
                yield _run(piece.text, x, y + main / 2 + 0.25 * small, small, piece)
            if piece.lower:
                yield _run(piece.lower, x, y + main / 2 - 1.25 * small, small, piece)
        elif piece.text.strip():
            lead = len(piece.text) - len(piece.text.lstrip())
            skipped = advance(piece.text[:lead]) * piece.look.height * piece.look.width_factor
            yield _run(piece.text.strip().replace("\u00a0", " "), x + skipped, y, piece.look.height, piece)
        x += width


def _run(text: str, x: float, y: float, height: float, piece: Piece) -> Lettering:
    width = advance(text) * height * piece.look.width_factor
    key = _UNSET if piece.look.colour is None else _UNSET._replace(colour=piece.look.colour)
    return Lettering(text, x, y, height, width, 0.0, piece.look.font, key, "", 0)


def _stack_height(piece: Piece, main: float) -> float:
    """A stack that is not already written smaller than its line is drawn smaller."""
    is_reduced = piece.look.height < 0.9 * main
    return piece.look.height if is_reduced else piece.look.height * STACK_HEIGHT


def _width(piece: Piece, main: float = 0.0) -> float:
    scale = piece.look.height * piece.look.width_factor
    if piece.stack:
        small = _stack_height(piece, main) * piece.look.width_factor
        return max(advance(piece.text), advance(piece.lower)) * small + 0.2 * scale
    return advance(piece.text) * scale


def _wrapped(line: Line, width: float) -> Iterator[Line]:
    """The line in rows no wider than `width` (0: as it is), broken at spaces."""
    if width <= 0 or sum(_width(piece) for piece in line) <= width:
        yield line
        return
    row: Line = []
    used = 0.0
    for piece in _words(line):
        if row and used + _width(piece) > width:
            yield _joined(row)
            row, used = [], 0.0
        row.append(piece)
        used += _width(piece)
    yield _joined(row)


def _joined(row: Line) -> Line:
    """The words of a row as few pieces as they have looks."""
    joined: Line = []
    for piece in row:
        last = joined[-1] if joined else None
        if last is not None and not last.stack and not piece.stack and last.look == piece.look:
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    return joined


def _words(line: Line) -> Iterator[Piece]:
    for piece in line:
        if piece.stack:
            yield piece
            continue
        for word in piece.text.split(" "):
            yield replace(piece, text=word + " ")
