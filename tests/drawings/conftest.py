"""Small drawings made for one trap each, and how to read them without a worker."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ezdxf
import pytest

from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.formats import recognise


def dxf_bytes(doc: Any) -> bytes:
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode("utf-8")


def content_of(content: bytes, file_name: str = "drawing.dxf") -> DrawingContent:
    """What the format's reader gives, in this process."""
    return recognise(content, file_name).read(content, lambda part: None).content


@pytest.fixture
def doc() -> Any:
    """An empty metric drawing with dimension styles."""
    made = ezdxf.new("R2010", setup=True)
    made.header["$INSUNITS"] = 4
    return made


@pytest.fixture
def read_dxf() -> Callable[[Any], DrawingContent]:
    return lambda made: content_of(dxf_bytes(made))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test looks into, or leaves something in, the user's cache."""
    from qcdesigner.drawings import cache

    monkeypatch.setattr(cache, "default_folder", lambda: tmp_path / "cache")
    yield
