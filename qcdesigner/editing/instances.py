"""Exploding one requirement into its instances (4× into 12.1 … 12.4), and merging them back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.requirement import Requirement
from qcdesigner.editing.characteristics import copy_verifications, delete
from qcdesigner.editing.placing import with_balloons
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.queries import by_number, verification_id
from qcdesigner.model.records import Characteristic, Phase, Verification

MOST_INSTANCES = 200


def explode(document: Document, characteristic_id: str) -> tuple[str, ...]:
    """One characteristic for each instance, under the same number, verified alike; their ids, the first is the old one.

    Raises EditRefused `nothing_to_explode`, `already_exploded`, `too_many_instances`.
    """
    whole = document.get(Characteristic, characteristic_id)
    count = whole.requirement.count
    if whole.sub:
        raise EditRefused("already_exploded", number=whole.label)
    if count < 2:
        raise EditRefused("nothing_to_explode", number=whole.label)
    if count > MOST_INSTANCES:
        raise EditRefused("too_many_instances", number=whole.label, most=MOST_INSTANCES)
    single = replace(whole, requirement=replace(whole.requirement, count=1))
    others = [replace(single, id=new_id(), sub=sub, balloon=None) for sub in range(2, count + 1)]
    if whole.balloon is not None and whole.annotation is not None:
        others = with_balloons(document, others)
    with document.edit("explode") as edit:
        edit.put(replace(single, sub=1))
        for instance in others:
            edit.put(instance)
            copy_verifications(document, edit, whole.id, instance.id)
    return (whole.id, *(instance.id for instance in others))


def merge(document: Document, ids: Iterable[str]) -> tuple[str, ...]:
    """One characteristic again for each number, in place of all its instances; their ids.

    What only some instances were verified by is kept. Raises EditRefused `nothing_to_merge`, `instances_differ`.
    """
    numbers = {document.get(Characteristic, i).number for i in ids}
    groups: dict[int, list[Characteristic]] = {number: [] for number in sorted(numbers)}
    for characteristic in by_number(document.table(Characteristic).values()):
        if characteristic.number in numbers:
            groups[characteristic.number].append(characteristic)
    for instances in groups.values():
        _check(instances)
    with document.edit("merge"):
        return tuple(_merge(document, instances) for instances in groups.values())


def _check(instances: list[Characteristic]) -> None:
    first = instances[0]
    if not first.sub:
        raise EditRefused("nothing_to_merge", number=first.label)
    for other in instances[1:]:
        if _alone(other.requirement) != _alone(first.requirement) or other.waived != first.waived:
            raise EditRefused("instances_differ", number=first.label, other=other.label)


def _merge(document: Document, instances: list[Characteristic]) -> str:
    first, *others = instances
    count = sum(c.requirement.count for c in instances)
    whole = replace(
        first,
        sub=0,
        requirement=replace(first.requirement, count=count),
        confirmed=all(c.confirmed for c in instances),
        confidence=min(c.confidence for c in instances),
    )
    with document.edit("merge") as edit:
        edit.put(whole)
        for other in others:
            _adopt_verifications(document, first.id, other.id)
        delete(document, [c.id for c in others])
    return whole.id


def _adopt_verifications(document: Document, heir: str, other: str) -> None:
    """Gives `heir` the verifications of `other` in phases where it has none."""
    with document.edit("merge") as edit:
        for phase in document.table(Phase):
            theirs = document.find(Verification, verification_id(other, phase))
            own = verification_id(heir, phase)
            if theirs is not None and document.find(Verification, own) is None:
                edit.put(replace(theirs, id=own, characteristic=heir))


def _alone(requirement: Requirement) -> Requirement:
    """The requirement as it bounds one instance: how it was written and counted does not matter."""
    return replace(requirement, count=1, text="", remark="")
