"""The bytes of a PDF as a PDFium document, mended by pikepdf when PDFium refuses them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from qcdesigner.domain.errors import DrawingError

if TYPE_CHECKING:
    import pypdfium2

_HEAD = 1024


def is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_HEAD]


def load_document(content: bytes) -> tuple[pypdfium2.PdfDocument, tuple[tuple[str, str], ...]]:
    """The document and remarks. Raises `DrawingError`: `encrypted`, `damaged`, or `empty` for a PDF without pages."""
    import pypdfium2

    remarks: tuple[tuple[str, str], ...] = ()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DrawingError("encrypted") from None
        document, remarks = pypdfium2.PdfDocument(_mended(content)), (("recovered", ""),)
    if not len(document):
        raise DrawingError("empty")
    return document, remarks


def _mended(content: bytes) -> bytes:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            if not len(document.pages):
                raise DrawingError("damaged", cause="no pages")
            written = io.BytesIO()
            document.save(written)
    except pikepdf.PasswordError:
        raise DrawingError("encrypted") from None
    except pikepdf.PdfError as error:
        raise DrawingError("damaged", cause=str(error)[:200]) from None
    return written.getvalue()
