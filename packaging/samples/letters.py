"""Widths and lines of drawing text, from the font that the PDF embeds; MTEXT is broken into runs of one size.

Used for the boxes drawn in the DXF and for the text of the PDF, so that both show the same thing.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from pathlib import Path

from ezdxf.tools.text import MTextContext, MTextParser, TokenType
from fontTools.ttLib import TTFont

FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "qcdesigner-symbols.ttf"
CAP_HEIGHT = 0.714  # of the em, Noto Sans
NARROWING = 0.85  # width factor of the text styles
LINE_STEP = 1.6  # from one line of text to the next, in heights
STACK_RISE = 0.75  # half the distance of the two lines of a stack, in their heights

GDT_LETTERS = {
    "j": "⌖", "c": "⏥", "b": "⊥", "h": "↗", "t": "⌰", "r": "◎", "g": "⌭", "f": "∥", "i": "⌯", "a": "∠",
    "u": "⏤", "e": "○", "k": "⌒", "d": "⌓", "n": "Ø", "m": "Ⓜ", "l": "Ⓛ", "v": "⌴", "w": "⌵", "x": "↧",
}  # fmt: skip


def width_of(text: str, height: float) -> float:
    """Width in mm of one run of plain text whose capitals are `height` mm high."""
    font, widths = _font()
    units = sum(widths[font[ord(letter)]][0] for letter in text)
    return units / 1000 * height / CAP_HEIGHT * NARROWING


def plain(text: str) -> str:
    """One-line text with the `%%` codes of the DXF replaced by their signs."""
    for code, sign in (("%%c", "Ø"), ("%%d", "°"), ("%%p", "±")):
        text = text.replace(code, sign)
    return text


def lay_out(mtext: str, height: float) -> Block:
    """The runs of an MTEXT, each with its place relative to the top left corner of the text's box."""
    lines: list[Line] = [Line(height)]
    context = MTextContext()
    context.cap_height = height
    for token in MTextParser(mtext, context):
        size = token.ctx.cap_height
        if token.type == TokenType.NEW_PARAGRAPH:
            lines.append(Line(height))
        elif token.type == TokenType.STACK:
            lines[-1].add_stack(token.data[0].strip(), token.data[1].strip(), size)
        elif token.type == TokenType.WORD:
            is_symbol = token.ctx.font_face.family.lower() == "gdt"
            lines[-1].add_text("".join(GDT_LETTERS[c] for c in token.data) if is_symbol else token.data, size)
        else:
            lines[-1].add_text(" ", size)
    return Block(lines, height)


@functools.cache
def _font() -> tuple[dict[int, str], dict[str, tuple[int, int]]]:
    font = TTFont(FONT)
    return font.getBestCmap(), font["hmtx"].metrics


@dataclass(frozen=True)
class Run:
    """A piece of text of one size; `x` and `y` in mm from the start of its line's baseline."""

    text: str
    x: float
    y: float
    height: float


class Line:
    """One line of an MTEXT while it is being put together."""

    def __init__(self, height: float) -> None:
        self.runs: list[Run] = []
        self.width = 0.0
        self._middle = height / 2
        self._is_open = False

    def add_text(self, text: str, height: float) -> None:
        if self._is_open and self.runs[-1].height == height:
            last = self.runs.pop()
            self.runs.append(replace(last, text=last.text + text))
        else:
            self.runs.append(Run(text, self.width, 0.0, height))
        self._is_open = True
        self.width += width_of(text, height)

    def add_stack(self, upper: str, lower: str, height: float) -> None:
        x, rise = self.width + (0.3 * height if self.runs else 0.0), STACK_RISE * height
        self.runs.append(Run(upper, x, self._middle + rise - height / 2, height))
        self.runs.append(Run(lower, x, self._middle - rise - height / 2, height))
        self._is_open = False
        self.width = x + max(width_of(upper, height), width_of(lower, height))


class Block:
    """A laid out text: width, height from the top of its first capitals to its last baseline, drop below it (mm)."""

    def __init__(self, lines: list[Line], height: float) -> None:
        self.lines = lines
        self.width = max(line.width for line in lines)
        self.height = height * (1 + LINE_STEP * (len(lines) - 1))
        self.drop = max(0.0, -min((run.y for run in lines[-1].runs), default=0.0))
        self._cap = height

    def placed_runs(self, *, align: float) -> list[Run]:
        """Runs from the top left corner of the box; `align` 0 left, 0.5 centred, 1 right."""
        placed = []
        for number, line in enumerate(self.lines):
            left = (self.width - line.width) * align
            base = -self._cap * (1 + LINE_STEP * number)
            placed += [replace(run, x=run.x + left, y=run.y + base) for run in line.runs]
        return placed
