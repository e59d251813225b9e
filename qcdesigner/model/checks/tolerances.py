"""Every requirement to verify is bounded: by what is stated, a fit, a class or a general tolerance."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.domain.requirement import Requirement
from qcdesigner.model.findings import Check, Finding, Overview, Severity

# Judged good or not against words or a sample: nothing to bound.
ATTRIBUTES = frozenset({"edge", "weld", "colour", "gloss", "cleanliness", "appearance", "presence", "marking", "function", "note"})


def find(plan: Overview) -> Iterator[Finding]:
    for characteristic in plan.to_verify:
        is_limited = plan.limits[characteristic.id] != (None, None)
        code = _code(characteristic.requirement, is_limited, plan.plan.general_tolerance)
        if code is not None:
            severity: Severity = "warning" if code == "thread_class_missing" else "error"
            yield Finding(code, severity, (characteristic.id,), {"number": characteristic.label})


def _code(requirement: Requirement, is_limited: bool, general_tolerance: str) -> str | None:
    if requirement.warning == "undefined_class":
        return "undefined_class"
    if is_limited or requirement.is_toleranced or requirement.kind in ATTRIBUTES:
        return None
    if requirement.kind == "thread":
        return "thread_class_missing"
    # ISO 2768-1 table 3 goes by the shorter leg, which no drawing text gives.
    if requirement.kind == "angle" and "2768" in general_tolerance:
        return "angle_leg_unknown"
    return "untoleranced"


CHECK = Check(("untoleranced", "undefined_class", "thread_class_missing", "angle_leg_unknown"), find)
