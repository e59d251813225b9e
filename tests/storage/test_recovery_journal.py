"""After a kill, the journal gives back every edit that was finished."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from qcdesigner.domain.errors import StorageError
from qcdesigner.editing.characteristics import delete
from qcdesigner.editing.drawings import remove_drawing
from qcdesigner.model.document import Document
from qcdesigner.model.records import Characteristic
from qcdesigner.storage import journal as journals_module
from qcdesigner.storage.container import pack
from qcdesigner.storage.journal import EDITS, Journal, discard, left_journals, recover, start_journal
from qcdesigner.storage.package import load_plan, save_plan
from tests.editing.plans import add, complete_plan, drawn

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def journals(tmp_path: Path) -> Path:
    return tmp_path / "journals"


def _journalled(journals: Path, document: Document) -> Journal:
    journal = start_journal(journals, document)
    document.subscribe(journal.append)
    return journal


def _same(a: Document, b: Document) -> bool:
    return pack(a.snapshot(), version="") == pack(b.snapshot(), version="")


def test_edits_undos_and_drawings_of_a_plan_never_saved_are_recovered(journals: Path) -> None:
    document = complete_plan()
    journal = _journalled(journals, document)
    drawing, _ = drawn(document, b"other")
    one = add(document, "30 ±0,1")
    add(document, "31 ±0,1")
    document.undo()
    delete(document, [one])
    remove_drawing(document, drawing)
    document.undo()
    recovery = recover(journal.folder)
    assert recovery.plan is None and recovery.edits == 8
    assert _same(recovery.document, document)


def test_edits_over_a_saved_plan_are_recovered(journals: Path, tmp_path: Path) -> None:
    document, path = complete_plan(), tmp_path / "plan.qcd"
    stamp = save_plan(document.snapshot(), path, expected=None)
    journal = start_journal(journals, document, plan=path, digest=stamp.digest)
    document.subscribe(journal.append)
    add(document, "30 ±0,1")
    recovery = recover(journal.folder)
    assert (recovery.plan, recovery.edits, recovery.base_changed) == (path, 1, False)
    assert _same(recovery.document, document)


def test_killed_between_the_save_and_the_next_journal_nothing_is_to_recover(journals: Path, tmp_path: Path) -> None:
    document, path = complete_plan(), tmp_path / "plan.qcd"
    stamp = save_plan(document.snapshot(), path, expected=None)
    journal = start_journal(journals, document, plan=path, digest=stamp.digest)
    document.subscribe(journal.append)
    add(document, "30 ±0,1")
    save_plan(document.snapshot(), path, expected=stamp)
    recovery = recover(journal.folder)
    assert recovery.edits == 0
    assert _same(recovery.document, Document(load_plan(path)[0]))


def test_edits_made_during_a_save_are_recovered_over_the_new_file(journals: Path, tmp_path: Path) -> None:
    document, path = complete_plan(), tmp_path / "plan.qcd"
    journal = _journalled(journals, document)
    removed = add(document, "30 ±0,1")
    snapshot = document.snapshot()
    delete(document, [removed])
    stamp = save_plan(snapshot, path, expected=None)
    journal.rest_on(path, stamp.digest)
    recovery = recover(journal.folder)
    assert (recovery.plan, recovery.base_changed) == (path, False)
    assert _same(recovery.document, document)


def test_a_plan_that_somebody_changed_meanwhile_is_said(journals: Path, tmp_path: Path) -> None:
    document, path = complete_plan(), tmp_path / "plan.qcd"
    stamp = save_plan(document.snapshot(), path, expected=None)
    journal = start_journal(journals, document, plan=path, digest=stamp.digest)
    document.subscribe(journal.append)
    add(document, "30 ±0,1")
    save_plan(Document().snapshot(), path, expected=None)
    assert recover(journal.folder).base_changed


def test_cut_at_any_byte_the_edits_before_come_back(journals: Path) -> None:
    document = Document()
    journal = _journalled(journals, document)
    for _ in range(3):
        add(document, "12,5 ±0,05")
    content = (journal.folder / EDITS).read_bytes()
    for length in range(0, len(content), 53):
        (journal.folder / EDITS).write_bytes(content[:length])
        characteristics = recover(journal.folder).document.table(Characteristic)
        whole_edits = max(0, content[:length].count(b"\n") - 1)
        assert len(characteristics) == whole_edits


def test_killed_at_any_time_no_finished_edit_is_lost(journals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.journalled_edits", str(journals)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    said = [program.stdout.readline() for _ in range(20)]
    time.sleep(0.05)
    program.kill()
    said += program.stdout.readlines()
    program.wait()
    (folder,) = left_journals(journals)
    recovery = recover(folder)
    told = sum(line.endswith("\n") for line in said)
    assert told <= len(recovery.document.table(Characteristic)) <= told + 1
    assert list(recovery.document.files.values()) == [b"kept"]


def test_the_journal_of_a_running_program_is_not_left(journals: Path) -> None:
    _journalled(journals, complete_plan())
    assert left_journals(journals) == []


def test_a_journal_without_edits_is_removed(journals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = start_journal(journals, Document(), plan=tmp_path / "plan.qcd")
    monkeypatch.setattr(journals_module, "is_alive", lambda pid: False)
    assert left_journals(journals) == []
    assert not journal.folder.exists()


def test_a_closed_journal_is_gone(journals: Path) -> None:
    journal = _journalled(journals, complete_plan())
    journal.close()
    assert list(journals.iterdir()) == []


def test_what_is_no_journal_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        recover(tmp_path)
    assert refused.value.code == "damaged_journal"
    discard(tmp_path / "none")
