"""Blocks of cells go to and from a spreadsheet, all or nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from qcdesigner.gui.tables.clipboard import from_text, to_text
from qcdesigner.gui.tables.paste_report import bad_cell_texts


def test_a_text_with_tabs_and_quotes_comes_back():
    block = [["a\tb", 'say "x"', "1,5"], ["", "two\nlines", "="]]
    assert from_text(to_text(block)) == block


def test_a_copied_column_is_tab_separated_text(table):
    table.select(1, "nominal", to_number=2)
    table.view.setFocus()
    table.qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "25\n12.5\n"


def test_a_block_pasted_is_typed_and_is_one_edit(table):
    QGuiApplication.clipboard().setText("Bore\nStep\n")
    table.select(1, "designation")
    table.view.setFocus()
    table.qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (table.text(1, "designation"), table.text(2, "designation")) == ("Bore", "Step")
    table.plan.session.document.undo()
    assert (table.text(1, "designation"), table.text(2, "designation")) == ("", "")


def test_one_bad_cell_pastes_nothing_and_is_reported(table):
    QGuiApplication.clipboard().setText("14 ±0.1\n12,5 ±\n")
    table.select(1, "specification")
    table.panel.paste()
    refused = table.plan.problems[-1]
    assert refused.code == "paste_refused"
    assert [(cell.row, cell.column) for cell in refused.cells] == [(2, "specification")]
    assert table.text(1, "specification") == "Ø25 H7"


def test_a_whole_line_goes_back_in_with_its_read_only_columns(table):
    table.view.select_rows([0], 0)
    table.panel.copy()
    table.view.select_rows([1], 1)
    text = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("2" + text[1:])
    table.panel.paste()
    assert table.plan.problems == []
    assert table.text(2, "specification") == "Ø25 H7"
    assert table.text(2, "upper_deviation") == "+0.021"


def test_one_cell_fills_the_selection(table):
    QGuiApplication.clipboard().setText("Major")
    table.select(1, "criticality", to_number=3)
    table.panel.paste()
    assert [table.plan.characteristic(n).criticality for n in (1, 2, 3, 4)] == ["major"] * 3 + ["none"]


def test_a_block_beyond_the_last_line_is_refused(table):
    QGuiApplication.clipboard().setText("a\nb\n")
    table.select(6, "designation")
    table.panel.paste()
    assert table.plan.problems[-1].code == "paste_too_large"


def test_headings_are_copied_when_asked(table):
    table.select(1, "nominal")
    table.panel.copy(with_titles=True)
    assert QGuiApplication.clipboard().text() == "Nominal\n25\n"


def test_the_report_names_line_column_and_problem(table):
    QGuiApplication.clipboard().setText("14 ±0.1\n12,5 ±\n")
    table.select(1, "specification")
    table.panel.paste()
    (text,) = bad_cell_texts(table.plan.problems[-1], table.plan.session.tr_)
    assert text.startswith("Line 2, Specification: “12,5 ±”. A deviation is missing.")
