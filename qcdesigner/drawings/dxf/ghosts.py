"""Dimensions that exporters leave behind: copies of those on the sheet, standing on edge in space or without a text of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from qcdesigner.drawings.dxf.dimension_measure import measured_value

_POINTS = ("defpoint", "defpoint2", "defpoint3", "defpoint4", "defpoint5")
_FEWEST_COPIES = 3


def ghost_handles(dimensions: Iterable[Any]) -> frozenset[str]:
    """The handles of dimensions that are no annotation of the sheet.

    Ghosts are those without text whose points are not at one height (seen on edge, they measure nothing), and, where a
    layer's other dimensions carry typed texts, those without text that repeat the typed values one for one.
    """
    every = list(dimensions)
    automatic = [d for d in every if not _typed(d)]
    on_edge = [d for d in automatic if _stands_on_edge(d)]
    ghosts = {str(d.dxf.handle) for d in on_edge}
    rest = [d for d in automatic if str(d.dxf.handle) not in ghosts]
    for layer in {d.dxf.get("layer", "0") for d in rest}:
        copies = [d for d in rest if d.dxf.get("layer", "0") == layer]
        typed = [d for d in every if _typed(d) and d.dxf.get("layer", "0") == layer]
        if len(copies) >= _FEWEST_COPIES and _repeat(copies, typed):
            ghosts |= {str(d.dxf.handle) for d in copies}
    return frozenset(ghosts)


def _typed(dimension: Any) -> str:
    """The text typed over a dimension; empty if it shows what it measures."""
    text = str(dimension.dxf.get("text") or "").strip()
    return "" if "<>" in text else text


def _stands_on_edge(dimension: Any) -> bool:
    """True if its points lie at different heights and in one line as the sheet shows them: nothing of it is seen."""
    points = [p for name in _POINTS if (p := dimension.dxf.get(name)) is not None]
    extrusion = dimension.dxf.get("extrusion")
    if len(points) < 2 or (extrusion is not None and extrusion.z < 0.999):
        return False
    heights = [p.z for p in points]
    if max(heights) - min(heights) < 1e-6:
        return False
    first = points[0]
    ends = [(p.x - first.x, p.y - first.y) for p in points[1:]]
    size = max(abs(v) for end in ends for v in end) or 1.0
    return all(abs(ax * by - ay * bx) < 1e-6 * size * size for ax, ay in ends for bx, by in ends)


def _repeat(copies: list[Any], typed: list[Any]) -> bool:
    """True if each copy's measure is one of the typed values, none used twice."""
    values = Counter(value for d in typed if (value := _number(_typed(d))) is not None)
    measures = Counter(round(measured_value(d, "linear") or -1.0, 3) for d in copies)
    return not measures - values


def _number(text: str) -> float | None:
    try:
        return round(float(text.replace(",", ".")), 3)
    except ValueError:
        return None
