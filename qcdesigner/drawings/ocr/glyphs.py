"""Characters as a recogniser sees them on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character read: its score (0 to 1), its place along the line as a fraction, and what else it may be."""

    text: str
    score: float
    at: float
    others: tuple[tuple[str, float], ...] = ()


def glyphs_of(scores: NDArray[np.float32], characters: Sequence[str], shown: int) -> list[Glyph]:
    """The characters of a score table (steps × classes, of which 0 is none), `shown` steps of which are the line: repeated winners are one."""
    winners = scores.argmax(axis=1)
    found: list[Glyph] = []
    step = 0
    while step < len(winners):
        end = step + 1
        while end < len(winners) and winners[end] == winners[step]:
            end += 1
        if winners[step]:
            best = step + int(scores[step:end, winners[step]].argmax())
            found.append(_glyph(scores[best], characters, (step + end) / 2 / shown))
        step = end
    return found


def _glyph(scores: NDArray[np.float32], characters: Sequence[str], at: float) -> Glyph:
    ranked = np.argsort(scores)[::-1][:4]
    others = tuple((characters[i], float(scores[i])) for i in ranked[1:] if i and scores[i] > 0.01)
    return Glyph(characters[ranked[0]], float(scores[ranked[0]]), min(1.0, at), others)
