"""Adding the drawings that specify the part, and taking them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from qcdesigner.domain.errors import EditRefused
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.queries import is_on, sheets_of
from qcdesigner.model.reading import ReadSheet
from qcdesigner.model.records import Characteristic, Drawing, Ignored, Sheet, Unread


def add_drawing(
    document: Document,
    *,
    file_name: str,
    content: bytes,
    format: str,  # noqa: A002 - the word of the record
    sheets: Sequence[ReadSheet],
    title_block: tuple[tuple[str, str], ...] = (),
) -> str:
    """Adds a drawing and its sheets; its id. The file's bytes are kept as they are, under their hash.

    Raises EditRefused `drawing_already_there` for the same bytes twice.
    """
    digest = sha256(content).hexdigest()
    drawings = document.table(Drawing).values()
    for other in drawings:
        if other.sha256 == digest:
            raise EditRefused("drawing_already_there", file_name=other.file_name)
    drawing = Drawing(
        id=new_id(),
        file_name=file_name.encode("utf-8", errors="replace").decode("utf-8"),  # a name may be no text on Linux
        sha256=digest,
        format=format,
        rank=max((d.rank for d in drawings), default=0) + 1,
        title_block=title_block,
    )
    document.add_file(digest, content)
    with document.edit("add_drawing") as edit:
        edit.put(drawing)
        for sheet in sheets:
            edit.put(
                Sheet(
                    id=new_id(),
                    drawing=drawing.id,
                    number=sheet.number,
                    name=sheet.name,
                    width_mm=sheet.width_mm,
                    height_mm=sheet.height_mm,
                    aspect=sheet.aspect,
                )
            )
    return drawing.id


def remove_drawing(document: Document, drawing_id: str) -> None:
    """Removes a drawing, its sheets and its unread texts. Its characteristics stay, without a place."""
    drawing = document.get(Drawing, drawing_id)
    sheets = sheets_of(document, drawing_id)
    gone = {sheet.id for sheet in sheets}
    with document.edit("remove_drawing") as edit:
        for characteristic in list(document.table(Characteristic).values()):
            if is_on(characteristic.annotation, gone) or is_on(characteristic.balloon, gone):
                edit.put(replace(characteristic, annotation=None, balloon=None, grid_zone=""))
        texts: list[Unread | Ignored] = [*document.table(Unread).values(), *document.table(Ignored).values()]
        for text in texts:
            if is_on(text.place, gone):
                edit.remove(text)
        for sheet in sheets:
            edit.remove(sheet)
        edit.remove(drawing)
