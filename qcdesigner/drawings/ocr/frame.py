"""Patches of ink in the frame of a line of text: how far each reaches along its baseline and up from it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """Reach of patches in a frame turned by an angle, in pixels: `begin` to `stop` along, `low` to `high` up."""

    begin: Floats
    stop: Floats
    low: Floats
    high: Floats

    @property
    def width(self) -> Floats:
        return self.stop - self.begin

    @property
    def height(self) -> Floats:
        return self.high - self.low

    @property
    def middle(self) -> Floats:
        return (self.low + self.high) / 2


def extents(patches: Patches, angle_deg: float) -> Extents:
    """The extents of all patches in the frame of a text at `angle_deg` (counter-clockwise, y down on the picture)."""
    if not len(patches):
        none = np.zeros(0, np.float32)
        return Extents(none, none, none, none)
    cos, sin = np.float32(math.cos(math.radians(angle_deg))), np.float32(math.sin(math.radians(angle_deg)))
    y = patches.row.astype(np.float32) + np.float32(0.5)
    a, b = patches.start * cos - y * sin, patches.end * cos - y * sin
    u, v = -patches.start * sin - y * cos, -patches.end * sin - y * cos
    begins = patches.first[:-1]
    half_across = (abs(sin) + abs(cos)) / 2 - 0.25
    slack_along, slack_up = abs(sin) * half_across, abs(cos) * half_across
    return Extents(
        np.minimum.reduceat(np.minimum(a, b), begins) - slack_along,
        np.maximum.reduceat(np.maximum(a, b), begins) + slack_along,
        np.minimum.reduceat(np.minimum(u, v), begins) - slack_up,
        np.maximum.reduceat(np.maximum(u, v), begins) + slack_up,
    )


def to_sheet(along: float, up: float, angle_deg: float) -> tuple[float, float]:
    """The point of the picture (x, y) of a point in a line's frame."""
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    return along * cos - up * sin, -along * sin - up * cos


def in_frame(x: float, y: float, angle_deg: float) -> tuple[float, float]:
    """Along and up, in the frame of a text at an angle, of a point of the picture."""
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    return x * cos - y * sin, -x * sin - y * cos
