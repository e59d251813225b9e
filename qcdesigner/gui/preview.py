"""The first page of a document as a picture, made from the very file that is exported. For a worker.

PDF through the reading worker; Word and Excel through LibreOffice where it is installed, else drawn by ourselves.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from qcdesigner.gui.session import Session
from qcdesigner.model.document import Snapshot

if TYPE_CHECKING:
    from qcdesigner.rendering.sheet_pictures import SheetPictures

PAGE_WIDTH_PX = 900
_OFFICE_PATIENCE_S = 60
_OFFICE_PLACES = (r"C:\Program Files\LibreOffice\program\soffice.exe", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A document to make: its name, format and language, of one phase (id) or of all."""

    document: str
    format: str
    language: str
    phase: str | None = None


def pictures_of(session: Session) -> SheetPictures:
    """Who draws the sheets of the open plan as it is now; the drawings that are not open yet cannot be drawn."""
    from qcdesigner.rendering.sheet_pictures import SheetPictures

    return SheetPictures(session.document.snapshot(), dict(session.opened))  # type: ignore[arg-type]


def make(snapshot: Snapshot, wish: Wish, *, folder: Path, pictures: SheetPictures) -> tuple[Path, ...]:
    """Writes the document in the folder; its paths. Raises DocumentError."""
    from qcdesigner.documents.jobs import export

    return export(
        snapshot, wish.document, format=wish.format, language=wish.language, folder=folder, pictures=pictures,
        date=datetime.now(), phase=wish.phase,
    )  # fmt: skip


def first_page(snapshot: Snapshot, wish: Wish, *, pictures: SheetPictures, cancelled: Callable[[], bool]) -> QImage:
    """The first page of the document as a picture; an empty one when it was given up. Raises DocumentError."""
    with tempfile.TemporaryDirectory(prefix="qcdesigner-") as name:
        folder = Path(name)
        paths = make(snapshot, wish, folder=folder, pictures=pictures)
        return QImage() if cancelled() else picture_of(paths[0], folder, wish.language)


def picture_of(path: Path, folder: Path, language: str) -> QImage:
    """The first page of a file: PNG, PDF, Word or Excel."""
    if path.suffix == ".png":
        return QImage(str(path))
    if path.suffix == ".pdf":
        return _pdf_page(path.read_bytes())
    office = find_office()
    pdf = converted(path, folder, office) if office else None
    if pdf is not None:
        return _pdf_page(pdf)
    if path.suffix == ".docx":
        from qcdesigner.gui.preview_office import docx_page

        return docx_page(path)
    from qcdesigner.gui.preview_workbook import xlsx_page

    return xlsx_page(path, language)


def find_office() -> str | None:
    """LibreOffice's program, if it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _OFFICE_PLACES if Path(place).exists()), None)


def converted(path: Path, folder: Path, office: str) -> bytes | None:
    """The file as PDF by LibreOffice, with a profile of its own so that an open one is not disturbed; None if it fails."""
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    try:
        subprocess.run(command, capture_output=True, timeout=_OFFICE_PATIENCE_S, check=True)
        return path.with_suffix(".pdf").read_bytes()
    except (OSError, subprocess.SubprocessError):
        return None


def _pdf_page(content: bytes) -> QImage:
    from qcdesigner.drawings.opening import open_drawing

    with tempfile.TemporaryDirectory(prefix="qcdesigner-") as cache:
        opened = open_drawing(content, "preview.pdf", cache_folder=Path(cache))
        try:
            sheet = opened.content.sheets[0]
            scale = PAGE_WIDTH_PX / max(sheet.width, sheet.height)
            width, height = round(sheet.width * scale), round(sheet.height * scale)
            pixels = opened.tile(sheet.number, scale=scale, x=0, y=0, width=width, height=height)
        finally:
            opened.close()
    return QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
