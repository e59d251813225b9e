"""Phases, means and frequencies typed in cells: `10, 40`; `caliper + CMM`; `10: caliper | 40: CMM`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.frequency import Frequency
from qcdesigner.editing.verifications import assign, clear_frequency, unassign
from qcdesigner.gui.tables.rows import Surroundings, row_of
from qcdesigner.model.document import Document

T = TypeVar("T")
PerPhase = Mapping[str | None, T]

_SEPARATORS = re.compile(r"[,;\s]+")
_PHASE_PREFIX = re.compile(r"\s*(?P<number>[^:|]+?)\s*:\s*(?P<text>.*)", re.DOTALL)


def read_phases(text: str, around: Surroundings) -> tuple[str, ...]:
    """The ids of the phases whose numbers are written. Raises EditRefused `no_such_phase`."""
    by_number = {phase.number: phase.id for phase in around.phases}
    ids = []
    for number in filter(None, _SEPARATORS.split(text)):
        if number not in by_number:
            raise EditRefused("no_such_phase", number=number)
        ids.append(by_number[number])
    return tuple(ids)


def put_phases(
    document: Document, ids: tuple[str, ...], phases: tuple[str, ...], around: Surroundings
) -> None:
    """Has these characteristics verified in exactly these phases."""
    with document.edit("assign"):
        for phase in around.phases:
            if phase.id in phases:
                assign(document, ids, phase.id)
            else:
                unassign(document, ids, phase.id)


def read_per_phase(text: str, around: Surroundings, read: Callable[[str, Surroundings], T]) -> PerPhase[T]:
    """What is written for each phase (`10: … | 40: …`), or for all of them under None. Raises what `read` raises."""
    by_number = {phase.number: phase.id for phase in around.phases}
    parts = text.split("|")
    prefixes = [_PHASE_PREFIX.fullmatch(part) for part in parts]
    if len(parts) == 1 and (prefixes[0] is None or prefixes[0]["number"] not in by_number):
        return {None: read(text.strip(), around)}
    meanings: dict[str | None, T] = {}
    for part, prefix in zip(parts, prefixes, strict=True):
        if prefix is None or prefix["number"] not in by_number:
            raise EditRefused("no_such_phase", number=prefix["number"] if prefix else part.strip())
        meanings[by_number[prefix["number"]]] = read(prefix["text"].strip(), around)
    return meanings


def read_means(text: str, around: Surroundings) -> tuple[str, ...]:
    """The ids of the means written, joined by `+`. Raises EditRefused `no_such_means`, `means_ambiguous`."""
    return tuple(_means_named(name.strip(), around) for name in text.split("+") if name.strip())


def _means_named(name: str, around: Surroundings) -> str:
    """The means whose identifier, name with identifier or designation this is, without regard to case."""
    wanted = name.casefold()
    found = [
        means.id
        for means in around.means.values()
        if wanted in (means.identifier.casefold(), f"{means.designation} ({means.identifier})".casefold())
    ] or [means.id for means in around.means.values() if wanted == means.designation.casefold()]
    if not found:
        raise EditRefused("no_such_means", name=name)
    if len(found) > 1:
        raise EditRefused("means_ambiguous", name=name)
    return found[0]


def put_means(
    document: Document, ids: tuple[str, ...], means: PerPhase[tuple[str, ...]], around: Surroundings
) -> None:
    """Sets the means of these characteristics, in the phases named or in all where they are verified."""
    for characteristic_id in ids:
        for phase, chosen in _by_phase(document, characteristic_id, means, around).items():
            assign(document, (characteristic_id,), phase, means=chosen)


def put_frequency(
    document: Document, ids: tuple[str, ...], frequencies: PerPhase[Frequency | None], around: Surroundings
) -> None:
    """Sets the frequency of these characteristics, in the phases named or in all where they are verified."""
    for characteristic_id in ids:
        for phase, frequency in _by_phase(document, characteristic_id, frequencies, around).items():
            if frequency is None:
                clear_frequency(document, (characteristic_id,), phase)
            else:
                assign(document, (characteristic_id,), phase, frequency=frequency)


def _by_phase(
    document: Document, characteristic_id: str, meanings: PerPhase[T], around: Surroundings
) -> dict[str, T]:
    """The meaning for each phase. Without any phase yet, the only phase of the plan is meant; else it is refused."""
    if None not in meanings:
        return {phase: meaning for phase, meaning in meanings.items() if phase is not None}
    meant = [phase.id for phase, _ in row_of(document, characteristic_id, around).verifications]
    if not meant and meanings[None]:
        meant = [only_phase(around)]
    return dict.fromkeys(meant, meanings[None])


def only_phase(around: Surroundings) -> str:
    """The id of the only phase. Raises EditRefused `phase_first` when there are none or several to choose from."""
    if len(around.phases) != 1:
        raise EditRefused("phase_first")
    return around.phases[0].id
