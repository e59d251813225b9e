"""Runs of one callout as one line of text: rows found by geometry, deviations and limits printed one above the other joined by `/`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import SIGNS, Placed, placed
from qcdesigner.drawings.stacks import folded, on_one_row

_SPACE_GAP = 0.25
_ROW_STEP = 0.3
_DEVIATION = re.compile(r"^[\s(]*(?:[+\-−–±]?\s*\d*[.,]?\d+\s*°?|[A-Za-z]{1,2}\d{1,2})[\s)]*$")
DEVIATION_PAIR = re.compile(r"[+\-−–]\s*\d*[.,]?\d+\s*/?\s*[+\-−–]\s*\d*[.,]?\d+")
_DATUM = re.compile(r"[A-Z](?:-[A-Z])?")
_FIT = re.compile(r"[A-Za-z]{1,2}\d{1,2}")
_ALTERNATE = re.compile(r"\[\s*\d*[.,]?\d.*\]")
_FIRST_NUMBER = re.compile(r"\d*[.,]?\d+")
_MM_PER_INCH = 25.4
_ROUNDED = 0.02
_ENDS_IN_NUMBER = re.compile(r"\d\s*$")


def joined_text(runs: Sequence[TextRun]) -> str:
    """The text of runs that belong together, in reading order; rows that are no stack are separated by line feeds."""
    shown = [run for run in runs if run.text.strip()]
    if not shown:
        return ""
    main = max(shown, key=lambda run: (run.height, len(run.text)))
    items = on_one_row(placed(shown, main.angle, main.slant))
    rows = rows_of(items)
    stacked = _stacked(rows)
    if stacked is not None:
        return stacked
    return "\n".join(row_text(row) for row in (rows_of(folded(items)) if len(rows) > 2 else rows))


def rows_of(runs: Sequence[Placed]) -> list[list[Placed]]:
    """Rows from the top, each from left to right."""
    rows: list[list[Placed]] = []
    for item in sorted(runs, key=lambda p: -p.middle):
        row = rows[-1] if rows else None
        height = max(item.run.height, row[0].run.height) if row else 0.0
        if row is not None and abs(row[0].middle - item.middle) < _ROW_STEP * height:
            row.append(item)
        else:
            rows.append([item])
    for row in rows:
        row.sort(key=lambda p: p.along)
    return rows


def row_text(row: Sequence[Placed]) -> str:
    """The runs of a row, a space where there is a gap."""
    text = ""
    end = None
    for item in row:
        gap = 0.0 if end is None else item.along - end
        is_apart = item.run.box == "cell" and bool(_DATUM.fullmatch(item.run.text))
        spaced = end is not None and (gap > _SPACE_GAP * item.run.height or is_apart)
        text += (" " if spaced and not text.endswith(" ") else "") + item.run.text
        end = item.end
    return text.strip()


def _stacked(rows: list[list[Placed]]) -> str | None:
    """The text of rows that are a callout with a stack: `25 +0.2/-0.1 H7`, `12.6/12.4`; None if they are not."""
    if len(rows) == 3:
        return _around(rows[0], rows[1], rows[2])
    if len(rows) == 2:
        return (
            _with_alternate(rows[0], rows[1])
            or _limits(rows[0], rows[1])
            or _aligned_below(rows[0], rows[1])
            or _beside_or_below(rows[0], rows[1])
        )
    return None


def _around(upper: list[Placed], base: list[Placed], lower: list[Placed]) -> str | None:
    """Upper and lower deviation after (or within) a base row."""
    up, low = row_text(upper), row_text(lower)
    if not (_DEVIATION.match(up) and _DEVIATION.match(low) and _overlap(upper, lower)):
        return None
    before = [p for p in base if p.along < upper[0].end and p.end <= upper[0].along + 0.5 * p.run.height]
    after = [p for p in base if p not in before]
    if not before:
        return None
    stack, behind = f"{_deviation(up)}/{_deviation(low)}", row_text(after)
    parts = (behind, stack) if _FIT.fullmatch(behind) else (stack, behind)
    return " ".join((row_text(before), *parts)).strip()


def _aligned_below(upper: list[Placed], base: list[Placed]) -> str | None:
    """The lower deviation on the base row itself, the upper one above it; a sign may stand detached before either."""
    up = row_text(upper)
    number = [p for p in upper if any(c.isdigit() for c in p.run.text)] or upper
    first = next((i for i, p in enumerate(base) if p.end > number[0].along + 0.3 * p.run.width), len(base))
    while first > 0 and base[first - 1].run.text.strip() in SIGNS:
        first -= 1
    before, last = base[:first], base[first:]
    low = row_text(last)
    if before and last and _DEVIATION.match(up) and _DEVIATION.match(low) and _overlap(upper, last):
        return f"{row_text(before)} {_deviation(up)}/{_deviation(low)}"
    return None


def _beside_or_below(upper: list[Placed], lower: list[Placed]) -> str | None:
    """A pair of deviations written in one row, under or over its nominal: `5.998` and `+0.000/-0.002`."""
    texts = row_text(upper), row_text(lower)
    for nominal, pair in (texts, texts[::-1]):
        if (
            DEVIATION_PAIR.fullmatch(pair)
            and not DEVIATION_PAIR.fullmatch(nominal)
            and _ENDS_IN_NUMBER.search(nominal)
        ):
            return f"{nominal} {pair}"
    return None


def _with_alternate(upper: list[Placed], lower: list[Placed]) -> str | None:
    """A value, and the same in another unit in square brackets below it."""
    above, below = row_text(upper), row_text(lower)
    return f"{above} {below}" if is_alternate(above, below) else None


def is_alternate(value: str, bracketed: str) -> bool:
    """True for `[1.000]` beside 25,4: millimetres and inches of one length, as far as their decimals tell."""
    numbers = [_FIRST_NUMBER.search(text) for text in (value, bracketed)]
    if not _ALTERNATE.fullmatch(bracketed.strip()) or numbers[0] is None or numbers[1] is None:
        return False
    a, b = (float(number[0].replace(",", ".")) for number in numbers if number)
    large, small = max(a, b), min(a, b)
    return small > 0 and abs(large / small / _MM_PER_INCH - 1) < _ROUNDED


def _limits(upper: list[Placed], lower: list[Placed]) -> str | None:
    """Two numbers of one size, one above the other: `12.6/12.4`, with the sign of either kept."""
    high, low = row_text(upper), row_text(lower)
    same_size = abs(upper[0].run.height - lower[0].run.height) < 0.15 * lower[0].run.height
    is_pair = all(re.fullmatch(r"[⌀ØRø]?\s*(?:\d+|\d*[.,]\d+)°?", t) for t in (high, low))
    if (
        is_pair
        and same_size
        and _overlap(upper, lower)
        and abs(upper[0].along - lower[0].along) < lower[0].run.height
    ):
        return f"{high}/{low}"
    return None


def _overlap(a: list[Placed], b: list[Placed]) -> bool:
    return min(a[-1].end, b[-1].end) > max(a[0].along, b[0].along)


def _deviation(text: str) -> str:
    return text.strip("() ").replace(" ", "").replace("−", "-").replace("–", "-")
