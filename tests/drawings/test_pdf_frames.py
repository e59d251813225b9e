"""Tolerance frames that a PDF draws: rows, signs over several rows, modifiers in circles, frames of isometric views."""

from __future__ import annotations

import math

import pytest

from qcdesigner.domain.requirement import Requirement
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading
from tests.drawings.conftest import content_of
from tests.drawings.raw_pdfs import RawPage, shown
from tests.drawings.test_pdf_signs import bar, box, circle

POSITION = f"{circle(92, 103.5, 4)} S {bar(92, 97, 92, 110)} S {bar(85.5, 103.5, 98.5, 103.5)} S "


def read(operators: str) -> Reading:
    return read_content(content_of(RawPage().bytes(operators), "a.pdf"))


def frames(reading: Reading) -> list[Requirement]:
    return [r for c in reading.callouts for r in c.requirements]


def row(cells: list[tuple[str, float, float]], *, y: float = 96, height: float = 16) -> str:
    """Boxes with a text in each: (text, left, width)."""
    return "".join(
        f"{box(left, y, width, height)} " + (shown(text, left + 4, y + 4) if text else "")
        for text, left, width in cells
    )


def test_a_frame_with_a_sign_of_several_paths() -> None:
    (frame,) = frames(read(POSITION + row([("", 82, 20), ("0,2", 102, 26), ("A", 128, 16), ("B", 144, 16)])))
    assert (frame.symbol, str(frame.zone.value if frame.zone else ""), frame.datums) == ("position", "0.2", ("A", "B"))


def test_a_sign_over_two_rows_stands_for_both() -> None:
    sign = POSITION.replace("103.5", "103.5")
    cells = row([("0,2", 102, 26), ("A", 128, 16)], y=104) + row([("0,05", 102, 26), ("A", 128, 16)], y=88)
    reading = read(f"q 1 0 0 1 0 0.5 cm {sign} Q {box(82, 88, 20, 32)} " + cells)
    assert [(f.symbol, str(f.zone.value)) for f in frames(reading) if f.zone] == [
        ("position", "0.2"),
        ("position", "0.05"),
    ]


@pytest.mark.parametrize("letter", ["M", "L", "P"])
def test_a_letter_in_a_circle_is_a_modifier(letter: str) -> None:
    value = shown("0,2", 106, 100) + shown(letter, 124, 100) + circle(128, 103.5, 6) + " S "
    operators = POSITION + row([("", 82, 20), ("", 102, 36), ("A", 138, 16)]) + value
    (frame,) = frames(read(operators))
    assert frame.modifiers == (chr(ord("Ⓐ") + ord(letter) - ord("A")),)


def test_a_modifier_of_strokes_is_not_lost() -> None:
    m = "124 100 m 124 107 l 128 102 l 132 107 l 132 100 l S " + circle(128, 103.5, 6) + " S "
    operators = POSITION + row([("", 82, 20), ("", 102, 36), ("A", 138, 16)]) + shown("0,2", 106, 100) + m
    (frame,) = frames(read(operators))
    assert frame.modifiers == ("Ⓜ",)


def test_a_frame_with_something_unknown_in_it_is_unread_as_a_whole() -> None:
    unknown = "124 100 m 132 107 l 124 107 l 132 100 l 124 104 l S "
    reading = read(POSITION + row([("", 82, 20), ("", 102, 36), ("A", 138, 16)]) + shown("0,2", 106, 100) + unknown)
    assert (frames(reading), len(reading.unread)) == ([], 1)


def test_a_form_tolerance_with_a_datum_is_not_believed() -> None:
    reading = read(circle(92, 103.5, 5) + " S " + row([("", 82, 20), ("0,2", 102, 26), ("A", 128, 16)]))
    assert frames(reading) == []


@pytest.mark.parametrize("lean", [30.0, -30.0])
def test_a_frame_of_an_isometric_view(lean: float) -> None:
    """Turned by 30°, its uprights leaning: what the page shows is a parallelogram, its texts only turned."""
    turn, up = math.radians(30), math.radians(120 - lean)
    leaning = f"{math.cos(turn):.6f} {math.sin(turn):.6f} {math.cos(up):.6f} {math.sin(up):.6f} 100 40 cm"
    local = POSITION + row([("", 82, 20), ("", 102, 26), ("", 128, 16)])
    texts = ""
    for text, x in (("0,2", 106), ("A", 132)):
        px = 100 + x * math.cos(turn) + 100 * math.cos(up)
        py = 40 + x * math.sin(turn) + 100 * math.sin(up)
        texts += f"BT /F1 10 Tf {math.cos(turn)} {math.sin(turn)} {-math.sin(turn)} {math.cos(turn)} {px} {py} Tm ({text}) Tj ET\n"
    (frame,) = frames(read(f"q {leaning} {local} Q {texts}"))
    assert (frame.symbol, frame.datums) == ("position", ("A",))
