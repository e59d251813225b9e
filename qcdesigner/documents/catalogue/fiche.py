"""The fiche d'auto-contrôle (fiche de relevés): an Excel workbook, a sheet for each phase, filled at the machine."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qcdesigner.documents.document_type import DocumentType, MadeFile, Order
from qcdesigner.documents.phases import sheet_name
from qcdesigner.documents.view import PhaseFields, PlanView, RowFields
from qcdesigner.documents.workbook.filling import Chart, Contents, PhaseSheet, PlainSheet, fill_xlsx
from qcdesigner.documents.workbook.placement import Placement
from qcdesigner.domain.errors import DocumentError
from qcdesigner.i18n.translator import translator

# Boxes of a reading stay wide enough for a pencil with so many on a page.
READINGS_PER_PAGE = 13
LINK_SHEET, LINK_FORMAT = "_qcdesigner", 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading column."""

    number: int


def make(order: Order) -> tuple[MadeFile, ...]:
    """The .xlsx with a sheet for each phase that verifies something, and a chart for each special characteristic.

    Characteristics without phase have a sheet of their own, so that none is left out unseen.
    """
    view = order.view
    phases = _sheets(view)
    if not phases:
        raise DocumentError("nothing_to_verify", document=DOCUMENT.name)
    tabs = {phase.tab.casefold() for phase in phases} | {LINK_SHEET.casefold()}
    charted = _charted(phases)
    contents = Contents(
        known=view.fields(),
        language=order.language,
        phases=[_phase_sheet(phase, charted[phase.id], order.language, tabs) for phase in phases],
    )
    content = fill_xlsx(
        order.template_or("fiche"), contents, lambda placements: link_sheet(view, placements), moment=order.moment
    )
    return (MadeFile("", content),)


def _sheets(view: PlanView) -> list[PhaseFields]:
    phases = [phase for phase in view.phases if phase.rows]
    return [*phases, view.without_phase] if view.without_phase is not None else phases


def link_sheet(view: PlanView, placements: Sequence[Placement]) -> PlainSheet:
    """What is needed to take the results back: plan, part, revision, and where each characteristic's readings are.

    The last row holds the SHA-256 of all others (cells joined by tabs, rows by line ends), so that a sheet whose rows
    were moved by hand is not read for another.
    """
    head: list[tuple[object, ...]] = [
        ("format", LINK_FORMAT),
        ("plan_uid", view.plan.uid),
        ("plan", view.plan.number),
        ("revision", view.plan.revision),
        ("part", view.part.reference),
        ("part_revision", view.part.revision),
        ("drawing_revision", view.drawing.revision),
        ("printed", view.printed.value.isoformat(timespec="minutes")),
        ("characteristic", "number", "phase", "sheet", "row", "first_column", "readings"),
    ]
    rows = [*head, *_links(view, placements)]
    text = "\n".join("\t".join(str(cell) for cell in row) for row in rows)
    return PlainSheet(LINK_SHEET, (*rows, ("sha256", hashlib.sha256(text.encode()).hexdigest())))


def _links(view: PlanView, placements: Sequence[Placement]) -> Iterator[tuple[object, ...]]:
    phases = {phase.tab: phase for phase in _sheets(view)}
    for placement in placements:
        phase = phases[placement.sheet]
        for row in phase.rows:
            place = placement.rows[row.id]
            yield row.id, row.number, phase.id, placement.sheet, place, placement.first_column, placement.readings


def _charted(phases: Sequence[PhaseFields]) -> dict[str, list[RowFields]]:
    """What has a chart in each phase: a special characteristic that is measured has one, where it is read most often."""
    charted: dict[str, list[RowFields]] = {phase.id: [] for phase in phases}
    seen: set[str] = set()
    for phase in sorted(phases, key=lambda phase: -phase.readings):
        special = [row for row in phase.rows if row.is_special and not row.is_attribute and row.id not in seen]
        charted[phase.id] = special
        seen |= {row.id for row in special}
    return charted


def _phase_sheet(phase: PhaseFields, charted: Sequence[RowFields], language: str, tabs: set[str]) -> PhaseSheet:
    return PhaseSheet(
        phase=phase,
        rows=phase.rows,
        readings=[Reading(number) for number in range(1, phase.readings + 1)],
        pages_wide=math.ceil(phase.readings / READINGS_PER_PAGE),
        charts=tuple(_chart(phase, row, language, tabs) for row in charted),
    )


def _chart(phase: PhaseFields, row: RowFields, language: str, tabs: set[str]) -> Chart:
    """The chart of a row; `tabs` are the names taken, and take the new one."""
    tr = translator(language).gettext
    tab = sheet_name(tr("Chart {phase}-{number}").format(phase=phase.number, number=row.number), tabs)
    tabs.add(tab.casefold())
    return Chart(tab=tab, title=f"{row.number} – {row.designation} {row.plain_requirement}".strip(), row=row)


DOCUMENT = DocumentType(
    name="fiche_autocontrole",
    aliases=("self_inspection_sheet",),
    rank=20,
    formats=("xlsx",),
    titles=("Fiche d’auto-contrôle", "Self-inspection sheet"),
    file_names=("Fiche_autocontrole", "Self_inspection_sheet"),
    make=make,
    shows_drawing=False,
)
