"""Signs and boxes that CAD draws as strokes round the texts of a PDF."""

from __future__ import annotations

import math

import pytest

from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import ReadCallout, Reading
from tests.drawings.conftest import content_of
from tests.drawings.pdfs import Placed, pdf_bytes


def circle(x: float, y: float, radius: float) -> str:
    points = [
        (x + radius * math.cos(t * math.pi / 20), y + radius * math.sin(t * math.pi / 20)) for t in range(41)
    ]
    return f"{points[0][0]} {points[0][1]} m " + " ".join(f"{px} {py} l" for px, py in points[1:])


def bar(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1} {y1} m {x2} {y2} l"


def diameter(x: float, y: float) -> str:
    return f"{circle(x, y, 4)} {bar(x - 3.5, y - 6, x + 3.5, y + 6)} S"


def box(left: float, bottom: float, width: float, height: float) -> str:
    return f"{left} {bottom} {width} {height} re S"


def read(*texts: Placed, drawing: str = "") -> Reading:
    return read_content(content_of(pdf_bytes(texts, drawing=drawing)))


def only(reading: Reading) -> ReadCallout:
    (callout,) = reading.callouts
    return callout


def test_a_drawn_diameter_sign_makes_a_diameter() -> None:
    callout = only(read(("25 H7", 100, 100, 10, 0), drawing=diameter(92, 103.5)))
    assert (callout.text, callout.requirements[0].kind) == ("⌀ 25 H7", "diameter")


def test_a_turned_text_has_its_sign_below() -> None:
    drawing = f"{circle(96.5, 92, 4)} {bar(102.5, 88.5, 90.5, 95.5)} S"
    callout = only(read(("25 H7", 100, 100, 10, 1), drawing=drawing))
    assert callout.requirements[0].kind == "diameter"


def test_the_same_strokes_away_from_a_text_are_geometry() -> None:
    callout = only(read(("25 H7", 100, 100, 10, 0), drawing=diameter(40, 103.5)))
    assert callout.requirements[0].kind == "linear"


def test_a_hole_before_a_text_is_no_sign() -> None:
    callout = only(read(("25 H7", 100, 100, 10, 0), drawing=circle(92, 103.5, 4) + " S"))
    assert callout.requirements[0].kind == "linear"


@pytest.mark.parametrize(
    ("strokes", "symbol"),
    [
        (f"{circle(92, 103.5, 3)} {bar(92, 98, 92, 109)} {bar(86.5, 103.5, 97.5, 103.5)} S", "position"),
        (f"{circle(92, 103.5, 5)} {circle(92, 103.5, 3)} S", "concentricity"),
        (f"{bar(87, 98.5, 91, 108.5)} {bar(92, 98.5, 96, 108.5)} S", "parallelism"),
        (f"{bar(87, 99, 97, 99)} {bar(92, 99, 92, 109)} S", "perpendicularity"),
    ],
)
def test_drawn_signs_of_frames(strokes: str, symbol: str) -> None:
    cells = " ".join(box(left, 96, 20 + extra, 16) for left, extra in ((82, 0), (102, 8), (130, 0)))
    reading = read(("0,05", 104, 100, 10, 0), ("A", 136, 100, 10, 0), drawing=f"{strokes} {cells}")
    requirement = only(reading).requirements[0]
    assert (requirement.symbol, requirement.datums) == (symbol, ("A",))


def test_a_box_of_its_own_makes_a_value_exact() -> None:
    requirement = only(read(("6.95", 100, 100, 10, 0), drawing=box(96, 96, 30, 16))).requirements[0]
    assert requirement.exact


def test_a_value_in_a_cell_is_no_dimension() -> None:
    reading = read(("0,05", 120, 100, 10, 0), drawing=box(96, 96, 20, 16) + " " + box(116, 96, 30, 16))
    assert (reading.callouts, [t.why for t in reading.unread]) == ((), ["in_a_cell"])


def test_a_frame_line_far_round_is_no_box() -> None:
    assert not only(read(("6.95", 100, 100, 10, 0), drawing=box(20, 20, 360, 260))).requirements[0].exact


