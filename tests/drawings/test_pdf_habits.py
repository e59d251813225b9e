"""What makers of PDF do to callouts beside drawing signs: raised rings, stacks far apart, holes sized by their circles."""

from __future__ import annotations

import pytest

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.reading import read_content
from qcdesigner.drawings.signs.degrees import with_degrees
from qcdesigner.model.reading import Reading
from tests.drawings.conftest import content_of
from tests.drawings.pdfs import Placed, pdf_bytes
from tests.drawings.test_pdf_signs import bar, circle


def read(*texts: Placed, drawing: str = "") -> Reading:
    return read_content(content_of(pdf_bytes(texts, drawing=drawing)))


def said(reading: Reading) -> list[tuple[str, str]]:
    return sorted((c.requirements[0].kind, c.text) for c in reading.callouts)


@pytest.mark.parametrize("ring", ["◦", "∘", "˚", "o"])
def test_a_ring_raised_behind_a_number_is_its_degree_sign(ring: str) -> None:
    number, raised = TextRun("1×45", 0.0, 10.0, 3.0, 9.0), TextRun(ring, 9.2, 8.9, 2.0, 1.2)
    (joined,) = with_degrees([number, raised])
    assert joined.text == "1×45°"
    assert joined.width == pytest.approx(10.4)


def test_a_nought_raised_behind_a_number_is_its_deviation() -> None:
    runs = [TextRun("99", 0.0, 10.0, 3.0, 5.0), TextRun("0", 5.5, 8.9, 2.0, 1.2)]
    assert with_degrees(runs) == runs


def test_a_letter_on_the_line_of_a_number_is_no_degree_sign() -> None:
    runs = [TextRun("12", 0.0, 10.0, 3.0, 5.0), TextRun("o", 5.5, 10.0, 2.0, 1.2)]
    assert with_degrees(runs) == runs


def test_turned_limits_without_a_leading_nought_are_one_requirement() -> None:
    (callout,) = read((".755", 100, 100, 9, 1), (".750", 110, 100, 9, 1)).callouts
    (limits,) = callout.requirements
    assert [str(limits.lower_limit and limits.lower_limit.value), str(limits.upper_limit and limits.upper_limit.value)] == ["0.750", "0.755"]


def test_deviations_on_the_shoulder_and_the_foot_of_a_size_are_its_own() -> None:
    (callout,) = read(("30", 100, 100, 12, 0), ("+0,021", 115, 106.5, 7.5, 0), ("0", 136, 96.7, 7.5, 0)).callouts
    found = callout.requirements[0]
    assert [str(v and v.value) for v in (found.nominal, found.upper_deviation, found.lower_deviation)] == ["30", "0.021", "0"]


def test_numbers_beside_the_circles_that_they_are_the_diameters_of_are_diameters() -> None:
    sizes = ((50, 60, 10), (120, 60, 10), (200, 60, 10), (200, 200, 60))
    drawing = " ".join(f"{circle(x, y, size / 2)} S" for x, y, size in sizes)
    texts: list[Placed] = [(str(size), x + 6 + size // 2, y + 6, 8, 0) for x, y, size in sizes]
    assert said(read(*texts, drawing=drawing)) == [("diameter", "⌀10")] * 3 + [("diameter", "⌀60")]


def test_numbers_that_are_not_the_sizes_of_circles_stay_lengths() -> None:
    drawing = " ".join(f"{circle(x, 60, 5)} S" for x in (50, 120, 200))
    texts: list[Placed] = [("10", 60, 66, 8, 0), ("17", 130, 66, 8, 0), ("25", 210, 66, 8, 0), ("90", 80, 200, 8, 0)]
    assert {kind for kind, _ in said(read(*texts, drawing=drawing))} == {"linear"}


def test_a_number_over_a_tick_is_a_texture_without_parameter() -> None:
    drawing = " ".join(f"{bar(*ends)} S" for ends in ((94, 110, 100, 100), (100, 100, 112, 121), (94, 110, 106, 110)))
    reading = read(("63", 92, 113, 8, 0), ("25", 200, 100, 8, 0), drawing=drawing)
    assert said(reading) == [("linear", "25"), ("surface_texture", "√63")]


def test_a_tick_is_that_of_the_text_next_to_it() -> None:
    drawing = " ".join(f"{bar(*ends)} S" for ends in ((94, 110, 100, 100), (100, 100, 112, 121), (94, 110, 106, 110), (112, 121, 140, 121)))
    reading = read(("Ra 1,6", 115, 112, 8, 0), ("40", 110, 128, 8, 0), ("25", 200, 100, 8, 0), drawing=drawing)
    assert said(reading) == [("linear", "25"), ("linear", "40"), ("surface_texture", "Ra 1,6")]


@pytest.mark.parametrize(("general", "other"), [("Ra 3,2", "Ra 0,8"), ("N9", "N7")])
@pytest.mark.parametrize(("height", "drop"), [(10, 0), (14, 12)])
def test_textures_in_brackets_behind_the_general_one_are_shown_elsewhere(general: str, other: str, height: int, drop: int) -> None:
    row: list[Placed] = [(general, 40, 250, 8, 0), ("(", 75, 250 - drop, height, 0), (other, 90, 250, 8, 0), (")", 125, 250 - drop, height, 0)]
    reading = read(*row, (other, 200, 100, 8, 0))
    assert [c.text for c in reading.callouts] == [general, other]
    assert (other, "shown_before") in {(t.text, t.why) for t in reading.ignored}


def test_a_texture_in_brackets_that_stands_nowhere_else_is_kept() -> None:
    reading = read(("Ra 3,2", 40, 250, 8, 0), ("(", 75, 250, 10, 0), ("Ra 0,8", 90, 250, 8, 0), (")", 125, 250, 10, 0))
    assert [c.text for c in reading.callouts] == ["Ra 3,2", "Ra 0,8"]


def test_limits_that_repeat_their_sign_are_one_diameter() -> None:
    (found,) = read(("Ø.8755", 100, 212, 8, 0), ("Ø.8750", 100, 200, 8, 0)).callouts
    assert [(float(r.lower_limit or 0), float(r.upper_limit or 0)) for r in found.requirements] == [(0.875, 0.8755)]


@pytest.mark.parametrize(
    ("names", "rule", "open_"),
    [(("Module", "Nombre de dents", "Angle de pression"), "table", []), (("Port", "Bohrung", "Druck"), "", ["in_a_cell"] * 3)],
)
def test_the_rows_of_a_table_are_no_dimensions(names: tuple[str, ...], rule: str, open_: list[str]) -> None:
    levels = [bar(60, y, 260, y) for y in (200, 220, 240, 260)]
    drawing = " ".join(f"{line} S" for line in (*levels, *(bar(x, 200, x, 260) for x in (60, 180, 260))))
    rows = [text for name, value, y in zip(names, ("M8", "M10", "M12"), (245, 225, 205), strict=True) for text in ((name, 64, y, 8, 0), (value, 190, y, 8, 0))]
    reading = read(*rows, ("25,4", 100, 100, 8, 0), drawing=drawing)
    assert [c.text for c in reading.callouts] == ["25,4"]
    assert [t.why for t in reading.unread] == open_
    assert {t.why for t in reading.ignored if t.text.startswith("M1")} == ({rule} if rule else set())
