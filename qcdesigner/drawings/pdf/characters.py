"""The characters that a reader of a PDF page sees, with origin, direction and size."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qcdesigner.drawings.content import UNREADABLE
from qcdesigner.drawings.pdf.glyphs import Glyphs
from qcdesigner.drawings.pdf.left_out import Places, address_of, text_places, with_left_out
from qcdesigner.drawings.pdf.pages import PageView
from qcdesigner.drawings.pdf.visibility import Box, is_invisible, is_scan, may_be_unseen, with_ink

MOST_CHARACTERS = 200_000
# Of the size of the letters: the same one so near is a shadow, or bold made by printing twice.
_TWICE = 0.12
_LEAN_KEPT_DEG = 18.0


@dataclass(frozen=True, slots=True)
class Character:
    """One glyph, in page points: origin, end of its advance along its direction, size of its font.

    (dx, dy) is its baseline, (up_x, up_y) where its top is, both of length 1. `look` is shared by the characters of
    one text of the file.
    """

    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    dx: float
    dy: float
    up_x: float
    up_y: float
    size: float
    look: Look

    @property
    def font(self) -> str:
        return self.look.font

    def slant(self, view: PageView) -> float:
        """How far the letter leans forward on the sheet, in degrees: 0 if it stands square on its line."""
        angle, up = view.angle_deg(self.dx, self.dy), view.angle_deg(self.up_x, self.up_y)
        lean = (angle + 90 - up + 180) % 360 - 180
        return round(lean, 3) if abs(lean) > 1 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What holds for a whole text of the file; `place` is its number among the page's texts, -1 if it was not counted."""

    handle: Any
    font: str
    is_invisible: bool
    is_suspect: bool
    place: int = -1


def page_characters(
    page: Any, view: PageView, *, load_again: Callable[[], Any], has_hidden_layers: bool = False
) -> list[Character]:
    """The glyphs that the page shows, in the order of its content; `load_again` gives the page anew."""
    found = _once(_characters(page, load_again))
    if any(c.look.is_invisible for c in found) and is_scan(page):
        found = [c for c in found if not c.look.is_invisible]
    suspects = {id(c.look): [] for c in found if has_hidden_layers or c.look.is_suspect}  # type: ignore[var-annotated]
    if not suspects:
        return found
    for char in found:
        if id(char.look) in suspects:
            suspects[id(char.look)].append(char)
    seen = with_ink(page, [_box(view, chars) for chars in suspects.values()])
    unseen = {look for look, is_seen in zip(suspects, seen, strict=True) if not is_seen}
    return [char for char in found if id(char.look) not in unseen]


def _box(view: PageView, characters: Sequence[Character]) -> Box:
    """Where characters are on the sheet, as fractions of it."""
    corners = [
        view.point(x + up * c.size * c.up_x, y + up * c.size * c.up_y)
        for c in characters
        for x, y in ((c.x, c.y), (c.end_x, c.end_y))
        for up in (0.0, 0.7)
    ]
    xs, ys = [x / view.width for x, _ in corners], [y / view.height for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _once(characters: Iterable[Character]) -> list[Character]:
    """Without those that are printed a second time at their place."""
    places: dict[tuple[str, int, int], list[Character]] = {}
    kept = []
    for char in characters:
        step = max(char.size, 1e-6)
        column, row = round(char.x / step), round(char.y / step)
        near = (
            other
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for other in places.get((char.text, column + i, row + j), ())
        )
        if char.text != " " and any(_is_twice(char, other) for other in near):
            continue
        places.setdefault((char.text, column, row), []).append(char)
        kept.append(char)
    return kept


def _is_twice(a: Character, b: Character) -> bool:
    is_near = math.dist((a.x, a.y), (b.x, b.y)) < _TWICE * a.size
    return is_near and abs(a.size - b.size) < 0.1 * a.size and a.dx * b.dx + a.dy * b.dy > 0.99


def _characters(page: Any, load_again: Callable[[], Any]) -> list[Character]:
    """The glyphs of the page; those PDFium makes up are left out, those that it leaves out are there."""
    glyphs, places = Glyphs(), text_places(page)

    def tell(some_page: Any, their_places: Places) -> Iterator[Character]:
        return _named_characters(some_page, glyphs, their_places)

    found = with_left_out(list(tell(page, places)), places, load_again, tell)
    return [replace(char, text=UNREADABLE) if glyphs.lies(char.look.handle) else char for char in found]


def _named_characters(page: Any, glyphs: Glyphs, places: Places) -> Iterator[Character]:
    """The glyphs as their fonts name them."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    looks = dict[int, Look]()
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    for i in range(min(text.count_chars(), MOST_CHARACTERS)):
        if pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        held = pdfium.FPDFText_GetTextObject(text, i)
        if not held or not pdfium.FPDFText_GetMatrix(text, i, matrix):
            continue
        address = address_of(held)
        if address not in looks:
            looks[address] = _look(text, i, held, places.get(address, -1))
        look = looks[address]
        is_unmapped = pdfium.FPDFText_HasUnicodeMapError(text, i) == 1
        code = pdfium.FPDFText_GetUnicode(text, i)
        char = glyphs.shown(look.handle, look.font, code, is_unmapped=is_unmapped)
        length, rise = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        font_size = pdfium.FPDFText_GetFontSize(text, i)
        if font_size < 0:  # mirrors both ways: the text runs to the left, its top is below
            length, rise = -length, -rise
        size = font_size * rise
        if not char or not length or not size:
            continue
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        dx, dy = matrix.a / length, matrix.b / length
        advance = _advance(abs(dx), abs(dy), abs(box.right - box.left), abs(box.top - box.bottom), size)
        end = (x.value + dx * advance, y.value + dy * advance)
        up = _upright(dx, dy, matrix.c / rise, matrix.d / rise)
        yield Character(char, x.value, y.value, *end, dx, dy, *up, size, look)
    text.close()


def _look(text: Any, i: int, held: Any, place: int) -> Look:
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, i, name, 128, flags)
    font = name.value.decode("utf-8", "replace").split("+")[-1]
    return Look(pdfium.FPDFTextObj_GetFont(held), font, is_invisible(held), may_be_unseen(held), place)


def _upright(dx: float, dy: float, up_x: float, up_y: float) -> tuple[float, float]:
    """Where the top of letters is: square on the baseline for slanted fonts, as it is for those of isometric views."""
    is_mirrored = dx * up_y - dy * up_x < 0
    square = (dy, -dx) if is_mirrored else (-dy, dx)
    lean = math.degrees(math.acos(max(-1.0, min(1.0, square[0] * up_x + square[1] * up_y))))
    return square if lean < _LEAN_KEPT_DEG else (up_x, up_y)


def _advance(along: float, across: float, width: float, height: float, size: float) -> float:
    """The advance of a glyph whose line is turned, from the upright box around its advance and line height."""
    turn = along * along - across * across
    if abs(turn) > 0.2:
        return max(0.0, (width * along - height * across) / turn)
    return max(0.0, min(width, height) - 1.2 * size * min(along, across)) / max(along, across)
