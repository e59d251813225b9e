"""Decimal signs and noughts that a scan has lost or made, told by what the sheet writes elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.glyphs import Glyph

_WITH_NOUGHT, _WITHOUT = re.compile(r"(?<![\d.,])0([.,])\d"), re.compile(r"(?<![\d.,])[.,]\d")
_BEGINS_WITH_SIGN = re.compile(r"[.,]\d")
_FEWEST, _MOSTLY = 3, 3
_CLEARLY, _ODD = 2, 0.6
# ±0 is never written: a figure behind it belongs to it, a gap or not.
_LOST = re.compile(r"(?:[+\-–±]0(?=\d)|±0(?= \d(?!\d*[.,])))")
_DATE = re.compile(r"\d[-–./]\d{1,2}[-–./]\d{2}")
# Sure enough to be listed, never enough not to be looked at.
_RESTORED = 0.75


def with_odd_noughts_doubted(runs: Sequence[TextRun]) -> list[TextRun]:
    """The runs, numbers doubtful that are not written as most of the sheet's are.

    Where 0.46 is written, .46 has lost what stood before its sign; where .46 is written, the nought of 0.46 may be a diameter sign.
    """
    with_nought = {id(run) for run in runs if _WITH_NOUGHT.search(run.text)}
    without = {id(run) for run in runs if _WITHOUT.search(run.text)}
    odd: set[int] = set()
    if len(without) < len(with_nought):
        odd = {id(run) for run in runs if _BEGINS_WITH_SIGN.match(run.text)}
    elif len(without) > _CLEARLY * len(with_nought):
        odd = with_nought
    return [replace(run, confidence=min(run.confidence, _ODD)) if id(run) in odd and run.is_recognised else run for run in runs]


def sign_written(texts: Iterable[str]) -> str | None:
    """The decimal sign of a sheet that writes its noughts, `0,5`; None where it writes `.5`, or says too little."""
    found = Counter[str]()
    for text in texts:
        if _WITHOUT.search(text):
            return None
        found.update(_WITH_NOUGHT.findall(text))
    (sign, count), *others = found.most_common() or [("", 0)]
    return sign if count >= _FEWEST and count > _MOSTLY * sum(number for _, number in others) else None


def with_lost_signs(glyphs: Sequence[Glyph], sign: str) -> Sequence[Glyph]:
    """The line with the sign behind the leading nought of a deviation that has none: `-03` is `-0,3`, no other number."""
    text = "".join(g.text[:1] for g in glyphs)
    places = {match.end() - 1 for match in _LOST.finditer(text)} if _DATE.search(text) is None else set()
    if not places or any(len(g.text) != 1 for g in glyphs):
        return glyphs
    restored: list[Glyph] = []
    for i, glyph in enumerate(glyphs):
        if glyph.text.isspace() and i - 1 in places:
            continue
        restored.append(glyph)
        if i in places:
            restored.append(replace(glyph, text=sign, score=_RESTORED, others=()))
    return restored
