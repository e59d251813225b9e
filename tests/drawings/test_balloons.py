"""A number in a circle of its size is an item's or a detail's; one inside a hole's circle may be a dimension."""

from __future__ import annotations

import math

import pytest

from qcdesigner.drawings.content import BALLOON, DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.reading import read_content
from qcdesigner.drawings.signs.balloons import with_balloons
from qcdesigner.drawings.signs.shapes import Path
from qcdesigner.drawings.signs.strokes import small_strokes


def run_in_circle(text: str, radius: float) -> TextRun:
    """A text 3.5 high whose middle is that of a circle."""
    width = 2.4 * len(text)
    run = TextRun(text, 100 - width / 2, 101.75, 3.5, width)
    line = [(100 + radius * math.cos(a / 8), 100 + radius * math.sin(a / 8)) for a in range(51)]
    (marked,) = with_balloons([run], small_strokes([Path(([*line, line[0]],))], 40.0))
    return marked


@pytest.mark.parametrize(("text", "radius"), [("7", 4.0), ("12", 5.0), ("3A", 5.0), ("D12", 6.5), ("12.1", 6.5)])
def test_a_number_alone_in_a_circle_of_its_size_is_a_balloon(text: str, radius: float) -> None:
    assert run_in_circle(text, radius).box == BALLOON


@pytest.mark.parametrize(("text", "radius"), [("12", 30.0), ("12,5", 6.0), ("Ø12", 6.0), ("7", 1.5)])
def test_another_text_or_circle_is_none(text: str, radius: float) -> None:
    assert run_in_circle(text, radius).box == ""


def test_a_balloon_is_left_aside_by_rule() -> None:
    texts = (run_in_circle("7", 4.0), TextRun("25", 200, 150, 3.5, 4.8))
    reading = read_content(DrawingContent("pdf", (SheetContent(1, "1", 420.0, 297.0, 420.0, 297.0, texts=texts),), "mm"))
    assert ([c.text for c in reading.callouts], [t.why for t in reading.ignored]) == (["25"], ["balloon"])
