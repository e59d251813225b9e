"""What a glyph of a PDF really shows, where the code it is written with lies: by the font's own table, by its outline."""

from __future__ import annotations

import ctypes
import re
import struct
from typing import Any

from qcdesigner.drawings.content import UNREADABLE
from qcdesigner.drawings.dxf.symbols import with_symbols
from qcdesigner.drawings.pdf.glyph_names import characters_of
from qcdesigner.drawings.pdf.outlines import drawn_symbol, outline
from qcdesigner.drawings.pdf.truetype import TrueType, truetype
from qcdesigner.drawings.signs.pictures import shows_another
from qcdesigner.drawings.signs.shapes import Polyline, box_of

# Of the em: outlines of one glyph, and of one that no other may be taken for.
_SAME, _EXACT = 0.02, 0.002
_MOST_NAMES = 2000
_NOT_DEFINED, _SOFT_HYPHEN = 0, 0xAD
# Fonts of AutoCAD and Inventor, whose letters are known.
_LETTERED = re.compile(r"(?:a[im])?gdt", re.IGNORECASE)
# Fonts of CAD programs whose letters are signs, in an order of their own: what they show is told by shape alone.
_SYMBOLS = re.compile(r"gdt|symb|font3d|sss\d|ideas_|blockfont|omega", re.IGNORECASE)
_PRIVATE = range(0xE000, 0xF900)
_SYMBOL_PAGE = range(0xF020, 0xF100)
_DIGITS = "0123456789"
_FALSE_DIGITS = 2
_NO_CHARACTER = (0, 0xFFFD, 0xFFFE, 0xFFFF)


class Glyphs:
    """The characters of the fonts of one page, each looked at once."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[TrueType | None, dict[int, int]]] = {}
        self._shown: dict[tuple[int, int], str] = {}
        self._false_digits: dict[int, set[int]] = {}
        self._names: dict[int, dict[int, str]] = {}

    def lies(self, font: Any) -> bool:
        """True for a font of which several figures show other figures: its codes mean nothing."""
        return len(self._false_digits.get(ctypes.addressof(font.contents), ())) >= _FALSE_DIGITS

    def shown(self, font: Any, name: str, code: int, *, is_unmapped: bool) -> str:
        """What the glyph of `code` (the Unicode that PDFium gives) shows: a character, `UNREADABLE`, or nothing.

        `is_unmapped`: PDFium found no Unicode, and gives the code of the PDF itself.
        """
        key = ctypes.addressof(font.contents), code
        if key not in self._shown:
            self._shown[key] = self._look(font, name, code, is_unmapped)
        return self._shown[key]

    def _look(self, font: Any, name: str, code: int, is_unmapped: bool) -> str:
        if chr(code).isspace() and not is_unmapped:
            return " "
        handle = ctypes.addressof(font.contents)
        if handle not in self._fonts:
            self._fonts[handle] = _own_table(font)
        program, codes = self._fonts[handle]
        rings = outline(font, code)
        if not rings and not (is_unmapped and program):
            return UNREADABLE if is_unmapped else _named(code) if code >= 0x20 else ""
        if rings and chr(code) in _DIGITS and shows_another(rings, chr(code), _DIGITS):
            self._false_digits.setdefault(handle, set()).add(code)
        if is_unmapped and not rings and _SYMBOL_PAGE.start - 0x20 + code in codes:
            # The code may be the font's own, or the index of a glyph: the figures would be others.
            return UNREADABLE
        if program and (self._is_index(program, codes, code, rings) if rings else is_unmapped):
            char = next((_named(u) for u, glyph in codes.items() if glyph == code), UNREADABLE)
            if char == UNREADABLE and not rings and (own := program.outline(code)):
                # The code is the index of a glyph that the font calls nothing: what it shows is told by its shape.
                return drawn_symbol(own, code, is_symbol=True, has_letters=not _SYMBOLS.search(name)) or UNREADABLE
            return with_symbols(char, name) if _LETTERED.match(name) else char
        by_name = self._by_name(handle, program, codes, code, rings) if is_unmapped or code in _PRIVATE else ""
        if by_name:
            return with_symbols(by_name, name) if _LETTERED.match(name) else by_name
        named = with_symbols(_named(code), name) if _LETTERED.match(name) else _named(code)
        if named != _named(code):
            return named
        is_symbol = named == UNREADABLE or (named.isalnum() and bool(_SYMBOLS.search(name)))
        return drawn_symbol(rings, code, is_symbol=is_symbol) or named

    def _by_name(
        self, handle: int, program: TrueType | None, codes: dict[int, int], code: int, rings: list[Polyline]
    ) -> str:
        """What the font itself calls the glyph drawn; nothing if it has no name, or other glyphs are drawn like it."""
        if program is None:
            return ""
        if handle not in self._names:
            self._names[handle] = _names(program)
        names = self._names[handle]
        own = codes.get(code, codes.get(_SYMBOL_PAGE.start - 0x20 + code, -1))
        if _is_glyph(program, own, rings):
            return names.get(own, "")
        found = {char for glyph, char in names.items() if _is_glyph(program, glyph, rings, within=_EXACT)}
        return found.pop() if len(found) == 1 else ""

    @staticmethod
    def _is_index(program: TrueType, codes: dict[int, int], code: int, rings: list[Polyline]) -> bool:
        """True if the code of a glyph is its index in the font.

        PDFium finds no glyph for the code of such a font, and gives the outline of `.notdef` (index 0).
        """
        return not _is_glyph(program, codes.get(code, -1), rings) and _is_glyph(program, _NOT_DEFINED, rings)


def _named(code: int) -> str:
    """The character of a code; symbol fonts have theirs at F000 and on."""
    if code in _SYMBOL_PAGE:
        return chr(code - 0xF000)
    if code < 0x20 or code in _NO_CHARACTER or code in _PRIVATE or 0xD800 <= code < 0xE000:
        return UNREADABLE
    # A soft hyphen that is drawn is a hyphen: fonts have one glyph for both.
    return "-" if code == _SOFT_HYPHEN else chr(code)


def _own_table(font: Any) -> tuple[TrueType | None, dict[int, int]]:
    """The font's program if it is TrueType, with its own table of characters."""
    program = truetype(_program(font))
    if program is None:
        return None, {}
    try:
        return program, program.glyphs()
    except struct.error:
        return None, {}


def _program(font: Any) -> bytes:
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFFont_GetIsEmbedded(font):
        return b""
    size = ctypes.c_size_t()
    pdfium.FPDFFont_GetFontData(font, None, 0, size)
    content = ctypes.create_string_buffer(size.value)
    held = ctypes.cast(content, ctypes.POINTER(ctypes.c_uint8))
    return content.raw if pdfium.FPDFFont_GetFontData(font, held, size.value, size) else b""


def _names(program: TrueType) -> dict[int, str]:
    """The glyphs that the font names; none where there are more than a drawing's font has."""
    try:
        found = characters_of(program)
    except struct.error:
        return {}
    return found if len(found) <= _MOST_NAMES else {}


def _is_glyph(program: TrueType, glyph: int, rings: list[Polyline], *, within: float = _SAME) -> bool:
    """True if the glyph of that index has as many rings, in the same box."""
    try:
        own = program.shape(glyph) if glyph >= 0 else None
    except struct.error:
        return False
    if own is None or own[1] != len(rings):
        return False
    return max(abs(a - b) for a, b in zip(own[0], box_of(rings), strict=True)) < within
