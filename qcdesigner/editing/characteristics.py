"""What a user does to characteristics: add, change, confirm, waive, delete, duplicate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.requirement import Requirement
from qcdesigner.editing.general_tolerance import governed
from qcdesigner.model.account import RULES
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.document import Document, Edit
from qcdesigner.model.ids import new_id
from qcdesigner.model.queries import verification_id
from qcdesigner.model.records import Characteristic, Phase, Place, Sheet, Source, Verification

FIELDS = frozenset({"designation", "criticality", "comment", "grid_zone", "source", "forced", "read_text"})
# From one balloon of a callout to the next, in diameters.
APART = 1.08
# Warnings of the parser that a person must settle.
DOUBTS = frozenset({"fit_disagrees", "ambiguous"})


def add_callout(
    document: Document,
    requirements: Sequence[Requirement],
    *,
    annotation: Place | None = None,
    balloon: Place | None = None,
    source: Source = "typed",
    confidence: float = 1.0,
    read_text: str = "",
    grid_zone: str = "",
    forced: bool = False,
    designation: str = "",
) -> tuple[str, ...]:
    """Adds the requirements of one callout, each with a number of its own and balloons side by side; their ids.

    Exact and auxiliary dimensions are waived by that rule. A reading by OCR, below full confidence, or doubtful as
    written (a fit that disagrees with its deviations) is unconfirmed.
    Raises EditRefused `empty_callout`.
    """
    if not requirements:
        raise EditRefused("empty_callout")
    callout = new_id()
    with document.edit("add_characteristic") as edit:
        first = _take_numbers(document, edit, len(requirements))
        added = [
            Characteristic(
                id=new_id(),
                number=first + i,
                requirement=governed(requirement, document.plan),
                designation=designation,
                annotation=annotation,
                balloon=_beside(document, balloon, i),
                callout=callout,
                read_text=read_text,
                source=source,
                confidence=confidence,
                confirmed=source != "ocr" and confidence >= 1.0 and requirement.warning not in DOUBTS,
                forced=forced,
                waived=requirement.is_waived_by_rule or "",
                grid_zone=grid_zone,
            )
            for i, requirement in enumerate(requirements)
        ]
        for characteristic in added:
            edit.put(characteristic)
    return tuple(c.id for c in added)


def change_requirement(document: Document, characteristic_id: str, requirement: Requirement) -> None:
    """Replaces the requirement by one that a person typed: it is confirmed by that, unless doubtful. The number stays."""
    before = document.get(Characteristic, characteristic_id)
    waived = requirement.is_waived_by_rule or ("" if before.waived in RULES else before.waived)
    changed = replace(
        before,
        requirement=governed(requirement, document.plan),
        source="typed",
        confidence=1.0,
        confirmed=requirement.warning not in DOUBTS,
        forced=False,
        waived=waived,
    )
    with document.edit("change_requirement") as edit:
        edit.put(changed)


def change_fields(document: Document, ids: Iterable[str], **fields: Any) -> None:
    """Sets fields (among `FIELDS`) of several characteristics. Raises EditRefused `unknown_field`."""
    for name in fields.keys() - FIELDS:
        raise EditRefused("unknown_field", field=name)
    _change_each(document, "change_characteristic", ids, **fields)


def confirm(document: Document, ids: Iterable[str]) -> None:
    """Says that a person has seen these readings and that they are right."""
    _change_each(document, "confirm", ids, confirmed=True)


def waive(document: Document, ids: Iterable[str], reason: str) -> None:
    """Says that these are not to be verified, and why. Raises EditRefused `reason_missing`."""
    if not reason.strip():
        raise EditRefused("reason_missing")
    _change_each(document, "waive", ids, waived=reason.strip())


def unwaive(document: Document, ids: Iterable[str]) -> None:
    """Says that these are to be verified after all."""
    _change_each(document, "unwaive", ids, waived="")


def delete(document: Document, ids: Iterable[str]) -> None:
    """Deletes characteristics and their verifications; their numbers are retired."""
    phases = tuple(document.table(Phase))
    with document.edit("delete_characteristic") as edit:
        for characteristic_id in ids:
            edit.remove(document.get(Characteristic, characteristic_id))
            for phase in phases:
                verification = document.find(Verification, verification_id(characteristic_id, phase))
                if verification is not None:
                    edit.remove(verification)


def duplicate(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    """Adds the same requirements again, each with a new number, without a place, verified as the originals; their ids."""
    originals = [document.get(Characteristic, i) for i in ids]
    with document.edit("duplicate") as edit:
        first = _take_numbers(document, edit, len(originals))
        copies = []
        for i, original in enumerate(originals):
            copy = replace(original, id=new_id(), number=first + i, sub=0, callout=new_id(), annotation=None, balloon=None)
            edit.put(copy)
            copy_verifications(document, edit, original.id, copy.id)
            copies.append(copy.id)
    return tuple(copies)


def copy_verifications(document: Document, edit: Edit, original: str, copy: str) -> None:
    """Puts for `copy` the verifications of `original`, inside an open edit."""
    for phase in document.table(Phase):
        verification = document.find(Verification, verification_id(original, phase))
        if verification is not None:
            edit.put(replace(verification, id=verification_id(copy, phase), characteristic=copy))


def _beside(document: Document, balloon: Place | None, rank: int) -> Place | None:
    """The place `rank` balloons to the right of this one, or to the left at the edge of the sheet."""
    if balloon is None or not rank:
        return balloon
    away = rank * APART * balloon_diameter(document.get(Sheet, balloon.sheet), document.plan.balloon_size)
    return replace(balloon, x=balloon.x + away if balloon.x + away <= 1 else balloon.x - away)


def _take_numbers(document: Document, edit: Edit, count: int) -> int:
    """Takes `count` numbers never given before; the first of them."""
    plan = document.plan
    edit.put(replace(plan, last_number=plan.last_number + count))
    return plan.last_number + 1


def _change_each(document: Document, label: str, ids: Iterable[str], **fields: Any) -> None:
    changed = [replace(document.get(Characteristic, i), **fields) for i in ids]
    with document.edit(label) as edit:
        for characteristic in changed:
            edit.put(characteristic)
