"""Cells are edited through the parser; what is wrong stays in the cell and is said."""

from __future__ import annotations

from PySide6.QtCore import Qt

from qcdesigner.domain.measuring.frequency_notation import parse_frequency
from qcdesigner.model.queries import verifications_of


def test_a_typed_specification_changes_the_requirement_and_its_limits(table):
    table.select(2, "specification")
    table.type("Ø30 H7")
    assert table.text(2, "kind") == "Diameter"
    assert table.text(2, "upper") == "30.021"
    assert table.plan.characteristic(2).requirement.fit == "H7"


def test_a_comma_is_read_as_a_point_is(table):
    table.select(2, "specification")
    table.type("14,250 ±0,1")
    assert table.text(2, "nominal") == "14.250"


def test_enter_moves_down_in_the_column(table):
    table.select(1, "designation")
    table.type("Bore")
    assert table.view.currentIndex() == table.index(2, "designation")


def test_a_wrong_text_does_not_leave_the_field_on_enter(table):
    table.select(2, "specification")
    table.type("12.5 ±")
    editor = table.editor()
    assert editor.text() == "12.5 ±"
    assert editor.problem
    assert table.plan.characteristic(2).requirement.nominal.value == 12.5
    assert table.plan.session.document.history.undo_label != "edit_cells"


def test_a_wrong_text_left_behind_stays_in_the_cell_until_corrected(table):
    table.select(2, "specification")
    table.type("12.5 ±", enter=False)
    table.view.setCurrentIndex(table.index(5, "comment"))
    table.panel.bar.search.setFocus()
    assert table.text(2, "specification") == "12.5 ±"
    assert "missing" in table.index(2, "specification").data(Qt.ItemDataRole.ToolTipRole)
    table.select(2, "specification")
    table.type("12.5 ±0.2")
    assert table.text(2, "specification") == "12.5 ±0.2"
    assert table.text(2, "upper") == "12.7"


def test_escape_gives_a_wrong_text_up(table):
    table.select(2, "specification")
    table.type("12.5 ±", enter=False)
    table.panel.bar.search.setFocus()
    table.select(2, "specification")
    table.view.setFocus()
    table.qtbot.keyClick(table.view, Qt.Key.Key_F2)
    table.qtbot.keyClick(table.editor(), Qt.Key.Key_Escape)
    assert table.text(2, "specification") == "12.5 ±0.05"


def test_an_edit_applies_to_all_selected_lines_in_one_step(table):
    table.select(1, "designation", to_number=3)
    table.type("Seat")
    assert [table.text(n, "designation") for n in (1, 2, 3, 4)] == ["Seat", "Seat", "Seat", ""]
    table.plan.session.document.undo()
    assert [table.text(n, "designation") for n in (1, 2, 3)] == ["", "", ""]


def test_opening_a_cell_and_leaving_it_changes_nothing(table):
    before = table.plan.session.document.history.undo_label
    table.select(1, "designation", to_number=3)
    table.view.setFocus()
    table.qtbot.keyClick(table.view, Qt.Key.Key_F2)
    table.qtbot.keyClick(table.editor(), Qt.Key.Key_Return)
    assert table.plan.session.document.history.undo_label == before


def test_a_typed_limit_sets_the_deviation_exactly(table):
    table.select(2, "upper")
    table.type("12,6")
    assert str(table.plan.characteristic(2).requirement.upper_deviation.value) == "0.1"


def test_a_new_nominal_value_keeps_the_fit_and_looks_it_up_again(table):
    table.select(1, "nominal")
    table.type("40")
    assert table.text(1, "specification") == "Ø40 H7"
    assert table.text(1, "upper") == "40.025"


def test_a_zone_is_changed_in_the_specification_only(table):
    table.select(4, "nominal")
    table.type("3")
    assert table.text(4, "nominal") == "3"
    assert table.plan.characteristic(4).requirement.nominal is None


def test_a_frequency_is_read_in_shop_notation(table):
    table.select(1, "frequency", to_number=2)
    table.type("5 p. / 2 h")
    found = verifications_of(table.plan.session.document, table.plan.ids[1])
    assert found[0].frequency == parse_frequency("5 p. / 2 h")


def test_means_are_chosen_by_name_or_identifier(table):
    table.select(1, "means")
    table.type("cmm + pc-014")
    found = verifications_of(table.plan.session.document, table.plan.ids[0])
    assert found[0].means == (table.plan.cmm, table.plan.caliper)


def test_phases_are_assigned_by_their_numbers(table):
    table.select(3, "phases")
    table.type("10, 20")
    assert len(verifications_of(table.plan.session.document, table.plan.ids[2])) == 2
    table.select(3, "phases")
    table.type("20")
    assert [v.phase for v in verifications_of(table.plan.session.document, table.plan.ids[2])] == [
        table.plan.final
    ]


def test_each_phase_may_have_its_own_frequency(table):
    table.select(1, "phases")
    table.type("10, 20")
    table.select(1, "frequency")
    table.type("20: 100 %")
    assert table.text(1, "frequency") == "10: 1/10 | 20: 100%"


def test_a_means_without_a_phase_is_refused(table):
    table.select(3, "means")
    table.type("CMM")
    assert "phase" in table.index(3, "means").data(Qt.ItemDataRole.ToolTipRole)


def test_nothing_is_editable_in_a_read_only_plan(table):
    table.plan.session.read_only = True
    assert not table.index(1, "designation").flags() & Qt.ItemFlag.ItemIsEditable
