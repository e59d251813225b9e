"""Limits and deviations are in order: the lower one below the upper one."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import Check, Finding, Overview


def find(plan: Overview) -> Iterator[Finding]:
    for characteristic in plan.characteristics:
        lower, upper = plan.limits[characteristic.id]
        if lower is not None and upper is not None and lower > upper:
            yield Finding("limits_inverted", "error", (characteristic.id,), {"number": characteristic.label})


CHECK = Check(("limits_inverted",), find)
