"""General tolerances of ISO 2768-1:1989 and ISO 2768-2:1989 (withdrawn in 2021, still on drawings), looked up.

Reasons of refusal: `unknown_class`, `size_out_of_range` (the standard asks for an indication), `class_undefined`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tables import table
from qcdesigner.domain.tolerances.bands import Band, band_index
from qcdesigner.domain.values import SECONDS_PER_DEGREE, Quantity

GEOMETRICAL_CLASSES = frozenset("HKL")
Geometrical = Literal["straightness_flatness", "perpendicularity", "symmetry"]


def linear_deviation(size: Decimal, tolerance_class: str) -> Decimal:
    """The permissible ± deviation, in mm, of a linear `size` in mm, 0.5 ≤ size ≤ 4000, class `f m c v`.

    Raises UndefinedClass. Source: ISO 2768-1:1989, table 1. 30.5 mm in class m is 0.3 mm.
    """
    return _looked_up(table("iso2768")["linear_pm_mm"], size, tolerance_class)


def broken_edge_deviation(size: Decimal, tolerance_class: str) -> Decimal:
    """The permissible ± deviation, in mm, of a radius or chamfer of `size` mm, size ≥ 0.5, class `f m c v`.

    Raises UndefinedClass. Source: ISO 2768-1:1989, table 2. A chamfer of 1 mm in class m is 0.2 mm.
    """
    return _looked_up(table("iso2768")["radius_chamfer_pm_mm"], size, tolerance_class)


def angular_deviation(shorter_leg: Decimal, tolerance_class: str) -> Quantity:
    """The permissible ± deviation of an angle whose shorter leg is `shorter_leg` mm (> 0), class `f m c v`.

    In degrees if it is a whole number of them, else in degrees and minutes. Raises UndefinedClass.
    Source: ISO 2768-1:1989, table 3. A leg of 30 mm in class m gives 30′.
    """
    degrees = _looked_up(table("iso2768")["angular_pm_deg_by_shorter_leg"], shorter_leg, tolerance_class)
    if degrees == degrees.to_integral_value():
        return Quantity(degrees)
    # The file rounds 20′ to 0.333333°; the standard has whole minutes.
    return Quantity((degrees * 60).to_integral_value() * (SECONDS_PER_DEGREE / 60), "dms")


def geometrical_tolerance(characteristic: Geometrical, length: Decimal, tolerance_class: str) -> Decimal:
    """The general geometrical tolerance, in mm, over a `length` in mm, 0 < length ≤ 3000, class `H K L`.

    Raises UndefinedClass. Source: ISO 2768-2:1989, tables 1 to 3. Flatness over 100 mm in class K is 0.2 mm.
    """
    return _looked_up(table("iso2768")["part2_mm"][characteristic], length, tolerance_class)


def circular_runout(tolerance_class: str) -> Decimal:
    """The general circular run-out, in mm, class `H K L`. Raises UndefinedClass. Source: ISO 2768-2:1989, table 4."""
    row = table("iso2768")["part2_mm"]["circular_runout"]
    if tolerance_class not in GEOMETRICAL_CLASSES:
        raise UndefinedClass("unknown_class", reason="unknown_class", fit_class=tolerance_class)
    return Decimal(row[tolerance_class])


def _looked_up(rows: dict[str, Any], size: Decimal, tolerance_class: str) -> Decimal:
    if tolerance_class not in rows or len(tolerance_class) != 1:
        raise _refusal("unknown_class", size, tolerance_class)
    index = _index(rows["bands_mm"], size)
    if index is None:
        raise _refusal("size_out_of_range", size, tolerance_class)
    value = rows[tolerance_class][index]
    if value is None:
        raise _refusal("class_undefined", size, tolerance_class)
    return Decimal(value)


def _index(bands: Sequence[Band], size: Decimal) -> int | None:
    """As `band_index`, but the first band of part 1 holds its lower bound, 0.5 mm."""
    return 0 if size == bands[0][0] and size > 0 else band_index(bands, size)


def _refusal(reason: str, size: Decimal, tolerance_class: str) -> UndefinedClass:
    return UndefinedClass(reason, reason=reason, size=size, fit_class=tolerance_class)
