"""Office files as named parts: read with a limit, written the same way each time (no clock, fixed order)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from qcdesigner.domain.errors import DocumentError

MOST_BYTES = 200_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def read_parts(source: Path | bytes, name: str) -> dict[str, bytes]:
    """The parts of an Office file by name; `name` is how errors call it.

    Raises DocumentError `template_unreadable` (no such file, not an Office file) or `template_too_large` (unpacked,
    over 200 MB: a zip bomb).
    """
    try:
        content = source if isinstance(source, bytes) else source.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise DocumentError("template_too_large", file=name)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise DocumentError("template_unreadable", file=name) from error
    if _FIRST not in parts:
        raise DocumentError("template_unreadable", file=name)
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of the Office file made of `parts`: equal parts give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != _FIRST, part)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()
