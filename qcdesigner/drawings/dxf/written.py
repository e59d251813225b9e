"""How a CAD writes a measure it must show: rounding, zeros, deviations and limits by the style's variables."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from qcdesigner.drawings.dxf.dimension_style import DimensionStyle

_PREFIX = {"diameter": "⌀", "radius": "R"}
_SUPPRESS_LEADING, _SUPPRESS_TRAILING = 4, 8


def rounded(value: float, decimals: int) -> Decimal:
    """Half up on the decimal value, as CAD programs do; noise beyond nine decimals is dropped first."""
    exact = Decimal(repr(value)).quantize(Decimal("1e-9"), ROUND_HALF_UP)
    return exact.quantize(Decimal(1).scaleb(-max(0, min(decimals, 8))), ROUND_HALF_UP)


def number_text(value: float, decimals: int, zeros: int, separator: str) -> str:
    """A number with its zeros suppressed as DIMZIN says (4: leading, 8: trailing)."""
    text = f"{rounded(value, decimals):f}"
    if zeros & _SUPPRESS_TRAILING and "." in text:
        text = text.rstrip("0").rstrip(".")
    if zeros & _SUPPRESS_LEADING and text.lstrip("-").startswith("0."):
        text = text.replace("0.", ".", 1)
    return text.replace(".", separator)


def written_measure(measured: float, kind: str, style: DimensionStyle) -> str:
    """The measure as the style shows it: `12.50`, `⌀12.5 +0.1/-0.2`, `12.4/12.6` for limits."""
    if kind == "angular":
        return number_text(measured, style.angle_decimals, style.zeros, style.separator) + "°"
    value = measured * style.factor
    if style.rounding > 0:
        value = float(rounded(value / style.rounding, 0)) * style.rounding
    prefix = _PREFIX.get(kind, "")
    text = prefix + _limits(value, style) if style.has_limits else prefix + _plain(value, style)
    if style.has_tolerance and not style.has_limits:
        text += _deviations(style)
    if style.around:
        text = style.around.replace("<>", text)
    if style.has_alternate:
        alternate = number_text(
            value * style.alternate_factor, style.alternate_decimals, style.zeros, style.separator
        )
        text += f" [{alternate}]"
    return text


def _plain(value: float, style: DimensionStyle) -> str:
    return number_text(value, style.decimals, style.zeros, style.separator)


def _limits(value: float, style: DimensionStyle) -> str:
    """Upper over lower, as stacked limits are read."""
    high, low = value + style.plus, value - style.minus
    decimals = max(style.decimals, style.tolerance_decimals)
    return "/".join(number_text(v, decimals, style.zeros, style.separator) for v in (high, low))


def _deviations(style: DimensionStyle) -> str:
    if not style.plus and not style.minus:
        return ""
    upper, lower = (_deviation(v, style) for v in (style.plus, -style.minus))
    if style.plus == style.minus:
        return f" ±{upper.lstrip('+')}"
    return f" {upper}/{lower}"


def _deviation(value: float, style: DimensionStyle) -> str:
    text = number_text(abs(value), style.tolerance_decimals, style.tolerance_zeros, style.separator)
    return text if not rounded(value, style.tolerance_decimals) else ("+" if value > 0 else "-") + text
