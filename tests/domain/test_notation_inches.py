"""Feet, inches and fractions: read exactly, written back as they were, and refused where they may be something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcdesigner.domain.as_json import requirement_json
from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.general_notation import parse_general
from qcdesigner.domain.tolerances.general_tolerance import apply_general
from qcdesigner.domain.tolerances.notation import (
    FRENCH,
    Notation,
    parse,
    write,
    write_deviations,
    write_limits,
)
from qcdesigner.domain.tolerances.notation.values_writing import write_quantity
from qcdesigner.domain.values import Quantity, add, negated

INCHES = Notation(".", "en", unit="in")


def one(text: str, unit: str = "mm") -> Requirement:
    (found,) = parse(text, unit=unit)
    return found


def refusal(text: str, unit: str = "mm") -> tuple[str, int]:
    with pytest.raises(CalloutError) as raised:
        parse(text, unit=unit)
    return raised.value.code, raised.value.position


@pytest.mark.parametrize(
    ("text", "inches", "written"),
    [
        ("4'-0 1/4\"", "48.25", "4'-0 1/4\""), ("4'-0{\\H1x;\\S1#4;}\"", "48.25", "4'-0 1/4\""), ("7'-0 3/4\"", "84.75", "7'-0 3/4\""),
        ("4'-6\"", "54", "4'-6\""), ("4′-6″", "54", "4'-6\""), ("4'-6''", "54", "4'-6\""), ("0'-6 1/2\"", "6.5", "0'-6 1/2\""), ("4'-1/4\"", "48.25", "4'-0 1/4\""),
        ("2 1/2\"", "2.5", "2 1/2\""), ("2{\\S1#2;}\"", "2.5", "2 1/2\""), ("2{\\H0.7x;\\S1/2;}\"", "2.5", "2 1/2\""), ("1/2\"", "0.5", "1/2\""),
        ("63/64\"", "0.984375", "63/64\""), ("1/2 in", "0.5", "1/2\""), ("Ø1 1/4\"", "1.25", "Ø1 1/4\""), ("R1 3/8\"", "1.375", "R1 3/8\""),
        ("R3/8\"", "0.375", "R3/8\""), ("2 1/2 ±1/16\"", "2.5", "2 1/2\" ±1/16\""), ("2 1/2\" +1/16/-1/32", "2.5", "2 1/2\" +1/16\"/-1/32\""),
        ("2 1/2\" ±.05", "2.5", "2 1/2\" ±0,05"), ("2.5 ±1/16\"", "2.5", "2,5 ±1/16\" in"), ("1/16\"x45°", "0.0625", "1/16\"×45°"), ("C1/8\"", "0.125", "1/8\"×45°"),
        ("4x Ø1/4\" THRU", "0.25", "4× Ø1/4\" débouchant"), ("(4'-6\")", "54", "(4'-6\")"), ("ép. 1/4\"", "0.25", "ép. 1/4\""), ("2 1/2\" [63.5]", "2.5", "2 1/2\" [63.5]"),
    ],
)  # fmt: skip
def test_inches_with_their_mark_are_read_on_any_sheet(text: str, inches: str, written: str) -> None:
    found = one(text)
    assert (found.unit, found.nominal and str(found.nominal.value)) == ("in", inches)
    assert write([found], FRENCH) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12'", "12'-0\""), ("12' ±1/8\"", "12'-0\" ±1/8\""), ("4'6\"", "4'-6\""), ("4' 6 1/2\"", "4'-6 1/2\""), ("2 1/2", "2 1/2\""), ("Ø2 1/2", "Ø2 1/2\""),
        ("{\\S1#2;}", "1/2\""), ("2{\\S1#2;}", "2 1/2\""), ("2 1/2 ±1/16", "2 1/2\" ±1/16\""), ("2.500 ±1/16", "2.500 ±1/16\""), ("2 1/2 +1/16 -1/32", "2 1/2\" +1/16\"/-1/32\""),
        ("1 ±1/16 x 45°", "1 ±1/16\" × 45°"), ("1x45° ±1/16", "1 ±1/16\" × 45°"), ("2 1/2 max", "2 1/2\" max"), ("max 4'-6\"", "4'-6\" max"),
    ],
)  # fmt: skip
def test_a_sheet_in_inches_says_of_what_a_mixed_or_stacked_fraction_is(text: str, written: str) -> None:
    found = parse(text, unit="in")
    assert write(found, INCHES) == written
    assert parse(written, unit="in") == found


def test_holes_in_fractions_have_their_parts() -> None:
    assert write(parse('Ø5/16" 1 1/2" DEEP'), FRENCH) == 'Ø5/16" ↧1 1/2"'
    assert write(parse('Ø1/4" ⌴ Ø1/2" ↧1/4"'), FRENCH) == 'Ø1/4" ⌴ Ø1/2" ↧1/4"'


def test_a_stacked_fraction_may_be_the_alternate_of_millimetres() -> None:
    assert one('63.5 [2{\\S1#2;}"]').alternate == '2 1/2"'


@pytest.mark.parametrize(
    ("text", "unit", "code", "position"),
    [
        ("1/2", "mm", "fraction", 0), ("1/2", "in", "fraction", 0), ("Ø1/2", "in", "fraction", 1), ("2 1/2", "mm", "fraction", 0), ("{\\S1#2;}", "mm", "fraction", 4),
        ("2{\\S1#2;}", "mm", "fraction", 0), ("2 1/2 mm", "mm", "fraction", 0), ("2.5 ±1/16", "mm", "fraction", 0), ("2 1/2 ±1/16", "mm", "fraction", 0),
        ("8/16\"", "mm", "fraction", 0), ("5/2\"", "mm", "fraction", 0), ("12/16\"", "in", "fraction", 0), ("2 1/3\"", "mm", "fraction", 2), ("1/128\"", "mm", "fraction", 0),
        ("12'", "mm", "feet_and_inches", 2), ("4'6\"", "mm", "feet_and_inches", 1), ("4' 6\"", "mm", "feet_and_inches", 1), ("12'-6", "in", "feet_and_inches", 2),
        ("1'-20", "in", "feet_and_inches", 1), ("4'-13\"", "in", "feet_and_inches", 1), ("4'-6.5\"", "in", "feet_and_inches", 1), ("12.5'", "in", "feet_and_inches", 4), ("12'\"", "in", "feet_and_inches", 2),
        ("1-3/4\"", "mm", "ambiguous", 1), ("1-1 3/4\"", "mm", "ambiguous", 1), ("4'-6\"-4'-8\"", "mm", "ambiguous", 5), ("2 1/2\"/2 3/8\"", "mm", "ambiguous", 6),
        ("1/4\"-20", "mm", "ambiguous", 4), ("1/4\" - 20", "in", "ambiguous", 4), ("1/4-20", "in", "fraction", 0), ("1x45° ±1/16\"", "mm", "unit_disagrees", 5),
        ("1/4\" = 1'-0\"", "mm", "not_understood", 5), ("3/4\" PLYWOOD", "mm", "not_understood", 0), ("4'-6\" BOTH SIDES", "mm", "not_understood", 0),
    ],
)  # fmt: skip
def test_fraction_that_may_be_something_else_is_refused(text: str, unit: str, code: str, position: int) -> None:
    assert refusal(text, unit) == (code, position)


@pytest.mark.parametrize("thread", ["1/4-20 UNC", "G1/2", "R3/8", "1/4 NPT", "2 1/4-8 UN"])
def test_fraction_of_a_thread_stays_a_thread(thread: str) -> None:
    found = one(thread, "in")
    assert (found.kind, found.thread) == ("thread", thread)


def test_fraction_behind_a_whole_number_may_begin_a_thread() -> None:
    assert [part.thread for part in parse("Ø7 1/4-20 UNC")] == [None, "1/4-20 UNC"]


def test_radius_in_a_fraction_may_be_a_pipe_thread_on_a_sheet_in_millimetres() -> None:
    assert (one('R3/8"').kind, one('R3/8"').warning) == ("radius", "ambiguous")
    assert one('R3/8"', "in").warning is None


def test_limits_in_fractions_stand_apart_and_have_their_marks() -> None:
    assert write(parse('1/2" - 3/4"'), FRENCH) == '1/2" - 3/4"'
    assert write(parse('1/2" - 1"', unit="in"), INCHES) == '1/2" - 1"'


def test_limits_of_a_fraction_are_decimals_as_instruments_show_them() -> None:
    assert write_limits(one('2 1/2 ±1/16"'), INCHES) == ("2.4375", "2.5625")
    assert write_deviations(one('2 1/2 ±1/16"'), INCHES) == ('+1/16"', '-1/16"')


def test_json_of_feet_is_in_inches() -> None:
    found = requirement_json(one("4'-0 1/4\" ±1/8\""))
    assert (found["nominal"], found["upper_deviation"], found["lower_limit"], found["unit"]) == (48.25, 0.125, 48.125, "in")


def test_tolerance_by_decimals_is_not_that_of_a_fraction() -> None:
    fraction, decimal = one('1/4"'), one("0.25 in")
    by_decimals = parse_general("X ±.1 .X ±.05 .XX ±.01", unit="in")
    assert apply_general(fraction, by_decimals) == fraction
    assert apply_general(decimal, by_decimals).tolerance_source == "general"
    assert apply_general(fraction, parse_general("±.01", unit="in")).tolerance_source == "general"


def test_sum_with_a_fraction_is_exact() -> None:
    half, sixty_fourth = Quantity(Decimal("0.5"), "fraction"), Quantity(Decimal("0.015625"), "fraction")
    assert add(half, negated(sixty_fourth)) == Quantity(Decimal("0.484375"))
    assert add(Quantity(Decimal(54), "feet"), Quantity(Decimal("0.05"))) == Quantity(Decimal("54.05"))


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [("-2.5", "fraction", '-2 1/2"'), ("2", "fraction", '2"'), ("0", "fraction", '0"'), ("-54", "feet", "-4'-6\""), ("0.1", "fraction", '0.1"'), ("1E+30", "feet", None)],
)  # fmt: skip
def test_any_value_of_a_file_can_be_written(value: str, form: str, text: str | None) -> None:
    assert write_quantity(Quantity(Decimal(value), form), INCHES) == (text or "83333333333333333333333333333'-4\"")


@given(feet=st.none() | st.integers(0, 9999), inches=st.integers(0, 11), sixty_fourths=st.integers(1, 63), sign=st.sampled_from(("", "Ø", "□", "↧")))  # fmt: skip
def test_every_sixty_fourth_is_written_and_read_back(feet: int | None, inches: int, sixty_fourths: int, sign: str) -> None:
    value = Decimal((feet or 0) * 12 + inches) + Decimal(sixty_fourths) / 64
    written = sign + write_quantity(Quantity(value, "fraction" if feet is None else "feet"), FRENCH)
    found = one(written)
    assert found.nominal == Quantity(value, "fraction" if feet is None else "feet")
    assert write([found], FRENCH) == write([found], INCHES) == written
