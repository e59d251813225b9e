"""Adding drawings, and turning what was read on them into characteristics."""

from __future__ import annotations

import math
import random
from hashlib import sha256

import pytest

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.balloon_placement import Box
from qcdesigner.editing.drawings import add_drawing, remove_drawing
from qcdesigner.editing.identity import change_part, change_plan
from qcdesigner.editing.readings import place_reading
from qcdesigner.editing.unread import make_characteristic, restore, take_up_ignored, waive_unread
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.document import Document
from qcdesigner.model.queries import by_number, sheets_of
from qcdesigner.model.reading import ReadSheet, ReadText
from qcdesigner.model.records import Characteristic, Drawing, Ignored, Place, Sheet, Unread
from tests.editing.plans import A3, callout, drawn, get, reading, requirement


@pytest.fixture
def document() -> Document:
    return Document()


def _distance(document: Document, a: Place, b: Place) -> float:
    """In widths of the sheet."""
    return math.hypot(a.x - b.x, (a.y - b.y) / document.get(Sheet, a.sheet).aspect)


def test_the_file_is_kept_unchanged_under_its_hash(document: Document) -> None:
    drawing, _ = drawn(document, b"content")
    digest = sha256(b"content").hexdigest()
    assert document.get(Drawing, drawing).sha256 == digest
    assert document.files[digest] == b"content"


def test_the_same_drawing_twice_is_refused(document: Document) -> None:
    drawn(document, b"content")
    with pytest.raises(EditRefused, match="drawing_already_there"):
        drawn(document, b"content")


def test_every_callout_becomes_a_ballooned_characteristic_in_one_step(document: Document) -> None:
    drawing, _ = drawn(document)
    heard: list[ChangeSet] = []
    document.subscribe(heard.append)
    ids = place_reading(document, drawing, reading(callout("4x Ø6,6 ↧12", 0.3, 0.3), callout("(8)", 0.6, 0.6)))
    assert [get(document, i).label for i in ids] == ["1", "2", "3"]
    assert all(get(document, i).balloon for i in ids)
    assert get(document, ids[2]).waived == "reference"
    assert len(heard) == 1


def test_numbers_follow_the_sheets_and_go_clockwise(document: Document) -> None:
    two = [A3, ReadSheet(2, "2", 420.0, 297.0, 420 / 297)]
    drawing, _ = drawn(document, sheets=two)
    read = reading(
        callout("50 ±1", 0.1, 0.1, sheet=2),
        callout("40 ±1", 0.45, 0.55), callout("30 ±1", 0.55, 0.55),
        callout("20 ±1", 0.55, 0.45), callout("10 ±1", 0.45, 0.45),
    )  # fmt: skip
    place_reading(document, drawing, read)
    texts = [c.read_text for c in by_number(document.table(Characteristic).values())]
    assert texts == ["10 ±1", "20 ±1", "30 ±1", "40 ±1", "50 ±1"]


def test_unread_and_ignored_texts_are_listed_with_their_place(document: Document) -> None:
    drawing, sheet = drawn(document)
    read = reading(unread=(ReadText(1, 0.1, 0.2, "???", "not_understood"),), ignored=(ReadText(1, 0.9, 0.9, "A-A", "view_name"),))
    place_reading(document, drawing, read)
    (unread,), (ignored,) = document.table(Unread).values(), document.table(Ignored).values()
    assert (unread.place, unread.text, unread.reason) == (Place(sheet, 0.1, 0.2), "???", "not_understood")
    assert (ignored.text, ignored.rule) == ("A-A", "view_name")


def test_balloons_overlap_neither_each_other_nor_the_texts(document: Document) -> None:
    drawing, sheet = drawn(document)
    spots = random.Random(7)
    read = reading(*(callout("12,5 ±0,1", spots.uniform(0.1, 0.9), spots.uniform(0.1, 0.9)) for _ in range(120)))
    place_reading(document, drawing, read)
    diameter = balloon_diameter(document.get(Sheet, sheet))
    characteristics = list(document.table(Characteristic).values())
    balloons = [c.balloon for c in characteristics if c.balloon]
    for i, one in enumerate(balloons):
        assert all(_distance(document, one, other) >= diameter for other in balloons[i + 1 :])
        for text in read.callouts:
            dx = max(0.0, abs(one.x - text.x) - text.width / 2)
            dy = max(0.0, abs(one.y - text.y) - text.height / 2) / A3.aspect
            assert math.hypot(dx, dy) > diameter / 2
    far = [c for c in characteristics if _distance(document, c.annotation, c.balloon) > 8 * diameter]
    assert not far


def test_balloons_keep_clear_of_given_obstacles_and_inside_the_sheet(document: Document) -> None:
    drawing, _ = drawn(document)
    ink = {1: [Box(0.0, 0.1, 0.5, 0.1)]}
    ids = place_reading(document, drawing, reading(callout("5 ±0,1", 0.02, 0.02)), obstacles=ink)
    balloon = get(document, ids[0]).balloon
    assert balloon is not None and 0 < balloon.x < 1 and 0 < balloon.y < 1
    assert balloon.x > 0.25 or not 0.05 < balloon.y < 0.15


