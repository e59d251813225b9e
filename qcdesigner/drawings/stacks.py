"""Deviations and limits printed one above the other inside a callout of several lines, each pair folded into its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import SIGNS, Placed

_NUMBER = r"\d*[.,]?\d+"
_PART = re.compile(rf"[+\-−–]?\s*{_NUMBER}\s*°?")
_AT_A_SHOULDER = re.compile(r"[A-Za-z]{1,2}\d{0,2}|max\.?|min\.?")
_ZERO = re.compile(r"0+°?")
_ENDS_IN_VALUE = re.compile(r"(?:\d|°|[A-Za-z]{1,2}\d{1,2})\s*$")
_ENDS_IN_PREFIX = re.compile(r"[⌀ØR×xX)]\s*$")
_MOST_APART, _LEAST_APART = 1.75, 0.6
_ALIGNED = 0.7
_GAP = 1.4
_OFF_ROW = 0.35
_BLANK = 0.3


def folded(items: Sequence[Placed]) -> list[Placed]:
    """The runs, each stack of a line as one run `+0.1/-0.2` on that line."""
    rest = _with_signs(items)
    while True:
        found = next((f for high, low in _pairs(rest) if (f := _fold(high, low, rest)) is not None), None)
        if found is None:
            return rest
        upper, lower, stack = found
        rest = [*(p for p in rest if p is not upper and p is not lower), stack]


def on_one_row(items: Sequence[Placed]) -> list[Placed]:
    """The runs, small letters and classes at the head or foot of the one before them on its row: `Ra`, `25 H7`."""
    rest = list(items)
    for small in items:
        if not _AT_A_SHOULDER.fullmatch(small.run.text):
            continue
        base = next((p for p in items if p is not small and _is_at_shoulder(p, small)), None)
        is_alone = not any(p is not small and p is not base and _is_stacked_near(small, p) for p in items)
        if base is not None and is_alone:
            up = base.up + (base.run.height - small.run.height) / 2
            rest = [replace(p, up=up) if p is small else p for p in rest]
    return rest


def _is_at_shoulder(base: Placed, small: Placed) -> bool:
    h = base.run.height
    is_small = small.run.height < 0.9 * h
    return is_small and abs(small.along - base.end) < 0.4 * h and -0.6 * h < small.up - base.up < h


def _is_stacked_near(small: Placed, other: Placed) -> bool:
    return _overlap(small, other) and abs(small.middle - other.middle) < 2 * small.run.height


def _with_signs(items: Sequence[Placed]) -> list[Placed]:
    """The runs, a sign that stands apart before its number joined to it."""
    rest = list(items)
    for sign in [p for p in items if p.run.text.strip() in SIGNS]:
        for number in rest:
            gap = number.along - sign.end
            is_beside = abs(number.middle - sign.middle) < _OFF_ROW * number.run.height
            if is_beside and -0.2 * number.run.height < gap < number.run.height and _PART.fullmatch(number.run.text):
                text = sign.run.text.strip() + number.run.text.strip()
                joined = _as_run(number.run, text, number.end - sign.along)
                rest = [p for p in rest if p is not sign and p is not number]
                rest.append(Placed(joined, sign.along, number.up))
                break
    return rest


def _pairs(items: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Numbers one above the other, the upper one first, the closest pairs before others."""
    parts = [p for p in items if _PART.fullmatch(p.run.text.strip())]
    pairs = [(a, b) if a.middle > b.middle else (b, a) for a, b in combinations(parts, 2)]
    kept = [pair for pair in pairs if _is_stacked(*pair)]
    return sorted(kept, key=lambda pair: pair[0].middle - pair[1].middle)


def _is_stacked(upper: Placed, lower: Placed) -> bool:
    h = max(upper.run.height, lower.run.height)
    is_sized = min(upper.run.height, lower.run.height) > 0.85 * h
    is_apart = _LEAST_APART * h < upper.middle - lower.middle < _MOST_APART * h
    starts, ends = upper.along - lower.along, lower.end - upper.end
    # Ranged left or right, or the shorter one amid the longer one.
    is_aligned = min(abs(starts), abs(ends)) < _ALIGNED * h or starts * ends > 0
    return is_sized and is_apart and is_aligned and _overlap(upper, lower)


def _overlap(a: Placed, b: Placed) -> bool:
    return min(a.end, b.end) > max(a.along, b.along)


def _fold(upper: Placed, lower: Placed, items: Sequence[Placed]) -> tuple[Placed, Placed, Placed] | None:
    """The pair with the run that stands for it; None if nothing before it says that it is a stack."""
    texts = [p.run.text.replace(" ", "").replace("−", "-").replace("–", "-") for p in (upper, lower)]
    are_deviations = any(text[0] in "+-" for text in texts) and all(
        text[0] in "+-" or _ZERO.fullmatch(text) for text in texts
    )
    if not are_deviations and not _are_limits(*texts):
        return None
    base = _base(upper, lower, items, _ENDS_IN_VALUE if are_deviations else _ENDS_IN_PREFIX)
    if base is None:
        return None
    along = max(min(upper.along, lower.along), base.end + _BLANK * base.run.height)
    width = max(upper.end, lower.end) - along
    stack = _as_run(base.run, "/".join(texts), width)
    return upper, lower, Placed(stack, along, base.up)


def _are_limits(high: str, low: str) -> bool:
    """Two plain numbers with as many decimals, the greater one above, near each other."""
    if high[0] in "+-" or low[0] in "+-":
        return False
    a, b = (float(text.rstrip("°").replace(",", ".")) for text in (high, low))
    decimals = {len(re.split("[.,]", text.rstrip("°"))[-1]) for text in (high, low) if re.search("[.,]", text)}
    return len(decimals) == 1 and b < a <= 1.05 * b


def _base(upper: Placed, lower: Placed, items: Sequence[Placed], ending: re.Pattern[str]) -> Placed | None:
    """The nearest run before a stack, at its middle or on one of its rows."""
    h = max(upper.run.height, lower.run.height)
    start = min(upper.along, lower.along)
    near = [
        (start - p.end, p)
        for p in items
        if p is not upper
        and p is not lower
        and -0.4 * h < start - p.end < _GAP * max(h, p.run.height)
        and lower.middle - _OFF_ROW * h < p.middle < upper.middle + _OFF_ROW * h
        and ending.search(p.run.text)
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def _as_run(like: TextRun, text: str, width: float) -> TextRun:
    return replace(like, text=text, raw=text, width=width)
