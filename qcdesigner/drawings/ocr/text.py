"""Glyphs read on a line as text: look-alikes decided by what can stand on a drawing, never by what would be convenient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qcdesigner.drawings.ocr.glyphs import Glyph

# The font of runs that were recognised on a picture.
FONT = "recognised"
_PLAIN = {"×": "x", "º": "°", "–": "-", "∅": "Ø", "⌀": "Ø", "ø": "Ø", "Φ": "Ø", "φ": "Ø", "μ": "µ"}
_UNSURE = 0.4
_TICKS = frozenset("/\\|√VvI")
_SIGN_STARTS = frozenset("+-±")
_SIZE, _CLASS = re.compile(r"(?<![A-Za-z\d.,])[Ø0O]?\d+(?:[.,]\d+)? $"), re.compile(r"[A-Za-z]{1,2}\d{1,2}")
_SIZE_AND_DEVIATION = re.compile(r"(?:\d+ ?[xX×] ?)?[ØR]? ?\d+(?:[.,]\d+)? ?([+\-–])\d*[.,]\d+")
# A letter like a circle before a number is a diameter sign. A nought there is none: its number has lost its decimal sign.
_ROUND_BEFORE_FIGURE = re.compile(
    r"(?:(?<=^)|(?<=[xX(\[])|(?<=[^\d.,±+\-] ))[OQoD@](?= ?[1-9]\d*(?:[.,]\d|\b|[A-Za-z]{1,2}\d)| ?0[.,]\d)"
)
# `-03`, `±005`: the decimal sign was lost, and where it stood is not known.
_LOST_DECIMAL = re.compile(r"(?<![\d.,])0 ?\d")
# A countersink is a diameter: without Ø its sign may be the tick of a surface texture.
_TICK_AS_SINK = re.compile(r"⌵ ?\d+(?:[.,]\d+)?")
_O_IN_NUMBER = re.compile(r"(?<=R)[oO](?=[.,]\d)|(?<=\d)[oO](?=\d|[.,]\d|\b)|(?<=[.,])[oO](?=\d|\b)|\b[oO](?=[.,]\d)")
_I_IN_NUMBER = re.compile(r"(?<=[\d.,])[Il|](?=[\d.,]|\b)|(?<![A-Za-z.])[Il|](?=[\d.,]*\d)")
# `hll` behind a size is the class h11.
_CLASS_OF_ONES = re.compile(r"(?<=\d )([a-hjkm-zA-HJ-Z]{1,2}|[jJ][sS])([lI|]{1,2}|1[lI|]|[lI|]1)(?![A-Za-z])")
# Behind a size or a class, before a number: a letter T is the arrow of a depth.
_DEPTH = re.compile(r"(?<=[\dA-Zgh] )T ?(?=\d*[.,]?\d)")
_HEIGHT_OF_PLUS_MINUS = re.compile(r"\+ ?[-_/]{1,2} ?(?=\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its text, how sure it is, and from where to where it stands (fractions of the strip)."""

    text: str
    confidence: float
    begin: float
    end: float


def pieces_of(glyphs: Sequence[Glyph]) -> list[Piece]:
    """The line in pieces: deviations and classes stand apart from the number before them, as they may be stacked."""
    groups: list[list[Glyph]] = [[]]
    glyphs = _without_tick(glyphs)
    sign = _sign_of_deviation(glyphs)
    for i, glyph in enumerate(glyphs):
        follows_space = i > 0 and glyphs[i - 1].text.isspace()
        is_apart = follows_space and (glyph.text in _SIGN_STARTS or _is_class(glyphs, i))
        if groups[-1] and (is_apart or i == sign):
            groups.append([])
        groups[-1].append(glyph)
    return [piece for group in groups if (piece := _piece(group)) is not None]


def _sign_of_deviation(glyphs: Sequence[Glyph]) -> int | None:
    """The place of the sign in a line that is a size and one deviation: `4.00-0.20`, whose other deviation stands above."""
    match = _SIZE_AND_DEVIATION.fullmatch("".join(g.text for g in glyphs))
    return match.start(1) if match else None


def _is_class(glyphs: Sequence[Glyph], at: int) -> bool:
    """True where the line ends in a tolerance class after a size: `Ø12,00 k6`."""
    before, rest = "".join(g.text for g in glyphs[:at]), "".join(g.text for g in glyphs[at:])
    return bool(_SIZE.search(before) and _CLASS.fullmatch(rest.strip()))


def _without_tick(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The line without the leg of a surface symbol before its parameter: `/Ra 1,6`."""
    is_tick = (
        len(glyphs) > 2 and glyphs[0].text in _TICKS and glyphs[1].text == "R" and glyphs[2].text in "azq"
    )
    return glyphs[1:] if is_tick else glyphs


def _piece(glyphs: Sequence[Glyph]) -> Piece | None:
    shown = [g for g in glyphs if not g.text.isspace()]
    if not shown:
        return None
    written = "".join(_PLAIN.get(g.text, g.text) for g in glyphs)
    text = as_callout(" ".join(written.split()))
    sure = min(_certainty(g, _is_in_number(shown, i)) for i, g in enumerate(shown))
    if _LOST_DECIMAL.search(text) or _TICK_AS_SINK.fullmatch(text):
        sure = min(sure, _UNSURE)
    return Piece(text, sure, shown[0].at, shown[-1].at)


def _certainty(glyph: Glyph, is_in_number: bool) -> float:
    """The score of a glyph; look-alikes of one meaning are not doubts about each other."""
    meant = _meaning(glyph.text, is_in_number)
    return min(0.99, glyph.score + sum(s for text, s in glyph.others if _meaning(text, is_in_number) == meant))


def _meaning(text: str, is_in_number: bool) -> str:
    """The same for characters that mean the same: a comma and a point both part the decimals, an O in a number is a nought."""
    plain = _PLAIN.get(text, text).lower()
    return "," if plain == "." else "0" if plain == "o" and is_in_number else plain


def _is_in_number(glyphs: Sequence[Glyph], at: int) -> bool:
    """True beside a decimal sign, or between figures."""
    before = glyphs[at - 1].text if at else ""
    after = glyphs[at + 1].text if at + 1 < len(glyphs) else ""
    return any(text and text in ".," for text in (before, after)) or (before.isdigit() and after.isdigit())


def as_callout(text: str) -> str:
    """The text with the look-alikes of a callout decided; words are left as they are."""
    if not re.search(r"\d", text):
        return text
    text = _HEIGHT_OF_PLUS_MINUS.sub("±", text)
    text = _DEPTH.sub("↧ ", text)
    text = _CLASS_OF_ONES.sub(lambda m: m[1] + "1" * len(m[2]), text)
    text = _O_IN_NUMBER.sub("0", text)
    text = _I_IN_NUMBER.sub("1", text)
    return _ROUND_BEFORE_FIGURE.sub("Ø", text)
