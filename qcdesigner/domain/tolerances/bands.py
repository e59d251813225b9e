"""Looking a size up in the bands of a standard: a band is lower < size ≤ upper, unless the standard says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

Band = Sequence[Decimal | int | None]


def band_index(bands: Sequence[Band], size: Decimal) -> int | None:
    """The index of the band that holds `size` (unit of the table, lower < size ≤ upper), None if no band does.

    A last bound of None has no end. `band_index([[0, 3], [3, 6]], Decimal(3))` is 0.
    """
    for index, (lower, upper) in enumerate(bands):
        if lower is not None and lower < size and (upper is None or size <= upper):
            return index
    return None
