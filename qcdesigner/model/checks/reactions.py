"""Whoever finds a part out knows what to do: the phase says it, or each of its verifications does."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import Check, Finding, Overview


def find(plan: Overview) -> Iterator[Finding]:
    for phase in plan.phases:
        silent = [v for v in plan.by_phase.get(phase.id, ()) if not v.reaction.strip()]
        if silent and not phase.reaction_plan.strip():
            subjects = (phase.id, *(v.characteristic for v in silent))
            yield Finding("no_reaction_plan", "warning", subjects, {"phase": phase.number, "count": len(silent)})


CHECK = Check(("no_reaction_plan",), find)
