"""Edits, undo and redo: one notification each, the net effect, nothing left of a failed edit."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from qcdesigner.domain.values import quantity
from qcdesigner.editing.characteristics import change_fields, change_requirement, delete
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.document import Document, Snapshot
from qcdesigner.model.records import Characteristic, Part, Plan
from tests.editing.plans import add, complete_plan, get, requirement


@pytest.fixture
def document() -> Document:
    return Document()


@pytest.fixture
def heard(document: Document) -> list[ChangeSet]:
    announced: list[ChangeSet] = []
    document.subscribe(announced.append)
    return announced


def test_an_edit_is_announced_once_with_its_net_effect(document: Document, heard: list[ChangeSet]) -> None:
    with document.edit("rename") as edit:
        edit.put(replace(document.part, reference="A"))
        edit.put(replace(document.part, reference="B"))
    ((change,),) = [s.changes for s in heard]
    assert (change.before, change.after) == (Part(id="part"), Part(id="part", reference="B"))


def test_an_edit_that_changes_nothing_is_no_step(document: Document, heard: list[ChangeSet]) -> None:
    with document.edit("nothing") as edit:
        edit.put(replace(document.part, reference="A"))
        edit.put(replace(document.part, reference=""))
    assert heard == [] and document.history.undo_label is None


def test_another_number_of_decimals_is_a_change(document: Document) -> None:
    one = add(document, "12,5 ±0,1")
    before = get(document, one).requirement
    change_requirement(document, one, replace(before, nominal=quantity("12.50")))
    assert repr(get(document, one).requirement.nominal) == repr(quantity("12.50"))
    document.undo()
    assert repr(get(document, one).requirement) == repr(before)


def test_undo_and_redo_are_announced_as_such(document: Document, heard: list[ChangeSet]) -> None:
    add(document, "12,5")
    document.undo()
    document.redo()
    assert [s.way for s in heard] == ["do", "undo", "redo"]
    assert heard[2].changes == heard[0].changes


def test_an_exception_inside_undoes_the_edit(document: Document, heard: list[ChangeSet]) -> None:
    with pytest.raises(ZeroDivisionError), document.edit("broken") as edit:
        edit.put(replace(document.part, reference="A"))
        raise ZeroDivisionError
    assert document.part.reference == "" and heard == []


def test_edits_with_one_merge_key_are_one_step(document: Document) -> None:
    for text in "abc":
        with document.edit("type", merge_key="reference") as edit:
            edit.put(replace(document.part, reference=text))
    document.undo()
    assert document.part.reference == ""


def test_a_saved_state_is_not_merged_into(document: Document) -> None:
    def type_(text: str) -> None:
        with document.edit("type", merge_key="reference") as edit:
            edit.put(replace(document.part, reference=text))

    type_("a")
    document.history.mark_saved(document.history.seal())
    type_("b")
    assert document.history.is_modified
    document.undo()
    assert document.part.reference == "a" and not document.history.is_modified


def test_undoing_all_gives_the_plan_one_began_with() -> None:
    document = complete_plan()
    steps = 0
    while document.history.undo_label:
        document.undo()
        steps += 1
    assert steps == 10
    began = Snapshot({Plan: {"plan": Plan(id="plan", uid=document.plan.uid)}})
    assert document.snapshot().tables == Document(began).snapshot().tables


def test_a_plan_has_an_identifier_of_its_own_and_keeps_it() -> None:
    one, other = Document(), Document()
    assert one.plan.uid and one.plan.uid != other.plan.uid
    assert Document(one.snapshot()).plan.uid == one.plan.uid


def test_in_a_plan_of_2000_an_edit_and_its_undo_take_less_than_a_millisecond(document: Document) -> None:
    with document.edit("many"):
        ids = [add(document, "12,5 ±0,1") for _ in range(2000)]
    tighter = requirement("12,5 ±0,01")
    started = time.perf_counter()
    for i in range(50):
        change_requirement(document, ids[i], tighter)
        document.undo()
        change_fields(document, ids[i : i + 1], comment="seen")
        delete(document, ids[i : i + 1])
    assert (time.perf_counter() - started) / 150 < 0.001
    assert len(document.table(Characteristic)) == 1950
