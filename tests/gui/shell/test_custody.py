"""The recovery journal of the open plan: over a file saved while edits went on, and on a disk that refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcdesigner.domain.errors import StorageError
from qcdesigner.editing.identity import change_part
from qcdesigner.gui.application import Application
from qcdesigner.storage.journal import Journal, recover


def test_edits_made_while_the_file_is_saved_are_recovered_over_it(with_flange: Application, tmp_path: Path) -> None:
    session, custody = with_flange.session, with_flange.custody
    written = custody.write(session.document.snapshot(), tmp_path / "plan.qcd", None)
    change_part(session.document, reference="AFTER")
    custody.keep(written)
    assert custody._journal is not None
    recovery = recover(custody._journal.folder)
    assert (recovery.plan, recovery.base_changed) == (written.path, False)
    assert recovery.document.part.reference == "AFTER"


def test_a_disk_that_refuses_the_journal_is_said_once(
    with_flange: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("cannot_write", path="journal")

    said: list[object] = []
    with_flange.session.problem.connect(said.append)
    monkeypatch.setattr(Journal, "append", refuse)
    change_part(with_flange.session.document, reference="ONE")
    change_part(with_flange.session.document, reference="TWO")
    assert len(said) == 1
