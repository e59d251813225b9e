"""Whether the resolution of a means is small enough for a tolerance, and the uncertainty it brings."""

from __future__ import annotations

import math
from decimal import Decimal

DEFAULT_SHARE = Decimal("0.1")


def resolution_suits(resolution: Decimal, width: Decimal, *, share: Decimal = DEFAULT_SHARE) -> bool:
    """True if `resolution` is at most `share` of the tolerance `width`, both in the same unit.

    10 % is the rule of AIAG MSA; ISO 22514-7 and VDA 5 ask for 5 %.
    """
    return resolution <= width * share


def resolution_uncertainty(resolution: Decimal) -> float:
    """The standard uncertainty that a `resolution` brings, in its unit: r/√12 (GUM F.2.2.1). 0.01 mm: 0.0028868 mm."""
    return float(resolution) / math.sqrt(12)
