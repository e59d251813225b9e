"""What a drawing's title block says about part and drawing: it fills what is empty and never overwrites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qcdesigner.model.document import Document, Edit
from qcdesigner.model.records import Drawing

# Field of the record: the entries of the title block that fill it, the best first. The number and the revision of a
# drawing are not taken for the part's: they often differ, and nothing is invented.
PART = {
    "reference": ("reference", "part_number"),
    "designation": ("designation", "title"),
    "revision": ("part_revision",),
    "material": ("material",),
    "customer": ("customer", "client"),
    "mass": ("mass", "weight"),
}
DRAWING = {
    "number": ("number", "drawing_number"),
    "revision": ("revision",),
    "title": ("title", "designation"),
}


def fill_identity(document: Document, edit: Edit, drawing_id: str, entries: tuple[tuple[str, str], ...]) -> None:
    """Fills the empty fields of part and drawing, and keeps the entries with the drawing, inside an open edit."""
    said = {name: text.strip() for name, text in entries if text.strip()}
    part, drawing = document.part, document.get(Drawing, drawing_id)
    edit.put(replace(part, **_missing(part, PART, said)))
    edit.put(replace(drawing, title_block=entries or drawing.title_block, **_missing(drawing, DRAWING, said)))


def _missing(record: object, wanted: Mapping[str, tuple[str, ...]], said: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for name, entries in wanted.items():
        text = next((said[entry] for entry in entries if entry in said), "")
        if text and not getattr(record, name):
            found[name] = text
    return found
