"""What annotations show of a page (typed notes, stamps, filled fields), made a part of its content: they are drawn and read as the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def with_annotations_drawn(page: Any, load_again: Callable[[], Any]) -> Any:
    """The page, its visible annotations as content; those without a picture of their own are not seen in this program.

    The document in memory is changed, the file is not. A page that has none is given back as it is.
    """
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFPage_GetAnnotCount(page):
        return page
    _remove_unseen(page)
    changed = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    if not changed:
        return page
    page.close()
    return load_again()


def _remove_unseen(page: Any) -> None:
    """Takes off what is hidden or not for the screen: PDFium would draw some of it."""
    import pypdfium2.raw as pdfium

    unseen = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
    for i in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        is_unseen = bool(annotation) and bool(pdfium.FPDFAnnot_GetFlags(annotation) & unseen)
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if is_unseen:
            pdfium.FPDFPage_RemoveAnnot(page, i)
