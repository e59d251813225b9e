"""Saving and loading a plan file."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from qcdesigner import __version__
from qcdesigner.domain.errors import StorageError, writing_failure
from qcdesigner.model.document import Snapshot
from qcdesigner.storage.atomic import replace_file
from qcdesigner.storage.container import MAX_TOTAL_BYTES, pack, unpack


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file held when it was opened or saved: its size in bytes and the SHA-256 of its content."""

    size: int
    digest: str


def save_plan(snapshot: Snapshot, path: Path, *, expected: FileStamp | None) -> FileStamp:
    """Replaces the file atomically; its new stamp.

    `expected` is the stamp of the file opened: the file must still hold that, or be gone. None: a new file, or one the
    user chose to overwrite. Raises StorageError: `changed_underneath`, those of `writing_failure`.
    """
    content = pack(snapshot, version=__version__)

    def check() -> None:
        if expected is not None and path.exists() and stamp_of(path) != expected:
            raise StorageError("changed_underneath", path=str(path))

    try:
        replace_file(path, content, check=check)
    except OSError as error:
        raise StorageError(writing_failure(error), path=str(path)) from error
    return _stamp(content)


def load_plan(path: Path) -> tuple[Snapshot, FileStamp]:
    """The plan in the file, and the stamp to save it with.

    Raises StorageError: `not_found`, `cannot_read`, and those of `unpack`, all with `path`.
    """
    content = _read(path)
    try:
        return unpack(content), _stamp(content)
    except StorageError as error:
        raise StorageError(error.code, **{**error.data, "path": str(path)}) from error


def stamp_of(path: Path) -> FileStamp:
    """The stamp of the file as it is now."""
    return _stamp(path.read_bytes())


def _stamp(content: bytes) -> FileStamp:
    return FileStamp(len(content), sha256(content).hexdigest())


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise StorageError("cannot_read", path=str(path), why="a pipe or a device")
        if status.st_size > MAX_TOTAL_BYTES:
            raise StorageError("too_large", path=str(path), limit_mb=MAX_TOTAL_BYTES // 2**20)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise StorageError("not_found", path=str(path)) from error
    except OSError as error:
        raise StorageError("cannot_read", path=str(path), why=error.strerror or str(error)) from error
