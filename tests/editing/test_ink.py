"""Balloons keep clear of what is drawn, where there is room."""

from __future__ import annotations

from qcdesigner.editing.readings import place_reading
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.document import Document
from qcdesigner.model.reading import InkGrid
from qcdesigner.model.records import Sheet
from tests.editing.plans import A3, callout, drawn, get, reading

COLUMNS, ROWS = 400, 283


def _ink(is_inked: object) -> InkGrid:
    cells = bytes(bool(is_inked((c + 0.5) / COLUMNS, (r + 0.5) / ROWS)) for r in range(ROWS) for c in range(COLUMNS))  # type: ignore[operator]
    return InkGrid(1, COLUMNS, ROWS, cells)


def test_a_balloon_goes_where_nothing_is_drawn() -> None:
    document = Document()
    drawing, sheet = drawn(document)
    ink = _ink(lambda x, y: x < 0.5 or y < 0.5)
    (one,) = place_reading(document, drawing, reading(callout("5 ±0,1", 0.5, 0.5), ink=(ink,)))
    balloon, radius = get(document, one).balloon, balloon_diameter(document.get(Sheet, sheet)) / 2
    assert balloon is not None
    assert balloon.x - radius > 0.498 and balloon.y - radius * A3.aspect > 0.498


def test_where_everything_is_drawn_on_it_stays_near() -> None:
    document = Document()
    drawing, sheet = drawn(document)
    (one,) = place_reading(document, drawing, reading(callout("5 ±0,1", 0.5, 0.5), ink=(_ink(lambda x, y: True),)))
    balloon = get(document, one).balloon
    assert balloon is not None and abs(balloon.x - 0.5) < 3 * balloon_diameter(document.get(Sheet, sheet))
