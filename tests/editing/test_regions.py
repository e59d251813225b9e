"""A callout added at a region that a person showed deals with the texts inside it, turned or not, and with no others."""

from __future__ import annotations

from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.regions import add_at_region
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.document import Document
from qcdesigner.model.ids import new_id
from qcdesigner.model.records import Ignored, Place, Sheet, Unread
from tests.editing.plans import drawn, get


def texts(document: Document, sheet: str, *places: tuple[float, float, float, float], waived: str = "") -> None:
    with document.edit("test") as edit:
        for x, y, width, height in places:
            place = Place(sheet, x, y, width, height)
            edit.put(Unread(id=new_id(), place=place, text="?", reason="not_understood", waived=waived))


def left(document: Document) -> list[float]:
    return sorted(u.place.x for u in document.table(Unread).values())


def test_texts_inside_are_dealt_with_in_the_same_step():
    document = Document()
    _, sheet = drawn(document)
    texts(document, sheet, (0.5, 0.5, 0.04, 0.01), (0.52, 0.505, 0.02, 0.01), (0.7, 0.5, 0.04, 0.01))
    with document.edit("test") as edit:
        edit.put(Ignored(id=new_id(), place=Place(sheet, 0.51, 0.5, 0.02, 0.01), text="12", rule="reference"))
    (added,) = add_at_region(document, parse("Ø25 H7"), Place(sheet, 0.51, 0.5, 0.1, 0.03))
    assert left(document) == [0.7] and not document.table(Ignored)
    assert get(document, added).balloon is not None
    document.undo()
    assert left(document) == [0.5, 0.52, 0.7] and len(document.table(Ignored)) == 1


def test_waived_texts_and_notes_around_the_region_stay():
    document = Document()
    _, sheet = drawn(document)
    texts(document, sheet, (0.5, 0.5, 0.04, 0.01), waived="Not a requirement")
    texts(document, sheet, (0.51, 0.5, 0.4, 0.2))
    add_at_region(document, parse("Ø25 H7"), Place(sheet, 0.5, 0.5, 0.1, 0.03))
    assert left(document) == [0.5, 0.51]


def test_a_turned_region_holds_what_lies_along_it():
    document = Document()
    _, sheet = drawn(document)  # A3: 420 × 297
    texts(document, sheet, (0.5, 0.5 + 30 / 297, 0.02, 0.01), (0.5 + 30 / 420, 0.5, 0.02, 0.01))
    add_at_region(document, parse("Ø25 H7"), Place(sheet, 0.5, 0.5, 80 / 420, 10 / 297, 90.0))
    assert left(document) == [0.5 + 30 / 420]


def test_the_characteristic_stands_where_its_text_is_known_to_stand():
    document = Document()
    _, sheet = drawn(document)
    exact = Place(sheet, 0.48, 0.5, 0.03, 0.01, 90.0)
    (added,) = add_at_region(document, parse("8"), Place(sheet, 0.5, 0.5, 0.1, 0.1), annotation=exact, source="ocr", confidence=0.9)
    assert get(document, added).annotation == exact
    assert not get(document, added).confirmed


def test_the_balloon_does_not_cover_the_text_that_was_shown():
    document = Document()
    _, sheet = drawn(document)  # A3: 420 × 297
    text = Place(sheet, 0.5, 0.5, 40 / 420, 5 / 297, -45.0)
    (added,) = add_at_region(document, parse("R1 ±0.1"), Place(sheet, 0.5, 0.5, 0.1, 0.12), annotation=text)
    balloon = get(document, added).balloon
    assert balloon is not None
    x, y = (balloon.x - 0.5) * 420, (balloon.y - 0.5) * 297
    along, across = (x + y) / 2**0.5, (y - x) / 2**0.5
    assert abs(along) > 20 or abs(across) > 2.5 + balloon_diameter(document.get(Sheet, sheet), "normal") * 420 / 2
