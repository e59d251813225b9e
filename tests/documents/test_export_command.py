"""`qcdesigner export`: documents of a saved plan, their paths printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from qcdesigner.cli.main import main
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Drawing, Sheet
from qcdesigner.storage.package import save_plan


@pytest.fixture
def saved(make_plan: Callable[..., Snapshot], tmp_path: Path) -> Path:
    """A plan without drawing, in a file."""
    plan = make_plan(8)
    tables = {kind: table for kind, table in plan.tables.items() if kind not in (Drawing, Sheet)}
    path = tmp_path / "bride.qcd"
    save_plan(replace(plan, tables=MappingProxyType(tables)), path, expected=None)
    return path


def test_the_gamme_is_made_unless_told_otherwise(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(saved), "--to", str(tmp_path / "new" / "folder"), "--language", "fr"]) == 0
    (printed,) = capsys.readouterr().out.splitlines()
    assert Path(printed) == tmp_path / "new" / "folder" / "Gamme_BP-40-120_B.docx"
    assert Path(printed).is_file()


def test_all_leaves_out_the_drawing_where_there_is_none(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(saved), "--to", str(tmp_path), "--all", "--language", "en"]) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == ["Inspection_plan_BP-40-120_B.docx", "Self_inspection_sheet_BP-40-120_B.xlsx"]


@pytest.mark.parametrize("named", [["gamme", "--document", "fiche_autocontrole"], ["gamme", "fiche_autocontrole"]])
def test_documents_are_named_together_or_one_by_one(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], named: list[str]
) -> None:
    assert main(["export", str(saved), "--to", str(tmp_path), "--language", "fr", "--document", *named]) == 0
    assert [Path(line).suffix for line in capsys.readouterr().out.splitlines()] == [".docx", ".xlsx"]


@pytest.mark.parametrize("options", [["--document", "facture"], ["--document", "gamme", "--format", "png"], ["--phase", "99"]])
def test_what_cannot_be_made_is_one_line_and_two(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert main(["export", str(saved), "--to", str(tmp_path), *options]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert len(said.err.splitlines()) == 1 and said.err.startswith("qcdesigner: ")
