"""Letters that a circle is drawn round: the modifiers of tolerances, Ⓜ Ⓛ Ⓟ Ⓕ …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.pdf.characters import Character
from qcdesigner.drawings.pdf.pages import MM_PER_POINT, PageView
from qcdesigner.drawings.placing import in_frame
from qcdesigner.drawings.signs.shapes import Circle, circle_of
from qcdesigner.drawings.signs.strokes import Strokes

_MODIFIERS = frozenset("EFILMPRSTU")
_SMALLEST, _LARGEST = 0.5, 1.05
_OFF_CENTRE = 0.3
_CAPITAL = 0.716


def with_circles(characters: Sequence[Character], strokes: Strokes, view: PageView) -> list[Character]:
    """The characters, a letter alone in a circle as the circled letter."""
    return [
        replace(char, text=_circled(char.text))
        if char.text in _MODIFIERS and _is_in_circle(char, strokes, view)
        else char
        for char in characters
    ]


def _circled(letter: str) -> str:
    return chr(ord("Ⓐ") + ord(letter) - ord("A"))


def _is_in_circle(char: Character, strokes: Strokes, view: PageView) -> bool:
    """True if a line round in the frame of the letter has it in its middle and no room for another."""
    x, y, size, angle, slant = _middle(char, view)
    is_turned = abs((angle + 45) % 90 - 45) > 4
    for i in strokes.around(x, y, largest=3.2 * size):
        for lean in (slant, *((30.0, -30.0) if is_turned and not slant else ())):
            circle = circle_of([in_frame(px - x, py - y, angle, lean) for px, py in strokes.lines[i]])
            if circle is not None and _is_round_it(circle, size):
                return True
    return False


def _is_round_it(circle: Circle, size: float) -> bool:
    along, up, radius = circle
    return _SMALLEST * size < radius < _LARGEST * size and max(abs(along), abs(up)) < _OFF_CENTRE * size


def _middle(char: Character, view: PageView) -> tuple[float, float, float, float, float]:
    """Place of a letter's middle on the sheet, its size in millimetres, its angle and slant in degrees."""
    half = 0.5 * _CAPITAL * char.size
    x, y = view.point(
        (char.x + char.end_x) / 2 + half * char.up_x, (char.y + char.end_y) / 2 + half * char.up_y
    )
    angle = view.angle_deg(char.dx, char.dy)
    return x, y, char.size * MM_PER_POINT, angle, char.slant(view)
