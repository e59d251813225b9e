"""Which way up a sheet lies: its longer lines are read both ways, and the way that reads better holds for all of that direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.picture import Picture

_LONG = 5
# So many legible lines tell; grain and hatching among the longest are passed over.
_ENOUGH, _MOST_TRIED = 6, 24
_SEVERAL = 3
_LEGIBLE = 0.5
_CLEARLY, _FEW_CLEARLY = 1.08, 1.5


@dataclass(frozen=True, slots=True)
class _Direction:
    """The lines of a sheet that are level, or upright: how many letters, and whether they read better upside down."""

    letters: int
    is_upside_down: bool


def quarters_to_turn(picture: Picture, lines: Sequence[TextLine], recogniser: Recogniser) -> int | None:
    """By how many quarters, counter-clockwise, a sheet must be turned to be read from below and from the right; None if no text tells.

    Upside down, «Ø60 g6» reads «96 090»: that must be known before any score is trusted.
    """
    level = _direction(picture, [line for line in lines if abs(line.angle) <= 45], recogniser)
    upright = _direction(picture, [line for line in lines if abs(line.angle) > 45], recogniser)
    if not level.letters and not upright.letters:
        return None
    if level.letters >= upright.letters or (not level.is_upside_down and level.letters and not upright.is_upside_down):
        return 2 if level.is_upside_down else 0
    if upright.is_upside_down:
        return 2 if level.is_upside_down else 1
    return 3


def turned_readable(
    picture: Picture, lines: Sequence[TextLine], recogniser: Recogniser
) -> tuple[list[TextLine], bool]:
    """The lines as they are to be read: on some sheets the upright ones are read from the left. Whether level ones lie upside down."""
    level = _direction(picture, [line for line in lines if abs(line.angle) <= 45], recogniser).is_upside_down
    upright = _direction(picture, [line for line in lines if abs(line.angle) > 45], recogniser).is_upside_down
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


def _direction(picture: Picture, lines: Sequence[TextLine], recogniser: Recogniser) -> _Direction:
    long = sorted((line for line in lines if len(line.members) >= _LONG), key=lambda line: -len(line.members))
    tried, legible = 0, []
    for line in long[:_MOST_TRIED]:
        tried += 1
        both_ways = (
            _legibility(picture, line, recogniser),
            _legibility(picture, upside_down(line), recogniser),
        )
        # Noise reads badly both ways.
        if max(both_ways) > _LEGIBLE:
            legible.append(both_ways)
        if len(legible) == _ENOUGH:
            break
    # One line alone, a frame say, does not tell.
    if len(legible) < 2:
        return _Direction(0, False)
    as_found, turned = (sum(ways[i] for ways in legible) for i in (0, 1))
    clearly = _CLEARLY if len(legible) >= _SEVERAL else _FEW_CLEARLY
    letters = sum(len(line.members) for line in long) * len(legible) // tried
    return _Direction(letters, turned > clearly * as_found)


def _legibility(picture: Picture, line: TextLine, recogniser: Recogniser) -> float:
    """How sure the recogniser is of a line as a whole; short readings of long lines count less."""
    glyphs = [g for g in picture.seen_on(line, recogniser) if not g.text.isspace()]
    return sum(g.score for g in glyphs) / max(len(glyphs), len(line.members)) if glyphs else 0.0
