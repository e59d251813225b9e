"""Limits and fits of ISO 286-1/-2:2010: looked up, never computed from the i formula (small sizes differ).

What the standard does not define for a size is refused with a reason; the reasons are `unknown_class`,
`size_out_of_range` and `class_undefined`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tables import table
from qcdesigner.domain.tolerances.bands import band_index

FitType = Literal["clearance", "transition", "interference"]

FIT_CLASS = re.compile(r"([A-Z]{1,2}|[a-z]{1,2})(01|0|1[0-8]|[1-9])")
# Below, a delta is subtracted from the hole's deviation; above, holes mirror shafts (ISO 286-1, 4.1.4).
DELTA_LIMIT_MM = 500
GRADES = ("01", "0", *(str(n) for n in range(1, 19)))


@dataclass(frozen=True, slots=True)
class Clearance:
    """Limits of the clearance of a fit, in mm; a negative clearance is an interference."""

    maximum: Decimal
    minimum: Decimal

    @property
    def fit_type(self) -> FitType:
        """`clearance`, `transition` or `interference`."""
        if self.minimum >= 0:
            return "clearance"
        return "interference" if self.maximum <= 0 else "transition"


def tolerance_grade(size: Decimal, grade: str) -> Decimal:
    """The width, in mm, of the standard tolerance `grade` (`"7"`, `"01"`) for a nominal `size` in mm, 0 < size ≤ 3150.

    Raises UndefinedClass. Source: ISO 286-1:2010, table 1. IT7 of 25 mm is 0.021 mm.
    """
    tables = table("iso286")
    index = _band(tables["it_bands_mm"], size, grade)
    width = tables["it_um"].get(f"IT{grade}", [None] * len(tables["it_bands_mm"]))[index]
    # Table 1, note: IT14 to IT18 are not used for sizes up to 1 mm.
    if width is None or (_rank(grade) >= _rank("14") and size <= 1):
        raise _refusal(size, f"IT{grade}", "class_undefined")
    return _mm(width)


@lru_cache(maxsize=4096)
def deviations_of(size: Decimal, fit_class: str) -> tuple[Decimal, Decimal]:
    """The upper and lower deviations, in mm, of a nominal `size` in mm of class `fit_class` (`"H7"`, `"js6"`).

    Valid for 0 < size ≤ 3150. Raises UndefinedClass (`unknown_class`, `size_out_of_range`, `class_undefined`).
    Source: ISO 286-1:2010, tables 1 to 3; ISO 286-2. `deviations_of(Decimal(25), "H7")` is (0.021, 0).
    """
    letters, grade = _split(size, fit_class)
    width = tolerance_grade(size, grade)
    if letters in ("JS", "js"):
        return width / 2, -width / 2
    um = _Lookup(size, letters, grade)
    fixed = um.hole() if letters.isupper() else um.shaft()
    if fixed is None or _is_not_used_to_1_mm(size, letters, grade):
        raise _refusal(size, fit_class, "class_undefined")
    bound, is_upper = fixed
    other = _add(bound, -width if is_upper else width)
    return (bound, other) if is_upper else (other, bound)


def clearance_of(size: Decimal, hole_class: str, shaft_class: str) -> Clearance:
    """The limits of clearance, in mm, of a fit of nominal `size` in mm: 80 H7/s6 is −0.029 to −0.078.

    Raises UndefinedClass as `deviations_of`.
    """
    hole_upper, hole_lower = deviations_of(size, hole_class)
    shaft_upper, shaft_lower = deviations_of(size, shaft_class)
    return Clearance(hole_upper - shaft_lower, hole_lower - shaft_upper)


@dataclass(frozen=True, slots=True)
class _Lookup:
    size: Decimal
    letters: str
    grade: str

    def shaft(self) -> tuple[Decimal, bool] | None:
        """The fundamental deviation in mm, and whether it is the upper one; None if not defined."""
        tables = table("iso286")
        if self.letters in tables["shaft_es_um"]:
            return self._found(self._row(tables["shaft_es_um"], self.letters), is_upper=True)
        return self._found(self._lower_of_shaft(self.letters), is_upper=False)

    def hole(self) -> tuple[Decimal, bool] | None:
        tables = table("iso286")
        mirror = self.letters.lower()
        if mirror in tables["shaft_es_um"]:
            upper = self._row(tables["shaft_es_um"], mirror)
            return self._found(None if upper is None else -upper, is_upper=False)
        if self.letters == "J":
            return self._found(self._row(tables["hole_ES_um"], f"J{self.grade}"), is_upper=True)
        return self._found(self._upper_of_hole(mirror), is_upper=True)

    def _lower_of_shaft(self, letters: str) -> Decimal | None:
        rows = table("iso286")["shaft_ei_um"]
        if letters == "j":
            return self._row(rows, f"j{self.grade}")
        if letters == "k":
            zero = not 4 <= self._rank <= 7 or self.size > DELTA_LIMIT_MM
            return Decimal(0) if zero else self._row(rows, "k_IT4_to_IT7")
        return self._row(rows, letters)

    def _upper_of_hole(self, mirror: str) -> Decimal | None:
        if mirror == "k" and self._rank > 8:
            return Decimal(0) if self.size <= 3 else None
        if mirror == "n" and self._rank > 8 and 3 < self.size <= DELTA_LIMIT_MM:
            return Decimal(0)
        # ISO 286-1, table 3, note: the one value that departs from the rule.
        if (mirror, self.grade) == ("m", "6") and 250 < self.size <= 315:
            return Decimal(-9)
        takes_delta = self.size <= DELTA_LIMIT_MM and self._rank <= (8 if mirror in "kmn" else 7)
        lower = self._row(table("iso286")["shaft_ei_um"], "k_IT4_to_IT7" if mirror == "k" else mirror)
        delta = self._delta() if takes_delta else Decimal(0)
        return None if lower is None or delta is None else delta - lower

    def _delta(self) -> Decimal | None:
        if self.size <= 3:
            return Decimal(0)
        tables = table("iso286")
        row = tables["delta_um"].get(f"IT{self.grade}")
        index = band_index(tables["it_bands_mm"], self.size)
        return None if row is None or index is None else Decimal(row[index])

    def _row(self, rows: dict[str, Any], key: str) -> Decimal | None:
        index = band_index(table("iso286")["deviation_bands_mm"], self.size)
        value = rows[key][index] if key in rows and index is not None else None
        return None if value is None else Decimal(value)

    def _found(self, micrometres: Decimal | None, *, is_upper: bool) -> tuple[Decimal, bool] | None:
        return None if micrometres is None else (_mm(micrometres), is_upper)

    @property
    def _rank(self) -> int:
        return int(self.grade) if self.grade != "01" else -1


def _split(size: Decimal, fit_class: str) -> tuple[str, str]:
    match = FIT_CLASS.fullmatch(fit_class)
    if match is None or match[1].lower() not in _letters():
        raise _refusal(size, fit_class, "unknown_class")
    return match[1], match[2]


def _letters() -> frozenset[str]:
    tables = table("iso286")
    return frozenset({*tables["shaft_es_um"], *tables["shaft_ei_um"], "j", "k", "js"})


def _is_not_used_to_1_mm(size: Decimal, letters: str, grade: str) -> bool:
    return size <= 1 and (letters.lower() in ("a", "b") or (letters == "N" and _rank(grade) > 8))


def _band(bands: Sequence[Sequence[int]], size: Decimal, grade: str) -> int:
    index = band_index(bands, size)
    if index is None:
        raise _refusal(size, grade, "size_out_of_range")
    return index


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def _mm(micrometres: Decimal | int) -> Decimal:
    value = Decimal(micrometres)
    return value.scaleb(-3) if value else Decimal(0)


def _add(a: Decimal, b: Decimal) -> Decimal:
    total = a + b
    return total if total else Decimal(0)


def _refusal(size: Decimal, fit_class: str, reason: str) -> UndefinedClass:
    return UndefinedClass(reason, reason=reason, size=size, fit_class=fit_class)
