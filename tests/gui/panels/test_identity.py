"""Part, plan, drawings, validation block and history are written in their fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qcdesigner.gui.panels.identity import IdentityPanel
from qcdesigner.model.records import Approval, Drawing, HistoryEntry


@pytest.fixture
def panel(plan, shown):
    return shown(IdentityPanel(plan.session))


def write(qtbot, line, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_reference_is_written(panel, plan, qtbot):
    write(qtbot, panel.part.widgets["reference"].line, "P-4711")
    assert plan.session.document.part.reference == "P-4711"
    plan.session.document.undo()
    assert panel.part.widgets["reference"].line.text() == ""


def test_a_general_tolerance_is_applied_to_what_it_governs(panel, plan, qtbot):
    write(qtbot, panel.plan.widgets["general_tolerance"].line, "ISO 2768-mK")
    assert plan.session.document.plan.general_tolerance == "ISO 2768-mK"


def test_a_general_tolerance_not_understood_stays_and_is_said(panel, plan, qtbot):
    field = panel.plan.widgets["general_tolerance"]
    write(qtbot, field.line, "ISO 9999-zz")
    assert field.message.isVisible()
    assert field.line.text() == "ISO 9999-zz"
    assert plan.session.document.plan.general_tolerance == ""


def test_a_date_is_kept_in_iso(panel, plan, qtbot):
    write(qtbot, panel.plan.widgets["date"].line, "20/11/2026")
    assert plan.session.document.plan.date == "2026-11-20"
    write(qtbot, panel.plan.widgets["date"].line, "31/02/2026")
    assert plan.session.document.plan.date == "2026-11-20"


def test_the_state_is_chosen(panel, plan):
    combo = panel.plan.widgets["state"]
    combo.setCurrentIndex(combo.findData("in_review"))
    combo.activated.emit(combo.currentIndex())
    assert plan.session.document.plan.state == "in_review"


def test_the_validation_block_is_filled_in(panel, plan, qtbot):
    write(qtbot, panel.validation.lines["author", "name"], "A. Martin")
    write(qtbot, panel.validation.lines["author", "date"], "20/11/2026")
    assert plan.session.document.get(Approval, "author").name == "A. Martin"
    assert plan.session.document.get(Approval, "author").date == "2026-11-20"


def test_each_drawing_has_its_fields(panel, plan, qtbot):
    with plan.session.document.edit("add_drawing") as edit:
        edit.put(Drawing(id="d", file_name="part.dxf", sha256="0", format="dxf"))
    write(qtbot, panel.drawing_forms["d"].widgets["number"].line, "D-12")
    assert plan.session.document.get(Drawing, "d").number == "D-12"


def test_history_lines_are_added_written_and_deleted(panel, plan):
    panel.history.add.click()
    panel.history.table.item(0, 3).setText("First issue")
    (entry,) = plan.session.document.table(HistoryEntry).values()
    assert (entry.revision, entry.description) == ("A", "First issue")
    panel.history.table.item(0, 1).setText("not a date")
    assert plan.problems[-1].code == "not_a_date"
    panel.history.remove.click()
    assert not plan.session.document.table(HistoryEntry)
