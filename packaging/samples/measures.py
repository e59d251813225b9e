"""What a DIMENSION shows: the measured length, its style variables and its text override made into one MTEXT.

An own account of DIMTOL, DIMLIM, DIMTP/DIMTM, DIMPOST, DIMLFAC, DIMRND, DIMDEC, DIMTDEC, DIMZIN, DIMTZIN, DIMDSEP.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

TRAILING_ZEROS_OFF = 8


def shown_text(
    measurement: float, variables: Mapping[str, Any], override: str, *, unit: str = "", sign: str = ""
) -> str:
    """MTEXT of a dimension that measures `measurement` (mm before DIMLFAC, or degrees with `unit` `%%d`).

    `sign` is the R or %%c that a radius or diameter gets of itself, unless DIMPOST gives a prefix.
    """
    measured = _measured_text(measurement, variables, unit, sign)
    if override in ("", "<>"):
        return rf"\A1;{measured}"
    return rf"\A1;{override.replace('<>', measured)}"


def _measured_text(measurement: float, variables: Mapping[str, Any], unit: str, sign: str) -> str:
    nominal = _rounded(measurement, variables, is_angle=bool(unit))
    decimals = variables["dimadec"] if unit else variables["dimdec"]
    zeros_off = bool(unit) or variables["dimzin"] & TRAILING_ZEROS_OFF
    before, _, after = (variables["dimpost"] or "<>").partition("<>")
    before = before or sign
    if variables["dimlim"]:
        return _limits(nominal, variables, before, after)
    number = _number(nominal, decimals, zeros_off)
    return f"{before}{number}{unit}{_tolerance(variables, unit)}{after}"


def _rounded(measurement: float, variables: Mapping[str, Any], *, is_angle: bool) -> Decimal:
    if is_angle:
        return Decimal(str(round(measurement, 6)))
    value = Decimal(str(round(measurement * variables["dimlfac"], 6)))
    step = Decimal(str(variables["dimrnd"]))
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step if step else value


def _limits(nominal: Decimal, variables: Mapping[str, Any], before: str, after: str) -> str:
    upper = nominal + Decimal(str(variables["dimtp"]))
    lower = nominal - Decimal(str(variables["dimtm"]))
    decimals, zeros_off = variables["dimdec"], variables["dimzin"] & TRAILING_ZEROS_OFF
    before = before.replace("%%c", "Ø")  # readers do not look for codes inside a stack
    stack = "^ ".join(f"{before}{_number(limit, decimals, zeros_off)}{after}" for limit in (upper, lower))
    return rf"{{\H{variables['dimtfac']}x;\S{stack};}}"


def _tolerance(variables: Mapping[str, Any], unit: str) -> str:
    if not variables["dimtol"]:
        return ""
    upper, lower = Decimal(str(variables["dimtp"])), -Decimal(str(variables["dimtm"]))
    decimals, zeros_off = variables["dimtdec"], variables["dimtzin"] & TRAILING_ZEROS_OFF
    if upper == -lower:
        return f"%%p{_number(upper, decimals, zeros_off)}{unit}"
    both = [_signed(limit, decimals, zeros_off) for limit in (upper, lower)]
    return rf"{{\H{variables['dimtfac']}x;\S{both[0]}^ {both[1]};}}"


def _signed(value: Decimal, decimals: int, zeros_off: int) -> str:
    if value == 0:
        return " 0"
    return ("+" if value > 0 else "-") + _number(abs(value), decimals, zeros_off)


def _number(value: Decimal, decimals: int, zeros_off: int) -> str:
    text = str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    if zeros_off and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
