"""Identity of the plan, the part and the drawings; state, validation block and history of revisions."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.general_tolerance import govern_all
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import FINAL_STATES, Approval, Drawing, HistoryEntry, Part, Plan, Record, Role

PLAN_FIELDS = frozenset(f.name for f in dataclass_fields(Plan)) - {"id", "unknown", "last_number", "ever_approved"}
PART_FIELDS = frozenset(f.name for f in dataclass_fields(Part)) - {"id", "unknown"}
DRAWING_FIELDS = frozenset({"number", "revision", "title", "rank", "file_name"})
APPROVAL_FIELDS = frozenset({"name", "function", "date"})
HISTORY_FIELDS = frozenset({"revision", "date", "author", "description", "rank"})


def change_plan(document: Document, **fields: Any) -> None:
    """Sets fields of the plan. Another general tolerance is applied to all that it governs, in the same edit.

    Raises EditRefused `unknown_field`, and what a general tolerance that is not understood raises.
    """
    _check(fields, PLAN_FIELDS)
    plan = replace(document.plan, **fields)
    if plan.state in FINAL_STATES:
        plan = replace(plan, ever_approved=True)
    with document.edit("change_plan") as edit:
        if (plan.general_tolerance, plan.unit) != (document.plan.general_tolerance, document.plan.unit):
            govern_all(document, edit, plan)
        edit.put(plan)


def change_part(document: Document, **fields: Any) -> None:
    """Sets fields of the part."""
    _change(document, "change_part", document.part, fields, PART_FIELDS)


def change_drawing(document: Document, drawing_id: str, **fields: Any) -> None:
    """Sets fields of a drawing: what its number, revision and title are."""
    _change(document, "change_drawing", document.get(Drawing, drawing_id), fields, DRAWING_FIELDS)


def set_approval(document: Document, role: Role, **fields: Any) -> None:
    """Sets name, function or date of one line of the validation block."""
    approval = document.find(Approval, role) or Approval(id=role, role=role)
    _change(document, "set_approval", approval, fields, APPROVAL_FIELDS)


def add_history_entry(document: Document, *, revision: str, **fields: Any) -> str:
    """Adds a line to the history of revisions, after the others; its id."""
    _check(fields, HISTORY_FIELDS)
    rank = max((e.rank for e in document.table(HistoryEntry).values()), default=0) + 1
    entry = HistoryEntry(id=new_id(), **{"rank": rank, "revision": revision, **fields})
    with document.edit("add_history_entry") as edit:
        edit.put(entry)
    return entry.id


def change_history_entry(document: Document, entry_id: str, **fields: Any) -> None:
    """Sets fields of a line of the history."""
    _change(document, "change_history_entry", document.get(HistoryEntry, entry_id), fields, HISTORY_FIELDS)


def remove_history_entry(document: Document, entry_id: str) -> None:
    """Removes a line of the history."""
    entry = document.get(HistoryEntry, entry_id)
    with document.edit("remove_history_entry") as edit:
        edit.remove(entry)


def _change(document: Document, label: str, record: Record, fields: dict[str, Any], known: frozenset[str]) -> None:
    _check(fields, known)
    with document.edit(label) as edit:
        edit.put(replace(record, **fields))


def _check(fields: dict[str, Any], known: frozenset[str]) -> None:
    for name in fields.keys() - known:
        raise EditRefused("unknown_field", field=name)
