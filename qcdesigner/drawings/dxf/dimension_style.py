"""The variables of a dimension's style that decide what is written, with the dimension's own overrides."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

from qcdesigner.drawings.dxf.textcodes import plain_text


@dataclass(frozen=True, slots=True)
class DimensionStyle:
    """AutoCAD's variables by what they mean; lengths in the drawing's unit times `factor` (DIMLFAC)."""

    decimals: int = 2
    tolerance_decimals: int = 2
    angle_decimals: int = 0
    factor: float = 1.0
    rounding: float = 0.0
    zeros: int = 8
    tolerance_zeros: int = 8
    separator: str = "."
    has_tolerance: bool = False
    has_limits: bool = False
    plus: float = 0.0
    minus: float = 0.0
    around: str = ""
    unit_format: int = 2
    has_alternate: bool = False
    alternate_factor: float = 25.4
    alternate_decimals: int = 2
    gap: float = 0.625

    @property
    def is_boxed(self) -> bool:
        """True where the text is framed, as exact dimensions are: DIMGAP is negative."""
        return self.gap < 0


_VARIABLES = {
    "decimals": ("dimdec", int),
    "tolerance_decimals": ("dimtdec", int),
    "factor": ("dimlfac", float),
    "rounding": ("dimrnd", float),
    "zeros": ("dimzin", int),
    "tolerance_zeros": ("dimtzin", int),
    "has_tolerance": ("dimtol", bool),
    "has_limits": ("dimlim", bool),
    "plus": ("dimtp", float),
    "minus": ("dimtm", float),
    "around": ("dimpost", str),
    "unit_format": ("dimlunit", int),
    "has_alternate": ("dimalt", bool),
    "alternate_factor": ("dimaltf", float),
    "alternate_decimals": ("dimaltd", int),
    "angle_decimals": ("dimadec", int),
    "gap": ("dimgap", float),
}


def style_values(entity: Any) -> DimensionStyle:
    """The style of a dimension with its overrides; what cannot be read keeps AutoCAD's default."""
    try:
        override = entity.override()
    except Exception:  # broken override data of a foreign file: the style alone is not trusted either
        return DimensionStyle()
    found: dict[str, Any] = {}
    for name, (variable, kind) in _VARIABLES.items():
        value = override.get(variable)
        if value is not None:
            with contextlib.suppress(TypeError, ValueError):
                found[name] = kind(value)
    around = plain_text(found.get("around", ""))
    found["around"] = around if not around or "<>" in around else "<>" + around
    separator = override.get("dimdsep")
    if isinstance(separator, int) and separator in (44, 46):
        found["separator"] = chr(separator)
    if found.get("angle_decimals", 0) < 0:
        found["angle_decimals"] = found.get("decimals", 2)
    if not found.get("factor") or found["factor"] < 0:  # negative: for paper space only
        found["factor"] = abs(found.get("factor", 1.0)) or 1.0
    return DimensionStyle(**found)
