"""The variables of a dimension's style that decide what is written, with the dimension's own overrides."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from qcdesigner.drawings.dxf.textcodes import plain_text


@dataclass(frozen=True, slots=True)
class DimensionStyle:
    """AutoCAD's variables by what they mean; lengths in the drawing's unit times `factor` (DIMLFAC).

    `unit_format` is DIMLUNIT (2: decimal), `angle_format` DIMAUNIT (0: decimal degrees). `around` and `alternate_around`
    hold `<>` and `[]` where the value goes.
    """

    decimals: int = 2
    tolerance_decimals: int = 4
    angle_decimals: int = 0
    factor: float = 1.0
    rounding: float = 0.0
    zeros: int = 8
    tolerance_zeros: int = 8
    angle_zeros: int = 0
    separator: str = "."
    has_tolerance: bool = False
    has_limits: bool = False
    plus: float = 0.0
    minus: float = 0.0
    around: str = ""
    unit_format: int = 2
    angle_format: int = 0
    has_alternate: bool = False
    alternate_factor: float = 25.4
    alternate_decimals: int = 2
    alternate_rounding: float = 0.0
    alternate_zeros: int = 0
    alternate_around: str = ""
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
    "angle_zeros": ("dimazin", int),
    "has_tolerance": ("dimtol", bool),
    "has_limits": ("dimlim", bool),
    "plus": ("dimtp", float),
    "minus": ("dimtm", float),
    "around": ("dimpost", str),
    "unit_format": ("dimlunit", int),
    "angle_format": ("dimaunit", int),
    "has_alternate": ("dimalt", bool),
    "alternate_factor": ("dimaltf", float),
    "alternate_decimals": ("dimaltd", int),
    "alternate_rounding": ("dimaltrnd", float),
    "alternate_zeros": ("dimaltz", int),
    "alternate_around": ("dimapost", str),
    "angle_decimals": ("dimadec", int),
    "gap": ("dimgap", float),
}
# R12 knows no decimals of a style: dimensions are written with those of the drawing. R13 called the format DIMUNIT.
_OF_THE_DRAWING = {"decimals": "$LUPREC", "tolerance_decimals": "$LUPREC", "angle_decimals": "$AUPREC", "unit_format": "$LUNITS", "angle_format": "$AUNITS"}
_R12 = "AC1009"


def style_values(entity: Any) -> DimensionStyle:
    """The style of a dimension with its overrides; what cannot be read keeps AutoCAD's default."""
    values = _of_style(entity) | _overrides(entity)
    if "dimlunit" not in values and "dimunit" in values:
        values["dimlunit"] = values["dimunit"]
    found: dict[str, Any] = _of_drawing(entity)
    for name, (variable, kind) in _VARIABLES.items():
        with contextlib.suppress(TypeError, ValueError):
            if values.get(variable) is not None:
                found[name] = kind(values[variable])
    found["around"] = _with_place(plain_text(found.get("around", "")), "<>")
    found["alternate_around"] = _with_place(plain_text(found.get("alternate_around", "")), "[]")
    separator = values.get("dimdsep")
    if isinstance(separator, int) and separator in (44, 46):
        found["separator"] = chr(separator)
    if found.get("angle_decimals", 0) < 0:
        found["angle_decimals"] = found.get("decimals", 2)
    found["factor"] = _factor(found.get("factor", 1.0), is_on_paper=bool(entity.dxf.get("paperspace", 0)))
    return DimensionStyle(**found)


def _factor(factor: float, *, is_on_paper: bool) -> float:
    """DIMLFAC: a negative one holds for dimensions in paper space alone."""
    if factor < 0:
        return -factor if is_on_paper else 1.0
    return factor or 1.0


def _with_place(around: str, mark: str) -> str:
    """A prefix with the place of its value; what has none is a suffix."""
    return around if not around or mark in around else mark + around


def _of_style(entity: Any) -> dict[str, Any]:
    styles = entity.doc.dimstyles if entity.doc else None
    name = entity.dxf.get("dimstyle", "Standard")
    if styles is None or not styles.has_entry(name):
        return {}
    return dict(styles.get(name).dxf.all_existing_dxf_attribs())


def _of_drawing(entity: Any) -> dict[str, Any]:
    if entity.doc is None or entity.doc.dxfversion > _R12:
        return {}
    header = entity.doc.header
    return {name: int(header[variable]) for name, variable in _OF_THE_DRAWING.items() if variable in header}


def _overrides(entity: Any) -> dict[str, Any]:
    """The variables that the dimension's extended entity data overrides, by pairs of code and value."""
    try:
        tags = [tag.value for tag in entity.get_xdata_list("ACAD", "DSTYLE")]
    except Exception:  # none, or broken: the style alone
        return {}
    inside = tags[2:-1]  # "DSTYLE", "{", …, "}"
    names = _names_of_codes()
    return {names[code]: value for code, value in list(pairwise(inside))[::2] if code in names}


@cache
def _names_of_codes() -> dict[int, str]:
    from ezdxf.entities.dimstyle import DimStyle

    return dict(DimStyle.CODE_TO_DXF_ATTRIB)
