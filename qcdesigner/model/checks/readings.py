"""What was read below full confidence, or is doubtful as written, has been confirmed by a person."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.account import is_to_confirm
from qcdesigner.model.findings import Check, Finding, Overview
from qcdesigner.model.records import Characteristic


def find(plan: Overview) -> Iterator[Finding]:
    for characteristic in plan.characteristics:
        finding = _of(characteristic)
        if finding is not None:
            yield finding


def _of(characteristic: Characteristic) -> Finding | None:
    warning, subject = characteristic.requirement.warning, (characteristic.id,)
    said = {"number": characteristic.label, "text": characteristic.read_text or characteristic.requirement.text}
    if is_to_confirm(characteristic):
        code = warning if warning in ("fit_disagrees", "ambiguous") else "unconfirmed"
        return Finding(code, "error", subject, said)
    if warning == "deviations_swapped":
        return Finding(warning, "warning", subject, said)
    return Finding("forced", "warning", subject, said) if characteristic.forced else None


CHECK = Check(("unconfirmed", "fit_disagrees", "ambiguous", "deviations_swapped", "forced"), find)
