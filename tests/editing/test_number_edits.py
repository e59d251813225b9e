"""Renumbering, exploding and merging."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.characteristics import change_requirement, delete
from qcdesigner.editing.identity import change_plan
from qcdesigner.editing.numbering import explode, is_renumbering_refused, merge, renumber
from qcdesigner.editing.verifications import assign, unassign
from qcdesigner.model.document import Document
from qcdesigner.model.queries import by_number, verifications_of
from qcdesigner.model.records import Characteristic, Phase, Place
from tests.editing.plans import add, complete_plan, drawn, get, labels, requirement


@pytest.fixture
def document() -> Document:
    return Document()


def _nominals(document: Document) -> list[int]:
    characteristics = by_number(document.table(Characteristic).values())
    return [int(c.requirement.nominal.value) for c in characteristics if c.requirement.nominal]


def test_renumbering_goes_clockwise_from_the_top_left_and_ends_with_what_has_no_place(document: Document) -> None:
    _, sheet = drawn(document)
    add(document, "99 ±1")
    for value, x, y in ((3, 0.55, 0.55), (4, 0.45, 0.55), (2, 0.55, 0.45), (1, 0.45, 0.45)):
        add(document, f"{value} ±0,1", annotation=Place(sheet, x, y))
    renumber(document)
    assert _nominals(document) == [1, 2, 3, 4, 99]
    assert document.plan.last_number == 5


def test_renumbering_goes_view_by_view(document: Document) -> None:
    _, sheet = drawn(document)
    right = {3: (0.80, 0.2), 4: (0.86, 0.26)}
    left = {1: (0.10, 0.2), 2: (0.16, 0.26)}
    for value, (x, y) in {**right, **left}.items():
        add(document, f"{value} ±0,1", annotation=Place(sheet, x, y))
    renumber(document)
    assert _nominals(document) == [1, 2, 3, 4]


def test_renumbering_as_one_reads_goes_line_by_line(document: Document) -> None:
    _, sheet = drawn(document)
    for value, x, y in ((4, 0.9, 0.8), (3, 0.1, 0.8), (2, 0.9, 0.2), (1, 0.1, 0.2)):
        add(document, f"{value} ±0,1", annotation=Place(sheet, x, y))
    renumber(document, "reading")
    assert _nominals(document) == [1, 2, 3, 4]


def test_renumbering_by_zone_puts_b10_after_b2(document: Document) -> None:
    _, sheet = drawn(document)
    for value, zone in ((3, "B10"), (2, "B2"), (1, "A4"), (4, "")):
        add(document, f"{value} ±0,1", annotation=Place(sheet, 0.5, 0.5), grid_zone=zone)
    renumber(document, "zone")
    assert _nominals(document) == [1, 2, 3, 4]


def test_renumbering_closes_gaps_and_keeps_instances_together(document: Document) -> None:
    first = add(document, "5 ±0,1")
    explode(document, add(document, "2x Ø6 ±0,1"))
    delete(document, [first])
    renumber(document)
    assert labels(document) == ["1.1", "1.2"]


@pytest.mark.parametrize("state", ["approved", "applicable", "superseded"])
def test_renumbering_is_refused_once_a_revision_has_been_approved(document: Document, state: str) -> None:
    add(document, "5 ±0,1")
    change_plan(document, state=state)
    change_plan(document, state="draft")
    assert is_renumbering_refused(document)
    with pytest.raises(EditRefused, match="numbers_are_final"):
        renumber(document)


def test_exploding_gives_one_line_for_each_instance(document: Document) -> None:
    ids = explode(document, add(document, "4x Ø6,6 ±0,1"))
    assert labels(document) == ["1.1", "1.2", "1.3", "1.4"]
    assert {get(document, i).requirement.count for i in ids} == {1}
    document.undo()
    assert labels(document) == ["1"]


def test_instances_are_verified_as_the_whole_was_and_their_balloons_do_not_overlap(document: Document) -> None:
    _, sheet = drawn(document)
    phase_document = complete_plan()
    phase = next(iter(phase_document.table(Phase)))
    whole = add(phase_document, "3x Ø6 ±0,1")
    assign(phase_document, [whole], phase)
    assert all(verifications_of(phase_document, i) for i in explode(phase_document, whole))
    placed = add(document, "3x Ø6 ±0,1", annotation=Place(sheet, 0.5, 0.5), balloon=Place(sheet, 0.45, 0.45))
    balloons = {get(document, i).balloon for i in explode(document, placed)}
    assert len(balloons) == 3


def test_merging_any_instance_gives_the_whole_back(document: Document) -> None:
    whole = add(document, "4x Ø6,6 ±0,1")
    before = get(document, whole)
    ids = explode(document, whole)
    assert merge(document, ids[1:2]) == (whole,)
    assert get(document, whole) == before


def test_merging_keeps_what_only_one_instance_was_verified_by() -> None:
    document = complete_plan()
    first, final = document.table(Phase)
    ids = explode(document, add(document, "2x Ø6 ±0,1"))
    assign(document, ids[:1], first)
    assign(document, ids[1:], final)
    (whole,) = merge(document, ids)
    assert [v.phase for v in verifications_of(document, whole)] == [first, final]
    unassign(document, [whole], final)


def test_merging_different_instances_is_refused(document: Document) -> None:
    ids = explode(document, add(document, "2x Ø6 ±0,1"))
    change_requirement(document, ids[1], requirement("Ø6 ±0,2"))
    with pytest.raises(EditRefused, match="instances_differ"):
        merge(document, ids)


@pytest.mark.parametrize(("text", "code"), [("Ø6 ±0,1", "nothing_to_explode"), ("999x Ø6 ±0,1", "too_many_instances")])
def test_what_cannot_be_exploded_is_refused(document: Document, text: str, code: str) -> None:
    with pytest.raises(EditRefused, match=code):
        explode(document, add(document, text))


def test_an_instance_is_not_exploded_nor_a_whole_merged(document: Document) -> None:
    whole = add(document, "2x Ø6 ±0,1")
    with pytest.raises(EditRefused, match="nothing_to_merge"):
        merge(document, [whole])
    with pytest.raises(EditRefused, match="already_exploded"):
        explode(document, explode(document, whole)[0])
