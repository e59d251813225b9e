"""What is asked can be done at the phase's cadence: pieces at hand, and minutes in an hour."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qcdesigner.domain.frequency import Frequency, FrequencyTerm
from qcdesigner.model.findings import Check, Finding, Overview
from qcdesigner.model.records import Phase

MINUTES = Decimal(60)


def find(plan: Overview) -> Iterator[Finding]:
    for phase in (p for p in plan.phases if p.rate_per_hour):
        for verification in plan.by_phase.get(phase.id, ()):
            if verification.frequency and pieces_per_hour(verification.frequency, phase) > (phase.rate_per_hour or 0):
                subjects = (verification.characteristic, phase.id)
                yield Finding("frequency_impossible", "error", subjects, {"phase": phase.number})
        load = _minutes_per_hour(plan, phase)
        if load > MINUTES:
            yield Finding("load_exceeds_cadence", "warning", (phase.id,), {"phase": phase.number, "minutes": round(load)})


def pieces_per_hour(frequency: Frequency, phase: Phase) -> Decimal:
    """How many parts an hour the regular terms ask for at the phase's rate; events (first part, tool change) count none."""
    return sum((_term_per_hour(term, phase.rate_per_hour or Decimal(0)) for term in frequency.terms), Decimal(0))


def _term_per_hour(term: FrequencyTerm, rate: Decimal) -> Decimal:
    if term.basis == "all":
        return rate
    if term.basis == "pieces" and term.every:
        return rate * term.pieces / term.every
    if term.basis == "time" and term.every:
        return term.pieces / term.every * (MINUTES if term.time_unit == "min" else 1)
    return Decimal(0)


def _minutes_per_hour(plan: Overview, phase: Phase) -> Decimal:
    """The phase's time is that of one part verified whole: the most frequent verification gives the parts."""
    frequencies = [v.frequency for v in plan.by_phase.get(phase.id, ()) if v.frequency]
    most = max((pieces_per_hour(frequency, phase) for frequency in frequencies), default=Decimal(0))
    return most * (phase.time_minutes or Decimal(0))


CHECK = Check(("frequency_impossible", "load_exceeds_cadence"), find)
