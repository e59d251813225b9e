"""Numbers as they stand in columns of paper."""

from __future__ import annotations

from qcdesigner.documents.numbers import FIGURE_SPACE, PUNCTUATION_SPACE, align, deviation_lines, localized
from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH, parse


def test_whole_number_is_padded_by_a_sign_and_the_missing_digits() -> None:
    assert align(["40", "12,55"]) == [f"40{PUNCTUATION_SPACE}{FIGURE_SPACE * 2}", "12,55"]


def test_decimals_as_written_are_kept() -> None:
    assert [text.rstrip() for text in align(["12,50", "3,1"])] == ["12,50", "3,1"]


def test_what_is_no_number_is_left_alone() -> None:
    assert align(["30°30'", "1,5", ""]) == ["30°30'", "1,5", ""]


def test_each_line_of_deviations_is_aligned() -> None:
    (text,) = align(["+0,025\n0"])
    assert text == f"+0,025\n0{PUNCTUATION_SPACE}{FIGURE_SPACE * 3}"


def test_symmetrical_deviations_take_one_line() -> None:
    assert deviation_lines(parse("12,5 ±0,05")[0], FRENCH) == "±0,05"
    assert deviation_lines(parse("25 +0.1/-0.2")[0], ENGLISH) == "+0.1\n-0.2"


def test_a_requirement_without_deviations_has_no_lines() -> None:
    assert deviation_lines(parse("R5 mini")[0], FRENCH) == ""


def test_general_tolerance_takes_the_sign_of_the_language() -> None:
    assert localized("±0.05", FRENCH) == "±0,05"
    assert localized("ISO 2768-mK", FRENCH) == "ISO 2768-mK"
