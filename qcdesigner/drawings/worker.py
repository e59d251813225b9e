"""The reading worker: a process of its own that opens one drawing and renders its tiles. A crash here loses no document.

Started by `worker_process`; a packaged program calls `main` when its only argument is `--drawing-worker`.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent, OcrMode, TextRun
from qcdesigner.drawings.formats import Source, recognise
from qcdesigner.drawings.messages import receive, send
from qcdesigner.drawings.worker_process import silent

if TYPE_CHECKING:
    from qcdesigner.drawings.ocr.paper import Grey

MEMORY_LIMIT = 4 << 30
_SHARE_OF_OPENING = 0.3


def main() -> None:
    """Serves requests from standard input until it closes."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write between our messages
    _limit_memory()
    gc.disable()
    source: Source | None = None
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            request = receive(requests)
            source = _serve(request, source, replies)


def _serve(request: tuple[Any, ...], source: Source | None, replies: BinaryIO) -> Source | None:
    try:
        if request[0] == "warm":
            _warm()
        elif request[0] == "open":
            source, read = _open(*request[1:], replies)
            send(replies, ("done", read))
        elif request[0] == "recognise":
            send(replies, ("done", _recognise(*request[1:])))
        elif source is None:
            send(replies, ("lost",))
        else:
            send(replies, ("done", source.tile(*request[1:])))
    except DrawingError as error:
        send(replies, ("refused", error.code, error.data))
    except MemoryError:
        send(replies, ("refused", "too_large", {}))
    except Exception as error:  # whatever a reader of foreign files raises: the boundary of the file
        send(replies, ("refused", "damaged", {"cause": f"{type(error).__name__}: {error}"[:300]}))
    return source


def _open(
    content: bytes, file_name: str, ocr: OcrMode, replies: BinaryIO
) -> tuple[Source, DrawingContent]:
    """The source for its tiles, and its content with the texts recognised on its pictures where they are asked for."""
    share = 1.0 if ocr == "never" else _SHARE_OF_OPENING
    source = recognise(content, file_name).read(content, lambda part: send(replies, ("progress", share * part)))
    if ocr == "never":
        return source, source.content
    from qcdesigner.drawings.ocr.drawing import with_recognised_texts

    def progress(part: float) -> None:
        send(replies, ("progress", share + (1.0 - share) * part))

    def begin_sheet(number: int, count: int) -> None:
        send(replies, ("sheet", number, count))

    return source, with_recognised_texts(source, mode=ocr, progress=progress, begin_sheet=begin_sheet)


def _recognise(grey: Grey) -> list[TextRun]:
    """The texts of a picture of a region, sizes and places in its pixels."""
    from qcdesigner.drawings.ocr.model import recogniser
    from qcdesigner.drawings.ocr.sheet import recognise_region

    return recognise_region(grey, recogniser(), progress=silent)


def _warm() -> None:
    """Imports what most drawings need, before there is one."""
    import ezdxf  # noqa: F401
    import numpy  # noqa: F401
    import pypdfium2  # noqa: F401


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


if __name__ == "__main__":
    main()
