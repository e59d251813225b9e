"""The names that a TrueType font gives its glyphs, and the characters they stand for. OpenType `post`, Adobe Glyph List."""

from __future__ import annotations

import re
import struct

from qcdesigner.drawings.pdf.truetype import TrueType

_WITH_NAMES = 0x00020000
# The standard order of glyphs has 258: the first of them as in ASCII, of the rest only what drawings use.
_STANDARD = 258
_FIRST, _SPACE, _LAST_ASCII = 3, 0x20, 97
_STANDARD_REST = {
    106: "à", 111: "ç", 112: "é", 113: "è", 114: "ê", 101: "É", 108: "ä", 124: "ö", 129: "ü", 137: "ß", 131: "°", 145: "Ø", 161: "Ø",
    147: "±", 148: "≤", 149: "≥", 151: "µ", 159: "Ω", 165: "√", 168: "Δ", 178: "–", 183: "’", 195: "·", 239: "-", 240: "×",
    241: "¹", 242: "²", 243: "³", 244: "½", 245: "¼", 246: "¾",
}  # fmt: skip
_NAMED = {"diameter": "⌀", "emptyset": "⌀", "Oslash": "Ø", "oslash": "Ø", "plusminus": "±", "degree": "°", "minus": "-", "multiply": "×"}
_LIKE_ASCII = {0xA0: " ", 0xAD: "-"}
_UNICODE = re.compile(r"(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))(?![0-9A-F])")


def characters_of(font: TrueType) -> dict[int, str]:
    """The index of each glyph that the font names, to its character; glyphs with names that say nothing are left out.

    Raises struct.error for a table cut short.
    """
    start, length = font.tables.get("post", (0, 0))
    if length < 34 or struct.unpack_from(">I", font.content, start)[0] != _WITH_NAMES:
        return {}
    (count,) = struct.unpack_from(">H", font.content, start + 32)
    orders = struct.unpack_from(f">{count}H", font.content, start + 34)
    names = _pascal_strings(font.content[start + 34 + 2 * count : start + length])
    found = {glyph: _character(order, names) for glyph, order in enumerate(orders)}
    return {glyph: char for glyph, char in found.items() if char}


def _character(order: int, names: list[str]) -> str:
    if order < _STANDARD:
        return chr(order - _FIRST + _SPACE) if _FIRST <= order <= _LAST_ASCII else _STANDARD_REST.get(order, "")
    name = names[order - _STANDARD] if order - _STANDARD < len(names) else ""
    match = _UNICODE.match(name)
    if match:
        code = int(match[1] or match[2], 16)
        return _LIKE_ASCII.get(code, chr(code)) if 0x20 < code < 0xD800 else ""
    return _NAMED.get(name, "")


def _pascal_strings(content: bytes) -> list[str]:
    """Texts that follow each other, each behind its length."""
    found, at = [], 0
    while at < len(content):
        length = content[at]
        found.append(content[at + 1 : at + 1 + length].decode("latin-1"))
        at += 1 + length
    return found
