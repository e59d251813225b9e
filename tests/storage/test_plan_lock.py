"""The lock of a plan: who has it, and whose lock may be taken."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from qcdesigner.domain.errors import StorageError
from qcdesigner.storage.lock import Holder, acquire, break_lock, holder_of, lock_path
from qcdesigner.storage.processes import host_name, is_alive


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "plan.qcd"


def _write(plan: Path, **fields: object) -> Holder:
    written = {"user": "anne", "host": "poste-7", "pid": 12, "since": "2024-05-02T08:00:00", **fields}
    lock_path(plan).write_text(json.dumps(written))
    return Holder(**written)  # type: ignore[arg-type]


def _ended_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_lock_says_who_where_and_since_when(plan: Path) -> None:
    lock = acquire(plan, now=lambda: datetime(2024, 5, 2, 8, 30))
    holder = holder_of(plan.with_name(".plan.qcd.lock"))
    assert holder == lock.holder
    assert (lock.holder.host, lock.holder.pid, lock.holder.since) == (host_name(), os.getpid(), "2024-05-02T08:30:00")


def test_a_second_lock_is_refused_naming_the_first(plan: Path) -> None:
    first = acquire(plan)
    with pytest.raises(StorageError) as refused:
        acquire(plan)
    assert refused.value.code == "locked"
    assert (refused.value.data["user"], refused.value.data["since"]) == (first.holder.user, first.holder.since)


def test_a_released_lock_can_be_taken(plan: Path) -> None:
    acquire(plan).release()
    assert not lock_path(plan).exists()
    acquire(plan)


def test_the_lock_of_an_ended_process_here_is_taken_over(plan: Path) -> None:
    _write(plan, host=host_name(), pid=_ended_process())
    assert acquire(plan).holder.pid == os.getpid()
    assert [p.name for p in plan.parent.iterdir()] == [".plan.qcd.lock"]


def test_another_hosts_lock_is_never_taken_over(plan: Path) -> None:
    theirs = _write(plan, pid=_ended_process())
    with pytest.raises(StorageError):
        acquire(plan)
    assert holder_of(lock_path(plan)) == theirs


def test_an_unreadable_lock_is_respected(plan: Path) -> None:
    lock_path(plan).write_bytes(b"")
    with pytest.raises(StorageError) as refused:
        acquire(plan)
    assert refused.value.data["user"] == ""


def test_a_person_may_break_the_lock_he_saw_and_no_other(plan: Path) -> None:
    seen = _write(plan)
    newer = _write(plan, user="paul")
    break_lock(plan, seen)
    assert holder_of(lock_path(plan)) == newer
    break_lock(plan, newer)
    assert holder_of(lock_path(plan)) is None


def test_releasing_leaves_a_lock_that_is_no_longer_ours(plan: Path) -> None:
    lock = acquire(plan)
    theirs = _write(plan)
    lock.release()
    assert holder_of(lock_path(plan)) == theirs


def test_a_folder_that_refuses_files_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        acquire(tmp_path / "none" / "plan.qcd")
    assert refused.value.code == "no_folder"


def test_a_lock_that_a_full_disk_cut_short_is_not_left(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(holder: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("qcdesigner.storage.lock.json.dumps", no_room)
    with pytest.raises(StorageError) as refused:
        acquire(plan)
    assert refused.value.code == "disk_full"
    assert not lock_path(plan).exists()


def test_this_process_is_alive_and_an_ended_one_is_not() -> None:
    assert is_alive(os.getpid())
    assert not is_alive(_ended_process())
