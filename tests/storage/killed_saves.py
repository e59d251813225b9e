"""Run as a program: saves a plan in a process that is killed at line N of the saving code, for every N.

Prints, for each kill, what the file then holds: `old`, `new`, or anything else, and what lies beside it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from qcdesigner.domain.errors import StorageError
from qcdesigner.model.document import Document, Snapshot
from qcdesigner.storage import atomic
from qcdesigner.storage.package import load_plan, save_plan
from tests.editing.plans import add, complete_plan

TRACED = ("atomic.py", "package.py")


def plans() -> tuple[Snapshot, Snapshot]:
    """The plan in the file, and the one saved over it."""
    document = complete_plan()
    old = document.snapshot()
    add(document, "99 ±1")
    return old, document.snapshot()


def kill_at_line(count: int) -> None:
    """Has this process killed when the saving code runs its line number `count`."""
    left = count

    def step(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal left
        if Path(frame.f_code.co_filename).name in TRACED and event in ("line", "return"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return step

    sys.settrace(step)


def kill_in_the_middle_of_writing() -> None:
    def half(path: Path, content: bytes, *, mode: int) -> None:
        path.write_bytes(content[: len(content) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    atomic._write_durably = half


def outcomes(path: Path) -> Iterator[str]:
    old, new = plans()
    finished, count = False, -1
    while not finished:
        count += 1
        stamp = save_plan(old, path, expected=None)
        child = os.fork()
        if not child:
            if count:
                kill_at_line(count)
            else:
                kill_in_the_middle_of_writing()
            save_plan(new, path, expected=stamp)
            sys.settrace(None)
            os._exit(0)
        finished = os.waitpid(child, 0)[1] == 0
        yield f"{_held(path, old, new)} {len(list(path.parent.iterdir()))}"


def _held(path: Path, old: Snapshot, new: Snapshot) -> str:
    try:
        tables = Document(load_plan(path)[0]).snapshot().tables
    except StorageError as error:
        return error.code
    return "old" if tables == old.tables else "new" if tables == new.tables else "other"


if __name__ == "__main__":
    for line in outcomes(Path(sys.argv[1])):
        print(line)
