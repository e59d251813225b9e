"""Limits and deviations are in order: the lower one below the upper one."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.domain.requirement import Requirement
from qcdesigner.model.findings import Check, Finding, Overview


def find(plan: Overview) -> Iterator[Finding]:
    for characteristic in plan.characteristics:
        if is_inverted(characteristic.requirement):
            yield Finding("limits_inverted", "error", (characteristic.id,), {"number": characteristic.label})


def is_inverted(requirement: Requirement) -> bool:
    """True if both limits are known and the lower one is above the upper one."""
    lower, upper = requirement.lower, requirement.upper
    return lower is not None and upper is not None and lower.number > upper.number


CHECK = Check(("limits_inverted",), find)
