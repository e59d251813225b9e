"""The codes of CAD texts, as real files hold them."""

from __future__ import annotations

import pytest

from qcdesigner.drawings.dxf.textcodes import Look, decoded, mtext_lines, plain_text
from qcdesigner.drawings.dxf.tolerance_text import frame_cells, frame_text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("%%c20%%p0.1", "⌀20±0.1"),
        ("45%%D", "45°"),
        ("\\U+220580", "∅80"),
        ("60.00\\U+00B0", "60.00°"),
        ("%%12925", "⌀25"),
        ("100%%%", "100%"),
        ("%%uTITLE%%u", "TITLE"),
    ],
)
def test_codes_of_a_single_line_are_decoded(raw: str, shown: str) -> None:
    assert decoded(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\\A1;\\A1;38.3\\S+0.2^ 0;", "38.3 +0.2/0"),
        ("\\A1;75\\S0^ -0.05;", "75 0/-0.05"),
        ("ø35\\~H6", "ø35 H6"),
        ("2,5{\\fArial|b0|i0|c238|p34;\\H1.08333x;-\\H0.92308x;45}%%D", "2,5-45°"),
        ("{\\Fgdt;n}12", "⌀12"),
        ("4X \\S1/2;", "4X  1⁄2"), ("2\\S1#4;", "2 1/4"), ("\\S2.01/2.00;", "2.01/2.00"),
        ("B\\S^1;", "B1"),
        ("first\\Psecond", "first\nsecond"),
        ("a \\{b\\} \\\\", "a {b} \\"),
        ("\\pxqc;centred", "centred"),
        ("10^J20", "10\n20"),
    ],
)
def test_mtext_is_read_as_it_is_shown(raw: str, shown: str) -> None:
    assert plain_text(raw) == shown


def test_only_a_caret_makes_a_tolerance_stack() -> None:
    pieces = mtext_lines('2\\S1#4;"', Look(2.5))[0]
    assert [(p.text, p.lower, p.stack) for p in pieces if p.stack] == [("1", "4", "#")]


def test_height_codes_are_relative_or_absolute() -> None:
    first, second = mtext_lines("{\\H0.7x;a}{\\H5;b}", Look(2.0))[0]
    assert (first.look.height, second.look.height) == (1.4, 5.0)


def test_a_tolerance_frame_is_cells_with_symbols() -> None:
    content = "{\\Fgdt;j}%%v{\\Fgdt;n}0.1{\\Fgdt;m}%%vA%%vB%%v%%v"
    assert frame_cells(content) == [["⌖", "⌀0.1Ⓜ", "A", "B"]]


def test_a_composite_frame_has_a_line_for_each_row() -> None:
    content = "{\\Fgdt;j}%%v{\\Fgdt;n}1.2%%v%%v%%v%%v^J{\\Fgdt;j}%%v{\\Fgdt;n}3.4%%v"
    assert frame_text(frame_cells(content)) == "⌖ ⌀1.2\n⌖ ⌀3.4"
