"""Physical quantities that begin with their name or scale: `HRC 58/62`, `Rm ≥ 500 MPa`, `ép. 5-10 µm`, `Couple 12 ±1 N·m`."""

from __future__ import annotations

import re

from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation.building import requirement_of
from qcdesigner.domain.tolerances.notation.measure import Measure, take_measure
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.tolerances.notation.units import HARDNESS, LENGTHS, canonical_hardness, kind_of

_END = r"(?![^\W\d_])"
# t = 5 min is a time as well.
_LETTER_OF_THICKNESS = r"[ts](?= ?= ?[.,]?[0-9][0-9.,]{0,12} ?(?:mm|[±+(-]|\n|$))"
_COLON = re.compile(r" ?[=:]")
# Sign or name: kind, parameter (None: only a name), unit that is meant when none is written (None: it must be written).
_NAMED: tuple[tuple[re.Pattern[str], str, str | None], ...] = (
    (re.compile(r"R(?:m|eH|eL|e|p0[.,]2)(?![A-Za-z0-9])"), "tensile_strength", "sign"),
    (re.compile(r"K(?:V|U|CV|CU)(?:2|8)?(?![A-Za-z0-9])"), "resilience", "sign"),
    (re.compile(rf"(?i:[ée]p(?:aisseur|ais\.?|\.)?|thickness|thk\.?|dicke){_END}|{_LETTER_OF_THICKNESS}"), "thickness", None),
    (
        re.compile(rf"(?i:couple|torque){_END}(?i: de serrage| tightening)?|C ?(?=(?i:maxi?|mini?){_END})"),
        "torque",
        None,
    ),
    (re.compile(rf"(?i:effort|force){_END}|F ?(?=(?i:maxi?|mini?){_END})"), "force", None),
    (re.compile(rf"(?i:masse|poids|mass|weight){_END}"), "mass", None),
    (re.compile(rf"(?i:pression|pressure){_END}|P ?(?=(?i:maxi?|mini?){_END})"), "pressure", None),
    (re.compile(rf"(?i:brillance|gloss){_END}"), "gloss", None),
    (re.compile(rf"(?i:r[ée]sidus?|residue|contamination){_END}"), "cleanliness", None),
    (re.compile(rf"(?i:duret[ée]|hardness){_END}"), "hardness", None),
)
_LENGTHS_ALLOWED = frozenset({"thickness"})


def take_physical(scanner: Scanner) -> Requirement | None:
    """The quantity here if its name or scale comes first, None otherwise; a name without a value is left alone."""
    scale = scanner.peek(HARDNESS)
    if scale is not None:
        return _take_scale(scanner, scale)
    for pattern, kind, sign in _NAMED:
        match = scanner.peek(pattern)
        if match is None:
            continue
        start, scanner.at = scanner.at, match.end()
        scanner.take(_COLON)
        if scanner.take(HARDNESS_AHEAD) is not None or kind == "hardness":
            return _take_hardness(scanner, start)
        measure = take_measure(scanner)
        if measure is None:
            scanner.at = start
            return None
        parameter = match[0].replace(",", ".") if sign else None
        return _named(scanner, measure, kind, parameter)
    return None


HARDNESS_AHEAD = re.compile(rf"(?={HARDNESS.pattern})")


def _take_scale(scanner: Scanner, scale: re.Match[str]) -> Requirement | None:
    start, scanner.at = scanner.at, scale.end()
    scanner.take(_COLON)
    measure = take_measure(scanner, canonical_hardness(scale[0]))
    if measure is None:
        scanner.at = start
        return None
    return requirement_of(scanner, "hardness", measure)


def _take_hardness(scanner: Scanner, start: int) -> Requirement | None:
    scale = scanner.peek(HARDNESS)
    if scale is not None:
        found = _take_scale(scanner, scale)
    else:
        measure = take_measure(scanner)
        if measure is not None and (measure.unit is None or kind_of(measure.unit) != "hardness"):
            scanner.fail("missing_unit")
        found = None if measure is None else requirement_of(scanner, "hardness", measure)
    if found is None:
        scanner.at = start
    return found


def _named(scanner: Scanner, measure: Measure, kind: str, parameter: str | None) -> Requirement:
    if measure.unit is None and kind not in _LENGTHS_ALLOWED:
        scanner.fail("missing_unit")
    if measure.fit is not None or measure.unit == "°":
        scanner.fail()
    if measure.unit in LENGTHS and kind not in _LENGTHS_ALLOWED:
        scanner.fail("unit_disagrees")
    return requirement_of(scanner, kind, measure, parameter=parameter)
