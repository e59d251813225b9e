"""Makes the view of a plan: everything a template may ask for, in one language, ordered as people read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.numbers import write_number
from qcdesigner.documents.phases import PhaseWriter
from qcdesigner.documents.rows import SPECIAL, RowWriter, aligned
from qcdesigner.documents.view import (
    ApprovalFields,
    CountFields,
    DrawingFields,
    MeansFields,
    PartFields,
    PlanFields,
    PlanView,
    PrintFields,
    RevisionFields,
    RowFields,
    SheetFields,
)
from qcdesigner.documents.wording import read_date, words, write_date, write_moment
from qcdesigner.domain.values import Quantity
from qcdesigner.i18n.translator import translator
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import (
    Approval,
    Characteristic,
    Drawing,
    HistoryEntry,
    Means,
    Part,
    Phase,
    Plan,
    Sheet,
    Unread,
    Verification,
)

ROLES = ("author", "reviewer", "approver")


class _Tables(NamedTuple):
    """The records a view needs, in the order of paper."""

    plan: Plan
    part: Part
    drawings: list[Drawing]
    sheets: list[Sheet]
    characteristics: list[Characteristic]
    phases: list[Phase]
    verifications: list[Verification]


def view_of(snapshot: Snapshot, language: str, moment: datetime) -> PlanView:
    """The fields of the plan in `language` (`fr`, `en`), as printed at `moment`."""
    tables = _tables(snapshot)
    sheets = _sheets(tables, language)
    titles = {sheet.id: sheet.title for sheet in sheets}
    writer = RowWriter(language, tables.plan, snapshot.table(Means), titles)
    verified = _verified(tables)
    phases = PhaseWriter(writer, language)
    unassigned = aligned(_unassigned(tables, verified, writer))
    drawings = tuple(_drawing_fields(drawing) for drawing in tables.drawings)
    date = write_date(moment.date().isoformat(), language)
    return PlanView(
        language=language,
        plan=_plan_fields(tables.plan, writer.general_tolerance, language),
        part=_cleaned(PartFields, tables.part),
        drawing=_joined(drawings),
        drawings=drawings,
        sheets=sheets,
        approvals=_approvals(snapshot, language),
        revisions=_revisions(snapshot, language),
        phases=tuple(phases.phase(phase, verified[phase.id]) for phase in tables.phases),
        unassigned=unassigned,
        without_phase=phases.without_phase(unassigned) if unassigned else None,
        means=tuple(_means_needed(tables, snapshot.table(Means), writer, language)),
        counts=_counts(snapshot, tables, verified, language),
        printed=PrintFields(date=date, time=f"{moment:%H:%M}", moment=write_moment(moment, language), value=moment),
    )


def _tables(snapshot: Snapshot) -> _Tables:
    drawings = sorted(snapshot.table(Drawing).values(), key=lambda d: (d.rank, d.id))
    rank = {drawing.id: i for i, drawing in enumerate(drawings)}
    sheets = [sheet for sheet in snapshot.table(Sheet).values() if sheet.drawing in rank]
    return _Tables(
        plan=snapshot.table(Plan).get("plan", Plan(id="plan")),
        part=snapshot.table(Part).get("part", Part(id="part")),
        drawings=drawings,
        sheets=sorted(sheets, key=lambda s: (rank[s.drawing], s.number)),
        characteristics=sorted(snapshot.table(Characteristic).values(), key=lambda c: (c.number, c.sub, c.id)),
        phases=sorted(snapshot.table(Phase).values(), key=lambda p: (p.rank, p.id)),
        verifications=sorted(snapshot.table(Verification).values(), key=lambda v: v.id),
    )


Pairs = list[tuple[Characteristic, Verification]]


def _verified(tables: _Tables) -> defaultdict[str, Pairs]:
    """What is verified in each phase (by its id), in the order of numbers; what is waived is verified nowhere."""
    by_characteristic: dict[str, list[Verification]] = defaultdict(list)
    for verification in tables.verifications:
        by_characteristic[verification.characteristic].append(verification)
    known = {phase.id for phase in tables.phases}
    verified: defaultdict[str, Pairs] = defaultdict(list)
    for characteristic in tables.characteristics:
        for verification in by_characteristic[characteristic.id]:
            if verification.phase in known and not characteristic.waived:
                verified[verification.phase].append((characteristic, verification))
    return verified


def _unassigned(tables: _Tables, verified: dict[str, Pairs], writer: RowWriter) -> Iterable[RowFields]:
    assigned = _ids(verified)
    for characteristic in tables.characteristics:
        if not characteristic.waived and characteristic.id not in assigned:
            yield writer.row(characteristic, None)


def _ids(verified: dict[str, Pairs]) -> set[str]:
    return {characteristic.id for pairs in verified.values() for characteristic, _ in pairs}


def _plan_fields(plan: Plan, general_tolerance: str, language: str) -> PlanFields:
    tr = translator(language).gettext
    is_draft = plan.state == "draft"
    return PlanFields(
        number=clean(plan.number),
        title=clean(plan.title),
        revision=clean(plan.revision),
        state=words(language)["state"][plan.state],
        state_code=plan.state,
        is_draft=is_draft,
        draft_mark=tr("DRAFT") if is_draft else "",
        company=clean(plan.company),
        form_number=clean(plan.form_number),
        date=write_date(clean(plan.date), language),
        date_value=read_date(plan.date),
        general_tolerance=general_tolerance or tr("none stated"),
        notes=clean(plan.notes),
    )


def _cleaned(fields: type[PartFields], part: Part) -> PartFields:
    return fields(**{name: clean(getattr(part, name)) for name in fields.__slots__})


def _drawing_fields(drawing: Drawing) -> DrawingFields:
    return DrawingFields(
        number=clean(drawing.number),
        revision=clean(drawing.revision),
        title=clean(drawing.title),
        file_name=clean(drawing.file_name),
    )


def _joined(drawings: tuple[DrawingFields, ...]) -> DrawingFields:
    """The drawings as one: each field with the values of all, told apart by a slash."""
    def joined(name: str) -> str:
        return " / ".join(text for drawing in drawings if (text := getattr(drawing, name)))

    return DrawingFields(**{name: joined(name) for name in DrawingFields.__slots__})


def _sheets(tables: _Tables, language: str) -> tuple[SheetFields, ...]:
    tr = translator(language).gettext
    names = {drawing.id: clean(drawing.number or drawing.title or drawing.file_name) for drawing in tables.drawings}
    return tuple(
        SheetFields(
            id=sheet.id,
            title=tr("{drawing}, sheet {number}").format(drawing=names[sheet.drawing], number=sheet.number),
            aspect=sheet.aspect,
        )
        for sheet in tables.sheets
    )


def _approvals(snapshot: Snapshot, language: str) -> tuple[ApprovalFields, ...]:
    """The validation block: its three roles always, empty where nobody is named."""
    given, roles = snapshot.table(Approval), words(language)["role"]
    lines = (next((a for a in given.values() if a.role == role), Approval(id=role, role=role)) for role in ROLES)
    return tuple(
        ApprovalFields(
            role=roles[line.role],
            name=clean(line.name),
            function=clean(line.function),
            date=write_date(clean(line.date), language),
        )
        for line in lines
    )


def _revisions(snapshot: Snapshot, language: str) -> tuple[RevisionFields, ...]:
    entries = sorted(snapshot.table(HistoryEntry).values(), key=lambda e: (e.rank, e.id))
    return tuple(
        RevisionFields(
            revision=clean(entry.revision),
            date=write_date(clean(entry.date), language),
            author=clean(entry.author),
            description=clean(entry.description),
        )
        for entry in entries
    )


def _means_needed(
    tables: _Tables, park: dict[str, Means], writer: RowWriter, language: str
) -> Iterable[MeansFields]:
    """The means that verifications name, in the order of the plan's list, with the phases and numbers that need them."""
    phases = {phase.id: clean(phase.number) for phase in tables.phases}
    numbers = {c.id: c.label for c in tables.characteristics if not c.waived}
    order = {key: i for i, key in enumerate(numbers)}
    uses: dict[str, list[Verification]] = defaultdict(list)
    for verification in tables.verifications:
        if verification.phase in phases and verification.characteristic in numbers:
            for key in verification.means:
                uses[key].append(verification)
    for key, means in park.items():
        if uses[key]:
            used = {v.characteristic for v in uses[key]}
            yield MeansFields(
                designation=clean(means.designation),
                family=clean(means.family),
                identifier=clean(means.identifier),
                range=_range(means, writer),
                resolution=writer.length(means.resolution, means.unit) if means.resolution is not None else "",
                calibration_due=write_date(clean(means.calibration_due), language),
                phases=", ".join(number for key, number in phases.items() if key in {v.phase for v in uses[means.id]}),
                characteristics=", ".join(numbers[c] for c in sorted(used, key=order.__getitem__)),
            )


def _range(means: Means, writer: RowWriter) -> str:
    ends = [write_number(Quantity(end), writer.notation) for end in (means.range_from, means.range_to) if end is not None]
    return f"{'–'.join(ends)}\u00a0{clean(means.unit)}" if ends else ""


def _counts(snapshot: Snapshot, tables: _Tables, verified: dict[str, Pairs], language: str) -> CountFields:
    tr = translator(language).gettext
    to_verify = [c for c in tables.characteristics if not c.waived]
    assigned = _ids(verified)
    counts = {
        "total": len(tables.characteristics),
        "verified": len(assigned),
        "waived": len(tables.characteristics) - len(to_verify),
        "unassigned": len(to_verify) - len(assigned),
        "special": sum(c.criticality in SPECIAL for c in to_verify),
        "unconfirmed": sum(not c.confirmed for c in to_verify),
        "unread": sum(not text.waived for text in snapshot.table(Unread).values()),
    }
    summary = tr(
        "Characteristics: {total}; verified: {verified}; waived: {waived}; without phase: {unassigned}; "
        "special: {special}; readings to be confirmed: {unconfirmed}; annotations not read: {unread}."
    )
    return CountFields(**counts, summary=summary.format(**counts))
