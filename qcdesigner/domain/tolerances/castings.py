"""Linear casting tolerances of ISO 8062-3:2007 (the grades CT of 1994 have the same values)."""

from __future__ import annotations

from decimal import Decimal

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tables import table
from qcdesigner.domain.tolerances.bands import band_index


def casting_tolerance(size: Decimal, grade: int) -> Decimal:
    """The total tolerance, in mm, of a raw casting dimension of `size` mm, 0 < size ≤ 630, grade DCTG 1 to 16.

    Raises UndefinedClass (`unknown_class`, `size_out_of_range`, `class_undefined`). Source: ISO 8062-3:2007, table 2.
    160 mm in DCTG 13 is 10 mm, that is ±5 mm.
    """
    tables = table("iso8062")
    if grade not in tables["grades"]:
        raise UndefinedClass("unknown_class", reason="unknown_class", size=size, fit_class=f"DCTG {grade}")
    index = band_index(tables["bands_mm"], size)
    if index is None:
        raise UndefinedClass(
            "size_out_of_range", reason="size_out_of_range", size=size, fit_class=f"DCTG {grade}"
        )
    value = tables["total_mm"][index][tables["grades"].index(grade)]
    if value is None:
        raise UndefinedClass(
            "class_undefined", reason="class_undefined", size=size, fit_class=f"DCTG {grade}"
        )
    return Decimal(value)
