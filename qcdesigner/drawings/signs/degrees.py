"""Degree signs that a file writes as another character, or as a text of its own: a small ring at the head of a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.placing import in_frame

# Typesetters raise a ring operator, a bullet or a small letter; a raised nought is a deviation. Sizes and places in heights of the number.
_RING = re.compile(r"[°º˚◦∘⚬oO]")
_NUMBER = re.compile(r"\d$")
_NEAR, _LEAST_RAISED, _MOST_RAISED = 0.5, 0.2, 1.1
_SMALL_LETTER = 0.8
_SAME_TURN_DEG = 1.0


def with_degrees(runs: Sequence[TextRun]) -> list[TextRun]:
    """The runs, a ring raised right behind a number joined to it as its degree sign."""
    rings = [run for run in runs if _RING.fullmatch(run.text.strip())]
    if not rings:
        return list(runs)
    joined: dict[int, TextRun] = {}
    used: set[int] = set()
    for ring in rings:
        owner = next((run for run in runs if _NUMBER.search(run.text) and _stands_behind(ring, run)), None)
        if owner is not None and id(owner) not in joined:
            width = in_frame(ring.x - owner.x, ring.y - owner.y, owner.angle)[0] + ring.width
            joined[id(owner)] = replace(owner, text=f"{owner.text}°", raw=f"{owner.raw}°", width=width)
            used.add(id(ring))
    return [joined.get(id(run), run) for run in runs if id(run) not in used]


def _stands_behind(ring: TextRun, run: TextRun) -> bool:
    if abs((ring.angle - run.angle + 180) % 360 - 180) > _SAME_TURN_DEG or ring.height > 1.2 * run.height:
        return False
    along, up = in_frame(ring.x - run.x, ring.y - run.y, run.angle)
    h = run.height
    is_near = -0.2 * h < along - run.width < _NEAR * h
    if ring.text.strip() in "oO":
        return is_near and _LEAST_RAISED * h < up < _MOST_RAISED * h and ring.height < _SMALL_LETTER * h
    return is_near and -0.3 * h < up < _MOST_RAISED * h