@pytest.mark.parametrize(
    ("strokes", "text", "kinds"),
    [
        (f"{circle(92, 103.5, 4)} S {bar(88.5, 97.5, 95.5, 109.5)} S", "25", ["diameter"]),
        (
            f"{bar(84, 107, 96, 107)} S {bar(90, 107, 90, 97)} S {bar(87, 102, 90, 97)} S {bar(93, 102, 90, 97)} S",
            "12",
            ["depth"],
        ),
        ("80 107 m 80 99 l 96 99 l 96 107 l S", "11", ["counterbore"]),
        ("80 107 m 88 99 l 96 107 l S", "11", ["countersink"]),
    ],
)
def test_signs_drawn_stroke_by_stroke(strokes: str, text: str, kinds: list[str]) -> None:
    callout = only(read((text, 100, 100, 10, 0), drawing=strokes))
    assert [r.kind for r in callout.requirements] == kinds


def test_a_circle_in_two_arcs_is_one() -> None:
    half = "88 103.5 m 88 105.7 89.8 107.5 92 107.5 c 94.2 107.5 96 105.7 96 103.5 c S"
    other = "96 103.5 m 96 101.3 94.2 99.5 92 99.5 c 89.8 99.5 88 101.3 88 103.5 c S"
    strokes = f"{half} {other} {bar(88.5, 97.5, 95.5, 109.5)} S"
    assert only(read(("25 H7", 100, 100, 10, 0), drawing=strokes)).requirements[0].kind == "diameter"


def test_plus_over_a_bar_is_plus_minus() -> None:
    strokes = f"{bar(131, 104, 137, 104)} S {bar(134, 101, 134, 107)} S {bar(131, 99.5, 137, 99.5)} S"
    requirement = only(read(("12,5", 100, 100, 10, 0), ("0,1", 139, 100, 10, 0), drawing=strokes)).requirements[0]
    assert (str(requirement.upper_deviation.value), str(requirement.lower_deviation.value)) == ("0.1", "-0.1")  # type: ignore[union-attr]


def test_a_sign_that_is_text_and_outline_is_there_once() -> None:
    texts = (("Ø", 88, 100, 10, 0), ("25", 98, 100, 10, 0))
    callout = only(read(*texts, drawing=f"{circle(92, 103.5, 4)} S {bar(88.5, 97.5, 95.5, 109.5)} S"))
    assert callout.text.count("Ø") + callout.text.count("⌀") == 1


def plank(x1: float, y1: float, x2: float, y2: float, width: float = 0.6) -> str:
    """A bar drawn as an area with its outline."""
    length = math.hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) / length * width / 2, (y2 - y1) / length * width / 2
    corners = ((x1 - dy, y1 + dx), (x1 + dy, y1 - dx), (x2 + dy, y2 - dx), (x2 - dy, y2 + dx))
    return f"{corners[0][0]} {corners[0][1]} m " + " ".join(f"{x} {y} l" for x, y in corners[1:]) + " h B"


TROUGH = " ".join((plank(80, 99, 80, 108), plank(90, 99, 90, 108), plank(79.7, 99, 90.3, 99)))
ARROW = " ".join((plank(130, 108, 130, 98), plank(128.6, 101, 130, 98), plank(131.4, 101, 130, 98)))


def test_bars_drawn_as_areas_make_signs_too() -> None:
    assert only(read(("11", 100, 100, 10, 0), drawing=TROUGH)).requirements[0].kind == "counterbore"


def test_a_sign_may_stand_before_a_written_diameter_sign_of_its_own() -> None:
    callout = only(read(("Ø", 98, 100, 10, 0), ("12", 110, 100, 10, 0), drawing=TROUGH))
    assert [(r.kind, str(r.nominal and r.nominal.value)) for r in callout.requirements] == [("counterbore", "12")]


def test_an_arrow_down_behind_a_hole_is_its_depth() -> None:
    callout = only(read(("Ø12", 104, 100, 10, 0), ("7", 140, 100, 10, 0), drawing=ARROW))
    assert [r.kind for r in callout.requirements] == ["diameter", "depth"]


def test_an_arrow_down_before_any_other_number_is_none() -> None:
    reading = read(("25", 112, 100, 10, 0), ("7", 140, 100, 10, 0), drawing=ARROW)
    assert "depth" not in {r.kind for c in reading.callouts for r in c.requirements}
