"""Deviations behind a size whose figures touch each other: two rows are read as they stand."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from PIL import Image, ImageDraw

from qcdesigner.drawings.ocr.deviations import are_two_rows, stand_behind
from qcdesigner.drawings.ocr.lines import find_lines
from qcdesigner.drawings.ocr.model import recogniser
from qcdesigner.drawings.ocr.picture import Picture, line_of
from qcdesigner.drawings.ocr.shapes import is_wedge
from qcdesigner.drawings.ocr.sheet import recognise_region
from tests.drawings.ocr.scans import sheet, write


def picture_of(upper: str, lower: str, pitch: int) -> Image.Image:
    picture = sheet((900, 400))
    write(picture, "24", (200, 180))
    write(picture, "120", (200, 60))
    write(picture, upper, (275, 172), height=27)
    write(picture, lower, (275, 172 + pitch), height=27)
    return picture


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")
@pytest.mark.parametrize(("upper", "lower"), [("+0.2", "+0.1"), ("+.0005", "-.0000"), ("+0,03", "-0,01")])
@pytest.mark.parametrize("pitch", [21, 26])
def test_both_rows_are_read(upper: str, lower: str, pitch: int) -> None:
    runs = recognise_region(np.asarray(picture_of(upper, lower, pitch)), recogniser(), progress=lambda _: None)
    # A comma and a point part the decimals alike.
    assert {"24", upper.replace(",", "."), lower.replace(",", ".")} <= {r.text.replace(",", ".") for r in runs if r.confidence >= 0.65}


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")
def test_a_size_whose_deviations_are_not_legible_is_doubtful() -> None:
    picture = picture_of("+0.2", "-0.1", 26)
    ImageDraw.Draw(picture).rectangle((296, 190, 322, 212), fill=0)
    runs = recognise_region(np.asarray(picture), recogniser(), progress=lambda _: None)
    assert "24" not in [run.text for run in runs if run.confidence >= 0.65]


def test_letters_over_and_under_the_middle_are_two_rows_and_a_class_is_one() -> None:
    seen = Picture.of(np.asarray(picture_of("+0.2", "0", 26)))
    size = next(line for line in find_lines(seen.patches, seen.letters) if line.height > 25 and line.centre[1] > 150)
    right = np.flatnonzero((seen.patches.left > 270) & (seen.patches.top > 150))
    rows = line_of(seen.patches, right, 0.0)
    assert are_two_rows(seen.patches, size, rows)
    assert stand_behind(size, rows)
    one = sheet((900, 400))
    write(one, "24", (200, 180))
    write(one, "H7", (290, 180))
    seen = Picture.of(np.asarray(one))
    size = line_of(seen.patches, np.flatnonzero(seen.patches.left < 270), 0.0)
    assert not are_two_rows(seen.patches, size, line_of(seen.patches, np.flatnonzero(seen.patches.left > 280), 0.0))


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")
def test_a_sign_amid_the_height_of_two_limits() -> None:
    picture = sheet((900, 400))
    write(picture, "1.5016", (300, 100))
    write(picture, "1.5000", (300, 142))
    write(picture, "Ø", (262, 121))
    runs = recognise_region(np.asarray(picture), recogniser(), progress=lambda _: None)
    assert sorted(run.text for run in runs if run.confidence >= 0.65) == ["1.5000", "1.5016", "Ø"]


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")
def test_a_lower_deviation_that_stands_on_the_level_of_its_size_is_not_part_of_it() -> None:
    picture = sheet((900, 400))
    write(picture, "120", (200, 60))
    write(picture, "28,3", (200, 180))
    write(picture, "+0,2", (285, 172), height=27)
    write(picture, "0", (300, 192), height=27)
    runs = recognise_region(np.asarray(picture), recogniser(), progress=lambda _: None)
    assert {"28.3", "+0.2", "0"} <= {r.text.replace(",", ".") for r in runs if r.confidence >= 0.65}


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")
def test_a_slender_one_among_deviations_is_no_arrowhead() -> None:
    assert not is_wedge(np.triu(np.ones((30, 12), bool)))
    picture = picture_of("+1", "0", 30)
    runs = recognise_region(np.asarray(picture), recogniser(), progress=lambda _: None)
    assert {"24", "+1", "0"} <= {r.text for r in runs if r.confidence >= 0.65}
