"""Written values: quantities with their decimals, deviations with their sign, limits, angles in the form they had."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation.style import Notation
from qcdesigner.domain.values import INCH_FORMS, Quantity, negated

_INCHES_PER_FOOT = 12
_FINEST_DENOMINATOR = 64


def write_quantity(q: Quantity, notation: Notation) -> str:
    """The value with the decimals it was written with: `12,50`; `30°30'`, `2 1/2"`, `4'-0 1/4"` in the form it had."""
    if q.form == "dms":
        return _degrees_minutes(q.value, notation)
    if q.form in INCH_FORMS:
        return _inches(q, notation)
    return localized(format(q.value, "f"), notation)


def localized(plain: str, notation: Notation) -> str:
    """The text with the decimal sign of the notation."""
    return plain.replace(".", notation.decimal_sign)


def write_deviation(q: Quantity, notation: Notation, *, unit: str = "mm") -> str:
    """The signed deviation: `+0,021`, `-0,1`, `0`; with its degree sign in degrees."""
    sign = "+" if q.value > 0 else "-" if q.value < 0 else ""
    text = write_value(negated(q) if q.value < 0 else q, notation, unit=unit)
    # Deviations are written in minutes alone, +30'; a nominal 0°30' would be read as feet without its degrees.
    return sign + (text.removeprefix("0°") if q.form == "dms" else text)


def write_value(q: Quantity, notation: Notation, *, unit: str) -> str:
    """The value, with a degree sign if `unit` is `°` and the value does not carry its own."""
    return write_quantity(q, notation) + ("°" if unit == "°" and q.form != "dms" else "")


def write_limits(r: Requirement, notation: Notation) -> tuple[str, str]:
    """The texts of the lower and upper limit, empty if there is none; the zone is the upper limit of a frame."""
    upper = r.zone if r.kind == "geometrical" else r.upper
    lower_text, upper_text = (
        "" if q is None else write_value(q, notation, unit=r.unit) for q in (r.lower, upper)
    )
    return lower_text, upper_text


def write_deviations(r: Requirement, notation: Notation) -> tuple[str, str]:
    """The texts of the upper and lower deviation, empty if there is none."""
    pair = (r.upper_deviation, r.lower_deviation)
    upper, lower = ("" if q is None else write_deviation(q, notation, unit=r.unit) for q in pair)
    return upper, lower


def _inches(q: Quantity, notation: Notation) -> str:
    """Feet and inches or a fraction with its mark; what is no sixty-fourth, of another program's file, in decimals."""
    inches = Fraction(abs(q.value))
    if _FINEST_DENOMINATOR % inches.denominator:
        return localized(format(q.value, "f"), notation) + '"'
    feet, rest = divmod(inches, _INCHES_PER_FOOT) if q.form == "feet" else (None, inches)
    text = f'{_mixed(rest, has_feet=feet is not None)}"'
    return ("-" if q.value < 0 else "") + (text if feet is None else f"{feet}'-{text}")


def _mixed(inches: Fraction, *, has_feet: bool) -> str:
    """`2 1/2`, `1/2`, `2`; behind feet `0 1/2`."""
    whole, rest = divmod(inches, 1)
    words = [str(whole)] if whole or has_feet or not rest else []
    return " ".join([*words, str(rest)] if rest else words)


def _degrees_minutes(seconds: Decimal, notation: Notation) -> str:
    sign, rest = ("-", -seconds) if seconds < 0 else ("", seconds)
    degrees, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    exponent = seconds.as_tuple().exponent
    has_seconds = rest != 0 or (isinstance(exponent, int) and exponent < 0)
    text = f"{degrees:f}°{minutes:f}'" + (localized(f'{rest:f}"', notation) if has_seconds else "")
    return sign + text
