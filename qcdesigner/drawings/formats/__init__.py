"""Drawing formats: one module each in this folder, found by being there. A module declares `FORMAT` and imports nothing heavy."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Protocol

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent

Progress = Callable[[float], None]
# Stripping copies: the start tells of most files that they are not empty.
_START, _BLANKS = 4096, b"\0 \t\r\n"


class Source(Protocol):
    """A drawing read: its content, and the pictures of its tiled sheets."""

    @property
    def content(self) -> DrawingContent: ...

    def tile(self, sheet_number: int, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        """RGBA of `width` × `height` pixels at `scale` pixels per sheet unit, from (x, y) in sheet units."""
        ...


@dataclass(frozen=True, slots=True)
class DrawingFormat:
    """A format: `recognises` looks at the file's bytes; `read` raises `DrawingError`. `is_cached`: reading costs seconds."""

    name: str
    extensions: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Progress], Source]
    is_cached: bool = False


@cache
def drawing_formats() -> tuple[DrawingFormat, ...]:
    """Every format of this folder, by module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").FORMAT for name in names)


def recognise(content: bytes, file_name: str) -> DrawingFormat:
    """The format of a file: by what it holds, then by its extension.

    Raises `DrawingError`: `empty`, or `not_a_drawing` when neither says anything.
    """
    if not content[:_START].strip(_BLANKS) and not content.strip(_BLANKS):
        raise DrawingError("empty", file=file_name)
    for known in drawing_formats():
        if known.recognises(content):
            return known
    extension = PurePath(file_name).suffix.lower().lstrip(".")
    for known in drawing_formats():
        if extension in known.extensions:
            return known
    raise DrawingError("not_a_drawing", file=file_name)
