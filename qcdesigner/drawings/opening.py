"""Opens a drawing: from the user's cache, or by a worker process that reads it and stays for its tiles.

Blocking: call it from a background thread or the command line. Never changes the file.
"""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings import cache
from qcdesigner.drawings.content import DrawingContent, OcrMode, TextRun
from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.worker_process import Worker, never, no_sheet, silent, start_worker

if TYPE_CHECKING:
    from qcdesigner.drawings.ocr.paper import Grey

__all__ = ["OpenedDrawing", "Worker", "open_drawing", "read_file", "start_worker"]

SIZE_LIMIT_BYTES = 400 << 20
MOST_RESTARTS = 3


class OpenedDrawing:
    """A drawing that was opened; close it to end its worker. A worker that died is started again, a few times."""

    def __init__(self, content: DrawingContent, worker: Worker | None, *, file: bytes = b"", file_name: str = "") -> None:
        self.content = content
        self._worker = worker
        self._file, self._file_name = file, file_name
        self._restarts_left = MOST_RESTARTS
        self._lock = threading.Lock()
        self._is_closed = False

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        """Pixels of a tiled sheet, RGBA 8 bits each, opaque, row by row: `width` × `height` at `scale` px per sheet unit.

        (x, y) is the top left corner of the region in sheet units; outside the sheet it is white. Any thread may call.
        Raises `DrawingError("worker_lost")` after `close`, or if the worker dies again and again.
        """
        pixels: bytes = self._ask(("tile", sheet_number, scale, x, y, width, height))
        return pixels

    def recognise(self, picture: Grey) -> tuple[TextRun, ...]:
        """The texts recognised on a small picture (grey, rows × columns), places and sizes in its pixels. Any thread may call.

        Raises `DrawingError`: `ocr_missing`, and as `tile`.
        """
        return tuple(self._ask(("recognise", picture), needs_file=False))

    def _ask(self, request: tuple[Any, ...], *, needs_file: bool = True) -> Any:
        """The worker's answer; without one, one is started for what `needs_file` not."""
        with self._lock:
            if self._worker is None and not (needs_file or self._is_closed):
                self._worker = Worker()
            while True:
                worker = self._worker
                if worker is None:
                    raise DrawingError("worker_lost", file=self._file_name)
                try:
                    return worker.ask(request)
                except DrawingError as error:
                    if error.code != "worker_lost":
                        raise
                    self._start_again(worker)

    @property
    def _is_tiled(self) -> bool:
        return any(sheet.tiled for sheet in self.content.sheets)

    def _start_again(self, lost: Worker) -> None:
        """Puts a new worker in the place of the lost one. Raises `DrawingError("worker_lost")` when that was tried enough."""
        lost.end()
        if not self._restarts_left or self._worker is not lost:
            raise DrawingError("worker_lost", file=self._file_name)
        self._restarts_left -= 1
        worker = Worker()
        if self._is_tiled:
            worker.ask(("open", self._file, self._file_name, "never"))
        if self._worker is lost:
            self._worker = worker
        else:  # closed meanwhile
            worker.end()

    def close(self) -> None:
        """Ends the worker, if there is one; harmless the second time."""
        self._is_closed = True
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


def read_file(path: Path) -> bytes:
    """The bytes of a drawing file. Raises OSError, and `DrawingError`: `too_large`, or `not_a_drawing` for a pipe or a device."""
    status = path.stat()
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise DrawingError("not_a_drawing", file=path.name)
    if status.st_size > SIZE_LIMIT_BYTES:
        raise DrawingError("too_large", file=path.name, megabytes=status.st_size >> 20)
    return path.read_bytes()


def open_drawing(
    content: bytes,
    file_name: str,
    *,
    progress: Callable[[float], None] = silent,
    begin_sheet: Callable[[int, int], None] = no_sheet,
    cancelled: Callable[[], bool] = never,
    cache_folder: Path | None = None,
    worker: Worker | None = None,
    ocr: OcrMode = "never",
) -> OpenedDrawing:
    """The drawing of a file's bytes. `progress` gets parts of 1, `begin_sheet` the sheet recognised next and their count; `worker` is one started ahead (`start_worker`).

    `ocr` says whether texts are recognised on its pictures: for reading it, not for showing it.
    Raises `DrawingError`: `not_a_drawing empty encrypted damaged too_large missing_support ocr_missing worker_lost cancelled`.
    """
    known = recognise(content, file_name)
    if len(content) > SIZE_LIMIT_BYTES:
        raise DrawingError("too_large", file=file_name, megabytes=len(content) >> 20)
    folder, key = cache_folder or cache.default_folder(), cache.fingerprint(content)
    kept = cache.load(folder, key) if known.is_cached else None
    if kept is not None:
        return _opened(kept, worker, content, file_name)
    used = worker or Worker()
    try:
        read: DrawingContent = used.ask(("open", content, file_name, ocr), progress=progress, begin_sheet=begin_sheet, cancelled=cancelled)
    except DrawingError as error:
        used.end()
        raise DrawingError(error.code, **{"file": file_name, **error.data}) from None
    except BaseException:
        used.end()
        raise
    if known.is_cached:
        cache.store(folder, key, read)
    return _opened(read, used, content, file_name)


def _opened(content: DrawingContent, worker: Worker | None, file: bytes, file_name: str) -> OpenedDrawing:
    """Keeps the worker only where it has tiles to render."""
    if worker is not None and not any(sheet.tiled for sheet in content.sheets):
        worker.end()
        worker = None
    return OpenedDrawing(content, worker, file=file, file_name=file_name)
