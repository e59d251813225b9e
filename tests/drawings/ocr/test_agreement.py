"""Two readings of one line: what both see, what only one can know, and where neither is to be believed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from qcdesigner.drawings.ocr.agreement import agreed
from qcdesigner.drawings.ocr.glyphs import Glyph
from qcdesigner.drawings.reading.callouts import DOUBTED

# What stands on no drawing: a diameter sign within a number, two decimal signs on end.
_IMPOSSIBLE = re.compile(r"[\d.,] *Ø|[.,] *[.,]")


def line(text: str, *scores: float) -> list[Glyph]:
    return [Glyph(c, scores[i] if i < len(scores) else 0.99, (i + 0.5) / len(text)) for i, c in enumerate(text)]


def text_and_doubt(first: list[Glyph], second: list[Glyph]) -> tuple[str, bool]:
    found = agreed(first, second, 0.7 * max(len(first), len(second)))
    return "".join(g.text for g in found), min(g.score for g in found) < DOUBTED


def test_what_both_see_is_sure_though_each_alone_is_not() -> None:
    assert text_and_doubt(line("25", 0.6, 0.6), line("25", 0.8, 0.8)) == ("25", False)


def test_a_nought_may_be_a_diameter_sign_which_only_one_reader_knows() -> None:
    assert text_and_doubt(line("022"), line("Ø22")) == ("Ø22", False)


def test_a_letter_may_be_the_sign_of_a_depth() -> None:
    assert text_and_doubt(line("T6.5", 0.95), line("↧6.5")) == ("↧6.5", False)


def test_another_figure_is_no_diameter_sign() -> None:
    assert text_and_doubt(line("122"), line("Ø22"))[1]


def test_two_sure_readings_that_differ_are_a_doubt() -> None:
    assert text_and_doubt(line("36"), line("38")) == ("36", True)


def test_where_one_is_sure_and_the_other_is_not_the_sure_one_is_taken() -> None:
    assert text_and_doubt(line("36"), line("38", 0.99, 0.4)) == ("36", False)
    assert text_and_doubt(line("36", 0.99, 0.5), line("38")) == ("38", False)


def test_a_decimal_sign_that_one_passed_over_is_put_in() -> None:
    first = [Glyph("5", 0.99, 0.1), Glyph("2", 0.99, 0.3), Glyph("0", 0.99, 0.7), Glyph("2", 0.99, 0.9)]
    second = [*first[:2], Glyph(".", 0.97, 0.5), *first[2:]]
    assert text_and_doubt(first, second) == ("52.02", False)


def test_a_figure_that_one_alone_sees_without_being_sure_is_a_doubt() -> None:
    assert text_and_doubt(line("25", 0.99, 0.7), line("2"))[1]


def test_words_are_for_the_reader_that_knows_more_letters() -> None:
    assert text_and_doubt(line("THRU é"), line("THRU 6")) == ("THRU é", False)


@given(st.text("0123456789.,Ø±+-x °", min_size=1, max_size=12).filter(lambda t: not t.isspace() and not _IMPOSSIBLE.search(t)))
def test_one_reading_with_itself_is_itself(text: str) -> None:
    glyphs = line(text)
    assert "".join(g.text for g in agreed(glyphs, glyphs, 0.7 * len(text))) == text


def test_a_crossed_nought_within_a_number_is_no_diameter_sign() -> None:
    assert text_and_doubt(line("0.05"), line("0.Ø5")) == ("0.05", False)


def test_a_decimal_sign_seen_twice_is_one() -> None:
    first = [Glyph("0", 0.99, 0.1), Glyph(".", 0.95, 0.3), Glyph("5", 0.99, 0.9)]
    second = [Glyph("0", 0.99, 0.1), Glyph(",", 0.99, 0.6), Glyph("5", 0.99, 0.9)]
    found = agreed(first, second, 4.0)
    assert sum(g.text in ".," for g in found) == 1
