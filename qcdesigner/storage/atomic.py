"""Replacing a file so that a kill at any moment leaves the old one or the new one, never a mixture."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from qcdesigner.storage.processes import host_name, is_alive

_SUFFIX = ".saving"
_TRIES = 5


def replace_file(path: Path, content: bytes, *, check: Callable[[], None] = lambda: None) -> None:
    """Writes `content` beside `path`, makes it durable, calls `check` (which may raise), then puts it in its place.

    What stood there keeps its permissions. Raises OSError; nothing of a failed attempt stays.
    """
    path = path.resolve()  # a link stays a link
    temporary = _temporary(path, os.getpid())
    try:
        _write_durably(temporary, content, mode=_mode(path))
        check()
        _replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    _clear_leftovers(path)


def _temporary(path: Path, pid: int) -> Path:
    return path.with_name(f".{path.name}.{host_name()}-{pid}{_SUFFIX}")


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777 if path.exists() else 0o666


def _write_durably(path: Path, content: bytes, *, mode: int) -> None:
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, path: Path) -> None:
    """os.replace; on Windows a virus scanner may hold the target for a moment."""
    for attempt in range(_TRIES):
        try:
            os.replace(temporary, path)  # noqa: PTH105 - the tests name this call
            return
        except PermissionError:
            if sys.platform != "win32" or attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable; Windows has nothing to call, and some network shares refuse."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _clear_leftovers(path: Path) -> None:
    """Removes what saves killed on this machine have left beside the file."""
    start = f".{path.name}.{host_name()}-"
    for leftover in path.parent.glob(f".*{_SUFFIX}"):
        pid = leftover.name.removeprefix(start).removesuffix(_SUFFIX)
        if leftover.name.startswith(start) and pid.isdecimal() and not is_alive(int(pid)):
            leftover.unlink(missing_ok=True)
