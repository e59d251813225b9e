"""A plan as the data of `show --json`: stable keys, numbers as numbers, null for what is absent."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from qcdesigner.domain.as_json import decimal_json, requirement_json
from qcdesigner.model.document import Snapshot
from qcdesigner.model.queries import (
    by_number,
    drawings_in_order,
    phases_in_order,
    sheets_of,
    verifications_of,
)
from qcdesigner.model.records import (
    Acceptance,
    Approval,
    Characteristic,
    HistoryEntry,
    Ignored,
    Means,
    Part,
    Place,
    Plan,
    Record,
    Unread,
    Verification,
)


def plan_json(snapshot: Snapshot) -> dict[str, Any]:
    """The whole plan; characteristics by number, each with its verifications by phase."""
    means = sorted(snapshot.table(Means).values(), key=lambda m: (m.designation, m.identifier))
    history = sorted(snapshot.table(HistoryEntry).values(), key=lambda e: e.rank)
    return {
        "plan": _plain(snapshot.table(Plan).get("plan", Plan(id="plan"))),
        "part": _plain(snapshot.table(Part).get("part", Part(id="part"))),
        "drawings": [
            {**_plain(d), "sheets": [_plain(s) for s in sheets_of(snapshot, d.id)]} for d in drawings_in_order(snapshot)
        ],
        "phases": [_plain(p) for p in phases_in_order(snapshot)],
        "means": [_plain(m) for m in means],
        "characteristics": [_characteristic(snapshot, c) for c in by_number(snapshot.table(Characteristic).values())],
        "unread": [_plain(t) for t in snapshot.table(Unread).values()],
        "ignored": [_plain(t) for t in snapshot.table(Ignored).values()],
        "history": [_plain(e) for e in history],
        "approvals": [_plain(a) for a in snapshot.table(Approval).values()],
        "acceptances": [_plain(a) for a in snapshot.table(Acceptance).values()],
    }


def _characteristic(snapshot: Snapshot, characteristic: Characteristic) -> dict[str, Any]:
    written = _plain(characteristic)
    written["waived"] = characteristic.waived or None
    del written["requirement"]
    return {
        **requirement_json(characteristic.requirement),
        **written,
        "label": characteristic.label,
        "verifications": [_verification(v) for v in verifications_of(snapshot, characteristic.id)],
    }


def _verification(verification: Verification) -> dict[str, Any]:
    from qcdesigner.domain.measuring.frequency_notation import write_frequency
    from qcdesigner.domain.tolerances.notation import ENGLISH

    frequency = verification.frequency
    return {
        "phase": verification.phase,
        "means": list(verification.means),
        "frequency": write_frequency(frequency, ENGLISH) if frequency else None,
        "performer": verification.performer,
        "record": verification.record,
        "reaction": verification.reaction,
    }


def _plain(record: Record) -> dict[str, Any]:
    return {f.name: _value(getattr(record, f.name)) for f in fields(record) if f.name != "unknown"}


def _value(value: Any) -> Any:
    from decimal import Decimal

    if isinstance(value, Decimal):
        return decimal_json(value)
    if isinstance(value, Place):
        return {"sheet": value.sheet, "x": value.x, "y": value.y}
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value
