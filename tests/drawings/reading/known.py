"""Callouts as a draughtsman writes them, made at random, each with the requirement that it states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import strategies as st

from qcdesigner.domain.as_json import requirement_json
from qcdesigner.model.reading import Reading

# kind, count, nominal or zone, upper limit, lower limit, and what else sets it apart; numbers as Decimal of the written form.
Stated = tuple[str, int, Decimal | None, Decimal | None, Decimal | None, str]

# Deviations of ISO 286-2 as its tables print them, so that the expectation does not come from the code under test.
FITS = (
    ("25", "H7", "0.021", "0"),
    ("30", "h6", "0", "-0.013"),
    ("12", "g6", "-0.006", "-0.017"),
    ("50", "k6", "0.018", "0.002"),
    ("80", "f7", "-0.030", "-0.060"),
)
SYMBOLS = {
    "⏥": "flatness",
    "⟂": "perpendicularity",
    "⌖": "position",
    "⌭": "cylindricity",
    "∥": "parallelism",
    "◎": "concentricity",
}
# Neither of these is a requirement; every sheet carries them.
ASIDE = ("COUPE A-A", "ECHELLE 1:2", "12.03.2024", "DETAIL B (5:1)")


@dataclass(frozen=True)
class Callout:
    """`head` on the line, `upper` over `lower` behind it; boxed when exact."""

    head: str
    stated: Stated
    upper: str = ""
    lower: str = ""
    boxed: bool = False
    nominal: str = ""

    @property
    def is_upper_and_lower(self) -> bool:
        return bool(self.upper)


@dataclass(frozen=True)
class Frame:
    """The cells of a tolerance frame: its sign, the zone, the datums."""

    cells: tuple[str, ...]
    stated: Stated = field(compare=False)


def comma(number: Decimal) -> str:
    return str(number).replace(".", ",")


def signed(number: Decimal) -> str:
    return "0" if number == 0 else f"{number:+}".replace(".", ",")


@st.composite
def numbers(draw: st.DrawFn, *, least: int = 2, most: int = 320) -> Decimal:
    decimals = draw(st.sampled_from((0, 0, 1, 2)))
    return Decimal(draw(st.integers(least * 10**decimals, most * 10**decimals))).scaleb(-decimals)


@st.composite
def deviations(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    """Upper and lower, unequal, with two or three decimals."""
    steps = draw(st.lists(st.integers(-40, 40), min_size=2, max_size=2, unique=True))
    scale = draw(st.sampled_from((-2, -3)))
    lower, upper = sorted(Decimal(step).scaleb(scale) for step in steps)
    return upper, lower


@st.composite
def callouts(draw: st.DrawFn) -> Callout:
    """A size with one of the tolerances drawings have, or another one-line callout."""
    make = draw(st.sampled_from((_size, _size, _size, _fit, _one_sided, _other)))
    return draw(make())


@st.composite
def _size(draw: st.DrawFn) -> Callout:
    sign, kind = draw(st.sampled_from((("", "linear"), ("", "linear"), ("Ø", "diameter"), ("R", "radius"))))
    form = draw(st.sampled_from(("plain", "equal", "stacked", "exact", "reference")))
    count = 1 if form in ("exact", "reference") else draw(st.sampled_from((1, 1, 1, 2, 4)))
    nominal = draw(numbers())
    written = f"{count}x " * (count > 1) + sign + comma(nominal)
    if form == "equal":
        half = abs(draw(deviations())[0]) or Decimal("0.1")
        stated: Stated = (kind, count, nominal, nominal + half, nominal - half, "")
        return Callout(f"{written} ±{comma(half)}", stated, nominal=str(nominal))
    if form == "stacked":
        upper, lower = draw(deviations())
        stated = (kind, count, nominal, nominal + upper, nominal + lower, "")
        return Callout(written, stated, signed(upper), signed(lower), nominal=str(nominal))
    aside = {"plain": "", "exact": "exact", "reference": "reference"}[form]
    stated = (kind, count, nominal, None, None, aside)
    return Callout(f"({written})" if aside == "reference" else written, stated, boxed=aside == "exact")


@st.composite
def _fit(draw: st.DrawFn) -> Callout:
    nominal, name, upper, lower = draw(st.sampled_from(FITS))
    size = Decimal(nominal)
    stated: Stated = ("diameter", 1, size, size + Decimal(upper), size + Decimal(lower), name)
    return Callout(f"Ø{nominal} {name}", stated)


@st.composite
def _one_sided(draw: st.DrawFn) -> Callout:
    number = draw(numbers())
    if draw(st.booleans()):
        return Callout(f"{comma(number)} max", ("linear", 1, None, number, None, ""))
    return Callout(f"R{comma(number)} mini", ("radius", 1, None, None, number, ""))


@st.composite
def _other(draw: st.DrawFn) -> Callout:
    forms: tuple[Callout, ...] = (
        Callout("45°", ("angle", 1, Decimal(45), None, None, "")),
        Callout("60° ±1°", ("angle", 1, Decimal(60), Decimal(61), Decimal(59), "")),
        Callout("2x45°", ("chamfer", 1, Decimal(2), None, None, "")),
        Callout("M8x1,25-6H", ("thread", 1, None, None, None, "M8x1.25")),
        Callout("4x M12", ("thread", 4, None, None, None, "M12")),
        Callout("Ra 1,6", ("surface_texture", 1, None, Decimal("1.6"), None, "Ra")),
        Callout("Rz 25", ("surface_texture", 1, None, Decimal(25), None, "Rz")),
    )
    return draw(st.sampled_from(forms))


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    sign = draw(st.sampled_from(tuple(SYMBOLS)))
    zone = Decimal(draw(st.integers(1, 40))).scaleb(-2)
    names = () if sign in "⏥⌭" else draw(st.sampled_from((("A",), ("A", "B"))))
    shape = "Ø" if sign in "⌖◎" else ""
    stated: Stated = ("geometrical", 1, zone, None, None, SYMBOLS[sign] + shape + "".join(names))
    return Frame((sign, f"{shape}{comma(zone)}", *names), stated)


def read_as_stated(reading: Reading) -> list[Stated]:
    """Every requirement of a reading in the form of `Stated`, in order."""
    found = (requirement_json(r) for callout in reading.callouts for r in callout.requirements)
    return in_order(_as_stated(one) for one in found)


def in_order(stated: Iterable[Stated]) -> list[Stated]:
    """Sorted, so that two accounts compare; 12,50 and 12,5 are the same size here."""
    return sorted((_same_when_equal(one) for one in stated), key=repr)


def _same_when_equal(one: Stated) -> Stated:
    kind, count, *values, aside = one
    nominal, upper, lower = (None if value is None else value.normalize() + 0 for value in values)
    return (kind, count, nominal, upper, lower, aside)


def _as_stated(one: dict[str, object]) -> Stated:
    nominal = one["zone"] if one["kind"] == "geometrical" else one["nominal"]
    upper, lower = _decimal(one["upper_limit"]), _decimal(one["lower_limit"])
    if one["kind"] == "geometrical":
        upper = lower = None
    return (str(one["kind"]), int(str(one["count"])), _decimal(nominal), upper, lower, _set_apart(one))


def _set_apart(one: dict[str, object]) -> str:
    if one["kind"] == "geometrical":
        datums = one["datums"]
        assert isinstance(datums, list)
        return f"{one['symbol']}{'Ø' if one['zone_shape'] == 'diameter' else ''}{''.join(datums)}"
    aside = "exact" if one["exact"] else "reference" if one["reference"] else ""
    return str(aside or one["fit"] or one["thread"] or one["parameter"] or "")


def _decimal(number: object) -> Decimal | None:
    return None if number is None else Decimal(str(number))
