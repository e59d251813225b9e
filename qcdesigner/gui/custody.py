"""What the open plan has on disk while it is open: its stamp, its lock, its recovery journal.

`load` and `write` run in a worker; the rest belongs to the interface thread. Storage is imported when first used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qcdesigner.domain.errors import QcError, StorageError, writing_failure
from qcdesigner.gui.session import Session
from qcdesigner.model.changes import Change, ChangeSet
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import RECORD_TYPES

if TYPE_CHECKING:
    from qcdesigner.storage.journal import Journal
    from qcdesigner.storage.lock import Lock
    from qcdesigner.storage.package import FileStamp


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A plan file read. Without a lock, `refusal` says who has it, or that the folder takes no lock."""

    path: Path
    snapshot: Snapshot
    stamp: FileStamp
    lock: Lock | None = None
    refusal: QcError | None = None


def load(path: Path, *, locked: bool) -> Loaded:
    """Reads the plan, and locks it if asked. Raises StorageError when it cannot be read."""
    from qcdesigner.storage.lock import acquire
    from qcdesigner.storage.package import load_plan

    lock, refusal = None, None
    if locked and path.is_file():
        try:
            lock = acquire(path)
        except StorageError as error:
            refusal = error
    try:
        snapshot, stamp = load_plan(path)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Loaded(path, snapshot, stamp, lock, refusal)


def take_over(loaded: Loaded) -> Loaded:
    """The same with the lock taken from its holder, because a person said so."""
    from qcdesigner.storage.lock import break_lock

    assert loaded.refusal is not None
    break_lock(loaded.path, loaded.refusal.data["holder"])  # type: ignore[arg-type]
    return load(loaded.path, locked=True)


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A plan file written: its new stamp, and its lock."""

    path: Path
    stamp: FileStamp
    lock: Lock | None


class Custody(QObject):
    """Holds stamp, lock and journal of the plan of the session, from opening to closing."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.stamp: FileStamp | None = None
        self._lock: Lock | None = None
        self._journal: Journal | None = None
        self._stop_listening: Callable[[], None] = _nothing

    def begin(self, *, stamp: FileStamp | None = None, lock: Lock | None = None) -> None:
        """Takes charge of the plan that the session has just been given."""
        self.stamp, self._lock = stamp, lock
        if not self._session.read_only:
            self._start_journal()

    def write(self, snapshot: Snapshot, path: Path, expected: FileStamp | None) -> Written:
        """Saves, locking the file first if it is another one. Raises StorageError. For a worker."""
        from qcdesigner.storage.lock import acquire, lock_path
        from qcdesigner.storage.package import save_plan

        lock = self._lock
        if lock is None or lock.path != lock_path(path):
            lock = acquire(path)
        try:
            return Written(path, save_plan(snapshot, path, expected=expected), lock)
        except BaseException:
            if lock is not self._lock:
                lock.release()
            raise

    def keep(self, written: Written) -> None:
        """Goes on from the file just written. Edits made meanwhile are in the old journal, which then rests on it."""
        if self._lock is not None and self._lock is not written.lock:
            self._lock.release()
        self.stamp, self._lock = written.stamp, written.lock
        if not self._session.document.history.is_modified:
            self._end_journal()
            self._start_journal()
        elif self._journal is not None:
            self._guarded(lambda journal: journal.rest_on(written.path, written.stamp.digest))

    def go_on_from(self, base: Snapshot) -> None:
        """Puts in the journal all in which the plan differs from `base`, its file: for a plan that was recovered."""
        change_set = difference(base, self._session.document.snapshot())
        if self._journal is not None and change_set.changes:
            self._append(change_set)

    def secure(self) -> None:
        """Sees to it that a journal holds the plan as it is now, also if it could not be begun or written before."""
        if self._journal is None and self._session.has_plan and not self._session.read_only:
            self._stop_listening()
            self._start_journal()

    def release(self) -> None:
        """Lets go of the plan: the lock is given back, the journal removed."""
        self._end_journal()
        if self._lock is not None:
            self._lock.release()
        self.stamp, self._lock = None, None

    def _start_journal(self) -> None:
        from qcdesigner.storage.journal import start_journal

        digest = self.stamp.digest if self.stamp else ""
        session = self._session
        self._journal = session.attempt(
            lambda: start_journal(session.folders.recovery, session.document, plan=session.path, digest=digest)
        )
        self._stop_listening = session.document.subscribe(self._append)

    def _append(self, change_set: ChangeSet) -> None:
        """Writes an edit down; a disk that refuses is said once, and the edit stands."""
        self._guarded(lambda journal: journal.append(change_set))

    def _guarded(self, write: Callable[[Journal], None]) -> None:
        if self._journal is None:
            return
        folder = str(self._journal.folder)
        try:
            write(self._journal)
        except (OSError, StorageError) as error:
            self._journal = None
            refused = error if isinstance(error, StorageError) else StorageError(writing_failure(error), path=folder)
            self._session.problem.emit(refused)

    def _end_journal(self) -> None:
        self._stop_listening()
        self._stop_listening = _nothing
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def difference(before: Snapshot, after: Snapshot) -> ChangeSet:
    """What makes `after` of `before`, as one change set."""
    changes = []
    for record_type in RECORD_TYPES:
        old, new = before.table(record_type), after.table(record_type)
        for record_id in {**old, **new}:
            if old.get(record_id) != new.get(record_id):
                changes.append(Change(old.get(record_id), new.get(record_id)))
    return ChangeSet("recover", tuple(changes))


def _nothing() -> None:
    return
