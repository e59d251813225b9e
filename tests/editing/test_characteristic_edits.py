"""Adding, changing, confirming, waiving, deleting characteristics."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import (
    add_callout,
    change_fields,
    change_requirement,
    confirm,
    delete,
    duplicate,
    unwaive,
    waive,
)
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic, Place, Sheet, Verification
from tests.editing.plans import add, complete_plan, drawn, get, labels, requirement


@pytest.fixture
def document() -> Document:
    return Document()


def test_each_part_of_a_callout_has_a_number_of_its_own(document: Document) -> None:
    hole, depth = add_callout(document, parse("4x Ø6,6 ↧12"))
    assert labels(document) == ["1", "2"]
    assert get(document, hole).callout == get(document, depth).callout


@pytest.mark.parametrize("x", [0.5, 0.98])
def test_the_balloons_of_a_callout_stand_side_by_side(document: Document, x: float) -> None:
    _, sheet = drawn(document)
    hole, depth = add_callout(document, parse("4x Ø6,6 ↧12"), balloon=Place(sheet, x, 0.5))
    first, second = get(document, hole).balloon, get(document, depth).balloon
    assert first == Place(sheet, x, 0.5)
    assert second is not None and balloon_diameter(document.get(Sheet, sheet)) < abs(second.x - x) < 0.05
    assert 0 < second.x < 1


def test_a_deleted_number_is_retired(document: Document) -> None:
    add(document, "5 ±0,1")
    delete(document, [add(document, "6 ±0,1")])
    add(document, "7 ±0,1")
    assert labels(document) == ["1", "3"]


def test_deleting_removes_the_verifications_and_undo_brings_them_back() -> None:
    document = complete_plan()
    before = dict(document.table(Verification))
    delete(document, list(document.table(Characteristic)))
    assert not document.table(Verification)
    document.undo()
    assert document.table(Verification) == before


@pytest.mark.parametrize(("text", "rule"), [("(12,5)", "reference"), ("[12,5]", "exact"), ("12,5 ±0,1", "")])
def test_auxiliary_and_exact_dimensions_are_waived_by_rule(document: Document, text: str, rule: str) -> None:
    assert get(document, add(document, text)).waived == rule


@pytest.mark.parametrize(("source", "confidence", "is_confirmed"), [("typed", 1.0, True), ("ocr", 1.0, False), ("text", 0.9, False)])
def test_what_is_not_surely_read_is_unconfirmed(document: Document, source: str, confidence: float, is_confirmed: bool) -> None:
    one = add(document, "12,5 ±0,1", source=source, confidence=confidence)
    assert get(document, one).confirmed is is_confirmed
    confirm(document, [one])
    assert get(document, one).confirmed


def test_a_fit_that_disagrees_with_its_deviations_must_be_confirmed(document: Document) -> None:
    one = add(document, "Ø25 H7 (+0,03/0)")
    assert get(document, one).requirement.warning == "fit_disagrees"
    assert not get(document, one).confirmed


def test_a_typed_requirement_is_confirmed_and_keeps_its_number(document: Document) -> None:
    one = add(document, "12,5", confidence=0.5, forced=True)
    change_requirement(document, one, requirement("13 ±0,1"))
    changed = get(document, one)
    assert (changed.label, changed.source, changed.confirmed, changed.forced) == ("1", "typed", True, False)


def test_typing_away_the_parentheses_takes_the_waiver_away(document: Document) -> None:
    one = add(document, "(12,5)")
    change_requirement(document, one, requirement("12,5 ±0,1"))
    assert get(document, one).waived == ""


def test_a_waiver_for_a_reason_survives_a_new_requirement(document: Document) -> None:
    one = add(document, "12,5 ±0,1")
    waive(document, [one], "measured by the supplier")
    change_requirement(document, one, requirement("13 ±0,1"))
    assert get(document, one).waived == "measured by the supplier"
    unwaive(document, [one])
    assert get(document, one).waived == ""


def test_waiving_without_a_reason_is_refused(document: Document) -> None:
    with pytest.raises(EditRefused, match="reason_missing"):
        waive(document, [add(document, "5")], "  ")


def test_fields_of_several_are_changed_in_one_step(document: Document) -> None:
    ids = [add(document, "5 ±0,1"), add(document, "6 ±0,1")]
    change_fields(document, ids, criticality="critical", comment="new mould")
    assert [get(document, i).criticality for i in ids] == ["critical", "critical"]
    document.undo()
    assert [get(document, i).comment for i in ids] == ["", ""]


def test_the_number_is_no_field_to_change(document: Document) -> None:
    with pytest.raises(EditRefused, match="unknown_field"):
        change_fields(document, [add(document, "5")], number=9)


def test_a_copy_has_a_new_number_no_place_and_the_same_verifications() -> None:
    document = complete_plan()
    first = next(iter(document.table(Characteristic)))
    (copy,) = duplicate(document, [first])
    assert (get(document, copy).label, get(document, copy).balloon) == ("4", None)
    of_copy = [v for v in document.table(Verification).values() if v.characteristic == copy]
    assert {v.phase for v in of_copy} == {v.phase for v in document.table(Verification).values() if v.characteristic == first}


def test_nothing_to_add_is_refused(document: Document) -> None:
    with pytest.raises(EditRefused, match="empty_callout"):
        add_callout(document, [])
