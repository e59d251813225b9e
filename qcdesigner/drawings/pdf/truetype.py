"""Of a TrueType font in a PDF: which glyph its own table gives each character, and the box and the outline of each glyph. OpenType `cmap`, `glyf`."""

from __future__ import annotations

import contextlib
import io
import struct
from dataclasses import dataclass

from qcdesigner.drawings.signs.shapes import Box, Polyline

_UNICODE = ((3, 10), (0, 4), (0, 3), (3, 1), (0, 1), (0, 0), (3, 0))


@dataclass(frozen=True, slots=True)
class TrueType:
    """`tables` are the places and lengths of the font's tables in `content`."""

    content: bytes
    tables: dict[str, tuple[int, int]]

    def glyphs(self) -> dict[int, int]:
        """The code of each character, Unicode or of a symbol font, to the index of its glyph."""
        if "cmap" not in self.tables:
            return {}
        start = self.tables["cmap"][0]
        (count,) = struct.unpack_from(">H", self.content, start + 2)
        found = {
            (platform, encoding): start + offset
            for platform, encoding, offset in (
                struct.unpack_from(">HHI", self.content, start + 4 + 8 * i) for i in range(min(count, 32))
            )
        }
        for kind in _UNICODE:
            if kind in found:
                return self._subtable(found[kind])
        return {}

    def shape(self, glyph: int) -> tuple[Box, int] | None:
        """Left, bottom, right, top of a glyph in ems, and how many rings it has; None if it draws nothing."""
        head, loca, glyf = self.tables["head"][0], self.tables["loca"][0], self.tables["glyf"][0]
        (em,) = struct.unpack_from(">H", self.content, head + 18)
        (is_long,) = struct.unpack_from(">h", self.content, head + 50)
        if is_long:
            begin, end = struct.unpack_from(">II", self.content, loca + 4 * glyph)
        else:
            begin, end = (2 * v for v in struct.unpack_from(">HH", self.content, loca + 2 * glyph))
        if end <= begin:
            return None
        rings, *box = struct.unpack_from(">hhhhh", self.content, glyf + begin)
        left, bottom, right, top = (value / em for value in box)
        return (left, bottom, right, top), rings

    def outline(self, glyph: int) -> list[Polyline]:
        """The closed lines of a glyph in ems, y up; none where it draws nothing or the font is broken."""
        from fontTools.ttLib import TTFont

        from qcdesigner.drawings.pdf.rings import Rings

        # Fonts in files from anywhere are broken in more ways than one can name.
        with contextlib.suppress(Exception):
            font = TTFont(io.BytesIO(self.content), lazy=True)
            pen = Rings(1 / font["head"].unitsPerEm)
            font["glyf"][font.getGlyphName(glyph)].draw(pen, font["glyf"])
            return pen.rings
        return []

    def _subtable(self, at: int) -> dict[int, int]:
        (form,) = struct.unpack_from(">H", self.content, at)
        if form == 4:
            return self._segments(at)
        if form == 12:
            return self._groups(at)
        if form == 6:
            first, count = struct.unpack_from(">HH", self.content, at + 6)
            return dict(enumerate(struct.unpack_from(f">{count}H", self.content, at + 10), first))
        return {}

    def _segments(self, at: int) -> dict[int, int]:
        """Format 4: runs of characters, with an offset or a list of glyphs each."""
        (twice,) = struct.unpack_from(">H", self.content, at + 6)
        count = twice // 2
        rows = [
            struct.unpack_from(f">{count}H", self.content, at + place)
            for place in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
        ]
        offsets_at = at + 16 + 3 * twice
        found: dict[int, int] = {}
        for i, (last, first, delta, offset) in enumerate(zip(*rows, strict=True)):
            for code in range(first, min(last, 0xFFFE) + 1):
                glyph = code
                if offset:
                    place = offsets_at + 2 * i + offset + 2 * (code - first)
                    (glyph,) = struct.unpack_from(">H", self.content, place)
                if glyph or not offset:
                    found[code] = (glyph + delta) & 0xFFFF
        return found

    def _groups(self, at: int) -> dict[int, int]:
        """Format 12: runs of characters whose glyphs follow each other."""
        (count,) = struct.unpack_from(">I", self.content, at + 12)
        found: dict[int, int] = {}
        for i in range(min(count, 4096)):
            first, last, glyph = struct.unpack_from(">III", self.content, at + 16 + 12 * i)
            found.update((code, glyph + code - first) for code in range(first, min(last, first + 65535) + 1))
        return found


def truetype(content: bytes) -> TrueType | None:
    """The font, if it is TrueType with its outlines; None for any other."""
    try:
        version, count = struct.unpack_from(">IH", content, 0)
        if version not in (0x00010000, 0x74727565):
            return None
        tables = {}
        for i in range(min(count, 64)):
            tag, _, offset, length = struct.unpack_from(">4sIII", content, 12 + 16 * i)
            tables[tag.decode("latin-1")] = (offset, length)
    except struct.error:
        return None
    return TrueType(content, tables) if {"head", "loca", "glyf"} <= tables.keys() else None
