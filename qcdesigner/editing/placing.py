"""Moving balloons, and saying where on the drawing an annotation is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.balloon_placement import BalloonPlacer, Box
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic, Place, Sheet


def move_balloon(
    document: Document, characteristic_id: str, place: Place | None, *, merge_key: object = None
) -> None:
    """Puts the balloon at a place; None takes it off the drawing. Moves with the same `merge_key` are one step of undo."""
    characteristic = document.get(Characteristic, characteristic_id)
    if place is not None:
        document.get(Sheet, place.sheet)
    with document.edit("move_balloon", merge_key=merge_key) as edit:
        edit.put(replace(characteristic, balloon=place))


def nudge_balloons(document: Document, ids: Iterable[str], dx: float, dy: float) -> None:
    """Moves balloons by fractions of the sheet, not beyond its edges. Consecutive nudges of the same ones are one step."""
    chosen = tuple(ids)
    with document.edit("move_balloon", merge_key=("nudge", chosen)) as edit:
        for characteristic in (document.get(Characteristic, i) for i in chosen):
            if (balloon := characteristic.balloon) is not None:
                moved = replace(balloon, x=_within(balloon.x + dx), y=_within(balloon.y + dy))
                edit.put(replace(characteristic, balloon=moved))


def place_annotation(
    document: Document, ids: Iterable[str], place: Place | None, *, balloon: Place | None = None, grid_zone: str = ""
) -> None:
    """Says where the drawing states these characteristics; None: nowhere, and they lose their balloons too.

    Without `balloon`, those on the same sheet stay where they are and the others are placed near the annotation.
    """
    chosen = [document.get(Characteristic, i) for i in ids]
    with document.edit("place_annotation") as edit:
        for characteristic in chosen:
            put = None if place is None else balloon or _balloon_for(document, characteristic, place)
            edit.put(replace(characteristic, annotation=place, balloon=put, grid_zone=grid_zone))


def place_balloons(document: Document, ids: Iterable[str]) -> None:
    """Places balloons again, clear of each other, for the characteristics that have an annotation."""
    chosen = [document.get(Characteristic, i) for i in ids]
    if not any(c.annotation for c in chosen):
        raise EditRefused("no_place")
    with document.edit("place_balloons") as edit:
        for characteristic in chosen:
            edit.put(replace(characteristic, balloon=None))
        for characteristic in (c for c in chosen if c.annotation is not None):
            edit.put(replace(characteristic, balloon=free_place(document, characteristic.annotation)))


def free_place(document: Document, annotation: Place | None) -> Place | None:
    """A place for a balloon near the annotation, clear of the sheet's balloons and annotations."""
    if annotation is None:
        return None
    characteristics = document.table(Characteristic).values()
    written = [c.annotation for c in characteristics if c.annotation and c.annotation.sheet == annotation.sheet]
    balloons = [c.balloon for c in characteristics if c.balloon and c.balloon.sheet == annotation.sheet]
    placer = BalloonPlacer(document.get(Sheet, annotation.sheet), [text_box(p) for p in written], balloons)
    return placer.place(text_box(annotation))


def text_box(place: Place) -> Box:
    """The room that a callout of usual length takes round its centre."""
    return Box(place.x, place.y, 0.03, 0.012)


def _balloon_for(document: Document, characteristic: Characteristic, place: Place) -> Place | None:
    balloon = characteristic.balloon
    return balloon if balloon is not None and balloon.sheet == place.sheet else free_place(document, place)


def _within(fraction: float) -> float:
    return min(max(fraction, 0.0), 1.0)
