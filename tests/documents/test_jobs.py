"""Documents in a folder: their names, what is refused, the same bytes each time."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from qcdesigner.documents.catalogue import document_types
from qcdesigner.documents.catalogue.plan_repere import foot
from qcdesigner.documents.jobs import export
from qcdesigner.documents.viewing import view_of
from qcdesigner.domain.errors import DocumentError
from qcdesigner.i18n.sentences import sentence
from qcdesigner.i18n.translator import translator
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Part

NAMES = {
    ("gamme", "fr"): "Gamme_BP-40-120_B.docx",
    ("inspection_plan", "en"): "Inspection_plan_BP-40-120_B.docx",
    ("fiche_autocontrole", "fr"): "Fiche_autocontrole_BP-40-120_B.xlsx",
    ("self_inspection_sheet", "en"): "Self_inspection_sheet_BP-40-120_B.xlsx",
    ("plan_repere", "fr"): "Plan_repere_BP-40-120_B.pdf",
    ("ballooned_drawing", "en"): "Ballooned_drawing_BP-40-120_B.pdf",
}


class Recorder:
    """Whoever draws, remembering what it was asked."""

    def __init__(self) -> None:
        self.words: dict[str, Any] = {}

    def png(self, sheet_id: str, *, width_px: int, phase: str | None = None, region: object = None) -> bytes:
        from PIL import Image

        path = Path("unused")
        del path
        import io

        buffer = io.BytesIO()
        Image.new("L", (width_px, width_px // 2), 255).save(buffer, "PNG")
        return buffer.getvalue()

    def pdf(self, sheet_ids: tuple[str, ...] | None = None, **words: Any) -> bytes:
        self.words = {"sheet_ids": sheet_ids, **words}
        return b"%PDF-1.7"


@pytest.mark.parametrize(("document", "language"), NAMES)
def test_files_are_named_in_their_language(
    flange: Snapshot, moment: datetime, tmp_path: Path, document: str, language: str
) -> None:
    (path,) = export(flange, document, language=language, folder=tmp_path, pictures=Recorder(), date=moment)
    assert path == tmp_path / NAMES[document, language]
    assert [made.name for made in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("document", ["gamme", "fiche_autocontrole"])
def test_the_same_plan_gives_the_same_bytes(flange: Snapshot, moment: datetime, tmp_path: Path, document: str) -> None:
    made = []
    for _ in range(2):
        (path,) = export(flange, document, language="fr", folder=tmp_path, pictures=Recorder(), date=moment)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_name_holds_nothing_that_a_disk_refuses(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    tables = {**flange.tables, Part: {"part": Part(id="part", reference='../a:b*c?"<d>| e')}}
    plan = replace(flange, tables=MappingProxyType(tables))
    (path,) = export(plan, "gamme", language="fr", folder=tmp_path, date=moment)
    assert path == tmp_path / "Gamme_a_b_c_d_e_B.docx"


def test_a_phase_is_in_the_name(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    (path,) = export(flange, "fiche_autocontrole", language="fr", folder=tmp_path, date=moment, phase="20")
    assert path.name == "Fiche_autocontrole_BP-40-120_B_Phase_20.xlsx"


@pytest.mark.parametrize(
    ("document", "options", "code"),
    [
        ("facture", {}, "unknown_document"),
        ("gamme", {"format": "png"}, "unknown_format"),
        ("gamme", {"phase": "99"}, "unknown_phase"),
        ("plan_repere", {}, "no_pictures"),
    ],
)
def test_what_cannot_be_made_is_refused(
    flange: Snapshot, moment: datetime, tmp_path: Path, document: str, options: dict[str, str], code: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        export(flange, document, language="fr", folder=tmp_path, date=moment, **options)
    assert caught.value.code == code
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_one_error(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no_folder"):
        export(flange, "gamme", language="fr", folder=tmp_path / "absent", date=moment)


def test_a_full_disk_is_said_as_such_and_leaves_nothing(
    flange: Snapshot, moment: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(DocumentError) as caught:
        export(flange, "gamme", language="fr", folder=tmp_path, date=moment)
    assert not list(tmp_path.iterdir())
    said = sentence(caught.value, translator("fr").gettext)
    assert "le disque est plein" in said and "programme" not in said


def test_ballooned_drawing_has_foot_legend_and_draft_mark(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    pictures = Recorder()
    export(flange, "plan_repere", language="fr", folder=tmp_path, pictures=pictures, date=moment)
    assert pictures.words["mark"] == "BROUILLON"
    assert pictures.words["sheet_ids"] == ("s1",)
    assert "Gamme de contrôle n° GC-0412 ind. B – Brouillon" in pictures.words["footer"]
    assert pictures.words["footer"].endswith("{page} / {pages}")
    assert pictures.words["legend"] == {"critical": "Critique", "major": "Majeure", "minor": "Mineure"}


def test_a_drawing_without_number_has_no_revision_in_the_foot(moment: datetime) -> None:
    view = view_of(Snapshot(MappingProxyType({})), "en", moment)
    assert foot(view) == "Inspection plan no. – rev. A – Draft   ·   Drawing no. –   ·   Printed 2026-11-20 14:05   ·   {page} / {pages}"


def test_every_kind_of_document_is_complete(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    kinds = document_types()
    assert [kind.name for kind in kinds] == ["gamme", "fiche_autocontrole", "plan_repere"]
    for kind in kinds:
        for language in ("fr", "en"):
            assert kind.title(language) and kind.file_name(language)
            for format in kind.formats:  # noqa: A001
                made = export(flange, kind.name, format=format, language=language, folder=tmp_path, pictures=Recorder(), date=moment)
                assert all(path.suffix == f".{format}" and path.stat().st_size for path in made)


def test_a_plan_without_anything_still_makes_a_gamme(moment: datetime, tmp_path: Path) -> None:
    empty = Snapshot(MappingProxyType({}))
    (path,) = export(empty, "gamme", language="fr", folder=tmp_path, date=moment)
    assert path.name == "Gamme_A.docx"
    with pytest.raises(DocumentError, match="nothing_to_verify"):
        export(empty, "fiche_autocontrole", language="fr", folder=tmp_path, date=moment)


def test_templates_shipped_are_those_the_script_makes(make_plan: Callable[..., Snapshot]) -> None:
    import sys

    from qcdesigner.domain.tables import resource_path

    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))
    try:
        import make_templates
    finally:
        sys.path.pop(0)
    for language in ("fr", "en"):
        assert make_templates.gamme(language) == resource_path(f"templates/gamme.{language}.docx").read_bytes()
        assert make_templates.fiche(language) == resource_path(f"templates/fiche.{language}.xlsx").read_bytes()


@pytest.mark.parametrize("state", ["approved", "applicable"])
def test_an_approved_revision_with_errors_is_not_printed(
    state: str, make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="errors_stand"):
        export(make_plan(8, state=state), "gamme", language="fr", folder=tmp_path, date=moment)
    assert not list(tmp_path.iterdir())
