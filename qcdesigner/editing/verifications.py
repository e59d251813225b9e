"""Saying in which phase, with which means and how often characteristics are verified."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from qcdesigner.domain.frequency import Frequency
from qcdesigner.model.document import Document
from qcdesigner.model.queries import verification_id
from qcdesigner.model.records import Characteristic, Means, Phase, Verification


def assign(
    document: Document,
    characteristic_ids: Iterable[str],
    phase_id: str,
    *,
    means: Sequence[str] | None = None,
    frequency: Frequency | None = None,
    performer: str | None = None,
    record: str | None = None,
    reaction: str | None = None,
) -> None:
    """Has characteristics verified in a phase. What is None is left as it is; KeyError for an id that does not exist."""
    document.get(Phase, phase_id)
    given: dict[str, Any] = {"frequency": frequency, "performer": performer, "record": record, "reaction": reaction}
    if means is not None:
        given["means"] = tuple(document.get(Means, m).id for m in dict.fromkeys(means))
    fields = {name: value for name, value in given.items() if value is not None}
    with document.edit("assign") as edit:
        for characteristic_id in characteristic_ids:
            edit.put(replace(_verification(document, characteristic_id, phase_id), **fields))


def clear_frequency(document: Document, characteristic_ids: Iterable[str], phase_id: str) -> None:
    """Takes the frequency off where these characteristics are verified in the phase."""
    ids = [verification_id(c, phase_id) for c in characteristic_ids]
    with document.edit("clear_frequency") as edit:
        for verification in (document.find(Verification, i) for i in ids):
            if verification is not None:
                edit.put(replace(verification, frequency=None))


def unassign(document: Document, characteristic_ids: Iterable[str], phase_id: str) -> None:
    """Says that characteristics are not verified in a phase."""
    ids = [verification_id(c, phase_id) for c in characteristic_ids]
    with document.edit("unassign") as edit:
        for verification in (document.find(Verification, i) for i in ids):
            if verification is not None:
                edit.remove(verification)


def _verification(document: Document, characteristic_id: str, phase_id: str) -> Verification:
    """The verification there is, or a new one."""
    characteristic = document.get(Characteristic, characteristic_id)
    wanted = verification_id(characteristic.id, phase_id)
    existing = document.find(Verification, wanted)
    return existing or Verification(id=wanted, characteristic=characteristic_id, phase=phase_id)
