"""Numbers as a CAD writes them: decimals and zeros, feet and inches, fractions, degrees by minutes."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION

_SUPPRESS_LEADING, _SUPPRESS_TRAILING = 4, 8
# DIMLUNIT and DIMAUNIT.
_SCIENTIFIC, _ENGINEERING, _ARCHITECTURAL, _FRACTIONAL = 1, 3, 4, 5
_BY_MINUTES, _GRADIANS, _RADIANS = 1, 2, 3
_MOST_DECIMALS = 8


def rounded(value: float, decimals: int) -> Decimal:
    """Half up on the decimal value, as CAD programs do; noise beyond nine decimals is dropped first."""
    exact = Decimal(repr(value)).quantize(Decimal("1e-9"), ROUND_HALF_UP)
    return exact.quantize(Decimal(1).scaleb(-max(0, min(decimals, _MOST_DECIMALS))), ROUND_HALF_UP)


def rounded_to(value: float, step: float) -> float:
    """The nearest whole number of `step` (DIMRND); 0 rounds nothing."""
    return float(rounded(value / step, 0)) * step if step > 0 else value


def number_text(value: float, decimals: int, zeros: int, separator: str) -> str:
    """A number with its zeros suppressed as DIMZIN says (4: leading, 8: trailing)."""
    text = f"{rounded(value, decimals):f}"
    if zeros & _SUPPRESS_TRAILING and "." in text:
        text = text.rstrip("0").rstrip(".")
    if zeros & _SUPPRESS_LEADING and text.lstrip("-").startswith("0."):
        text = text.replace("0.", ".", 1)
    return text.replace(".", separator)


def length_text(value: float, *, unit_format: int, decimals: int, zeros: int, separator: str) -> str:
    """A length by DIMLUNIT: decimal, scientific, fractional, or in feet and inches (drawing units are inches then)."""
    if unit_format == _SCIENTIFIC:
        return f"{value:.{max(0, decimals)}E}".replace(".", separator)
    if unit_format == _FRACTIONAL:
        return _fraction(value, decimals)
    if unit_format not in (_ENGINEERING, _ARCHITECTURAL):
        return number_text(value, decimals, zeros, separator)
    feet, inches = divmod(value, 12.0)
    is_decimal = unit_format == _ENGINEERING
    shown = number_text(inches, decimals, zeros, separator) if is_decimal else _fraction(inches, decimals)
    return f'{feet:.0f}\'-{shown}"' if feet else f'{shown}"'


def _fraction(value: float, decimals: int) -> str:
    """Whole and fraction: `18 1/2`, and `1⁄2` alone, which 1/2 might not be. The finest part is half of a half, `decimals` times."""
    finest = 2 ** max(0, min(decimals, _MOST_DECIMALS))
    whole, parts = divmod(int(rounded(value * finest, 0)), finest)
    if not parts:
        return str(whole)
    common = math.gcd(parts, finest)
    upper, lower = str(parts // common), str(finest // common)
    return f"{whole} {upper}/{lower}" if whole else upper + FRACTION + lower


def angle_text(degrees: float, *, angle_format: int, decimals: int, zeros: int, separator: str) -> str:
    """An angle by DIMAUNIT: decimal degrees, degrees by minutes, gradians (gon) or radians. DIMAZIN: 1 leading, 2 trailing."""
    if angle_format == _BY_MINUTES:
        return _by_minutes(degrees, decimals)
    value, unit = {_GRADIANS: (degrees / 0.9, " gon"), _RADIANS: (math.radians(degrees), " rad")}.get(angle_format, (degrees, "°"))
    return number_text(value, decimals, zeros * _SUPPRESS_LEADING, separator) + unit


def _by_minutes(degrees: float, decimals: int) -> str:
    """Degrees; with one decimal or two also minutes, with more also seconds."""
    if decimals <= 0:
        return f"{rounded(degrees, 0):f}°"
    parts = 60 if decimals <= 2 else 3600
    total = int(rounded(degrees * parts, 0))
    whole, rest = divmod(total, parts)
    if parts == 60:
        return f"{whole}°{rest:02d}'"
    return f"{whole}°{rest // 60:02d}'{rest % 60:02d}\""
