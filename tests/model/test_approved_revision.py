"""An approved revision is immutable (domain.md §11); signing it and changing its state stay possible."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import EditRefused
from qcdesigner.editing.acceptances import accept_finding
from qcdesigner.editing.characteristics import change_fields
from qcdesigner.editing.identity import change_part, change_plan, set_approval
from qcdesigner.model.document import Document
from tests.editing.plans import add, complete_plan


def approved_plan(state: str = "approved") -> Document:
    document = complete_plan()
    change_plan(document, state=state)
    return document


@pytest.mark.parametrize("state", ["approved", "applicable", "superseded"])
def test_an_approved_revision_is_not_edited(state: str) -> None:
    document = approved_plan(state)
    before = document.snapshot()
    with pytest.raises(EditRefused, match="plan_is_approved"):
        add(document, "12 ±0,1")
    with pytest.raises(EditRefused, match="plan_is_approved"):
        change_part(document, reference="X")
    with pytest.raises(EditRefused, match="plan_is_approved"):
        change_plan(document, title="X")
    assert document.snapshot() == before


def test_an_approved_revision_is_signed_and_becomes_applicable() -> None:
    document = approved_plan()
    set_approval(document, "approver", name="B. Durand")
    accept_finding(document, "no_part_reference", "part", "pièce d'essai")
    change_plan(document, state="applicable")
    assert document.plan.state == "applicable"


def test_other_fields_do_not_change_along_with_the_state() -> None:
    document = approved_plan()
    with pytest.raises(EditRefused, match="plan_is_approved"):
        change_plan(document, state="applicable", revision="B")


def test_back_in_draft_it_is_edited_again_and_undo_goes_through_the_approval() -> None:
    document = complete_plan()
    first = document.snapshot()
    number = add(document, "12 ±0,1")
    change_plan(document, state="approved")
    change_plan(document, state="draft")
    change_fields(document, [number], comment="vu")
    for _ in range(4):
        document.undo()
    assert document.snapshot() == first
