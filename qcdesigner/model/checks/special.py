"""Special characteristics are verified on every part somewhere, as long as no capability says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import Check, Finding, Overview
from qcdesigner.model.records import Verification


def find(plan: Overview) -> Iterator[Finding]:
    for characteristic in plan.to_verify:
        verifications = plan.by_characteristic.get(characteristic.id, ())
        if characteristic.criticality == "critical" and verifications and not any(map(is_on_every_part, verifications)):
            yield Finding("special_not_at_100", "warning", (characteristic.id,), {"number": characteristic.label})


def is_on_every_part(verification: Verification) -> bool:
    """True for 100 %."""
    frequency = verification.frequency
    return frequency is not None and any(term.basis == "all" for term in frequency.terms)


CHECK = Check(("special_not_at_100",), find)