def test_what_the_drawing_states_fills_only_what_is_empty(document: Document) -> None:
    change_part(document, material="S235")
    drawing, _ = drawn(document)
    block = (("material", "C45"), ("title", "Bride"), ("number", "B-120"), ("revision", "C"))
    place_reading(document, drawing, reading(title_block=block, general_tolerance="ISO 2768-mK", unit="in"))
    assert (document.part.material, document.part.designation, document.part.reference) == ("S235", "Bride", "")
    record = document.get(Drawing, drawing)
    assert (record.number, record.revision, record.title_block) == ("B-120", "C", block)
    assert (document.plan.general_tolerance, document.plan.unit) == ("ISO 2768-mK", "in")


def test_a_number_that_its_label_calls_a_reference_is_the_parts_too(document: Document) -> None:
    drawing, _ = drawn(document)
    block = (("number", "AMV-21"), ("reference", "AMV-21"), ("revision", "C"), ("mass", "0,72 kg"))
    place_reading(document, drawing, reading(title_block=block))
    assert (document.part.reference, document.part.mass, document.part.revision) == ("AMV-21", "0,72 kg", "")
    assert document.get(Drawing, drawing).number == "AMV-21"


def test_a_general_tolerance_that_is_stated_governs_what_has_none(document: Document) -> None:
    drawing, _ = drawn(document)
    (one,) = place_reading(document, drawing, reading(callout("30", 0.5, 0.5), general_tolerance="ISO 2768-mK"))
    governed = get(document, one).requirement
    assert (governed.tolerance_source, governed.upper_deviation and str(governed.upper_deviation.value)) == ("general", "0.2")


def test_a_general_tolerance_that_is_not_understood_is_not_filled_in(document: Document) -> None:
    drawing, _ = drawn(document)
    place_reading(document, drawing, reading(callout("30", 0.5, 0.5), general_tolerance="as usual"))
    assert document.plan.general_tolerance == ""


def test_changing_the_general_tolerance_reapplies_it_and_emptying_it_takes_it_off(document: Document) -> None:
    drawing, _ = drawn(document)
    (one, two) = place_reading(document, drawing, reading(callout("30", 0.5, 0.5), callout("30 ±1", 0.6, 0.6)))
    deviations = []
    for statement in ("ISO 2768-m", "ISO 2768-f", ""):
        change_plan(document, general_tolerance=statement)
        upper = get(document, one).requirement.upper_deviation
        deviations.append(upper and str(upper.value))
    assert deviations == ["0.2", "0.1", None]
    assert get(document, two).requirement == requirement("30 ±1")
    document.undo()
    assert get(document, one).requirement.tolerance_source == "general"


def test_removing_a_drawing_leaves_its_characteristics_without_a_place(document: Document) -> None:
    drawing, _ = drawn(document)
    unread = (ReadText(1, 0.1, 0.2, "???", "not_understood"),)
    (one,) = place_reading(document, drawing, reading(callout("30", 0.5, 0.5), unread=unread))
    remove_drawing(document, drawing)
    assert (get(document, one).annotation, get(document, one).balloon) == (None, None)
    assert not document.table(Unread) and not document.table(Sheet)
    document.undo()
    assert get(document, one).balloon and document.table(Unread) and sheets_of(document, drawing)


def test_an_unread_text_becomes_a_characteristic_at_its_place(document: Document) -> None:
    drawing, sheet = drawn(document)
    place_reading(document, drawing, reading(unread=(ReadText(1, 0.5, 0.5, "l2,5", "not_understood"),)))
    (unread,) = document.table(Unread)
    (one,) = make_characteristic(document, unread, [requirement("12,5 ±0,1")])
    made = get(document, one)
    assert (made.annotation, made.read_text, made.confirmed) == (Place(sheet, 0.5, 0.5), "l2,5", True)
    assert made.balloon is not None and not document.table(Unread)


def test_an_unread_text_is_waived_with_a_reason_and_restored(document: Document) -> None:
    drawing, _ = drawn(document)
    place_reading(document, drawing, reading(unread=(ReadText(1, 0.5, 0.5, "x", "not_understood"),)))
    (unread,) = document.table(Unread)
    with pytest.raises(EditRefused, match="reason_missing"):
        waive_unread(document, [unread], "")
    waive_unread(document, [unread], "view letter")
    assert document.get(Unread, unread).waived == "view letter"
    restore(document, [unread])
    assert document.get(Unread, unread).waived == ""


def test_an_ignored_text_can_be_taken_up_again(document: Document) -> None:
    drawing, _ = drawn(document)
    place_reading(document, drawing, reading(ignored=(ReadText(1, 0.5, 0.5, "RAL 9005", "note"),)))
    (unread,) = take_up_ignored(document, list(document.table(Ignored)))
    assert document.get(Unread, unread).text == "RAL 9005" and not document.table(Ignored)


def test_a_drawing_without_sheets_can_still_be_added(document: Document) -> None:
    drawing = add_drawing(document, file_name="a.pdf", content=b"x", format="pdf", sheets=())
    assert place_reading(document, drawing, reading(callout("30", 0.5, 0.5))) == ()
