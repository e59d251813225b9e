"""A new plan from an existing one, for a similar part."""

from __future__ import annotations

from dataclasses import replace

from qcdesigner.model.document import Document, Snapshot
from qcdesigner.model.records import Characteristic, Means, Phase, Plan, Record, Verification


def new_from_plan(snapshot: Snapshot, *, keep_characteristics: bool = True) -> Document:
    """A draft with the phases, means, characteristics and frequencies of another plan.

    Identity, drawings, validation, history and accepted findings are not taken over. Characteristics keep their numbers,
    lose their place, and are unconfirmed: the other part's values must not pass unseen.
    """
    tables: dict[type[Record], dict[str, Record]] = {
        Phase: dict(snapshot.table(Phase)),
        Means: dict(snapshot.table(Means)),
    }
    if keep_characteristics:
        tables[Characteristic] = {c.id: _unseen(c) for c in snapshot.table(Characteristic).values()}
        tables[Verification] = dict(snapshot.table(Verification))
    old = snapshot.table(Plan).get("plan", Plan(id="plan"))
    plan = Plan(id="plan", company=old.company, form_number=old.form_number, unit=old.unit)
    if keep_characteristics:
        plan = replace(plan, last_number=old.last_number, general_tolerance=old.general_tolerance)
    tables[Plan] = {plan.id: plan}
    return Document(Snapshot(tables))


def _unseen(characteristic: Characteristic) -> Characteristic:
    return replace(characteristic, annotation=None, balloon=None, grid_zone="", confirmed=False, forced=False, read_text="")
