"""Two readings of one line made one: what both see is sure, signs are for the reader that knows them, the rest is a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.ocr.glyphs import Glyph

# Signs that the general recogniser lacks, or takes for a letter.
_SIGNS = frozenset("Ø⌴⌵↧□√ⓂⓁⓅⒺⒻⓈ")
# What the general recogniser makes of specks and of the ends of lines before a text. Behind a figure they are minutes, inches, a scale.
_SPECKS = frozenset("'\"_~;:*")
_ROUND = frozenset("0OQoDGCea@689Ø∅⌀øΦφ4°")
_SURE, _FAIRLY_SURE, _WEAK, _DOUBT = 0.93, 0.8, 0.75, 0.5
# How far apart two readings of one letter, of one wide sign, may stand, in letter heights.
_NEAR, _WIDE = 0.55, 0.9
# Wide signs, and what their strokes are taken for.
_OF_STROKES, _STROKES = frozenset("⌴⌵↧□"), frozenset("LUVJTIl|_/\\")
_SWAP, _ALONE = 1.0, 0.85
_ONES = frozenset("1Il|")
_SAME = str.maketrans({"×": "x", "X": "x", "º": "°", "–": "-", ",": ".", "∅": "Ø", "⌀": "Ø", "ø": "Ø", "Φ": "Ø", "φ": "Ø", "o": "O", "|": "I"})

Pair = tuple[Glyph | None, Glyph | None]


def agreed(first: Sequence[Glyph], second: Sequence[Glyph], length: float) -> list[Glyph]:
    """What the general recogniser (`first`) and the reader of callouts (`second`) see on a line `length` letter heights long.

    Both tell places as fractions of the same line. A letter that they see differently is doubtful unless one is sure
    and the other is not.
    """
    pairs = pairs_of(first, [g for g in second if not g.text.isspace()], length)
    wide = [b.at for _, b in pairs if b is not None and b.text in _OF_STROKES and b.score > _FAIRLY_SURE]
    found: list[Glyph] = []
    for a, b in pairs:
        if b is None and a is not None and _is_part_of(a, wide, length):
            continue
        if b is not None and b.text == "Ø" and found and (found[-1].text.isdigit() or found[-1].text in ".,"):
            # Some fonts cross their noughts; within a number no diameter sign stands.
            b = replace(b, text="0")
        if b is None and a is not None and a.text in _SPECKS and not any(g.text.isalnum() for g in found):
            continue
        glyph = _one_of(a, b)
        if glyph is not None and glyph.text in ".," and found and found[-1].text in ".,":
            glyph = max(glyph, found.pop(), key=lambda g: g.score)
        if glyph is not None:
            found.append(glyph)
    return _with_decimals(found, first)


def _with_decimals(glyphs: list[Glyph], first: Sequence[Glyph]) -> list[Glyph]:
    """A decimal sign that one alone sees is sure behind a leading nought: 0,1 can be no other number."""
    seen = {g.at: g.score for g in first if g.text in ".,"}
    for i in range(1, len(glyphs) - 1):
        is_leading = glyphs[i - 1].text == "0" and (i == 1 or not (glyphs[i - 2].text.isdigit() or glyphs[i - 2].text in ".,"))
        if glyphs[i].text in ".," and is_leading and seen.get(glyphs[i].at, 0.0) > _WEAK:
            glyphs[i] = replace(glyphs[i], score=max(glyphs[i].score, _FAIRLY_SURE))
    return glyphs


def _is_part_of(glyph: Glyph, wide: Sequence[float], length: float) -> bool:
    """True for a stroke of a wide sign that was taken for a letter of its own."""
    return glyph.text in _STROKES and any(abs(glyph.at - at) * length < _WIDE for at in wide)


def same(a: Glyph, b: Glyph) -> bool:
    """True for characters of one meaning on a drawing."""
    return a.text.translate(_SAME) == b.text.translate(_SAME) or {a.text, b.text} == {"O", "0"} or {a.text, b.text} <= _ONES


def _one_of(a: Glyph | None, b: Glyph | None) -> Glyph | None:
    if a is None:
        if b is None or b.score < _WEAK:
            return None
        is_sure = b.score > (_SURE if b.text.isdigit() else _FAIRLY_SURE)
        return replace(b, score=min(b.score, 0.9) if is_sure else _DOUBT)
    if b is None:
        return a if a.text.isspace() or (a.score > _SURE and a.text not in _ONES) else replace(a, score=min(a.score, _DOUBT))
    if same(a, b):
        text = b.text if b.score > a.score and ({a.text, b.text} == {",", "."} or b.text.isdigit()) else a.text
        return replace(a, text=text, score=max(a.score, b.score, 1 - (1 - a.score) * (1 - b.score)), others=a.others)
    if b.text in _SIGNS and b.score > _FAIRLY_SURE and (b.text != "Ø" or a.text in _ROUND):
        return replace(a, text=b.text, score=b.score, others=())
    if a.score > _SURE and (b.score < _WEAK or a.text.isalpha()):
        return a
    if b.score > _SURE and a.score < _WEAK:
        return replace(a, text=b.text, score=_FAIRLY_SURE, others=())
    return replace(a, score=min(a.score, _DOUBT))


def pairs_of(first: Sequence[Glyph], second: Sequence[Glyph], length: float) -> list[Pair]:
    """The glyphs of two readings side by side, at the least cost of what differs; only those at one place are one letter."""
    rows, columns = len(first), len(second)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[str]] = [[""] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            ways: list[tuple[float, str]] = []
            if i and j and abs(first[i - 1].at - second[j - 1].at) * length < (_WIDE if second[j - 1].text in _SIGNS else _NEAR):
                swap = 0.0 if same(first[i - 1], second[j - 1]) else _SWAP
                ways.append((cost[i - 1][j - 1] + swap, "both"))
            if i:
                ways.append((cost[i - 1][j] + (0.05 if first[i - 1].text.isspace() else _ALONE), "first"))
            if j:
                ways.append((cost[i][j - 1] + _ALONE, "second"))
            if ways:
                cost[i][j], step[i][j] = min(ways)
    found: list[Pair] = []
    i, j = rows, columns
    while i or j:
        way = step[i][j]
        i, j = i - (way != "second"), j - (way != "first")
        found.append((first[i] if way != "second" else None, second[j] if way != "first" else None))
    return found[::-1]
