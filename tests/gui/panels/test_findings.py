"""Findings lead to their place and may be accepted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qcdesigner.gui.panels.finding_tree import FINDING
from qcdesigner.gui.panels.findings import FindingsPanel
from qcdesigner.model.findings import Finding
from qcdesigner.model.records import Acceptance, Drawing, Phase, Place, Sheet, Unread


@pytest.fixture
def texts(plan):
    """Three unread texts on a sheet."""
    with plan.session.document.edit("read") as edit:
        edit.put(Drawing(id="d", file_name="part.dxf", sha256="0", format="dxf"))
        edit.put(Sheet(id="s", drawing="d", number=1))
        for i, text in enumerate(("R5 maxi", "12,5 ±", "SEE NOTE")):
            edit.put(Unread(id=f"u{i}", place=Place("s", 0.1, 0.1 * i), text=text, reason="not_understood"))
    return plan


def item_of(panel: FindingsPanel, code: str, subject: str):
    lines = panel.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    for line in lines:
        finding = line.data(0, FINDING)
        if isinstance(finding, Finding) and finding.code == code and subject in finding.subjects:
            return line
    return None


@pytest.fixture
def findings_panel(plan, shown, qtbot):
    """The findings, asked."""
    panel = FindingsPanel(plan.session)
    with qtbot.waitSignal(panel.counted):
        shown(panel)
    return panel


def test_findings_are_grouped_by_severity_and_counted(plan, shown, qtbot):
    panel = FindingsPanel(plan.session)
    with qtbot.waitSignal(panel.counted) as counted:
        shown(panel)
    errors, warnings = counted.args
    assert panel.tree.topLevelItem(0).text(0) == f"Errors ({errors})"
    assert panel.tree.topLevelItem(1).text(0) == f"Warnings ({warnings})"


def test_many_findings_of_a_kind_are_one_line_that_opens(texts, shown, qtbot):
    with texts.session.document.edit("read") as edit:
        for i in range(6):
            edit.put(
                Unread(id=f"more{i}", place=Place("s", 0.3, 0.1 * i), text=f"R{i}?", reason="not_understood")
            )
    panel = shown(FindingsPanel(texts.session))
    qtbot.waitUntil(lambda: panel.tree.topLevelItemCount() > 0)
    group = item_of(panel, "unread_left", "more3").parent()
    assert group.text(0) == "Texts seen and not understood (9)"
    assert not group.isExpanded()
    panel.tree.setCurrentItem(group)
    panel.tree.clicked.emit(panel.tree.currentIndex())
    assert group.isExpanded()
    panel.refresh()
    assert item_of(panel, "unread_left", "more3").parent().isExpanded()


def test_a_click_on_a_finding_selects_its_characteristic(plan, findings_panel):
    findings_panel.tree.setCurrentItem(item_of(findings_panel, "no_phase", plan.ids[2]))
    findings_panel.tree.clicked.emit(findings_panel.tree.currentIndex())
    assert plan.session.selection.ids == (plan.ids[2],)


def test_a_finding_about_a_phase_asks_for_its_panel(plan, findings_panel, qtbot):
    findings_panel.tree.setCurrentItem(item_of(findings_panel, "no_reaction_plan", plan.turning))
    with qtbot.waitSignal(findings_panel.panel_wanted) as wanted:
        findings_panel.tree.clicked.emit(findings_panel.tree.currentIndex())
    assert wanted.args == ["phases"]
    assert plan.session.document.find(Phase, plan.turning) is not None


def test_a_finding_is_accepted_with_a_reason_and_withdrawn(plan, findings_panel, qtbot):
    findings_panel.tree.setCurrentItem(item_of(findings_panel, "no_phase", plan.ids[2]))
    findings_panel.accept.click()
    assert plan.problems[-1].code == "reason_missing"
    qtbot.keyClicks(findings_panel.reason, "measured by the customer")
    findings_panel.accept.click()
    assert len(plan.session.document.table(Acceptance)) == 1
    findings_panel.refresh()
    findings_panel.tree.setCurrentItem(item_of(findings_panel, "no_phase", plan.ids[2]))
    assert findings_panel.accept.text() == "Withdraw"
    findings_panel.accept.click()
    assert not plan.session.document.table(Acceptance)


def test_findings_are_asked_again_after_a_change(plan, findings_panel, qtbot):
    assert item_of(findings_panel, "no_part_reference", "part") is not None
    from qcdesigner.editing.identity import change_part

    change_part(plan.session.document, reference="P-1")
    qtbot.waitUntil(lambda: item_of(findings_panel, "no_part_reference", "part") is None)


def test_lines_of_findings_are_as_high_as_their_text_at_any_width(plan, findings_panel, qtbot):
    line = findings_panel.tree.topLevelItem(0).child(0)
    findings_panel.resize(1200, 600)
    qtbot.waitUntil(lambda: findings_panel.tree.visualItemRect(line).height() > 0)
    at_first = findings_panel.tree.visualItemRect(line).height()
    findings_panel.resize(160, 600)
    qtbot.waitUntil(lambda: findings_panel.tree.visualItemRect(line).height() > at_first)
    findings_panel.resize(1200, 600)
    qtbot.waitUntil(lambda: findings_panel.tree.visualItemRect(line).height() == at_first)
