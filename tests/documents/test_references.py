"""References of formulas follow the cells they name."""

from __future__ import annotations

import pytest

from qcdesigner.documents.workbook.layout import Block, Layout
from qcdesigner.documents.workbook.references import column_letters, column_number, moved, split_range

# Rows 12 and 13 became six rows, the column I five.
LAYOUT = Layout(Block(12, 13, (12, 12, 13, 12, 13, 12)), 9, 5)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("A1+B2", "A1+B2"),
        ("A14", "A18"),
        ("$J$14", "$N$18"),
        ("I12:I12", "I15:M15"),
        ("$I12", "$I15"),
        ('IF(I12="I12",J12,"")', 'IF(I15="I12",N15,"")'),
        ("LOG10(D12)", "LOG10(D15)"),
        ("SUM($A:$J)", "SUM($A:$N)"),
        ("$9:$14", "$9:$18"),
        ("'Other sheet'!A14", "'Other sheet'!A14"),
        ("Own!A14", "'New'!A18"),
    ],
)
def test_a_formula_seen_from_a_repeated_row(formula: str, expected: str) -> None:
    own = LAYOUT.moves("New", item_row=15)
    assert moved(formula, own, [("Own", own)]) == expected


def test_outside_the_repeated_rows_a_range_takes_all_of_them() -> None:
    assert moved("COUNT(I12:I13)", LAYOUT.moves("New")) == "COUNT(I12:M17)"


def test_in_a_reading_column_the_reading_is_meant() -> None:
    assert moved("I12*2", LAYOUT.moves("New", item_row=15, reading=2)) == "K15*2"


def test_a_fixed_reading_column_means_all_readings() -> None:
    assert moved("AVERAGE($I$12:$I$12)-I12", LAYOUT.moves("New", item_row=15, reading=2)) == "AVERAGE($I$15:$M$15)-K15"


def test_rules_about_one_model_row_are_spread_over_its_runs() -> None:
    assert LAYOUT.runs(12, 12) == [(12, 13), (15, 15), (17, 17)]
    assert LAYOUT.runs(12, 13) == [(12, 17)]
    assert LAYOUT.runs(1, 20) == [(1, 24)]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named(number: int, letters: str) -> None:
    assert (column_letters(number), column_number(letters)) == (letters, number)


def test_a_cell_is_a_range_of_itself() -> None:
    assert split_range("B2") == (2, 2, 2, 2)
