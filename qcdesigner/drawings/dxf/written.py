"""How a CAD writes a measure it must show: by the style's variables, with deviations or limits and the other unit."""

from __future__ import annotations

import re
from functools import partial

from qcdesigner.drawings.dxf.dimension_style import DimensionStyle
from qcdesigner.drawings.dxf.written_numbers import angle_text, length_text, number_text, rounded, rounded_to

_PREFIX = {"diameter": "⌀", "radius": "R"}


def written_measure(measured: float, kind: str, style: DimensionStyle) -> str:
    """The measure as the style shows it: `12.50`, `⌀12.5 +0.1/-0.2`, `12.6/12.4` for limits, `25.4 [1.00]`."""
    if kind == "angular":
        angle = partial(
            angle_text, angle_format=style.angle_format, decimals=style.angle_decimals, zeros=style.angle_zeros, separator=style.separator
        )
        return angle(measured) + (_angle_deviations(style) if style.has_tolerance or style.has_limits else "")
    value = rounded_to(measured * style.factor, style.rounding)
    written = _with_affixes(_limits(value, style) if style.has_limits else _length(value, style), kind, style)
    if style.has_tolerance and not style.has_limits:
        written += _deviations(style)
    return f"{written} {alternate_text(value, style)}" if style.has_alternate else written


def alternate_text(value: float, style: DimensionStyle) -> str:
    """The value in the other unit, in its brackets."""
    other = rounded_to(value * style.alternate_factor, style.alternate_rounding)
    number = number_text(other, style.alternate_decimals, style.alternate_zeros, style.separator)
    return f"[{style.alternate_around.replace('[]', number) if style.alternate_around else number}]"


def _with_affixes(number: str, kind: str, style: DimensionStyle) -> str:
    """The number with the style's prefix and suffix; a prefix of the style stands instead of the sign of the kind."""
    sign = _PREFIX.get(kind, "")
    around = " ".join(style.around.split())
    if not around:
        return sign + number
    return around.replace("<>", number if around.split("<>")[0].strip() else sign + number)


def _length(value: float, style: DimensionStyle, decimals: int | None = None) -> str:
    return length_text(
        value,
        unit_format=style.unit_format,
        decimals=style.decimals if decimals is None else decimals,
        zeros=style.zeros,
        separator=style.separator,
    )


def _limits(value: float, style: DimensionStyle) -> str:
    """Upper over lower, as stacked limits are read."""
    decimals = max(style.decimals, style.tolerance_decimals)
    return "/".join(_length(v, style, decimals) for v in (value + style.plus, value - style.minus))


def _deviations(style: DimensionStyle) -> str:
    if not style.plus and not style.minus:
        return ""
    upper, lower = (_deviation(v, style) for v in (style.plus, -style.minus))
    if style.plus == style.minus:
        return f" ±{upper.lstrip('+')}"
    return f" {upper}/{lower}"


def _angle_deviations(style: DimensionStyle) -> str:
    """Deviations of an angle, in degrees; limits of one are said by deviations too."""
    return re.sub(r"(?<=\d)(?=/|$)", "°", _deviations(style))


def _deviation(value: float, style: DimensionStyle) -> str:
    text = number_text(abs(value), style.tolerance_decimals, style.tolerance_zeros, style.separator)
    return text if not rounded(value, style.tolerance_decimals) else ("+" if value > 0 else "-") + text
