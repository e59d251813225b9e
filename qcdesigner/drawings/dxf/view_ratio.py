"""Dimensions of a view drawn at another scale: their typed texts all differ from the geometry by one ratio, and none is forced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import Annotation

_NUMBER = re.compile(r"\d*[.,]?\d+")
_COUNT = re.compile(r"^\s*\(?\d+\s*[x×X]\)?\s*")
_FEWEST = 3
_ALIKE = 0.005


def without_view_ratio(annotations: Sequence[Annotation]) -> tuple[list[Annotation], list[str]]:
    """The annotations, not forced where at least three share a ratio; and those ratios, as `2` or `0.5`."""
    ratios = {i: ratio for i, a in enumerate(annotations) if a.forced and (ratio := _ratio(a)) is not None}
    kept, found = list(annotations), []
    left = set(ratios)
    for i in sorted(ratios):
        alike = {j for j in left if abs(ratios[j] - ratios[i]) <= _ALIKE * ratios[i]}
        if i in left and len(alike) >= _FEWEST:
            left -= alike
            found.append(f"{ratios[i]:.4g}")
            for j in alike:
                kept[j] = replace(kept[j], forced=False)
    return kept, found


def _ratio(annotation: Annotation) -> float | None:
    """The value written over the value measured."""
    number = _NUMBER.search(_COUNT.sub("", annotation.text))
    if number is None or not annotation.measured:
        return None
    return float(number[0].replace(",", ".")) / annotation.measured or None
