"""Makes the view of a plan: everything a template may ask for, in one language, ordered as people read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from qcdesigner.documents.cleaning import clean
from qcdesigner.documents.identity import (
    approval_fields,
    drawing_fields,
    joined_drawings,
    part_fields,
    plan_fields,
    revision_fields,
)
from qcdesigner.documents.means_needed import means_needed
from qcdesigner.documents.phases import PhaseWriter
from qcdesigner.documents.rows import SPECIAL, RowWriter, aligned
from qcdesigner.documents.view import CountFields, PlanView, PrintFields, RowFields, SheetFields
from qcdesigner.documents.wording import write_date, write_moment
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
    drawings = tuple(drawing_fields(drawing) for drawing in tables.drawings)
    uses = ((phase, *pair) for phase in tables.phases for pair in verified[phase.id])
    date = write_date(moment.date().isoformat(), language)
    return PlanView(
        language=language,
        plan=plan_fields(tables.plan, writer.general_tolerance, language),
        part=part_fields(tables.part, writer.notation),
        drawing=joined_drawings(drawings),
        drawings=drawings,
        sheets=sheets,
        approvals=approval_fields(snapshot.table(Approval).values(), language),
        revisions=revision_fields(snapshot.table(HistoryEntry).values(), language),
        phases=tuple(phases.phase(phase, verified[phase.id]) for phase in tables.phases),
        unassigned=unassigned,
        without_phase=phases.without_phase(unassigned) if unassigned else None,
        waived=tuple(writer.waived(c) for c in tables.characteristics if c.waived),
        means=tuple(means_needed(snapshot.table(Means), uses, writer, language)),
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


def _sheets(tables: _Tables, language: str) -> tuple[SheetFields, ...]:
    tr = translator(language).gettext
    balloons: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for characteristic in tables.characteristics:
        if (place := characteristic.balloon) is not None:
            balloons[place.sheet].append((place.x, place.y))
    names = {drawing.id: clean(drawing.number or drawing.title or drawing.file_name) for drawing in tables.drawings}
    return tuple(
        SheetFields(
            id=sheet.id,
            title=tr("{drawing}, sheet {number}").format(drawing=names[sheet.drawing], number=sheet.number),
            aspect=sheet.aspect,
            width_mm=sheet.width_mm,
            balloons=tuple(balloons[sheet.id]),
        )
        for sheet in tables.sheets
    )


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
