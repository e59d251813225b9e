"""Runs that stand together, read as one writes them."""

from __future__ import annotations

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.textlines import joined_text


def run(text: str, x: float, y: float, height: float = 3.5, angle: float = 0.0) -> TextRun:
    return TextRun(text, x, y, height, 0.75 * height * len(text), angle)


def test_small_deviations_behind_the_nominal() -> None:
    assert joined_text([run("38.3", 0, 10), run("+0.2", 11, 8, 2), run("0", 11, 12, 2)]) == "38.3 +0.2/0"


def test_a_minus_detached_before_the_lower_deviation() -> None:
    runs = [run("3,99", 0, 10), run("-", 11.5, 10), run("0", 14.5, 5.2), run("0,02", 14.5, 10)]
    assert joined_text(runs) == "3,99 0/-0,02"


def test_both_signs_detached() -> None:
    runs = [
        run("7.50", 0, 10),
        run("+", 11.5, 5.2),
        run("0.10", 14.5, 5.2),
        run("-", 11.5, 10),
        run("0.20", 14.5, 10),
    ]
    assert joined_text(runs) == "7.50 +0.10/-0.20"


def test_limits_one_above_the_other() -> None:
    assert joined_text([run("12.55", 0, 5), run("12.45", 0, 10)]) == "12.55/12.45"


def test_turned_text_reads_along_its_own_baseline() -> None:
    runs = [run("38.3", 10, 50, angle=90), run("+0.2", 8, 39, 2, 90), run("0", 12, 39, 2, 90)]
    assert joined_text(runs) == "38.3 +0.2/0"


def test_lines_of_words_keep_their_order() -> None:
    assert joined_text([run("SURFACES", 0, 16), run("ALL MACHINED", 0, 10)]) == "ALL MACHINED\nSURFACES"
