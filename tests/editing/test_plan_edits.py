"""Phases, means, verifications, identity, validation, accepted findings, similar parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.measuring.means import usual_means
from qcdesigner.editing.acceptances import accept_finding, withdraw_acceptance
from qcdesigner.editing.identity import (
    add_history_entry,
    change_drawing,
    change_history_entry,
    change_part,
    change_plan,
    remove_history_entry,
    set_approval,
)
from qcdesigner.editing.means import add_means, add_usual_means, change_means, remove_means
from qcdesigner.editing.phases import add_phase, change_phase, move_phase, remove_phase
from qcdesigner.editing.placing import move_balloon, nudge_balloons, place_annotation, place_balloons
from qcdesigner.editing.similar import new_from_plan
from qcdesigner.editing.verifications import assign, clear_frequency, unassign
from qcdesigner.model.checks import findings
from qcdesigner.model.document import Document
from qcdesigner.model.queries import phases_in_order, verifications_of
from qcdesigner.model.records import (
    Approval,
    Characteristic,
    Drawing,
    HistoryEntry,
    Means,
    Phase,
    Place,
    Verification,
)
from tests.editing.plans import ALL_PARTS, add, complete_plan, drawn, get


@pytest.fixture
def document() -> Document:
    return Document()


def _phases(document: Document) -> list[str]:
    return [p.number for p in phases_in_order(document)]


def test_phases_are_numbered_in_tens(document: Document) -> None:
    for number in (None, "25", None):
        add_phase(document, kind="final", name="Final", number=number)
    assert _phases(document) == ["10", "25", "30"]


def test_a_number_of_another_phase_is_refused(document: Document) -> None:
    add_phase(document, kind="final", name="Final")
    other = add_phase(document, kind="final", name="Final")
    with pytest.raises(EditRefused, match="phase_number_taken"):
        change_phase(document, other, number="10")
    change_phase(document, other, number="20", machine="Tour")
    assert document.get(Phase, other).machine == "Tour"


def test_a_moved_phase_takes_its_place_among_the_others(document: Document) -> None:
    _, _, third = (add_phase(document, kind="final", name="Final") for _ in range(3))
    move_phase(document, third, 1)
    assert _phases(document) == ["30", "10", "20"]
    assert sorted(p.rank for p in document.table(Phase).values()) == [1, 2, 3]


def test_removing_a_phase_removes_what_was_verified_in_it() -> None:
    document = complete_plan()
    first, final = (p.id for p in phases_in_order(document))
    remove_phase(document, first)
    assert {v.phase for v in document.table(Verification).values()} == {final}
    document.undo()
    assert len(document.table(Verification)) == 4


def test_assigning_again_changes_only_what_is_given() -> None:
    document = complete_plan()
    (phase, _), one = phases_in_order(document), next(iter(document.table(Characteristic)))
    before = verifications_of(document, one)[0]
    assign(document, [one], phase.id, performer="operator")
    after = verifications_of(document, one)[0]
    assert (after.performer, after.means, after.frequency) == ("operator", before.means, ALL_PARTS)
    clear_frequency(document, [one], phase.id)
    assert verifications_of(document, one)[0].frequency is None
    unassign(document, [one], phase.id)
    assert len(verifications_of(document, one)) == 1


def test_a_means_that_does_not_exist_cannot_be_assigned() -> None:
    document = complete_plan()
    with pytest.raises(KeyError):
        assign(document, list(document.table(Characteristic)), next(iter(document.table(Phase))), means=["none"])


def test_a_removed_means_leaves_its_verifications_without_it() -> None:
    document = complete_plan()
    for means in list(document.table(Means)):
        remove_means(document, means)
    assert all(v.means == () for v in document.table(Verification).values())
    assert "no_means" in {f.code for f in findings(document)}


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"designation": " "}, "designation_missing"), ({"identifier": "PC-1"}, "identifier_taken"),
     ({"range_from": Decimal(9), "range_to": Decimal(3)}, "range_inverted"), ({"colour": "red"}, "unknown_field")],
)  # fmt: skip
def test_a_means_that_makes_no_sense_is_refused(document: Document, fields: dict[str, object], code: str) -> None:
    add_means(document, designation="Caliper", identifier="PC-1")
    other = add_means(document, designation="Caliper")
    with pytest.raises(EditRefused, match=code):
        change_means(document, other, **fields)


def test_usual_means_are_named_in_the_language_asked(document: Document) -> None:
    means_type = usual_means()[0]
    french, english = (add_usual_means(document, means_type, language) for language in ("fr", "en"))
    assert document.get(Means, french).designation == means_type.designation_fr
    assert document.get(Means, english).catalogue_code == means_type.code


def test_identity_is_changed_field_by_field(document: Document) -> None:
    drawing, _ = drawn(document)
    change_plan(document, number="GC-12", title="Bride")
    change_part(document, reference="B-120")
    change_drawing(document, drawing, number="P-1", revision="B")
    assert (document.plan.number, document.part.reference) == ("GC-12", "B-120")
    assert document.get(Drawing, drawing).revision == "B"
    with pytest.raises(EditRefused, match="unknown_field"):
        change_plan(document, last_number=0)
    with pytest.raises(EditRefused, match="unknown_field"):
        change_drawing(document, drawing, sha256="")


def test_the_validation_block_has_one_line_for_each_role(document: Document) -> None:
    set_approval(document, "author", name="A. Martin")
    set_approval(document, "author", date="2024-05-02")
    assert document.get(Approval, "author") == Approval(id="author", role="author", name="A. Martin", date="2024-05-02")


def test_history_entries_are_added_changed_and_removed(document: Document) -> None:
    first = add_history_entry(document, revision="A", author="A. Martin")
    second = add_history_entry(document, revision="B")
    change_history_entry(document, second, description="Ø25 H7")
    assert [e.rank for e in document.table(HistoryEntry).values()] == [1, 2]
    remove_history_entry(document, first)
    assert document.get(HistoryEntry, second).description == "Ø25 H7"


def test_a_drag_is_one_step_and_nudges_join(document: Document) -> None:
    _, sheet = drawn(document)
    one = add(document, "5 ±0,1", balloon=Place(sheet, 0.5, 0.5))
    move_balloon(document, one, Place(sheet, 0.1, 0.99))
    for _ in range(5):
        nudge_balloons(document, [one], 0.0, 0.01)
    assert get(document, one).balloon == Place(sheet, 0.1, 1.0)
    document.undo()
    document.undo()
    assert get(document, one).balloon == Place(sheet, 0.5, 0.5)


def test_an_annotation_is_placed_with_a_balloon_near_it(document: Document) -> None:
    _, sheet = drawn(document)
    one = add(document, "5 ±0,1")
    with pytest.raises(EditRefused, match="no_place"):
        place_balloons(document, [one])
    place_annotation(document, [one], Place(sheet, 0.5, 0.5), grid_zone="C3")
    placed = get(document, one)
    assert placed.balloon is not None and placed.balloon != placed.annotation and placed.grid_zone == "C3"
    place_annotation(document, [one], None)
    assert (get(document, one).balloon, get(document, one).grid_zone) == (None, "")


def test_a_finding_is_accepted_with_a_reason_and_stands_again(document: Document) -> None:
    accept_finding(document, "no_part_reference", "part", "trial")
    assert [f.accepted for f in findings(document) if f.code == "no_part_reference"] == ["trial"]
    withdraw_acceptance(document, "no_part_reference", "part")
    assert [f.accepted for f in findings(document) if f.code == "no_part_reference"] == [""]
    with pytest.raises(EditRefused, match="reason_missing"):
        accept_finding(document, "no_part_reference", "part", " ")


def test_a_similar_part_keeps_phases_means_and_frequencies_but_no_identity() -> None:
    document = complete_plan()
    change_part(document, reference="B-120")
    change_plan(document, number="GC-1", state="approved", company="ACME")
    set_approval(document, "author", name="A. Martin")
    similar = new_from_plan(document.snapshot())
    assert similar.plan.uid and similar.plan.uid != document.plan.uid
    assert similar.table(Phase) == document.table(Phase)
    assert similar.table(Verification) == document.table(Verification)
    assert (similar.part.reference, similar.plan.number, similar.plan.state, similar.plan.company) == ("", "", "draft", "ACME")
    assert not similar.table(Approval) and not similar.table(Drawing) and not similar.plan.ever_approved
    assert all(not c.confirmed and c.balloon is None for c in similar.table(Characteristic).values())
    assert similar.plan.last_number == 3


def test_a_similar_part_can_begin_without_characteristics() -> None:
    similar = new_from_plan(complete_plan().snapshot(), keep_characteristics=False)
    assert similar.table(Phase) and not similar.table(Characteristic) and not similar.table(Verification)
