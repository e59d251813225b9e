"""The properties panel shows the selection and changes all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from qcdesigner.editing.characteristics import change_fields
from qcdesigner.gui.panels.properties import PropertiesPanel


@pytest.fixture
def panel(plan, shown):
    made = shown(PropertiesPanel(plan.session))
    plan.session.selection.set(plan.ids[:1])
    return made


def test_it_follows_the_selection(panel, plan):
    assert panel.title.text() == "No. 1"
    assert panel.requirement.limits.text() == "25 to 25.021 mm"
    assert panel.requirement.source.text() == "fit (ISO 286)"
    plan.session.selection.set(plan.ids[:3])
    assert panel.title.text() == "3 characteristics"
    assert panel.requirement.callout.line.text() == ""


def test_nothing_selected_disables_it(panel, plan):
    plan.session.selection.set(())
    assert not panel.widget().isEnabled()


def test_a_callout_is_changed_through_the_parser(panel, plan, qtbot):
    line = panel.requirement.callout.line
    line.selectAll()
    qtbot.keyClicks(line, "30 h6")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert plan.characteristic(1).requirement.fit == "h6"


def test_a_wrong_callout_is_said_under_the_field_and_stays(panel, plan, qtbot):
    line = panel.requirement.callout.line
    line.selectAll()
    qtbot.keyClicks(line, "30 +")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert panel.requirement.callout.message.isVisible()
    change_fields(plan.session.document, plan.ids[:1], comment="elsewhere")
    assert line.text() == "30 +"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Ø25 H7"
    assert not panel.requirement.callout.message.isVisible()


def test_a_class_is_given_to_the_whole_selection_in_one_step(panel, plan):
    plan.session.selection.set(plan.ids[:3])
    panel.criticality.setCurrentIndex(panel.criticality.findData("critical"))
    panel.criticality.activated.emit(panel.criticality.currentIndex())
    assert [plan.characteristic(n).criticality for n in (1, 2, 3)] == ["critical"] * 3
    plan.session.document.undo()
    assert plan.characteristic(1).criticality == "none"


def test_an_unsure_reading_shows_its_certainty_and_is_confirmed(panel, plan):
    with plan.session.document.edit("read") as edit:
        edit.put(replace(plan.characteristic(1), confirmed=False, confidence=0.82, source="ocr"))
    assert "82" in panel.reading.text()
    panel.confirm.click()
    assert plan.characteristic(1).confirmed
    assert not panel.confirm.isVisible()


def test_a_waiver_needs_a_reason_and_can_be_taken_back(panel, plan, qtbot):
    panel.waive.click()
    assert plan.problems[-1].code == "reason_missing"
    qtbot.keyClicks(panel.reason, "seen elsewhere")
    panel.waive.click()
    assert plan.characteristic(1).waived == "seen elsewhere"
    panel.waive.click()
    assert plan.characteristic(1).waived == ""


def test_verifications_are_listed_by_phase(panel, plan):
    table = panel.verifications.table
    assert [table.item(0, column).text() for column in range(3)] == ["10", "Caliper (PC-014)", "1/10"]
    assert table.item(0, 0).toolTip() == "10 Turning"
    plan.session.selection.set(plan.ids[:3])
    assert table.item(0, 0).text() == "10 (2/3)"


def test_the_kind_offers_only_what_the_specification_may_be(panel, plan):
    kinds = [panel.requirement.kind.itemData(i) for i in range(panel.requirement.kind.count())]
    assert "diameter" in kinds and "linear" in kinds and "thread" not in kinds
    plan.session.selection.set([plan.ids[3]])
    assert not panel.requirement.kind.isEnabled()
