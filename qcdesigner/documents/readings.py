"""How many reading columns a sheet has, from how often its characteristics are verified and how many pieces are made.

The quantity of the work order is not known to the plan: a shift at the phase's rate stands for it, or a usual run.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from qcdesigner.domain.frequency import Frequency, FrequencyTerm

HOURS_PER_SHIFT = Decimal(8)
USUAL_RUN = Decimal(50)
FEWEST, MOST = 5, 25
UNKNOWN = 10
_PER_EVENT = {"first": 1, "last": 1, "first_last": 2, "lot": 1, "tool_change": 2, "batch": 1, "shift": 1, "operator": 1}


def reading_columns(frequencies: Iterable[Frequency | None], rate_per_hour: Decimal | None = None) -> int:
    """Columns for the most frequent of `frequencies` over a shift: between 5 and 25 (25 allow a Ppk).

    `rate_per_hour`: pieces an hour, None if unknown. A missing frequency counts as 10 readings.

    >>> reading_columns([])
    5
    """
    pieces = rate_per_hour * HOURS_PER_SHIFT if rate_per_hour else USUAL_RUN
    wanted = max((_readings(frequency, pieces) for frequency in frequencies), default=Decimal(FEWEST))
    return min(MOST, max(FEWEST, int(wanted.to_integral_value(ROUND_CEILING))))


def _readings(frequency: Frequency | None, pieces: Decimal) -> Decimal:
    if frequency is None or not frequency.terms:
        return Decimal(UNKNOWN)
    return sum((_term_readings(term, pieces) for term in frequency.terms), Decimal(0))


def _term_readings(term: FrequencyTerm, pieces: Decimal) -> Decimal:
    if term.basis == "all":
        return pieces
    if term.basis == "pieces":
        return pieces * term.pieces / (term.every or 1)
    if term.basis == "time":
        hours = (term.every or Decimal(1)) / (60 if term.time_unit == "min" else 1)
        return HOURS_PER_SHIFT * term.pieces / hours
    if term.basis == "sampling":
        return Decimal(UNKNOWN)
    return Decimal(_PER_EVENT[term.basis] * term.pieces)
