"""`qcdesigner check` and `qcdesigner show`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from qcdesigner.cli import check, show
from qcdesigner.domain.errors import StorageError
from qcdesigner.editing.acceptances import accept_finding
from qcdesigner.editing.identity import change_part
from qcdesigner.i18n.translator import translator
from qcdesigner.model.document import Document
from qcdesigner.storage.package import save_plan
from tests.editing.plans import complete_plan


def _run(command: object, *arguments: str) -> int:
    tr = translator("en").gettext
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers(), tr)  # type: ignore[attr-defined]
    name = command.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
    return command.run(parser.parse_args([name, *arguments]), tr)  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def document() -> Document:
    return complete_plan()


@pytest.fixture
def path(document: Document, tmp_path: Path) -> Path:
    save_plan(document.snapshot(), tmp_path / "plan.qcd", expected=None)
    return tmp_path / "plan.qcd"


def test_an_error_that_stands_is_the_answer_1(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(check, str(path)) == 1
    assert capsys.readouterr().out.startswith("error: The part has no reference.")


def test_without_errors_the_answer_is_0(document: Document, path: Path) -> None:
    change_part(document, reference="B-120")
    save_plan(document.snapshot(), path, expected=None)
    assert _run(check, str(path)) == 0


def test_an_accepted_error_no_longer_counts(document: Document, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept_finding(document, "no_part_reference", "part", "trial")
    save_plan(document.snapshot(), path, expected=None)
    assert _run(check, str(path), "--json") == 0
    written = json.loads(capsys.readouterr().out)
    assert written["errors"] == 0
    assert {f["code"]: f["accepted"] for f in written["findings"]}["no_part_reference"] == "trial"


def test_findings_as_data_have_code_severity_and_subjects(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(check, str(path), "--json")
    first = json.loads(capsys.readouterr().out)["findings"][0]
    assert (first["code"], first["severity"], first["subjects"]) == ("no_part_reference", "error", ["part"])


def test_the_plan_as_data_has_everything(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(show, str(path), "--json") == 0
    written = json.loads(capsys.readouterr().out)
    first = written["characteristics"][0]
    assert (first["label"], first["nominal"], first["upper_limit"]) == ("1", 12.5, 12.55)
    assert [v["frequency"] for v in first["verifications"]] == ["100%", "100%"]
    assert [p["number"] for p in written["phases"]] == ["10", "20"]
    assert {m["designation"]: m["range_to"] for m in written["means"]} == {"CMM": None, "Caliper": 150}
    assert written["drawings"][0]["sheets"][0]["width_mm"] == 420


def test_the_plan_is_shown_line_by_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(show, str(path))
    assert "Phase 10: First piece" in capsys.readouterr().out


def test_what_is_no_plan_raises_for_the_edge_to_say(tmp_path: Path) -> None:
    (tmp_path / "a.qcd").write_bytes(b"no")
    with pytest.raises(StorageError, match="not_a_plan"):
        _run(check, str(tmp_path / "a.qcd"))
