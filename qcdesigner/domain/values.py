"""Values as a person wrote them: exact decimals that keep their decimals, angles in exact seconds of arc.

Fractions of inches are exact decimals too. Nothing here is a float: floats begin where statistics begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

SECONDS_PER_DEGREE = Decimal(3600)
# Inches written with marks of their own: `2 1/2"` is a fraction, `4'-0 1/4"` is in feet.
INCH_FORMS = frozenset({"fraction", "feet"})
# Wide enough that a sum of two written numbers is exact.
EXACT = Context(prec=50)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A written number.

    `value` is in the unit of the requirement and keeps the decimals written (`Decimal("12.50")`). For an angle
    written in degrees, minutes, seconds, `form` is `"dms"` and `value` is in seconds of arc: 30°30′ is
    `Quantity(Decimal(109800), "dms")`. `number` is then in degrees. `fraction` and `feet` are forms of a `value` in
    inches: `4'-0 1/4"` is `Quantity(Decimal("48.25"), "feet")`.
    """

    value: Decimal
    form: str = ""

    @property
    def number(self) -> Decimal:
        """The value in the requirement's unit (degrees for angles). 20′ is 0.333…, to 28 digits."""
        return self.value / SECONDS_PER_DEGREE if self.form == "dms" else self.value

    @property
    def decimals(self) -> int:
        """How many decimals were written: 2 for 12,50; 0 for 12 and for d°m′s″; -1 for a fraction, which has no decimals.

        A tolerance of dimensions by their decimals (`X ±0.1`, `.XX ±0.01`) thus never is that of a fraction.
        """
        if self.form in INCH_FORMS:
            return -1
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) and self.form != "dms" else 0

    def __float__(self) -> float:
        return float(self.number)


def quantity(text: str) -> Quantity:
    """The quantity written as a plain decimal (`"12.50"`, decimal point)."""
    return Quantity(Decimal(text))


def add(a: Quantity, b: Quantity) -> Quantity:
    """a + b, exactly; with the finer form and the larger number of decimals of the two.

    A sum with a fraction of an inch is a plain decimal, as instruments show it: 2 1/2 + 1/16 is 2.5625.
    """
    if not INCH_FORMS.isdisjoint((a.form, b.form)):
        return Quantity(EXACT.add(a.number, b.number))
    if a.form == b.form:
        return Quantity(EXACT.add(a.value, b.value), a.form)
    return Quantity(EXACT.add(_seconds(a), _seconds(b)), "dms")


def negated(a: Quantity) -> Quantity:
    """−a, with the decimals and form of `a`; zero stays an unsigned zero."""
    return Quantity(EXACT.copy_negate(a.value) if a.value else EXACT.copy_abs(a.value), a.form)


def _seconds(a: Quantity) -> Decimal:
    return a.value if a.form == "dms" else EXACT.multiply(a.value, SECONDS_PER_DEGREE)
