"""How large a balloon is on its sheet: one size for placing, painting and printing."""

from __future__ import annotations

from qcdesigner.model.records import Sheet

# 6.5 mm on an A4 sheet: digits of 2.5 mm stay legible in it.
DIAMETER = 0.022


def balloon_diameter(sheet: Sheet) -> float:
    """The diameter of a balloon as a fraction of the sheet's width: a constant share of its longer side."""
    return DIAMETER * max(1.0, 1.0 / sheet.aspect)
