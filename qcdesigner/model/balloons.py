"""How large a balloon is on its sheet, and how much room its shape takes: one size for placing, painting and printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qcdesigner.model.paper import page_of
from qcdesigner.model.records import BalloonSize, Criticality, Sheet

# Of the sheet's longer side: 6.5 mm when any sheet is printed on A4, with digits of 2.7 mm.
DIAMETER = 0.022
# On smaller pages too digits have the 2.5 mm that stay legible.
SMALLEST_MM = 6.0
SIZES: Mapping[BalloonSize, float] = MappingProxyType({"small": 0.92, "normal": 1.0, "large": 1.35})
# Widths of the number's glyphs, in diameters, and of the line round the shape.
_DIGIT, _DOT, _LINE = 0.34, 0.18, 0.03


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a shape goes from the middle of its number: to either side, up and down."""

    sideways: float
    up: float
    down: float

    def times(self, factor: float) -> Reach:
        return Reach(self.sideways * factor, self.up * factor, self.down * factor)


def balloon_diameter(sheet: Sheet, size: BalloonSize = "normal") -> float:
    """The diameter of a balloon as a fraction of the sheet's width: a constant share of its longer side, legible on paper."""
    page = page_of(sheet, sheet.aspect)
    diameter_mm = max(DIAMETER * SIZES[size] * max(page.width_mm, page.height_mm), SMALLEST_MM)
    return diameter_mm / page.width_mm


def reach_of(label: str, criticality: Criticality) -> Reach:
    """The box of the shape of a class round its number, in diameters: never less than what `rendering` paints."""
    dots = label.count(".")
    number = _DIGIT * (len(label) - dots) + _DOT * dots
    if criticality == "major":
        return Reach(max(0.8, (number + 0.2) / 1.14) + _LINE, 1.01 + _LINE, 0.39 + _LINE)
    if criticality == "critical":
        return Reach(max(0.72, (number / 2 + 0.14) / 0.7) + _LINE, 0.72 + _LINE, 0.72 + _LINE)
    radius = 0.6 if criticality == "minor" else 0.5
    return Reach(max(radius, number / 2 + radius - 0.24) + _LINE, radius + _LINE, radius + _LINE)


def largest_reach(label: str) -> Reach:
    """The room that the balloon may need one day: its class is chosen after its place."""
    reaches = [reach_of(label, "none"), reach_of(label, "minor"), reach_of(label, "major"), reach_of(label, "critical")]
    return Reach(max(r.sideways for r in reaches), max(r.up for r in reaches), max(r.down for r in reaches))
