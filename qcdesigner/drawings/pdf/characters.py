"""The characters of a PDF page, with origin, direction and size, joined to runs: same baseline, angle, size, side by side."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.dxf.symbols import with_symbols
from qcdesigner.drawings.pdf.pages import MM_PER_POINT, PageView

CAPITAL_HEIGHT = 0.716
MOST_CHARACTERS = 200_000
_ANGLE_STEP_DEG = 1.0
_JOIN_GAP = 0.45
_SPACE_GAP = 0.15


@dataclass(frozen=True, slots=True)
class Character:
    """One glyph, in page points: origin, end of its advance along its direction, size of its font."""

    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    dx: float
    dy: float
    size: float
    font: str


def page_characters(page: Any) -> Iterator[Character]:
    """The glyphs that the page holds, in the order of its content; those PDFium makes up are left out."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, box, flags = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    for i in range(min(text.count_chars(), MOST_CHARACTERS)):
        char = _shown(pdfium.FPDFText_GetUnicode(text, i))
        if not char or pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        if not pdfium.FPDFText_GetMatrix(text, i, matrix):
            continue
        length = math.hypot(matrix.a, matrix.b)
        size = pdfium.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
        if not length or not size:
            continue
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetFontInfo(text, i, name, 128, flags)
        dx, dy = matrix.a / length, matrix.b / length
        advance = _advance(abs(dx), abs(dy), abs(box.right - box.left), abs(box.top - box.bottom), size)
        end = (x.value + dx * advance, y.value + dy * advance)
        yield Character(
            char, x.value, y.value, *end, dx, dy, size, name.value.decode("utf-8", "replace").split("+")[-1]
        )


def _shown(code: int) -> str:
    """The character of a code; nothing for control codes and halves of pairs."""
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _advance(along: float, across: float, width: float, height: float, size: float) -> float:
    """The advance of a glyph whose line is turned, from the upright box around its advance and line height."""
    turn = along * along - across * across
    if abs(turn) > 0.2:
        return max(0.0, (width * along - height * across) / turn)
    return max(0.0, min(width, height) - 1.2 * size * min(along, across)) / max(along, across)


def text_runs(characters: Iterator[Character], view: PageView) -> Iterator[TextRun]:
    """Runs in sheet millimetres; a gap as wide as a blank becomes one."""
    current: list[Character] = []
    text = ""
    for char in characters:
        gap = _gap(current[-1], char) if current else None
        if gap is not None and gap < _JOIN_GAP * char.size and char.font == current[-1].font:
            blank = gap > _SPACE_GAP * char.size and not text.endswith(" ") and char.text != " "
            text += (" " if blank else "") + char.text
            current.append(char)
            continue
        yield from _run(current, text, view)
        current, text = [char], char.text
    yield from _run(current, text, view)


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


def _run(characters: list[Character], text: str, view: PageView) -> Iterator[TextRun]:
    kept = [c for c in characters if c.text.strip()]
    if not kept:
        return
    first, last = kept[0], kept[-1]
    x, y = view.point(first.x, first.y)
    width = (last.end_x - first.x) * first.dx + (last.end_y - first.y) * first.dy
    shown = " ".join(with_symbols(text, first.font).split())
    yield TextRun(
        shown,
        x,
        y,
        first.size * CAPITAL_HEIGHT * MM_PER_POINT,
        max(width, 0.1 * first.size) * MM_PER_POINT,
        round(view.angle_deg(first.dx, first.dy), 3),
        first.font,
        raw=text.strip(),
    )
