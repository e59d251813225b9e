"""A line of text with what was read on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qcdesigner.drawings.ocr.frame import in_frame
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine

DOUBT = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class ReadLine:
    """A line with the glyphs read on it; `is_all` if they were seen on all the ink there, not on the line's own alone."""

    line: TextLine
    glyphs: Sequence[Glyph]
    is_all: bool = False

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).strip()

    @property
    def has_figure(self) -> bool:
        return any(glyph.text.isdigit() for glyph in self.glyphs)


def doubted(read: ReadLine) -> ReadLine:
    return replace(read, glyphs=[replace(g, score=min(g.score, DOUBT)) for g in read.glyphs])


def stands_in(line: TextLine, other: TextLine) -> bool:
    along, up = in_frame(*line.centre, other.angle)
    return other.begin < along < other.stop and other.low < up < other.high
