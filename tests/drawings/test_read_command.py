"""`qcdesigner read`: the JSON of the specification, and plain refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qcdesigner.cli.main import main
from tests.drawings.conftest import dxf_bytes


@pytest.fixture
def drawing(doc: Any, tmp_path: Path) -> Path:
    doc.modelspace().add_linear_dim((0, 10), (0, 0), (25, 0), text="25 H7").render()
    doc.modelspace().add_linear_dim((0, 20), (0, 0), (30, 0), text="(30)").render()
    path = tmp_path / "pièce.dxf"
    path.write_bytes(dxf_bytes(doc))
    return path


def test_the_json_has_the_keys_of_the_specification(
    drawing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(drawing), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) >= {
        "file",
        "sheets",
        "title_block",
        "general_tolerance",
        "unit",
        "characteristics",
        "unread",
        "ignored",
    }
    fit, reference = answer["characteristics"]
    assert (fit["number"], fit["nominal"], fit["fit"], fit["tolerance_source"], fit["waived"]) == (
        1,
        25,
        "H7",
        "fit",
        None,
    )
    assert (reference["text"], reference["waived"], reference["source"]) == ("(30)", "reference", "dimension")
    assert round(fit["x"], 6) == fit["x"]


def test_it_says_the_same_twice(drawing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(drawing), "--json"])
    first = capsys.readouterr().out
    main(["read", str(drawing), "--json"])
    assert capsys.readouterr().out == first


@pytest.mark.parametrize("more", [["--sheet", "9"], ["--general", "about right"]])
def test_what_cannot_be_done_is_one_line(
    drawing: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    assert main(["read", str(drawing), *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


def test_people_get_a_line_for_each_callout(drawing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(drawing)]) == 0
    assert "25 H7" in capsys.readouterr().out


def test_recognition_changes_nothing_on_a_drawing_that_says_its_texts(
    drawing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(drawing), "--ocr", "never", "--json"]) == 0
    without = capsys.readouterr().out
    assert main(["read", str(drawing), "--ocr", "always", "--json"]) == 0
    assert capsys.readouterr().out == without
