"""Units of callouts: how each is written, and the kind of characteristic that a value in it is."""

from __future__ import annotations

import re

LENGTHS = ("mm", "cm", "m", "µm", "µin", "in")
# Written once, behind deviations, these may be of the deviations alone: 25 ±50 µm.
UNITS_OF_DEVIATIONS = frozenset({"µm", "µin", "%"})

# Canonical unit: (kind of a value that has no other sign, spellings).
_UNITS: tuple[tuple[str, str, str], ...] = (
    ("mm", "linear", r"mm|millim[èe]tres?"),
    ("µm", "linear", r"µm|um|microns?"),
    ("µin", "linear", r"µin\.?|µ\""),
    ("cm", "linear", r"cm"),
    ("in", "linear", r"\"|''|inch(?:es)?|in\.?|pouces?"),
    ("m", "linear", r"m"),
    ("daN·m", "torque", r"daN[·. ]?m"),
    ("mN·m", "torque", r"mN[·. ]?m"),
    ("N·mm", "torque", r"N[·. ]?mm"),
    ("N·m", "torque", r"N[·. ]?m"),
    ("N/mm²", "pressure", r"N/mm[²2]"),
    ("kN", "force", r"kN"),
    ("daN", "force", r"daN"),
    ("N", "force", r"N"),
    ("kg", "mass", r"kg"),
    ("mg", "mass", r"mg"),
    ("g", "mass", r"g"),
    ("mbar", "pressure", r"mbar"),
    ("bar", "pressure", r"bars?"),
    ("MPa", "pressure", r"MPa"),
    ("kPa", "pressure", r"kPa"),
    ("hPa", "pressure", r"hPa"),
    ("Pa", "pressure", r"Pa"),
    ("psi", "pressure", r"psi"),
    ("J/cm²", "resilience", r"J/cm[²2]"),
    ("J", "quantity", r"J"),
    ("°C", "quantity", r"°C"),
    ("%", "quantity", r"%"),
    ("kV", "quantity", r"kV"),
    ("mV", "quantity", r"mV"),
    ("V", "quantity", r"V"),
    ("mA", "quantity", r"mA"),
    ("kΩ", "quantity", r"kΩ"),
    ("Ω", "quantity", r"Ω"),
    ("kHz", "quantity", r"kHz"),
    ("Hz", "quantity", r"Hz"),
    ("kW", "quantity", r"kW"),
    ("W", "quantity", r"W"),
    ("dB", "quantity", r"dB"),
    ("ms", "quantity", r"ms"),
    ("l/min", "quantity", r"[lL]/min"),
    ("min⁻¹", "quantity", r"min⁻¹|tr/min|rpm"),
    ("m/s", "quantity", r"m/s"),
    ("mm²", "quantity", r"mm[²2]"),
    ("cm³", "quantity", r"cm[³3]"),
    ("GU", "gloss", r"GU|UB"),
    ("ΔE", "colour", r"ΔE"),
)  # fmt: skip
HARDNESS = re.compile(
    r"(?:HR(?:15N|30N|45N|15T|30T|45T|[A-HKLMR])|HV ?[0-9]+(?:[.,][0-9]+)?(?:/[0-9]+)?(?![0-9])|HV|HBW ?[0-9.,]+/[0-9.,]+(?:/[0-9]+)?|HBW?|HK|"
    r"(?i:shore) ?[AD])(?![A-Za-z])"
)
KIND_OF_UNIT = {unit: kind for unit, kind, _ in _UNITS} | {"°": "angle"}
# A letter or digit ends no unit, but may follow an inch mark: 1/16"x45°.
_END = r"(?:(?<=[\"'])|(?![^\W_]))"
_SPELLINGS = tuple(
    (unit, re.compile(rf"(?:{spelling}){_END}"))
    for unit, _, spelling in sorted(_UNITS, key=lambda row: -len(row[0]))
)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _SPELLINGS))


def unit_at(text: str, at: int) -> tuple[str, int] | None:
    """The canonical unit written at `at`, and where it ends; None if there is none. HV10 is a unit of its own."""
    if at >= len(text) or text[at].isdecimal():
        return None
    match = HARDNESS.match(text, at)
    if match is not None:
        return canonical_hardness(match[0]), match.end()
    if _ANY.match(text, at) is None:
        return None
    found = ((unit, m.end()) for unit, pattern in _SPELLINGS if (m := pattern.match(text, at)))
    return max(found, key=lambda pair: pair[1])


def canonical_hardness(written: str) -> str:
    """The scale without blanks, `Shore A` with one: `HV 10` is `HV10`."""
    if written.lower().startswith("shore"):
        return f"Shore {written[-1]}"
    return written.replace(" ", "").replace(",", ".")


def kind_of(unit: str) -> str:
    """The kind of characteristic that a bare value in `unit` is."""
    return KIND_OF_UNIT.get(unit, "hardness")
