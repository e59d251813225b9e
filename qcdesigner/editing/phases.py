"""What a user does to the phases of the plan."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any

from qcdesigner.domain.errors import EditRefused
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.queries import phases_in_order
from qcdesigner.model.records import Phase, PhaseKind, Verification

STEP = 10
FIELDS = frozenset(f.name for f in dataclass_fields(Phase)) - {"id", "unknown", "rank"}


def add_phase(document: Document, *, kind: PhaseKind, name: str, number: str | None = None, **fields: Any) -> str:
    """Adds a phase after the last one; its id. Unless given, its number is the next ten: 10, 20, 30."""
    _check(document, fields, number)
    phase = Phase(
        id=new_id(),
        rank=max((p.rank for p in document.table(Phase).values()), default=0) + 1,
        number=number if number is not None else _next_number(document),
        name=name,
        kind=kind,
        **fields,
    )
    with document.edit("add_phase") as edit:
        edit.put(phase)
    return phase.id


def change_phase(document: Document, phase_id: str, **fields: Any) -> None:
    """Sets fields of a phase. Raises EditRefused `unknown_field`, `phase_number_taken`."""
    phase = document.get(Phase, phase_id)
    _check(document, fields, fields.get("number"), but=phase_id)
    with document.edit("change_phase") as edit:
        edit.put(replace(phase, **fields))


def remove_phase(document: Document, phase_id: str) -> None:
    """Removes a phase and what was to be verified in it."""
    phase = document.get(Phase, phase_id)
    with document.edit("remove_phase") as edit:
        for verification in list(document.table(Verification).values()):
            if verification.phase == phase_id:
                edit.remove(verification)
        edit.remove(phase)


def move_phase(document: Document, phase_id: str, rank: int) -> None:
    """Puts a phase at a place of the order, from 1; the others close up."""
    moved = document.get(Phase, phase_id)
    others = [p for p in phases_in_order(document) if p.id != phase_id]
    others.insert(max(0, rank - 1), moved)
    with document.edit("move_phase") as edit:
        for i, phase in enumerate(others, start=1):
            edit.put(replace(phase, rank=i))


def _check(document: Document, fields: dict[str, Any], number: str | None, but: str = "") -> None:
    for name in fields.keys() - FIELDS:
        raise EditRefused("unknown_field", field=name)
    if number and any(p.number == number and p.id != but for p in document.table(Phase).values()):
        raise EditRefused("phase_number_taken", number=number)


def _next_number(document: Document) -> str:
    taken = [int(p.number) for p in document.table(Phase).values() if p.number.isdecimal()]
    return str((max(taken, default=0) // STEP + 1) * STEP)
