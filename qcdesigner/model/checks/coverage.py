"""Every characteristic to verify has a phase; every verification has means and frequency."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import PLAN_SUBJECT, Check, Finding, Overview
from qcdesigner.model.records import Characteristic


def find(plan: Overview) -> Iterator[Finding]:
    if not plan.characteristics:
        yield Finding("no_characteristics", "error", (PLAN_SUBJECT,))
    elif not plan.phases:
        yield Finding("no_phases", "error", (PLAN_SUBJECT,))
    else:
        for characteristic in plan.to_verify:
            yield from _gaps(plan, characteristic)


def _gaps(plan: Overview, characteristic: Characteristic) -> Iterator[Finding]:
    verifications = plan.by_characteristic.get(characteristic.id, ())
    number = {"number": characteristic.label}
    if not verifications:
        yield Finding("no_phase", "error", (characteristic.id,), number)
    for verification in verifications:
        subjects = (characteristic.id, verification.phase)
        if not verification.means:
            yield Finding("no_means", "error", subjects, number)
        if verification.frequency is None:
            yield Finding("no_frequency", "error", subjects, number)


CHECK = Check(("no_characteristics", "no_phases", "no_phase", "no_means", "no_frequency"), find)
