"""The marks of the frame's zones are no dimensions, on a large sheet, on a small one, on a scan."""

from __future__ import annotations

from collections.abc import Sequence

from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading


def read(marks: Sequence[tuple[str, float, float]]) -> Reading:
    """Marks at places that are parts of an A4 sheet, and a dimension in its middle."""
    runs = [TextRun(text, 297 * x, 210 * y, 3.5, 2.4 * len(text)) for text, x, y in (*marks, ("25,4", 0.62, 0.3))]
    return read_content(DrawingContent("pdf", (SheetContent(1, "1", 297.0, 210.0, 297.0, 210.0, texts=tuple(runs)),), "mm"))


SMALL = [
    *((text, x, y) for text, x in (("2", 0.25), ("1", 0.75)) for y in (0.04, 0.98)),
    *((text, x, y) for text, y in (("B", 0.25), ("A", 0.75)) for x in (0.01, 0.98)),
]  # fmt: skip
COLUMNS = [(str(n), 0.1 + 0.2 * (n - 1), y) for n in range(1, 6) for y in (0.04, 0.98)]


def test_a_frame_of_two_zones_each_way() -> None:
    reading = read(SMALL)
    assert [(c.text, c.grid_zone) for c in reading.callouts] == [("25,4", "B1")]
    assert {t.why for t in reading.ignored} == {"grid"}


def test_two_equal_dimensions_at_opposite_borders_are_no_frame() -> None:
    assert [c.text for c in read([("2", 0.25, 0.04), ("2", 0.25, 0.98), ("1", 0.75, 0.04), ("1", 0.75, 0.98)]).callouts].count("2") == 2


def test_a_mark_misread_with_its_tick_is_no_dimension() -> None:
    assert [c.text for c in read([*COLUMNS, ("41", 0.6, 0.045)]).callouts] == ["25,4"]


def test_numbers_in_uneven_steps_are_no_frame() -> None:
    assert len(read([("1", 0.1, 0.04), ("2", 0.15, 0.04), ("3", 0.7, 0.04)]).callouts) == 4


def test_a_mark_beside_a_callout_is_none_of_it() -> None:
    letters = [(letter, 0.02, 0.2 + 0.2 * i) for i, letter in enumerate("DCBA")]
    reading = read([*letters, ("6X Ø3,2", 0.04, 0.4)])
    assert "6X Ø3,2" in [c.text for c in reading.callouts]


def test_most_marks_of_a_border_may_be_unread() -> None:
    assert [c.text for c in read([("1", 0.1, 0.04), ("2", 0.2, 0.04), ("8", 0.8, 0.04)]).callouts] == ["25,4"]
