"""A lock file of our own beside a plan, `.NAME.lock`: who has it open, on which machine, since when.

Locks of the system are not kept by every network share. A lock left by a process of this machine that has ended is
taken over; another machine's lock never is, unless a person says so (`break_lock`).
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from qcdesigner.domain.errors import StorageError, writing_failure
from qcdesigner.storage.processes import host_name, is_alive


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock; `since` is local time, ISO 8601. An unreadable lock has an empty host and pid 0."""

    user: str
    host: str
    pid: int
    since: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock held by this process."""

    path: Path
    holder: Holder

    def release(self) -> None:
        """Removes the lock file, if it is still ours."""
        if holder_of(self.path) == self.holder:
            self.path.unlink(missing_ok=True)


def acquire(plan: Path, *, now: Callable[[], datetime] = datetime.now) -> Lock:
    """Locks a plan file for this process.

    Raises StorageError `locked` (with `user`, `host`, `since`), or why the folder refuses a file (`writing_failure`).
    """
    path = lock_path(plan)
    holder = Holder(_user(), host_name(), os.getpid(), now().isoformat(timespec="seconds"))
    if not _create(path, holder):
        _remove_if_stale(path)
        if not _create(path, holder):
            raise _locked(plan, holder_of(path))
    return Lock(path, holder)


def break_lock(plan: Path, holder: Holder) -> None:
    """Removes the lock of this holder, because a person said so; another's, taken meanwhile, stays."""
    if holder_of(lock_path(plan)) == holder:
        lock_path(plan).unlink(missing_ok=True)


def lock_path(plan: Path) -> Path:
    """Where the lock file of a plan is."""
    plan = plan.resolve()
    return plan.with_name(f".{plan.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Who holds this lock file; None when there is none."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return Holder(str(written["user"]), str(written["host"]), int(written["pid"]), str(written["since"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError):
        return Holder("", "", 0, "")


def _create(path: Path, holder: Holder) -> bool:
    """Writes the lock file, in one go; False when there is one already."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    except OSError as error:
        raise StorageError(writing_failure(error), path=str(path)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(asdict(holder)).encode())
    except OSError as error:
        path.unlink(missing_ok=True)  # an empty one would lock the plan for good
        raise StorageError(writing_failure(error), path=str(path)) from error
    return True


def _remove_if_stale(path: Path) -> None:
    """Removes a lock whose process, of this machine, has ended.

    It is moved aside first and looked at again: another program may have done the same and locked meanwhile.
    """
    if not _is_stale(holder_of(path)):
        return
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.replace(aside)
    except FileNotFoundError:
        return
    if _is_stale(holder_of(aside)):
        aside.unlink()
    else:
        aside.replace(path)


def _is_stale(holder: Holder | None) -> bool:
    return holder is not None and holder.host == host_name() and not is_alive(holder.pid)


def _locked(plan: Path, holder: Holder | None) -> StorageError:
    who = holder or Holder("", "", 0, "")
    return StorageError("locked", path=str(plan), user=who.user, host=who.host, since=who.since, holder=who)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
