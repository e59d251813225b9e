"""Numbering anew, the explicit act. Explode and merge are in `instances` and reached from here too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.instances import explode, merge
from qcdesigner.editing.ordering import Order, Spot, in_order
from qcdesigner.model.document import Document
from qcdesigner.model.queries import by_number, drawings_in_order, sheets_of
from qcdesigner.model.records import FINAL_STATES, Characteristic, Place, Sheet

__all__ = ["explode", "is_renumbering_refused", "merge", "renumber"]

Callout = list[Characteristic]


def is_renumbering_refused(document: Document) -> bool:
    """True once a revision has been approved: its numbers are known outside."""
    return document.plan.ever_approved or document.plan.state in FINAL_STATES


def renumber(document: Document, order: Order = "clockwise") -> None:
    """Numbers from 1, sheet by sheet in this order; callouts stay together, what has no place comes last.

    Raises EditRefused `numbers_are_final` once a revision has been approved.
    """
    if is_renumbering_refused(document):
        raise EditRefused("numbers_are_final")
    numbers: dict[int, int] = {}
    for callout in _callouts_in_order(document, order):
        for characteristic in callout:
            numbers.setdefault(characteristic.number, len(numbers) + 1)
    with document.edit("renumber") as edit:
        for characteristic in list(document.table(Characteristic).values()):
            if characteristic.number != numbers[characteristic.number]:
                edit.put(replace(characteristic, number=numbers[characteristic.number]))
        edit.put(replace(document.plan, last_number=len(numbers)))


def _callouts_in_order(document: Document, order: Order) -> Iterator[Callout]:
    by_sheet: dict[str, list[Callout]] = defaultdict(list)
    for callout in _callouts(document.table(Characteristic).values()):
        place = _place(callout)
        by_sheet[place.sheet if place else ""].append(callout)
    for drawing in drawings_in_order(document):
        for sheet in sheets_of(document, drawing.id):
            yield from _on_sheet(sheet, by_sheet.pop(sheet.id, []), order)
    for rest in by_sheet.values():
        yield from rest


def _on_sheet(sheet: Sheet, callouts: list[Callout], order: Order) -> Iterator[Callout]:
    spots = []
    for i, callout in enumerate(callouts):
        place = _place(callout)
        assert place is not None
        spots.append(Spot(i, place.x, place.y, callout[0].grid_zone))
    return (callouts[spot.index] for spot in in_order(spots, order, aspect=sheet.aspect))


def _callouts(characteristics: Iterable[Characteristic]) -> list[Callout]:
    """The characteristics by callout, in the order of their numbers."""
    callouts: dict[str, Callout] = defaultdict(list)
    for characteristic in by_number(characteristics):
        callouts[characteristic.callout or characteristic.id].append(characteristic)
    return list(callouts.values())


def _place(callout: Callout) -> Place | None:
    return callout[0].annotation or callout[0].balloon
