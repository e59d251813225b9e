"""Texts as other programs encode them: code pages, versions, codes within texts, symbol fonts."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import ezdxf
import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.dxf.textcodes import decoded, plain_text
from qcdesigner.drawings.reading import read_content
from tests.drawings.conftest import content_of

Read = Callable[[Any], DrawingContent]


def written(doc: Any, encoding: str, code_page: str = "") -> bytes:
    """The text DXF in `encoding`, declaring `code_page`."""
    stream = io.StringIO()
    doc.write(stream)
    text = stream.getvalue()
    if code_page:
        text = text.replace(f"  3\n{doc.header.get('$DWGCODEPAGE', 'ANSI_1252')}\n", f"  3\n{code_page}\n", 1)
    return text.encode(encoding)


def drawing(text: str, version: str = "R2000", **attributes: Any) -> Any:
    made = ezdxf.new(version, setup=True)
    made.modelspace().add_text(text, dxfattribs={"insert": (0, 0), "height": 2.5} | attributes)
    made.modelspace().add_line((0, -10), (60, -40))
    return made


@pytest.mark.parametrize(
    ("encoding", "code_page", "text", "shown"),
    [
        ("cp1252", "ANSI_1252", "Ø25 ±0,1", "Ø25 ±0,1"),
        ("cp1250", "ANSI_1250", "45° ±0,5°", "45° ±0,5°"),
        ("cp1251", "ANSI_1251", "ф25 ±0,1", "⌀25 ±0,1"),
        ("cp932", "ANSI_932", "φ25 ±0.1", "φ25 ±0.1"),
        ("cp850", "dos850", "Ø25 ±0,1", "Ø25 ±0,1"),
        ("utf-8", "ANSI_1252", "Ø25 ±0,1", "Ø25 ±0,1"),
    ],
)
def test_the_code_page_is_the_declared_one(encoding: str, code_page: str, text: str, shown: str) -> None:
    content = content_of(written(drawing(text), encoding, code_page))
    assert [run.text for run in content.sheets[0].texts] == [shown]


def test_a_line_in_another_encoding_than_the_file_s() -> None:
    file = written(drawing("Ø25", "R2010"), "utf-8").replace("Ø25".encode(), "Ø25".encode("cp1252"))
    file = file.replace(b"  0\nSECTION", "999\nété\n  0\nSECTION".encode(), 1)
    assert [run.text for run in content_of(file).sheets[0].texts] == ["Ø25"]


@pytest.mark.parametrize("version", ["R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018"])
@pytest.mark.parametrize("is_binary", [False, True])
def test_all_versions_say_the_same(version: str, is_binary: bool, tmp_path: Any) -> None:
    made = drawing("%%c25 H7", version)
    dimension = made.modelspace().add_linear_dim((0, 10), (0, 0), (25, 0), text="<>%%p0.1", override={"dimzin": 8, "dimlfac": 1})
    dimension.render()
    path = tmp_path / "made.dxf"
    made.saveas(path, fmt="bin" if is_binary else "asc")
    assert [c.text for c in read_content(content_of(path.read_bytes())).callouts] == ["25±0.1", "⌀25 H7"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Ã˜25 Â±0.1", "Ø25 ±0.1"),
        ("âŒ€25", "⌀25"),
        ("45Â°30'", "45°30'"),
        ("CÔTÉ À Â", "CÔTÉ À Â"),
        ("%%u25%%u %%P0.1", "25 ±0.1"),
        ("%%129%%176", "⌀°"),
        ("50%%%", "50%"),
        ("\\U+220525\\U+00B10.1", "∅25±0.1"),
        ("\\M+1836525", "テ25"),
        ("R\u200a5", "R 5"),
    ],
)
def test_codes_within_a_text(raw: str, shown: str) -> None:
    assert decoded(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("25{\\H0.7x;\\S+0.1^ -0.2;}", "25 +0.1/-0.2"),
        ("%%c25{\\C3;\\S H7^ g6;}", "⌀25 H7/g6"),
        ("M8\\S^2;", "M8_2"),
        ("25^0.021", "25^0.021"),
        ("25^J30^ 2", "25\n30^2"),
        ("12\\S2^;", "12_2"),
        ("{\\fSymbol|b0|i0|c2;Æ}25", "⌀25"),
        ("{\\fSWGDT|b0;n}10 {\\Famgdt;x}12", "⌀10 ↧12"),
    ],
)
def test_formatting_within_a_paragraph(raw: str, shown: str) -> None:
    assert plain_text(raw) == shown


def test_the_font_of_a_style_gives_the_sign() -> None:
    made = drawing("n25 H7", style="signs")
    made.styles.add("signs", font="gdt.shx")
    assert [run.text for run in content_of(written(made, "cp1252")).sheets[0].texts] == ["⌀25 H7"]


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("25.4%%p0.1\\P[1.000%%p.004]", ["25.4"]),
        ("25\\P[12.5]", ["25", "12.5"]),
        ("4x\\P%%c10", ["10"]),
        ("1.5 X 45%%D\\PTYP", ["1.5"]),
    ],
)
def test_lines_that_go_on_are_one_callout(doc: Any, read_dxf: Read, raw: str, values: list[str]) -> None:
    doc.modelspace().add_mtext(raw, dxfattribs={"insert": (0, 0), "char_height": 2.5})
    doc.modelspace().add_line((0, -10), (60, -40))
    (callout,) = read_content(read_dxf(doc)).callouts
    assert [str(r.nominal and r.nominal.value) for r in callout.requirements] == values


def test_a_text_on_a_leader_may_be_a_chamfer(doc: Any, read_dxf: Read) -> None:
    model = doc.modelspace()
    for i, leads in enumerate((True, False)):
        note = model.add_mtext("C1", dxfattribs={"insert": (20, 20 * i), "char_height": 2.5})
        leader = model.add_leader([(0, 20 * i - 10), (18, 20 * i)])
        if leads:
            leader.dxf.annotation_handle = note.dxf.handle
    assert [c.requirements[0].kind for c in read_content(read_dxf(doc)).callouts] == ["chamfer"]


def test_the_number_of_an_item_on_a_leader_is_no_length(doc: Any, read_dxf: Read) -> None:
    note = doc.modelspace().add_mtext("5", dxfattribs={"insert": (20, 0), "char_height": 2.5})
    doc.modelspace().add_leader([(0, -10), (18, 0)]).dxf.annotation_handle = note.dxf.handle
    reading = read_content(read_dxf(doc))
    assert (reading.callouts, [t.why for t in reading.unread]) == ((), ["bare_number"])


@pytest.mark.parametrize("at", [(-1.5, 3.5), (3.0, 4.0)])
def test_a_number_over_a_tick_is_a_texture_whose_parameter_is_to_confirm(doc: Any, read_dxf: Read, at: tuple[float, float]) -> None:
    model = doc.modelspace()
    for start, end in (((-1.5, 2.6), (0, 0)), ((0, 0), (3.2, 5.6)), ((-1.5, 2.6), (1.5, 2.6))):
        model.add_line(start, end)
    model.add_text("3,2", dxfattribs={"insert": at, "height": 2.0})
    model.add_text("25", dxfattribs={"insert": (40, 30), "height": 2.0})
    found = {c.text: c for c in read_content(read_dxf(doc)).callouts}
    assert sorted(found) == ["25", "√3,2"]
    texture = found["√3,2"].requirements[0]
    assert (texture.kind, texture.parameter, texture.warning) == ("surface_texture", None, "ambiguous")
    assert found["√3,2"].confidence < 0.9
