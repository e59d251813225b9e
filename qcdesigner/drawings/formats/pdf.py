"""PDF with text and vectors, or with pictures only."""

from __future__ import annotations

from qcdesigner.drawings.formats import DrawingFormat, Progress, Source


def _recognises(content: bytes) -> bool:
    from qcdesigner.drawings.pdf.loading import is_pdf

    return is_pdf(content)


def _read(content: bytes, progress: Progress) -> Source:
    from qcdesigner.drawings.pdf.source import PdfSource

    return PdfSource(content, progress)


FORMAT = DrawingFormat("pdf", ("pdf",), _recognises, _read)
