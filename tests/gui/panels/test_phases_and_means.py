"""Phases are made and ordered; characteristics are assigned to them by multi-selection; means come from the usual ones."""

from __future__ import annotations

from PySide6.QtCore import Qt

from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.domain.measuring.means import usual_means
from qcdesigner.gui.panels.means import MeansPanel
from qcdesigner.gui.panels.means_fields import means_summary
from qcdesigner.gui.panels.phases import PhasesPanel
from qcdesigner.gui.panels.usual_means import designation
from qcdesigner.i18n.translator import translator
from qcdesigner.model.queries import phases_in_order, verifications_of
from qcdesigner.model.records import Means, Phase
from tests.gui.a_plan import a_plan


def tick(panel: PhasesPanel, name: str) -> None:
    for row in range(panel.assignment.means.count()):
        item = panel.assignment.means.item(row)
        if item.text() == name:
            item.setCheckState(Qt.CheckState.Checked)


def test_a_phase_is_added_by_its_kind(plan, shown):
    panel = shown(PhasesPanel(plan.session))
    panel.add.menu().actions()[0].trigger()
    added = phases_in_order(plan.session.document)[-1]
    assert (added.number, added.kind, panel.list.current_id()) == ("30", "receiving", added.id)


def test_phases_change_places(plan, shown):
    panel = shown(PhasesPanel(plan.session))
    panel.down.click()
    assert [p.name for p in phases_in_order(plan.session.document)] == ["Final", "Turning"]
    assert panel.list.current_id() == plan.turning


def test_a_number_already_taken_is_refused_and_put_back(plan, shown, qtbot):
    panel = shown(PhasesPanel(plan.session))
    line = panel.form.widgets["number"].line
    line.selectAll()
    qtbot.keyClicks(line, "20")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert plan.problems[-1].code == "phase_number_taken"
    assert line.text() == "10"


def test_a_rate_is_a_number_with_comma_or_point(plan, shown, qtbot):
    panel = shown(PhasesPanel(plan.session))
    line = panel.form.widgets["rate_per_hour"].line
    qtbot.keyClicks(line, "12,5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert str(plan.session.document.get(Phase, plan.turning).rate_per_hour) == "12.5"


def test_the_selection_is_assigned_with_means_and_frequency_in_one_step(plan, shown, qtbot):
    panel = shown(PhasesPanel(plan.session))
    panel.list.setCurrentRow(1)
    plan.session.selection.set(plan.ids[2:5])
    tick(panel, "CMM")
    qtbot.keyClicks(panel.assignment.frequency.line, "1/lot")
    panel.assignment.assign.click()
    for characteristic_id in plan.ids[2:5]:
        (found,) = verifications_of(plan.session.document, characteristic_id)
        assert (found.phase, found.means, found.frequency) == (
            plan.final,
            (plan.cmm,),
            parse_frequency("1/lot"),
        )
    plan.session.document.undo()
    assert verifications_of(plan.session.document, plan.ids[2]) == []


def test_a_wrong_frequency_assigns_nothing(plan, shown, qtbot):
    panel = shown(PhasesPanel(plan.session))
    plan.session.selection.set(plan.ids[2:3])
    qtbot.keyClicks(panel.assignment.frequency.line, "sometimes")
    panel.assignment.assign.click()
    assert panel.assignment.frequency.message.isVisible()
    assert verifications_of(plan.session.document, plan.ids[2]) == []


def test_what_the_selection_has_in_the_phase_is_shown(plan, shown):
    panel = shown(PhasesPanel(plan.session))
    plan.session.selection.set(plan.ids[:2])
    assert panel.assignment.frequency.line.text() == "1/10"
    items = [panel.assignment.means.item(row) for row in range(panel.assignment.means.count())]
    assert [i.text() for i in items if i.checkState() == Qt.CheckState.Checked] == ["Caliper (PC-014)"]


def test_the_selection_is_taken_out_of_the_phase(plan, shown):
    panel = shown(PhasesPanel(plan.session))
    plan.session.selection.set(plan.ids[:2])
    panel.assignment.unassign.click()
    assert verifications_of(plan.session.document, plan.ids[0]) == []


def test_usual_means_are_searched_and_added_in_the_language(qapp, tmp_path, shown):
    plan = a_plan(tmp_path, "fr")
    panel = shown(MeansPanel(plan.session))
    panel.usual.search.setText("rugosi")
    found = [
        panel.usual.list.item(r)
        for r in range(panel.usual.list.count())
        if not panel.usual.list.item(r).isHidden()
    ]
    assert found
    panel.usual.list.setCurrentItem(found[0])
    panel.usual.add.click()
    names = [m.designation for m in plan.session.document.table(Means).values()]
    assert found[0].text().split("\n")[0] in names


def test_every_usual_means_has_a_name_in_both_languages():
    assert all(designation(m, "fr") and designation(m, "en") for m in usual_means())


def test_a_summary_has_range_and_resolution(plan):
    tr = translator("en").gettext
    caliper = next(m for m in usual_means() if m.resolution is not None and m.range_to is not None)
    assert (
        means_summary(caliper, tr, "en")
        == f"{caliper.range_from}–{caliper.range_to} mm, resolution {caliper.resolution} mm"
    )


def test_a_due_date_is_typed_as_people_write_it(qapp, tmp_path, shown, qtbot):
    plan = a_plan(tmp_path, "fr")
    panel = shown(MeansPanel(plan.session))
    line = panel.form.widgets["calibration_due"].line
    qtbot.keyClicks(line, "31/12/2026")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert plan.session.document.get(Means, panel.list.current_id()).calibration_due == "2026-12-31"
    assert line.text() == "31/12/2026"


def test_removing_a_means_takes_it_out_of_verifications(plan, shown):
    panel = shown(MeansPanel(plan.session))
    panel.list.setCurrentRow(0)
    panel.remove.click()
    assert verifications_of(plan.session.document, plan.ids[0])[0].means == ()


def test_what_was_chosen_stays_for_the_next_selection(plan, shown):
    panel = shown(PhasesPanel(plan.session))
    plan.session.selection.set(plan.ids[:1])
    plan.session.selection.set(plan.ids[4:5])
    panel.assignment.assign.click()
    (found,) = verifications_of(plan.session.document, plan.ids[4])
    assert (found.means, found.frequency) == ((plan.caliper,), parse_frequency("1/10"))


def test_a_family_of_means_is_written_in_words():
    from qcdesigner.gui.panels.means_families import family_of, family_text, family_words
    french = translator("fr").gettext
    assert family_text("snap_gauge", french) == "calibre à mâchoires"
    assert family_of("Calibre à mâchoires ", french) == "snap_gauge"
    assert family_of("gabarit maison", french) == family_text("gabarit maison", french) == "gabarit maison"
    assert {means.family for means in usual_means()} <= family_words(french).keys()
