"""Values typed in cells of their own change the requirement exactly, or are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcdesigner.domain.errors import CalloutError, EditRefused
from qcdesigner.domain.tolerances.notation import ENGLISH, parse, write
from qcdesigner.domain.values import Quantity, quantity
from qcdesigner.gui.tables import dimension_edits as edits
from qcdesigner.gui.tables.numbers import number_of


def requirement(text: str):
    (found,) = parse(text)
    return found


def test_a_stated_tolerance_stays_with_another_nominal_value():
    assert write(edits.with_nominal(requirement("12 ±0.1"), quantity("15")), ENGLISH) == "15 ±0.1"


def test_an_upper_limit_becomes_a_deviation_without_rounding():
    changed = edits.with_upper(requirement("12.5 ±0.1"), quantity("12.58"))
    assert changed.upper_deviation == quantity("0.08")


def test_a_one_sided_limit_stays_a_limit():
    changed = edits.with_upper(requirement("10 max"), quantity("11"))
    assert (changed.nominal, changed.upper_limit) == (None, quantity("11"))


def test_a_typed_deviation_ends_the_fit():
    changed = edits.with_lower_deviation(requirement("Ø25 H7"), quantity("-0.01"))
    assert (changed.fit, changed.tolerance_source) == (None, "stated")
    assert changed.upper_deviation == quantity("0.021")


def test_no_deviation_left_is_no_tolerance():
    bare = edits.with_upper_deviation(edits.with_lower_deviation(requirement("12 ±0.1"), None), None)
    assert bare.tolerance_source == "none"


def test_a_deviation_without_nominal_value_is_refused():
    with pytest.raises(EditRefused, match="nominal_missing"):
        edits.with_upper_deviation(requirement("10 max"), quantity("1"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,50", Quantity(Decimal("12.50"))),
        ("−0,1", Quantity(Decimal("-0.1"))),
        ("+0.021", Quantity(Decimal("0.021"))),
        ("1 250,5", Quantity(Decimal("1250.5"))),
        ("45°", Quantity(Decimal(45))),
        ("30°30'", Quantity(Decimal(109800), "dms")),
        ("-10'", Quantity(Decimal(-600), "dms")),
        ("", None),
    ],
)
def test_numbers_are_read_as_written(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["12,5,1", "abc", "1e5", "12.5 mm", "٣"])
def test_what_is_no_number_is_refused_with_its_place(text):
    with pytest.raises(CalloutError, match="not_a_number"):
        number_of(text)
