"""TOLERANCE entities: rows, composite frames, projected zones, datums, and what is no frame at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading

Read = Callable[[Any], DrawingContent]
POSITION = "{\\Fgdt;j}%%v{\\Fgdt;n}"


def read_frame(doc: Any, read_dxf: Read, content: str) -> Reading:
    doc.modelspace().new_entity("TOLERANCE", {"insert": (0, 0), "content": content, "dimstyle": "Standard"})
    doc.modelspace().add_line((0, -30), (60, -30))
    return read_content(read_dxf(doc))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (POSITION + "0.1{\\Fgdt;m}%%vA%%vB{\\Fgdt;m}%%v%%v", "⌖ ⌀0.1Ⓜ A BⓂ"),
        (POSITION + "0.5%%vA%%vB^J%%v{\\Fgdt;n}0.1%%vA", "⌖ ⌀0.5 A B\n⌖ ⌀0.1 A"),
        ("{\\Fgdt;b}%%v0.1%%vA^J{\\Fgdt;f}%%v0.2%%vB", "⊥ 0.1 A\n∥ 0.2 B"),
        (POSITION + "0.2%%vA^J10{\\Fgdt;p}", "⌖ ⌀0.2Ⓟ10 A"),
        (POSITION + "0.2%%vA^J^J^J-B-", "⌖ ⌀0.2 A"),
        ("{\\fAMGDT|b0|i0;h}%%v0,02%%vA-B", "↗ 0,02 A-B"),
        ("\\U+2316%%v%%c0.1%%vA", "⌖ ⌀0.1 A"),
    ],
)
def test_a_frame_is_read_row_by_row(doc: Any, read_dxf: Read, content: str, text: str) -> None:
    reading = read_frame(doc, read_dxf, content)
    assert [c.text for c in reading.callouts] == [text]
    assert {r.kind for r in reading.callouts[0].requirements} == {"geometrical"}
    assert len(reading.callouts[0].requirements) == len(text.split("\n"))


def test_a_composite_frame_keeps_its_symbol_below(doc: Any, read_dxf: Read) -> None:
    reading = read_frame(doc, read_dxf, POSITION + "0.5%%vA%%vB^J%%v{\\Fgdt;n}0.1%%vA")
    above, below = reading.callouts[0].requirements
    assert (above.symbol, below.symbol) == ("position", "position")
    assert (str(below.zone and below.zone.value), below.datums) == ("0.1", ("A",))


@pytest.mark.parametrize("content", ["2x%%v0.1", "99^Ja", "{\\Fgdt;p}"])
def test_what_is_no_frame_is_unread(doc: Any, read_dxf: Read, content: str) -> None:
    reading = read_frame(doc, read_dxf, content)
    assert (reading.callouts, len(reading.unread)) == ((), 1)


@pytest.mark.parametrize("content", ["^J^J^J-A-", "A"])
def test_the_name_of_a_datum_is_left_aside(doc: Any, read_dxf: Read, content: str) -> None:
    reading = read_frame(doc, read_dxf, content)
    assert [t.why for t in reading.ignored] == ["datum_or_letter"]


def test_an_empty_frame_is_remarked(doc: Any, read_dxf: Read) -> None:
    assert "empty_frame" in {code for code, _ in read_frame(doc, read_dxf, "%%v%%v%%v").remarks}
