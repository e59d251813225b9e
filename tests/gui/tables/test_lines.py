"""Which lines are shown, in which order, selected with the rest of the window; what changed is repainted, no more."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt

from qcdesigner.domain.tolerances.notation import parse
from qcdesigner.editing.characteristics import add_callout, change_fields, delete, waive
from qcdesigner.gui.tables.characteristics import CharacteristicsPanel
from qcdesigner.gui.tables.columns import COLUMN_OF, COLUMNS, titles
from qcdesigner.i18n.translator import translator
from qcdesigner.model.records import Characteristic


def test_lines_are_in_the_order_of_their_numbers(table):
    assert table.shown() == ["1", "2", "3", "4", "5", "6"]


def test_numbers_sort_as_numbers_and_empty_cells_come_last(table):
    table.view.sortByColumn(COLUMN_OF["nominal"], Qt.SortOrder.AscendingOrder)
    assert table.shown()[:3] == ["6", "2", "1"]


def test_search_shows_lines_with_all_the_words(table):
    change_fields(table.plan.session.document, table.plan.ids[:2], designation="Bearing seat")
    table.panel.bar.search.setText("seat h7")
    table.qtbot.waitUntil(lambda: table.shown() == ["1"])


def test_filters_show_lines_by_state(table):
    waive(table.plan.session.document, table.plan.ids[:1], "seen at receiving")
    wanted = {"waived": ["1", "6"], "without_phase": ["3", "4", "5"], "to_verify": ["2", "3", "4", "5"]}
    for code, lines in wanted.items():
        table.panel.bar.shown.setCurrentIndex(table.panel.bar.shown.findData(code))
        assert table.shown() == lines


def test_the_phase_filter_follows_the_phases(table):
    combo = table.panel.bar.phase
    combo.setCurrentIndex(combo.findData(table.plan.turning))
    assert table.shown() == ["1", "2"]


def test_an_edit_repaints_its_line_only(table):
    touched = []
    table.panel.model.dataChanged.connect(lambda a, b, _: touched.append((a.row(), b.row())))
    change_fields(table.plan.session.document, [table.plan.ids[2]], designation="x")
    assert touched == [(2, 2)]


def test_lines_come_and_go_with_edit_and_undo(table):
    document = table.plan.session.document
    added = add_callout(document, parse("M8-6H"))
    assert table.shown()[-1] == "7"
    delete(document, table.plan.ids[:2])
    assert table.shown() == ["3", "4", "5", "6", "7"]
    document.undo()
    document.undo()
    assert table.shown() == ["1", "2", "3", "4", "5", "6"]
    assert table.panel.model.row_number(added[0]) is None


def test_selected_lines_are_the_selection_of_the_window(table):
    table.select(2, "designation", to_number=3)
    assert set(table.plan.session.selection.ids) == {table.plan.ids[1], table.plan.ids[2]}


def test_the_selection_of_the_window_selects_whole_lines(table):
    table.plan.session.selection.set([table.plan.ids[3], table.plan.ids[0]])
    assert table.view.selected_rows() == [0, 3]
    assert table.view.are_whole_lines()
    assert table.view.currentIndex().row() == 0


def test_del_deletes_whole_lines_and_empties_cells(table):
    change_fields(table.plan.session.document, table.plan.ids[:1], designation="Bore")
    table.select(1, "designation")
    table.view.setFocus()
    table.qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert table.text(1, "designation") == ""
    table.view.select_rows([0], 0)
    table.qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert table.shown() == ["2", "3", "4", "5", "6"]
    assert table.plan.session.selection.ids == ()


def test_ctrl_enter_confirms_the_selected_readings(table):
    document = table.plan.session.document
    with document.edit("read") as edit:
        edit.put(replace(table.plan.characteristic(1), confirmed=False, confidence=0.8))
    assert "80" in table.text(1, "state")
    table.select(1, "designation")
    table.view.setFocus()
    table.qtbot.keyClick(table.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert table.plan.characteristic(1).confirmed


def test_a_callout_typed_below_adds_characteristics_without_a_place(table):
    line = table.panel.add_line.line
    table.qtbot.keyClicks(line, "4x Ø6,6 PROF 12")
    table.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert table.shown()[-2:] == ["7", "8"]
    assert len(table.plan.session.selection.ids) == 2
    assert all(
        table.plan.session.document.get(Characteristic, i).annotation is None
        for i in table.plan.session.selection.ids
    )
    assert line.text() == ""


def test_columns_keep_their_widths_and_visibility(table):
    table.view.setColumnWidth(3, 222)
    table.view.setColumnHidden(COLUMN_OF["comment"], False)
    table.qtbot.waitUntil(lambda: bool(table.plan.session.settings.columns))
    again = CharacteristicsPanel(table.plan.session)
    table.qtbot.addWidget(again)
    assert again.view.columnWidth(3) == 222
    assert not again.view.isColumnHidden(COLUMN_OF["comment"])


def test_every_column_has_a_title_and_a_tip():
    names = titles(translator("en").gettext)
    assert set(names) == {column.key for column in COLUMNS}
    assert all(title and tip for title, tip in names.values())


def test_state_is_said_by_a_word_and_a_mark(table):
    assert table.text(6, "state") == "Waived: auxiliary dimension"
    assert not table.index(6, "state").data(Qt.ItemDataRole.DecorationRole).isNull()


def test_filtered_lines_keep_their_edits(table):
    table.panel.lines.want(words=("ra",))
    table.view.selectionModel().select(
        table.index(3, "designation"), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    table.view.setCurrentIndex(table.index(3, "designation"))
    table.type("Roughness")
    assert table.plan.characteristic(3).designation == "Roughness"
