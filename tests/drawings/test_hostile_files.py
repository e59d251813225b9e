"""Files made to harm, or broken by chance: each opens, or is refused in bounded time and memory."""

from __future__ import annotations

import io
import os
import random
import time
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.dxf import picture
from qcdesigner.drawings.opening import open_drawing, read_file
from qcdesigner.drawings.reading import read_content
from tests.drawings.conftest import content_of, dxf_bytes
from tests.drawings.pdfs import pdf_bytes

MUTANTS = range(12)


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(DrawingError) as caught:
        content_of(content, name)
    return caught.value.code


def mutant(good: bytes, seed: int) -> bytes:
    """The file cut, with bits turned over, or with a piece left out; the same for the same seed."""
    chance, changed = random.Random(seed), bytearray(good)
    at = chance.randrange(1, len(good))
    if seed % 3 == 0:
        return good[:at]
    if seed % 3 == 1:
        for _ in range(chance.choice((1, 20, 300))):
            changed[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    del changed[at : at + chance.randrange(1, 3000)]
    return bytes(changed)


def test_a_block_that_inserts_itself_is_drawn_once(doc: Any) -> None:
    block = doc.blocks.new("A")
    block.add_line((0, 0), (1, 1))
    block.add_blockref("A", (1, 1))
    doc.modelspace().add_blockref("A", (0, 0))
    assert ("endless_block", "A") in content_of(dxf_bytes(doc)).remarks


@pytest.mark.parametrize("grown", ["line", "text"])
def test_copies_of_copies_are_refused_before_they_fill_the_memory(
    doc: Any, grown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "MOST_COPIED", 100_000)
    first = doc.blocks.new("B0")
    first.add_line((0, 0), (1, 1)) if grown == "line" else first.add_text("25 H7")
    for i in range(1, 11):
        array = {"row_count": 10, "column_count": 10, "row_spacing": 2, "column_spacing": 2}
        doc.blocks.new(f"B{i}").add_blockref(f"B{i - 1}", (0, 0), dxfattribs=array)
    doc.modelspace().add_blockref("B10", (0, 0))
    assert refusal(dxf_bytes(doc), "laughs.dxf") == "too_large"


def test_numbers_that_are_none_leave_the_rest_of_the_drawing(doc: Any) -> None:
    space = doc.modelspace()
    nan, infinite = float("nan"), float("inf")
    space.add_line((0, 0), (10, 10))
    space.add_line((nan, 1), (2, 3))
    space.add_circle((0, 0), infinite)
    space.add_text("26", height=infinite)
    space.add_text("27", height=2).set_placement((nan, 0))
    space.add_text("25 H7", height=1)
    doc.blocks.new("A").add_line((0, 0), (1, 1))
    space.add_blockref("A", (0, 0), dxfattribs={"xscale": nan})
    sheet = content_of(dxf_bytes(doc)).sheets[0]
    assert 10 <= sheet.width <= 20
    assert [run.text for run in sheet.texts] == ["25 H7"]


def test_a_drawing_of_nothing_but_no_numbers_is_empty(doc: Any) -> None:
    doc.modelspace().add_text("25 H7", height=2).set_placement((float("nan"), 0))
    assert refusal(dxf_bytes(doc), "a.dxf") == "empty"


def test_a_text_of_a_hundred_thousand_digits_takes_no_time(doc: Any) -> None:
    doc.modelspace().add_linear_dim((0, 3), (0, 0), (10, 0), text="9" * 100_000).render()
    assert content_of(dxf_bytes(doc)).sheets


def test_a_text_of_ever_smaller_letters_and_thousands_of_lines_takes_no_time(doc: Any) -> None:
    """Each of these once took minutes, or the memory of the machine."""
    space = doc.modelspace()
    space.add_mtext("{" * 2000 + r"\H0.7x;\S1^2;" * 2000)
    space.add_mtext(r"\P".join(["25 H7"] * 5000))
    space.add_mtext("\\U+" * 5000)
    for _ in range(1000):
        space.add_text("25 H7", height=3)
    started = time.process_time()
    read_content(content_of(dxf_bytes(doc)))
    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    "box", [(0, 0, 0, 0), (500, 500, -500, -500), (0, 0, 1e-30, 5), (0, 0, 9_999_999, 9_999_999)]
)
def test_a_page_of_any_box_has_a_sheet_of_some_size(box: tuple[float, ...]) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes([("25 H7", 100, 200, 10, 0)]))) as made:
        made.pages[0].MediaBox = pikepdf.Object.parse(f"[{' '.join(f'{v:f}' for v in box)}]".encode())
        written = io.BytesIO()
        made.save(written)
    content = content_of(written.getvalue(), "a.pdf")
    sheet = content.sheets[0]
    assert sheet.width > 0.1
    assert sheet.height > 0.1
    read_content(content)


@pytest.mark.parametrize("seed", MUTANTS)
def test_broken_files_are_opened_or_refused(doc: Any, seed: int) -> None:
    from PIL import Image

    doc.modelspace().add_linear_dim((0, 5), (0, 0), (10, 0)).render()
    picture_file = io.BytesIO()
    Image.effect_mandelbrot((300, 200), (-2, -1, 1, 1), 50).save(picture_file, "PNG")
    goods = {
        "a.dxf": dxf_bytes(doc),
        "a.pdf": pdf_bytes([("25 H7", 100, 200, 10, 0)], drawing="0 0 m 100 100 l S"),
        "a.png": picture_file.getvalue(),
    }
    for name, good in goods.items():
        try:
            content = open_drawing(mutant(good, seed), name).content
        except DrawingError as refused:
            assert refused.code in {"damaged", "empty", "encrypted", "not_a_drawing"}
        else:
            read_content(content)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
def test_a_pipe_or_a_device_is_no_drawing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.dxf")
    for path in (tmp_path / "pipe.dxf", Path("/dev/zero")):
        with pytest.raises(DrawingError) as caught:
            read_file(path)
        assert caught.value.code == "not_a_drawing"
