"""Runs in the frame of a line of text: along its baseline and across it, turned and leaning as its letters are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qcdesigner.drawings.content import TextRun

SIGNS = frozenset("+-−–±")


@dataclass(frozen=True, slots=True)
class Placed:
    """A run in the frame of its callout: `along` its baseline, `up` across it, in sheet units."""

    run: TextRun
    along: float
    up: float

    @property
    def end(self) -> float:
        return self.along + self.run.width

    @property
    def middle(self) -> float:
        return self.up + self.run.height / 2


def placed(runs: Sequence[TextRun], angle_deg: float, slant_deg: float = 0.0) -> list[Placed]:
    """The runs in the frame turned by `angle_deg`, its upright leaning forward by `slant_deg`, from left to right."""
    found = [Placed(run, *in_frame(run.x, run.y, angle_deg, slant_deg)) for run in runs]
    return sorted(found, key=lambda p: p.along)


def in_frame(x: float, y: float, angle_deg: float, slant_deg: float = 0.0) -> tuple[float, float]:
    """From the sheet (y down) to along and across a baseline, as `content.on_sheet` goes back."""
    along, up = turned(x, y, angle_deg, slant_deg)
    return along, up


def turned(x: Any, y: Any, angle_deg: float, slant_deg: float = 0.0) -> tuple[Any, Any]:
    """`in_frame` of numbers or arrays of them."""
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    up = (-x * sin - y * cos) / math.cos(math.radians(slant_deg))
    return x * cos - y * sin - up * math.sin(math.radians(slant_deg)), up
