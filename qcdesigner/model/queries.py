"""Questions that several layers ask of the tables: answers in the order people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from qcdesigner.model.records import Characteristic, Drawing, Phase, Place, Record, Sheet, Verification

R = TypeVar("R", bound=Record)


class Tables(Protocol):
    """What is asked: a `Document` or a `Snapshot`."""

    def table(self, record_type: type[R], /) -> Mapping[str, R]: ...


def by_number(characteristics: Iterable[Characteristic]) -> list[Characteristic]:
    """Characteristics by number, then instance."""
    return sorted(characteristics, key=lambda c: (c.number, c.sub, c.id))


def phases_in_order(tables: Tables) -> list[Phase]:
    """The phases by rank."""
    return sorted(tables.table(Phase).values(), key=lambda p: (p.rank, p.id))


def sheets_of(tables: Tables, drawing: str) -> list[Sheet]:
    """The sheets of a drawing by number."""
    return sorted((s for s in tables.table(Sheet).values() if s.drawing == drawing), key=lambda s: s.number)


def drawings_in_order(tables: Tables) -> list[Drawing]:
    """The drawings by rank."""
    return sorted(tables.table(Drawing).values(), key=lambda d: (d.rank, d.id))


def verification_id(characteristic: str, phase: str) -> str:
    """The id of the one verification of a characteristic in a phase."""
    return f"{characteristic}.{phase}"


def verifications_of(tables: Tables, characteristic: str) -> list[Verification]:
    """The verifications of a characteristic, in the order of the phases."""
    table = tables.table(Verification)
    ids = (verification_id(characteristic, phase.id) for phase in phases_in_order(tables))
    return [table[i] for i in ids if i in table]


def is_on(place: Place | None, sheets: Iterable[str]) -> bool:
    """True if the place is on one of these sheets."""
    return place is not None and place.sheet in sheets
