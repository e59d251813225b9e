"""The plan repéré: the drawing with its balloons, as PDF with the vectors of the source, or as pictures."""

from __future__ import annotations

from collections.abc import Callable

from qcdesigner.documents.document_type import DocumentType, MadeFile, Order
from qcdesigner.documents.view import PlanView
from qcdesigner.documents.wording import words
from qcdesigner.domain.errors import DocumentError
from qcdesigner.i18n.translator import translator

PICTURE_WIDTH_PX = 3508  # the long side of A4 at 300 dpi


def make(order: Order) -> tuple[MadeFile, ...]:
    """One PDF of all sheets, or one PNG a sheet."""
    if not order.view.sheets:
        raise DocumentError("no_drawing", document=DOCUMENT.name)
    return _pdf(order) if order.format == "pdf" else _pictures(order)


def _pdf(order: Order) -> tuple[MadeFile, ...]:
    assert order.pictures is not None
    view = order.view
    named = words(order.language)["criticality"]
    content = order.pictures.pdf(
        tuple(sheet.id for sheet in view.sheets),
        title=f"{DOCUMENT.title(order.language)} {view.drawing.number}".strip(),
        footer=foot(view),
        mark=view.plan.mark,
        phase=order.phase,
        legend={criticality: named[criticality] for criticality in ("critical", "major", "minor")},
    )
    return (MadeFile("", content),)


def _pictures(order: Order) -> tuple[MadeFile, ...]:
    pictures, sheets = order.pictures, order.view.sheets
    assert pictures is not None
    return tuple(
        MadeFile(
            f"_{number}" if len(sheets) > 1 else "",
            pictures.png(sheet.id, width_px=PICTURE_WIDTH_PX, phase=order.phase),
        )
        for number, sheet in enumerate(sheets, 1)
    )


def foot(view: PlanView) -> str:
    """What stands at the foot of each page: plan, revision, state, drawing, date and time, page."""
    tr = translator(view.language).gettext
    pattern = tr("Inspection plan no. {plan} – {state}   ·   Drawing no. {drawing}   ·   Printed {moment}   ·   {page} / {pages}")
    return pattern.format(
        plan=_with_revision(view.plan.number, view.plan.revision, tr),
        state=view.plan.state,
        drawing=_with_revision(view.drawing.number, view.drawing.revision, tr),
        moment=view.printed.moment,
        page="{page}",
        pages="{pages}",
    )


def _with_revision(number: str, revision: str, tr: Callable[[str], str]) -> str:
    return tr("{number} rev. {revision}").format(number=number or "–", revision=revision) if revision else number or "–"


DOCUMENT = DocumentType(
    name="plan_repere",
    aliases=("ballooned_drawing",),
    rank=30,
    formats=("pdf", "png"),
    titles=("Plan repéré", "Ballooned drawing"),
    file_names=("Plan_repere", "Ballooned_drawing"),
    make=make,
    needs_pictures=True,
)
