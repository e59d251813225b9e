"""The gamme de contrôle: the whole plan in Word, with the ballooned drawing."""

from __future__ import annotations

from qcdesigner.documents.document_type import DocumentType, MadeFile, Order
from qcdesigner.documents.drawing_pages import drawing_pages


def make(order: Order) -> tuple[MadeFile, ...]:
    """The .docx of the whole plan, or of one phase."""
    from qcdesigner.documents.fill_docx import fill_docx

    view = order.view
    content = fill_docx(
        order.template_or("gamme"),
        view.fields(),
        pictures=drawing_pages(view, order.pictures, phase=order.phase),
        moment=order.moment,
        title=f"{DOCUMENT.title(order.language)} {view.plan.number}".strip(),
        author=view.approvals[0].name,
    )
    return (MadeFile("", content),)


DOCUMENT = DocumentType(
    name="gamme",
    aliases=("inspection_plan",),
    rank=10,
    formats=("docx",),
    titles=("Gamme de contrôle", "Inspection plan"),
    file_names=("Gamme", "Inspection_plan"),
    make=make,
)
