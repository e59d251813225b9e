"""The account of the drawing is walked through by one key a decision; each is one step of undo and shows the next place."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt

from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout, waive
from qcdesigner.gui.panels.account import AccountPanel
from qcdesigner.model.account import account_of
from qcdesigner.model.records import Characteristic, Drawing, Ignored, Place, Sheet, Unread

SLOWEST_DECISION_S = 0.1


@pytest.fixture
def texts(plan):
    """Two readings to confirm, three unread texts and an ignored one, on a sheet."""
    document = plan.session.document
    with document.edit("read") as edit:
        edit.put(Drawing(id="d", file_name="part.dxf", sha256="0", format="dxf"))
        edit.put(Sheet(id="s", drawing="d", number=1))
        for i, text in enumerate(("R5 maxi", "12,5 ±", "SEE NOTE")):
            edit.put(Unread(id=f"u{i}", place=Place("s", 0.1, 0.1 * i), text=text, reason="not_understood"))
        edit.put(Ignored(id="i", place=Place("s", 0.5, 0.5), text="A-A", rule="view_name"))
    for text, x in (("Ø30 H7", 0.3), ("(14)", 0.6)):
        plan.ids += add_callout(document, parse(text), annotation=Place("s", x, 0.5), source="ocr", confidence=0.8)
    return plan


@pytest.fixture
def panel(texts, shown, qtbot):
    panel = shown(AccountPanel(texts.session))
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    return panel


def listed(panel: AccountPanel) -> list[str]:
    return [panel.list.item(row).text().split("\n")[0] for row in range(panel.list.count())]


def unread(plan) -> set[str]:
    return {u.id for u in plan.session.document.table(Unread).values() if not u.waived}


def test_what_is_left_are_readings_to_confirm_then_unread_texts(panel):
    assert listed(panel) == ["No. 7: Ø30 H7", "No. 8: (14)", "R5 maxi", "12,5 ±", "SEE NOTE"]
    assert panel.which.currentText() == "To settle (5)"


def test_enter_confirms_a_reading_and_shows_the_next_place(panel, texts, qtbot):
    with qtbot.waitSignal(texts.session.place_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert texts.characteristic(7).confirmed
    assert wanted.args[0].x == 0.6
    assert panel.list.current().id == texts.ids[7]
    assert texts.session.selection.ids == (texts.ids[7],)
    assert panel.list.hasFocus() or panel.focusWidget() is panel.list


def test_f2_corrects_a_reading_and_goes_on(panel, texts, qtbot):
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    line = panel.decision.callout.line
    assert line.selectedText() == "Ø30 H7"
    qtbot.keyClicks(line, "R30")
    assert panel.decision.accept.text() == "Correct and confirm"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    corrected = texts.characteristic(7)
    assert (corrected.requirement.kind, corrected.source, corrected.confirmed) == ("radius", "typed", True)
    assert panel.list.current().id == texts.ids[7]


@pytest.mark.parametrize("typed", ["", "R30", "12 ±"])
def test_esc_gives_a_correction_up(typed, panel, texts, qtbot):
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    line = panel.decision.callout.line
    qtbot.keyClicks(line, typed)
    with qtbot.waitSignal(panel.decision.left):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Ø30 H7" and not texts.characteristic(7).confirmed


def test_esc_in_an_emptied_correction_brings_the_text_back(panel, texts, qtbot):
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    line = panel.decision.callout.line
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert line.text() == ""
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Ø30 H7"


def test_several_readings_are_confirmed_together(panel, texts, qtbot):
    panel.list.item(0).setSelected(True)
    panel.list.item(1).setSelected(True)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert texts.characteristic(7).confirmed and texts.characteristic(8).confirmed
    texts.session.document.undo()
    assert len(listed(panel)) == 5


def test_a_reading_that_is_waived_by_a_rule_is_to_confirm_until_a_person_says_so(panel, texts, qtbot):
    assert texts.characteristic(8).waived == "reference"
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert texts.characteristic(8).waived == "Not a requirement"
    assert not any("(14)" in line for line in listed(panel))
    panel.which.setCurrentIndex(1)
    assert any("(14)" in line for line in listed(panel))


def test_a_figure_waives_for_the_reason_of_that_number(panel, texts, qtbot):
    qtbot.keyClick(panel.list, Qt.Key.Key_2)
    assert texts.characteristic(7).waived == "Repeated elsewhere on the drawing"
    qtbot.keyClick(panel.list, Qt.Key.Key_9)
    assert texts.characteristic(8).waived == "reference" and len(listed(panel)) == 4


def test_arrows_go_through_the_places(panel, texts, qtbot):
    seen: list[Place] = []
    texts.session.place_wanted.connect(seen.append)
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert [(place.x, place.y) for place in seen] == [(0.6, 0.5), (0.1, 0.0), (0.1, 0.1)]


def test_what_a_text_would_be_is_said_while_it_is_typed(panel):
    panel.list.setCurrentRow(2)
    assert panel.decision.callout.line.text() == "R5 maxi"
    assert panel.decision.meaning.text().startswith("Radius")
    panel.list.setCurrentRow(3)
    assert panel.decision.callout.message.isVisible()
    assert not panel.decision.accept.isEnabled()


def test_enter_makes_a_characteristic_of_a_text(panel, texts, qtbot):
    panel.list.setCurrentRow(2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    made = next(c for c in texts.session.document.table(Characteristic).values() if c.read_text == "R5 maxi")
    assert (made.requirement.kind, made.annotation) == ("radius", Place("s", 0.1, 0.0))
    assert unread(texts) == {"u1", "u2"}
    assert panel.list.current().id == "u1"


def test_enter_on_a_text_not_understood_goes_to_its_correction(panel, texts, qtbot):
    panel.list.setCurrentRow(3)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    line = panel.decision.callout.line
    line.selectAll()
    qtbot.keyClicks(line, "12,5 ±0,1")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert unread(texts) == {"u0", "u2"}


def test_waived_lines_come_back(panel, texts, qtbot):
    waive(texts.session.document, texts.ids[:1], "seen elsewhere")
    panel.list.setCurrentRow(2)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    panel.which.setCurrentIndex(1)
    panel.list.selectAll()
    panel.decision.back.click()
    assert "u0" in unread(texts) and not texts.characteristic(1).waived
    texts.session.document.undo()
    assert "u0" not in unread(texts) and texts.characteristic(1).waived


def test_a_text_set_aside_by_a_rule_can_be_taken_up(panel, texts):
    panel.which.setCurrentIndex(2)
    assert panel.list.item(0).text() == "A-A\nName of a view"
    panel.decision.back.click()
    assert len(unread(texts)) == 4


def test_a_text_clicked_on_the_drawing_is_shown_in_its_list(panel, texts):
    panel.select("u2")
    assert panel.list.current().id == "u2"
    panel.select("i")
    assert (panel.which.currentIndex(), panel.list.current().id) == (2, "i")


def test_undo_brings_the_line_back_as_the_current_one(panel, texts, qtbot):
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    texts.session.document.undo()
    assert panel.list.current().id == texts.ids[7]


def test_the_end_is_said(panel, texts, qtbot):
    said: list[str] = []
    texts.session.notice.connect(said.append)
    for _ in range(5):
        qtbot.keyClick(panel.list, Qt.Key.Key_1)
    assert account_of(texts.session.document).is_settled
    assert said == ["Nothing is left to settle: the account of the drawing is complete."]
    assert "Every reading is confirmed" in panel.standing.text()
    assert not panel.decision.isEnabled()


def test_an_approved_plan_refuses_and_says_so(panel, texts, qtbot):
    from qcdesigner.editing.identity import change_plan

    change_plan(texts.session.document, state="approved")
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert texts.problems[-1].code == "plan_is_approved" and not texts.characteristic(7).confirmed


def test_a_hundred_lines_are_settled_as_fast_as_one_types(texts, shown, qtbot):
    document = texts.session.document
    with document.edit("read"):
        for i in range(100):
            add_callout(document, parse(f"{i + 1},5 ±0,1"), annotation=Place("s", 0.4, 0.4), source="ocr", confidence=0.8)
    panel = shown(AccountPanel(texts.session))
    panel.list.setFocus()
    slowest = []
    for i in range(102):
        began = time.perf_counter()
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete if i % 3 else Qt.Key.Key_Return)
        slowest.append(time.perf_counter() - began)
        assert panel.focusWidget() is panel.list
    assert len(account_of(document).to_confirm) == 0
    assert sorted(slowest)[90] < SLOWEST_DECISION_S
