"""Decimal signs that a scan has lost: put back where only one place is left for them, by what the sheet writes elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qcdesigner.drawings.ocr.model import Glyph

_WITH_NOUGHT, _WITHOUT = re.compile(r"(?<![\d.,])0([.,])\d"), re.compile(r"(?<![\d.,])[.,]\d")
_FEWEST = 3
# ±0 is never written: a figure behind it belongs to it, a gap or not.
_LOST = re.compile(r"(?:[+\-–±]0(?=\d)|±0(?= \d(?!\d*[.,])))")
# Sure enough to be listed, never enough not to be looked at.
_RESTORED = 0.75


def sign_written(texts: Iterable[str]) -> str | None:
    """The decimal sign of a sheet that writes its noughts, `0,5`; None where it writes `.5`, or says too little."""
    found = Counter[str]()
    for text in texts:
        if _WITHOUT.search(text):
            return None
        found.update(_WITH_NOUGHT.findall(text))
    (sign, count), *others = found.most_common() or [("", 0)]
    return sign if count >= _FEWEST and not others else None


def with_lost_signs(glyphs: Sequence[Glyph], sign: str) -> Sequence[Glyph]:
    """The line with the sign behind the leading nought of a deviation that has none: `-03` is `-0,3`, no other number."""
    places = {match.end() - 1 for match in _LOST.finditer("".join(g.text[:1] for g in glyphs))}
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
