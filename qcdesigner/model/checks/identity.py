"""The plan, the part and the drawings say who they are."""

from __future__ import annotations

from collections.abc import Iterator

from qcdesigner.model.findings import PLAN_SUBJECT, Check, Finding, Overview
from qcdesigner.model.queries import drawings_in_order


def find(plan: Overview) -> Iterator[Finding]:
    if not plan.part.reference.strip():
        yield Finding("no_part_reference", "error", (plan.part.id,))
    if not plan.part.designation.strip():
        yield Finding("no_part_designation", "warning", (plan.part.id,))
    if not plan.plan.number.strip():
        yield Finding("no_plan_number", "warning", (PLAN_SUBJECT,))
    for drawing in drawings_in_order(plan.tables):
        if not drawing.number.strip():
            yield Finding("no_drawing_number", "warning", (drawing.id,), {"file_name": drawing.file_name})
        if drawing.revision and plan.part.revision and _age(drawing.revision) < _age(plan.part.revision):
            said = {"drawing": drawing.revision, "part": plan.part.revision}
            yield Finding("drawing_revision_older", "warning", (drawing.id,), said)


def _age(revision: str) -> tuple[int, str]:
    """Revisions in their order: 2 before 10, A before B, Z before AA."""
    text = revision.strip().upper().lstrip("0")
    return len(text), text


CHECK = Check(
    ("no_part_reference", "no_part_designation", "no_plan_number", "no_drawing_number", "drawing_revision_older"), find
)
