"""The general surface texture of a sheet: the brackets behind it, in which stand textures that are shown elsewhere."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from qcdesigner.drawings.ocr.model import recogniser
from qcdesigner.drawings.ocr.sheet import recognise_region
from tests.drawings.ocr.scans import sheet, write

pytestmark = pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")


@pytest.mark.parametrize("marks", ["()", "((", "| "])
def test_only_a_pair_of_brackets_round_a_texture_is_told(marks: str) -> None:
    picture = sheet((1400, 400))
    for text, x in (("Ra 6,3", 100), ("Ra 1,6", 500), ("Ra 3,2", 800)):
        write(picture, text, (x, 180))
    write(picture, marks[0], (400, 205), height=60)
    write(picture, marks[1], (1020, 205), height=60)
    runs = recognise_region(np.asarray(picture), recogniser(), progress=lambda _: None)
    brackets = sorted(run.text for run in runs if run.text in ("(", ")"))
    assert brackets == (["(", ")"] if marks == "()" else [])
    assert {"Ra 6,3", "Ra 1,6", "Ra 3,2"} <= {run.text.replace(".", ",") for run in runs}
