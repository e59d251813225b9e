"""What a drawing's title block says about part and drawing: it fills what is empty and never overwrites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qcdesigner.model.document import Document, Edit
from qcdesigner.model.records import Drawing

# Field of the record: the entry of the title block that fills it. A drawing's number and revision are not taken for the
# part's: they often differ. Its number is the part's reference where the label says so, which gives both entries.
PART = {
    "reference": "reference",
    "designation": "title",
    "revision": "part_revision",
    "material": "material",
    "customer": "customer",
    "mass": "mass",
}
DRAWING = {"number": "number", "revision": "revision", "title": "title"}


def fill_identity(document: Document, edit: Edit, drawing_id: str, entries: tuple[tuple[str, str], ...]) -> None:
    """Fills the empty fields of part and drawing, and keeps the entries with the drawing, inside an open edit."""
    said = {name: text.strip() for name, text in entries if text.strip()}
    part, drawing = document.part, document.get(Drawing, drawing_id)
    edit.put(replace(part, **_missing(part, PART, said)))
    edit.put(replace(drawing, title_block=entries or drawing.title_block, **_missing(drawing, DRAWING, said)))


def _missing(record: object, wanted: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a record that are empty, with what is said for them."""
    return {name: said[entry] for name, entry in wanted.items() if entry in said and not getattr(record, name)}
