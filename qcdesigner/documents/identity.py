"""Who and what a plan is about, as fields: plan, part, drawings, validation block, history."""

from __future__ import annotations

from collections.abc import Iterable

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.numbers import localized
from qcdesigner.documents.view import (
    ApprovalFields,
    DrawingFields,
    PartFields,
    PlanFields,
    RevisionFields,
)
from qcdesigner.documents.wording import read_date, words, write_date
from qcdesigner.domain.tolerances.notation import Notation
from qcdesigner.i18n.translator import translator
from qcdesigner.model.records import Approval, Drawing, HistoryEntry, Part, Plan, Role

ROLES: tuple[Role, ...] = ("author", "reviewer", "approver")


def plan_fields(plan: Plan, general_tolerance: str, language: str) -> PlanFields:
    """The fields of the plan; `general_tolerance` is already written in the language."""
    tr = translator(language).gettext
    is_draft = plan.state == "draft"
    return PlanFields(
        uid=clean(plan.uid),
        number=clean(plan.number),
        title=clean(plan.title),
        revision=clean(plan.revision),
        state=words(language)["state"][plan.state],
        state_code=plan.state,
        is_draft=is_draft,
        draft_mark=tr("DRAFT") if is_draft else "",
        mark={"draft": tr("DRAFT"), "superseded": tr("SUPERSEDED")}.get(plan.state, ""),
        company=clean(plan.company),
        form_number=clean(plan.form_number),
        date=write_date(clean(plan.date), language),
        date_value=read_date(plan.date),
        general_tolerance=general_tolerance or tr("none stated"),
        notes=clean(plan.notes),
    )


def part_fields(part: Part, notation: Notation) -> PartFields:
    texts = {name: clean(getattr(part, name)) for name in PartFields.__slots__}
    return PartFields(**{**texts, "mass": localized(texts["mass"], notation)})


def drawing_fields(drawing: Drawing) -> DrawingFields:
    return DrawingFields(
        number=clean(drawing.number),
        revision=clean(drawing.revision),
        title=clean(drawing.title),
        file_name=clean(drawing.file_name),
    )


def joined_drawings(drawings: tuple[DrawingFields, ...]) -> DrawingFields:
    """The drawings as one: each field with the values of all, told apart by a slash."""
    def joined(name: str) -> str:
        return " / ".join(text for drawing in drawings if (text := getattr(drawing, name)))

    return DrawingFields(**{name: joined(name) for name in DrawingFields.__slots__})


def approval_fields(given: Iterable[Approval], language: str) -> tuple[ApprovalFields, ...]:
    """The validation block: its three roles always, empty where nobody is named."""
    by_role, roles = {approval.role: approval for approval in given}, words(language)["role"]
    lines = (by_role.get(role) or Approval(id=role, role=role) for role in ROLES)
    return tuple(
        ApprovalFields(
            role=roles[line.role],
            name=clean(line.name),
            function=clean(line.function),
            date=write_date(clean(line.date), language),
        )
        for line in lines
    )


def revision_fields(history: Iterable[HistoryEntry], language: str) -> tuple[RevisionFields, ...]:
    entries = sorted(history, key=lambda e: (e.rank, e.id))
    return tuple(
        RevisionFields(
            revision=clean(entry.revision),
            date=write_date(clean(entry.date), language),
            author=clean(entry.author),
            description=clean(entry.description),
        )
        for entry in entries
    )
