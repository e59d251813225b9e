"""Whatever a sheet says: each of its texts is in the account once, as callout, unread or ignored, and so in `read --json`."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcdesigner.cli.read import reading_json
from qcdesigner.drawings.content import Annotation, DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.opening import open_drawing, read_file
from qcdesigner.drawings.reading import read_content

TEXTS = (
    "25", "12,5 ±0,05", "Ø8 H7", "4x Ø6,6", "R2 TYP", "(12)", "A", "A-A", "COUPE B-B", "2:1", "ISO 2768-mK", "16.06.2025", "Ra 3,2", "12,5 ±", "bodywidth",
    "Matière : C45", "Titre", "Échelle", "1:1", "DRAWN", "J. Martin", "+0,1", "H7", "0", "ALL FILLETS R2", "3/4", "1. Ébavurer", "2. Congés R0,5", "TYP", "11x",
)  # fmt: skip
PLACE = st.tuples(st.sampled_from(TEXTS), st.floats(0.02, 0.98), st.floats(0.02, 0.98), st.sampled_from((0.0, 90.0, 45.0)))


def sheet_of(placed: list[tuple[str, float, float, float]], dimensions: list[str], number: int = 1) -> SheetContent:
    runs = tuple(TextRun(text, 400 * x, 300 * y, 3.5, 2.5 * len(text), angle) for text, x, y, angle in placed)
    named = tuple(Annotation("dimension", text, 10.0 * i, 150, 20, 3.5, handle=f"{number}-{i}") for i, text in enumerate(dimensions))
    return SheetContent(number, str(number), 400.0, 300.0, 400.0, 300.0, texts=runs, annotations=named)


def letters(texts: list[str]) -> Counter[str]:
    """The letters and figures of texts, whatever their order: stacks and frames write the same in another one."""
    return Counter(c for text in texts for c in text if c.isalnum())


@given(st.lists(PLACE, max_size=14), st.lists(st.sampled_from(("25", "Ø8 H7", "fanrot", "0.00", "45°")), max_size=4))
def test_no_text_is_lost_and_none_is_told_twice(placed: list[tuple[str, float, float, float]], dimensions: list[str]) -> None:
    reading = read_content(DrawingContent("dxf", (sheet_of(placed, dimensions),), "mm"))
    told = [t.text for t in (*reading.callouts, *reading.unread, *reading.ignored)]
    assert letters(told) == letters([text for text, *_ in placed] + dimensions)


@given(st.lists(PLACE, max_size=10))
def test_the_json_tells_the_whole_account(placed: list[tuple[str, float, float, float]]) -> None:
    reading = read_content(DrawingContent("pdf", (sheet_of(placed, []),), "mm"))
    answer: Any = reading_json(reading, "a.pdf")
    assert [c["number"] for c in answer["characteristics"]] == list(range(1, 1 + sum(len(c.requirements) for c in reading.callouts)))
    assert [(t["text"], t["reason"]) for t in answer["unread"]] == [(t.text, t.why) for t in reading.unread]
    assert [(t["text"], t["rule"]) for t in answer["ignored"]] == [(t.text, t.why) for t in reading.ignored]


@given(st.lists(PLACE, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_texts_in_the_file_does_not_matter(placed: list[tuple[str, float, float, float]], chance: random.Random) -> None:
    other = chance.sample(placed, len(placed))
    accounts = [read_content(DrawingContent("pdf", (sheet_of(texts, []),), "mm")) for texts in (placed, other)]
    first, second = (letters([t.text for t in (*a.callouts, *a.unread, *a.ignored)]) for a in accounts)
    assert first == second


def test_a_callout_of_several_requirements_is_one_text_of_the_account() -> None:
    reading = read_content(DrawingContent("pdf", (sheet_of([("Ø6,6 ↧12", 0.5, 0.5, 0.0)], []),), "mm"))
    assert (len(reading.callouts), len(reading.callouts[0].requirements)) == (1, 2)


@pytest.mark.parametrize("name", ["pdf/um2_1308_cooling_rib.pdf", "pdf/psas_motorMount.pdf", "dxf/qcad_flange_with_border.dxf", "dxf/netdxf_sample_2004.dxf"])
def test_the_account_of_a_real_drawing_is_whole(name: str, shared: Path) -> None:
    path = shared / "drawings" / name
    opened = open_drawing(read_file(path), path.name)
    opened.close()
    reading = read_content(opened.content)
    seen = [run.text for sheet in opened.content.sheets for run in sheet.texts if run.group >= 0]
    seen += [a.text for sheet in opened.content.sheets for a in sheet.annotations]
    told = [t.text for t in (*reading.callouts, *reading.unread, *reading.ignored)]
    assert letters(told) == letters(seen)
