"""Which way up a sheet lies: its longer lines are read both ways, and the way that reads better holds for all of that direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.picture import Picture
from qcdesigner.drawings.ocr.strips import strip_of

_LONG = 5
_MOST_TRIED = 6
_CLEARLY = 1.08


def turned_readable(
    picture: Picture, lines: Sequence[TextLine], recogniser: Recogniser
) -> tuple[list[TextLine], bool]:
    """The lines as they are to be read, and whether the level ones lie upside down.

    Upside down, «Ø60 g6» reads «96 090»: that must be known before any score is trusted.
    """
    level = _is_upside_down(picture, [line for line in lines if abs(line.angle) <= 45], recogniser)
    upright = _is_upside_down(picture, [line for line in lines if abs(line.angle) > 45], recogniser)
    if not level and not upright:
        return list(lines), False
    return [
        upside_down(line) if (level if abs(line.angle) <= 45 else upright) else line for line in lines
    ], level


def upside_down(line: TextLine) -> TextLine:
    """The same line, read from the other side."""
    return replace(
        line, angle=line.angle + 180.0, begin=-line.stop, stop=-line.begin, low=-line.high, high=-line.low
    )


def _is_upside_down(picture: Picture, lines: Sequence[TextLine], recogniser: Recogniser) -> bool:
    long = sorted((line for line in lines if len(line.members) >= _LONG), key=lambda line: -len(line.members))
    as_found = sum(_legibility(picture, line, recogniser) for line in long[:_MOST_TRIED])
    if not as_found:
        return False
    return (
        sum(_legibility(picture, upside_down(line), recogniser) for line in long[:_MOST_TRIED])
        > _CLEARLY * as_found
    )


def _legibility(picture: Picture, line: TextLine, recogniser: Recogniser) -> float:
    """How sure the recogniser is of a line as a whole; short readings of long lines count less."""
    glyphs = [
        g for g in recogniser.read(strip_of(picture.even, picture.patches, line)) if not g.text.isspace()
    ]
    return sum(g.score for g in glyphs) / max(len(glyphs), len(line.members)) if glyphs else 0.0
