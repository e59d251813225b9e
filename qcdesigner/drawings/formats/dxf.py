"""DXF, text or binary, R10 to R2018."""

from __future__ import annotations

from dataclasses import dataclass

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.formats import DrawingFormat, Progress


@dataclass(frozen=True, slots=True, eq=False)
class StaticSource:
    """A drawing whose sheets are all strokes: nothing is rendered for it."""

    content: DrawingContent

    def tile(self, sheet_number: int, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        raise DrawingError("not_tiled", sheet=sheet_number)


def _recognises(content: bytes) -> bool:
    from qcdesigner.drawings.dxf.loading import is_dxf

    return is_dxf(content)


def _read(content: bytes, progress: Progress) -> StaticSource:
    from qcdesigner.drawings.dxf.loading import load_document
    from qcdesigner.drawings.dxf.reading import read_document

    progress(0.05)
    doc, remarks = load_document(content)
    progress(0.5)
    return StaticSource(read_document(doc, format_name="dxf", remarks=remarks, progress=progress))


FORMAT = DrawingFormat("dxf", ("dxf",), _recognises, _read, is_cached=True)
