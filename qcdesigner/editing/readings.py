"""Turning what was read on a drawing into characteristics, ballooned and numbered, in one edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qcdesigner.editing.balloon_costs import Box
from qcdesigner.editing.balloon_placement import BalloonPlacer
from qcdesigner.editing.characteristics import add_callout
from qcdesigner.editing.general_tolerance import govern_all, is_understood
from qcdesigner.editing.ordering import Order, Spot, in_order
from qcdesigner.editing.title_block import fill_identity
from qcdesigner.model.document import Document, Edit
from qcdesigner.model.ids import new_id
from qcdesigner.model.queries import sheets_of
from qcdesigner.model.reading import ReadCallout, Reading, ReadText
from qcdesigner.model.records import Characteristic, Ignored, Place, Sheet, Unread


def place_reading(
    document: Document,
    drawing_id: str,
    reading: Reading,
    *,
    order: Order = "clockwise",
    obstacles: Mapping[int, Iterable[Box]] | None = None,
) -> tuple[str, ...]:
    """Makes characteristics of all callouts, unread and ignored texts of the others; ids of the characteristics.

    Numbers follow sheets, then `order`; balloons keep clear of each other, of texts, of `obstacles` (by sheet number), and
    of ink where they can.
    Unit, general tolerance and identity are filled where they are empty.
    """
    sheets = {sheet.number: sheet for sheet in sheets_of(document, drawing_id)}
    with document.edit("place_reading") as edit:
        _fill_plan(document, edit, drawing_id, reading)
        added: list[str] = []
        for number, sheet in sheets.items():
            added += _place_sheet(document, sheet, reading, order, (obstacles or {}).get(number, ()))
        for text in (t for t in reading.unread if t.sheet in sheets):
            edit.put(Unread(id=new_id(), place=_place(sheets[text.sheet], text), text=text.text, reason=text.why))
        for text in (t for t in reading.ignored if t.sheet in sheets):
            edit.put(Ignored(id=new_id(), place=_place(sheets[text.sheet], text), text=text.text, rule=text.why))
    return tuple(added)


def _fill_plan(document: Document, edit: Edit, drawing_id: str, reading: Reading) -> None:
    """Unit (only while there is no characteristic yet), general tolerance and identity, as the drawing states them."""
    plan = document.plan
    unit = plan.unit if document.table(Characteristic) else reading.unit or plan.unit
    statement = plan.general_tolerance
    if not statement and is_understood(reading.general_tolerance, unit):
        statement = reading.general_tolerance
    edit.put(filled := replace(plan, unit=unit, general_tolerance=statement))
    govern_all(document, edit, filled)
    fill_identity(document, edit, drawing_id, reading.title_block)


def _place_sheet(
    document: Document, sheet: Sheet, reading: Reading, order: Order, obstacles: Iterable[Box]
) -> list[str]:
    callouts = [c for c in reading.callouts if c.sheet == sheet.number]
    spots = [Spot(i, c.x, c.y, c.grid_zone) for i, c in enumerate(callouts)]
    ink = next((grid for grid in reading.ink if grid.sheet == sheet.number), None)
    placer = BalloonPlacer(
        sheet, [*_written(sheet, reading), *obstacles], _ballooned(document, sheet),
        size=document.plan.balloon_size, longest=_longest(document, callouts), ink=ink,
    )  # fmt: skip
    added: list[str] = []
    for spot in in_order(spots, order, aspect=sheet.aspect):
        added += _add(document, sheet, callouts[spot.index], placer)
    return added


def _add(document: Document, sheet: Sheet, callout: ReadCallout, placer: BalloonPlacer) -> tuple[str, ...]:
    """Adds one callout; the balloons of its requirements stand side by side."""
    ids = add_callout(
        document,
        callout.requirements,
        annotation=_place(sheet, callout),
        source=callout.source,
        confidence=callout.confidence,
        read_text=callout.text,
        grid_zone=callout.grid_zone,
        forced=callout.forced,
        designation=callout.designation,
    )
    with document.edit("place_reading") as edit:
        for characteristic_id in ids:
            characteristic = document.get(Characteristic, characteristic_id)
            edit.put(replace(characteristic, balloon=placer.place(_box(callout), label=characteristic.label)))
    return ids


def _longest(document: Document, callouts: Iterable[ReadCallout]) -> str:
    """The longest number that these callouts will be given."""
    return str(document.plan.last_number + sum(len(callout.requirements) for callout in callouts))


def _written(sheet: Sheet, reading: Reading) -> list[Box]:
    """What is written on the sheet, which balloons should not cover."""
    texts: tuple[ReadCallout | ReadText, ...] = (*reading.callouts, *reading.unread, *reading.ignored)
    return [_box(text) for text in texts if text.sheet == sheet.number]


def _ballooned(document: Document, sheet: Sheet) -> list[Characteristic]:
    characteristics = document.table(Characteristic).values()
    return [c for c in characteristics if c.balloon is not None and c.balloon.sheet == sheet.id]


def _box(text: ReadCallout | ReadText) -> Box:
    return Box(text.x, text.y, text.width, text.height, text.angle)


def _place(sheet: Sheet, text: ReadCallout | ReadText) -> Place:
    return Place(sheet.id, text.x, text.y, text.width, text.height, text.angle)
