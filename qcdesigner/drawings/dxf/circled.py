"""Letters that a circle is drawn round: the modifiers of tolerances, Ⓜ Ⓛ Ⓟ Ⓕ …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.signs.shapes import circle_of
from qcdesigner.drawings.signs.strokes import Strokes

_CIRCLED = {letter: chr(ord("Ⓐ") + ord(letter) - ord("A")) for letter in "EFILMPRSTU"}
_SMALLEST, _LARGEST = 0.55, 1.4
_OFF_CENTRE = 0.4
# In letter heights: how near the text stands that a modifier follows.
_BEHIND = 3.0


def with_circles(runs: Sequence[TextRun], strokes: Strokes) -> list[TextRun]:
    """The runs, a letter alone in a circle that follows another text as the circled letter."""
    return [
        replace(run, text=_CIRCLED[run.text]) if run.text in _CIRCLED and _follows(run, runs) and _is_in_circle(run, strokes) else run
        for run in runs
    ]


def _follows(run: TextRun, runs: Sequence[TextRun]) -> bool:
    for other in runs:
        if other is run:
            continue
        along, up = in_frame(run.x - other.x, run.y - other.y, other.angle)
        is_behind = other.width / 2 < along < other.width + _BEHIND * run.height
        if is_behind and abs(up + run.height / 2 - other.height / 2) < 0.5 * other.height:
            return True
    return False


def _is_in_circle(run: TextRun, strokes: Strokes) -> bool:
    x, y = run.centre
    for i in strokes.around(x, y, largest=3.2 * run.height):
        circle = circle_of(strokes.lines[i])
        if circle is None:
            continue
        is_round_it = _SMALLEST * run.height < circle[2] < _LARGEST * run.height
        if is_round_it and max(abs(circle[0] - x), abs(circle[1] - y)) < _OFF_CENTRE * run.height:
            return True
    return False
