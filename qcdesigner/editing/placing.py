"""Moving balloons, and saying where on the drawing an annotation is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qcdesigner.domain.errors import EditRefused
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic, Criticality, Ignored, Place, Sheet, Unread

if TYPE_CHECKING:  # brings numpy: not before there is a drawing
    from qcdesigner.editing.balloon_costs import Box
    from qcdesigner.editing.balloon_placement import BalloonPlacer


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
        for characteristic in with_balloons(document, [c for c in chosen if c.annotation is not None]):
            edit.put(characteristic)


def with_balloons(document: Document, characteristics: Sequence[Characteristic]) -> list[Characteristic]:
    """The same characteristics, each with a balloon near its annotation, clear of balloons and texts; none is put yet."""
    longest = max((c.label for c in characteristics), key=len, default="")
    placers: dict[str, BalloonPlacer] = {}
    placed = []
    for characteristic in characteristics:
        if (place := characteristic.annotation) is not None:
            if place.sheet not in placers:
                placers[place.sheet] = _placer(document, place.sheet, longest=longest)
            placer, criticality = placers[place.sheet], characteristic.criticality
            balloon = placer.place(_box(place), label=characteristic.label, criticality=criticality)
            placed.append(replace(characteristic, balloon=balloon))
    return placed


def free_place(
    document: Document, annotation: Place | None, *, label: str = "", criticality: Criticality = "none"
) -> Place | None:
    """A place for a balloon near the annotation, clear of balloons and texts; without `label` that of the next number."""
    if annotation is None:
        return None
    label = label or str(document.plan.last_number + 1)
    placer = _placer(document, annotation.sheet, longest=label, also_written=annotation)
    return placer.place(_box(annotation), label=label, criticality=criticality)


def _box(place: Place) -> Box:
    """The box of the text at a place."""
    from qcdesigner.editing.balloon_costs import Box

    return Box(place.x, place.y, place.width, place.height, place.angle)


def _placer(document: Document, sheet_id: str, *, longest: str, also_written: Place | None = None) -> BalloonPlacer:
    """Who places on a sheet, knowing all that the plan knows to stand there, and a text that it does not know yet."""
    from qcdesigner.editing.balloon_placement import BalloonPlacer

    characteristics = document.table(Characteristic).values()
    places = [c.annotation for c in characteristics if c.annotation]
    places += [also_written] if also_written is not None else []
    places += [text.place for text in document.table(Unread).values()]
    places += [text.place for text in document.table(Ignored).values()]
    written = [_box(place) for place in dict.fromkeys(places) if place.sheet == sheet_id]
    balloons = [c for c in characteristics if c.balloon and c.balloon.sheet == sheet_id]
    size = document.plan.balloon_size
    return BalloonPlacer(document.get(Sheet, sheet_id), written, balloons, size=size, longest=longest)


def _balloon_for(document: Document, characteristic: Characteristic, place: Place) -> Place | None:
    balloon = characteristic.balloon
    if balloon is not None and balloon.sheet == place.sheet:
        return balloon
    return free_place(document, place, label=characteristic.label, criticality=characteristic.criticality)


def _within(fraction: float) -> float:
    return min(max(fraction, 0.0), 1.0)
