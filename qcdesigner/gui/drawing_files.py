"""Drawings opened from files: read in the background, then made into a new plan or added to the open one."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from qcdesigner.domain.errors import StorageError
from qcdesigner.gui.background import Operation
from qcdesigner.model.changes import Change
from qcdesigner.model.document import Document, Snapshot

if TYPE_CHECKING:
    from qcdesigner.gui.canvas.shown_drawing import ShownDrawing
    from qcdesigner.model.reading import Reading


@dataclass(frozen=True, slots=True, eq=False)
class ReadDrawing:
    """A drawing file opened and read, ready to be put in a plan."""

    file_name: str
    content: bytes
    sha256: str
    opened: ShownDrawing
    reading: Reading


@dataclass(frozen=True, slots=True, eq=False)
class Ballooned:
    """What putting a drawing into a plan changes, worked out on a copy taken at `basis`."""

    drawing: ReadDrawing
    drawing_id: str
    basis: Snapshot
    changes: tuple[Change, ...]


def read_file(path: Path) -> bytes:
    """The bytes of a drawing file; raises StorageError `not_found` or `cannot_read`, and what `opening.read_file` refuses."""
    from qcdesigner.drawings import opening

    try:
        return opening.read_file(path)
    except FileNotFoundError as error:
        raise StorageError("not_found", path=str(path)) from error
    except OSError as error:
        raise StorageError("cannot_read", path=str(path), why=error.strerror or str(error)) from error


def read_drawing(path: Path, *, general: str, cache_folder: Path, operation: Operation) -> ReadDrawing:
    """Opens the drawing and reads its callouts; `general` is the tolerance a user stated, or empty. Slow: for a worker."""
    from qcdesigner.drawings.opening import open_drawing
    from qcdesigner.drawings.reading import read_content
    from qcdesigner.gui.canvas.shown_drawing import ShownDrawing

    content = read_file(path)
    opened = open_drawing(
        content, path.name, cache_folder=cache_folder, cancelled=operation.cancelled,
        progress=lambda part: operation.progress(part * 0.8), begin_sheet=operation.begin_sheet, ocr="auto",
    )  # fmt: skip
    try:
        reading = read_content(
            opened.content, general=general or None, tile=opened.tile, cancelled=operation.cancelled,
            progress=lambda part: operation.progress(0.8 + part * 0.1),
        )  # fmt: skip
    except BaseException:
        opened.close()
        raise
    return ReadDrawing(path.name, content, sha256(content).hexdigest(), ShownDrawing(opened), reading)


def balloon_drawing(drawing: ReadDrawing, basis: Snapshot) -> Ballooned:
    """The changes that put the drawing with its characteristics into the plan of `basis`. Slow: for a worker."""
    document, made = Document(basis), []
    document.subscribe(made.append)
    drawing_id = put_drawing(document, drawing)
    changes = tuple(change for change_set in made for change in change_set.changes)
    return Ballooned(drawing, drawing_id, basis, changes)


def put_drawing(document: Document, drawing: ReadDrawing) -> str:
    """Adds the drawing and everything read on it, as one edit; the drawing's id."""
    from qcdesigner.editing.drawings import add_drawing
    from qcdesigner.editing.readings import place_reading

    with document.edit("new_from_drawing"):
        drawing_id = add_drawing(
            document, file_name=drawing.file_name, content=drawing.content, format=drawing.opened.content.format,
            sheets=drawing.reading.sheets, title_block=drawing.reading.title_block,
        )  # fmt: skip
        place_reading(document, drawing_id, drawing.reading)
    return drawing_id


def apply_ballooned(document: Document, ballooned: Ballooned) -> str:
    """Puts the worked out changes into the open plan; works them out again if it has changed since. The drawing's id."""
    if document.snapshot().tables != ballooned.basis.tables:
        return put_drawing(document, ballooned.drawing)
    document.add_file(ballooned.drawing.sha256, ballooned.drawing.content)
    with document.edit("add_drawing") as edit:
        for change in ballooned.changes:
            if change.after is not None:
                edit.put(change.after)
    return ballooned.drawing_id


def open_again(file_name: str, content: bytes, *, cache_folder: Path, operation: Operation) -> ShownDrawing:
    """A drawing that a plan holds, for the canvas. Slow: for a worker."""
    from qcdesigner.drawings.opening import open_drawing
    from qcdesigner.gui.canvas.shown_drawing import ShownDrawing

    return ShownDrawing(
        open_drawing(
            content, file_name, cache_folder=cache_folder, cancelled=operation.cancelled, progress=operation.progress
        )
    )


