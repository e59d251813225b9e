"""How often and how many: a frequency has two parts, the pieces and each what. Parsed and written in shop notation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Basis = Literal["all", "pieces", "time", "first", "last", "first_last", "lot", "tool_change", "batch", "shift", "operator", "sampling"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyTerm:
    """One term: `pieces` parts each `every` of `basis`.

    `all`: 100 %. `pieces`: 1/10 is pieces 1 every 10. `time`: 5 p./2 h is pieces 5 every 2, time_unit `h` (or `min`).
    `first last first_last lot tool_change batch shift operator`: pieces parts at each. `sampling`: ISO 2859-1 or c = 0, `plan` says it as written.
    """

    basis: Basis
    pieces: int = 1
    every: Decimal | None = None
    time_unit: str | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Frequency:
    """Terms that all apply: `1re + dern. + 1/h` has three."""

    terms: tuple[FrequencyTerm, ...]
