"""The program's side of the reading worker: starts it, asks it, and can always end it."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.messages import receive, send

_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_POLL_SECONDS = 0.05
SILENCE_LIMIT_SECONDS = 300.0


def silent(part: float) -> None:
    """Progress that nobody looks at."""


def no_sheet(number: int, count: int) -> None:
    """Nobody asks which sheet is under way."""


def never() -> bool:
    """Nobody cancels."""
    return False


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--drawing-worker"]
    return [sys.executable, "-P", "-m", "qcdesigner.drawings.worker"]


def _environment() -> dict[str, str]:
    path = os.pathsep.join(p for p in (str(_PACKAGE_PARENT), os.environ.get("PYTHONPATH", "")) if p)
    return {**os.environ, "PYTHONPATH": path}


class Worker:
    """One worker process. `ask` is for one thread at a time; `end` may be called from any."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._replies: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True, name="drawing-worker").start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._replies.put(receive(self._process.stdout))
        except (EOFError, OSError, ValueError):
            self._replies.put(("lost",))

    def warm(self) -> None:
        """Lets the worker load its libraries ahead of the first drawing."""
        self._send(("warm",))

    def ask(
        self,
        request: tuple[Any, ...],
        *,
        progress: Callable[[float], None] = silent,
        begin_sheet: Callable[[int, int], None] = no_sheet,
        cancelled: Callable[[], bool] = never,
    ) -> Any:
        """The worker's answer. Raises `DrawingError`: what the reader refused, `worker_lost` or `cancelled`."""
        self._send(request)
        last_sign = time.monotonic()
        while True:
            if cancelled():
                self.end()
                raise DrawingError("cancelled")
            try:
                reply = self._replies.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() - last_sign > SILENCE_LIMIT_SECONDS:
                    self.end()
                    raise DrawingError("worker_lost") from None
                continue
            last_sign = time.monotonic()
            if reply[0] == "progress":
                progress(reply[1])
            elif reply[0] == "sheet":
                begin_sheet(*reply[1:])
            else:
                return _answer(reply)

    def _send(self, request: tuple[Any, ...]) -> None:
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, request)
        except (OSError, ValueError):
            raise DrawingError("worker_lost") from None

    def end(self) -> None:
        """Ends the process, whatever it is doing; harmless the second time."""
        self._process.kill()
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.wait()


def _answer(reply: tuple[Any, ...]) -> Any:
    if reply[0] == "done":
        return reply[1]
    if reply[0] == "refused":
        raise DrawingError(reply[1], **reply[2])
    raise DrawingError("worker_lost")


def start_worker() -> Worker:
    """A worker that loads its libraries now, so that the next drawing opens quickly. Give it to `open_drawing`."""
    worker = Worker()
    worker.warm()
    return worker
