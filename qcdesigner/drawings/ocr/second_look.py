"""A second look at a text of which a part may be missing: at all the ink round it, lines that run through it or touch it included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qcdesigner.drawings.ocr.agreement import pairs_of, same
from qcdesigner.drawings.ocr.alphabet import GEOMETRICAL_SIGNS
from qcdesigner.drawings.ocr.frame import in_frame
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.model import Recogniser
from qcdesigner.drawings.ocr.picture import Picture, placed_on, strip_span
from qcdesigner.drawings.ocr.strips import MARGIN, SIDE_MARGIN, strip_as_it_is

# In letter heights: how far beside the text it looks, at first and each time that something is cut by the edge; from one
# letter to the next, without a blank and with one.
_SIDES = (3.4, 6.0)
_NEXT, _NEXT_WORD, _NEXT_SIGN = 1.35, 2.4, 3.0
_EDGE = 1.2
_SURE, _SURE_MARK, _MUST_AGREE = 0.85, 0.7, 0.8
_PARALLEL_DEG = 10.0
_SIZE_AND_CLASS = re.compile(r"(?P<size>(?:\d+[xX])?Ø?\d+(?:[.,]\d+)?)(?P<class>(?:[A-Za-z]{1,2}\d{1,2})?)")
# Beside a text: what lines of the drawing and specks are taken for.
_BEGINNINGS = frozenset("RMSØxXG")
_SIGN_OF_NOTHING = frozenset("+±")
_LIKE_LINES = frozenset("-/|=.,:'\"*°#&[]√" + GEOMETRICAL_SIGNS)


def seen_again(
    picture: Picture, line: TextLine, glyphs: Sequence[Glyph], others: Sequence[TextLine], recogniser: Recogniser
) -> tuple[TextLine, list[Glyph]] | None:
    """The line and its glyphs with what the second look shows; None if that is not sure, or contradicts the first one."""
    begin, whole = strip_span(line)
    unit = line.height / whole
    taken = list(_spans_on_level(line, others))
    for side in _SIDES:
        seen = picture.callout_as_it_is(line, recogniser, side=side)
        seen = [g for g in seen if not any(a < begin + g.at * whole < b for a, b in taken)]
        seen = _about(seen, (line.begin - begin) / whole, (line.stop - begin) / whole, unit)
        edges = (line.begin - begin) / whole - (side - _EDGE) * unit, (line.stop - begin) / whole + (side - _EDGE) * unit
        if not seen or (edges[0] < seen[0].at and seen[-1].at < edges[1]):
            break
    both = _joined(glyphs, seen, 1 / unit)
    if not both:
        return None
    places = [begin + g.at * whole for g in both if not g.text.isspace()]
    half = 0.4 * line.height
    wider = replace(line, begin=min(line.begin, places[0] - half), stop=max(line.stop, places[-1] + half))
    placed = placed_on(wider, line, both)
    is_more = sum(_is_of_number(g) for g in both) > sum(_is_of_number(g) for g in glyphs)
    if is_more and not _is_borne_out(picture, wider, placed, recogniser):
        return None
    return wider, placed


def is_class_in_doubt(
    picture: Picture, line: TextLine, text: str, others: Sequence[TextLine], recogniser: Recogniser
) -> bool:
    """True for a size where all the ink that is in no other line shows a class that it lacks, surely or not, or surely another one than it has."""
    own = _SIZE_AND_CLASS.fullmatch(text.replace(" ", ""))
    if own is None:
        return False
    begin, whole = strip_span(line)
    taken = list(_spans_on_level(line, others))
    seen = picture.callout_as_it_is(line, recogniser, side=_SIDES[0])
    shown = [g for g in seen if not g.text.isspace() and not any(a < begin + g.at * whole < b for a, b in taken)]
    found = _SIZE_AND_CLASS.fullmatch("".join(g.text for g in shown))
    if found is None or found["size"] != own["size"] or not found["class"] or found["class"] == own["class"]:
        return False
    return not own["class"] or min(g.score for g in shown[-len(found["class"]) :]) > _SURE


def _is_of_number(glyph: Glyph) -> bool:
    return glyph.text.isdigit() or glyph.text in ".,"


def _is_borne_out(picture: Picture, line: TextLine, glyphs: Sequence[Glyph], recogniser: Recogniser) -> bool:
    """False if the general recogniser sees another number there: a decimal sign or a figure more, other figures, or no unsure sign."""
    seen = recogniser.read(strip_as_it_is(picture.even, line, room=MARGIN, side=SIDE_MARGIN))
    length = strip_span(line)[1] / line.height
    for a, b in pairs_of([g for g in seen if not g.text.isspace()], [g for g in glyphs if not g.text.isspace()], length):
        if a is None and b is not None and b.text in ".," and b.score < _SURE:
            return False
        if a is None or not _is_of_number(a) or a.text == "1":
            continue
        is_other = b is None if a.text in ".," else (b is None or (b.text.isdigit() and not same(a, b))) and a.score > _MUST_AGREE
        if is_other:
            return False
    return True


def _joined(glyphs: Sequence[Glyph], seen: Sequence[Glyph], length: float) -> list[Glyph]:
    """The letters of the first look with what the second one adds; none if it contradicts what the first was sure of, or is not sure itself."""
    found: list[Glyph] = [g for g in seen if g.text.isspace()]
    for a, b in pairs_of([g for g in glyphs if not g.text.isspace()], [g for g in seen if not g.text.isspace()], length):
        is_certain = a is not None and a.score > _MUST_AGREE
        if b is None:
            # Nothing is taken away: without its degree sign, its point or its bracket a callout is another one.
            return []
        if a is not None and same(a, b):
            found.append(replace(a, score=max(a.score, b.score)))
        elif is_certain or b.score < (_SURE_MARK if b.text in ".," else _SURE) or b.text in GEOMETRICAL_SIGNS:
            return []
        else:
            found.append(b)
    found.sort(key=lambda g: g.at)
    return found if any(not g.text.isspace() for g in found) else []


def _spans_on_level(line: TextLine, others: Sequence[TextLine]) -> Iterator[tuple[float, float]]:
    """From where to where other texts stand on the level of a line, along it."""
    middle, slack = (line.low + line.high) / 2, 0.1 * line.height
    for other in others:
        x, up = in_frame(*other.centre, line.angle)
        is_parallel = abs((other.angle - line.angle + 90) % 180 - 90) < _PARALLEL_DEG
        if other is not line and is_parallel and abs(up - middle) < 0.6 * line.height:
            yield x - other.width / 2 - slack, x + other.width / 2 + slack


def _about(glyphs: Sequence[Glyph], begin: float, stop: float, unit: float) -> list[Glyph]:
    """Those between two places, and those that go on from there without a larger gap; `unit` is a letter's height."""
    kept = [g for g in glyphs if begin <= g.at <= stop]
    after, before = [g for g in glyphs if g.at > stop], [g for g in glyphs if g.at < begin][::-1]
    last = stop - 0.4 * unit
    kept += _going_on(after, last, unit)
    last = begin + 0.4 * unit
    kept = _going_on(before, last, unit)[::-1] + kept
    while kept and (kept[0].text.isspace() or (kept[0].at < begin and _begins_nothing(kept[0]))):
        kept = kept[1:]
    while kept and (kept[-1].text.isspace() or (kept[-1].at > stop and (kept[-1].text in _LIKE_LINES or kept[-1].text in _SIGN_OF_NOTHING))):
        kept = kept[:-1]
    return kept


def _begins_nothing(glyph: Glyph) -> bool:
    return glyph.text in _LIKE_LINES or (glyph.text.isalpha() and glyph.text not in _BEGINNINGS)


def _going_on(glyphs: Sequence[Glyph], last: float, unit: float) -> list[Glyph]:
    """The glyphs, in their order from a place on, up to the first larger gap."""
    kept: list[Glyph] = []
    gap = _NEXT
    for glyph in glyphs:
        if glyph.text.isspace():
            gap = _NEXT_WORD
        elif abs(glyph.at - last) > (_NEXT_SIGN if gap == _NEXT_WORD and glyph.text in "⌴⌵" else gap) * unit:
            break
        else:
            last, gap = glyph.at, _NEXT
        kept.append(glyph)
    return kept
