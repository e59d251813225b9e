"""Decimal signs that a scan has lost come back only where one place is left for them."""

from __future__ import annotations

import pytest

from qcdesigner.drawings.ocr.decimals import sign_written, with_lost_signs
from qcdesigner.drawings.ocr.glyphs import Glyph

WRITES_NOUGHTS = ("Ø20 0/-0,1", "Ra 0,8", "0,02 A", "35")


def restored(text: str) -> str:
    glyphs = [Glyph(char, 0.99, i / len(text)) for i, char in enumerate(text)]
    return "".join(glyph.text for glyph in with_lost_signs(glyphs, ","))


@pytest.mark.parametrize(
    ("read", "meant"),
    [("-03", "-0,3"), ("+0002", "+0,002"), ("37 ±005", "37 ±0,05"), ("204 ±0 2", "204 ±0,2"), ("+0,1", "+0,1"), ("-0", "-0"), ("0 -01", "0 -0,1")],
)
def test_a_deviation_gets_its_sign_back_behind_the_leading_nought(read: str, meant: str) -> None:
    assert restored(read) == meant


@pytest.mark.parametrize("text", ["Ø05", "03", "+0 25", "R02", "10 -5", "±0 25,4", "12-09-2017"])
def test_what_may_be_another_number_stays(text: str) -> None:
    assert restored(text) == text


def test_a_restored_sign_is_never_sure() -> None:
    glyphs = [Glyph(char, 0.99, i / 3) for i, char in enumerate("-03")]
    assert min(glyph.score for glyph in with_lost_signs(glyphs, ".")) < 0.8


def test_a_sheet_must_write_its_noughts_and_one_sign() -> None:
    assert sign_written(WRITES_NOUGHTS) == ","
    assert sign_written([*WRITES_NOUGHTS, ".5"]) is None
    assert sign_written([*WRITES_NOUGHTS, "0.5"]) is None
    assert sign_written(WRITES_NOUGHTS[:2]) is None
