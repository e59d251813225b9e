"""Pictures: PNG, JPEG, TIFF (also of several pages, also fax-compressed)."""

from __future__ import annotations

from qcdesigner.drawings.formats import DrawingFormat, Progress, Source

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def _recognises(content: bytes) -> bool:
    return content.startswith(_SIGNATURES)


def _read(content: bytes, progress: Progress) -> Source:
    from qcdesigner.drawings.raster.source import RasterSource

    return RasterSource(content, progress)


FORMAT = DrawingFormat("raster", ("png", "jpg", "jpeg", "tif", "tiff"), _recognises, _read)
