"""DWG by way of DXF, in the worker's process, with its limits said."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from qcdesigner.domain.errors import DrawingError
from tests.drawings.conftest import content_of


@pytest.fixture
def dwg(tmp_path: Path) -> bytes:
    ezdwg = pytest.importorskip("ezdwg")
    made = ezdwg.new("AC1015")
    made.modelspace().add_line((0, 0, 0), (50, 0, 0))
    made.modelspace().add_text("25 H7", insert=(5, 5, 0), height=3)
    made.save(str(tmp_path / "a.dwg"))
    return (tmp_path / "a.dwg").read_bytes()


def test_a_dwg_is_drawn_and_says_how_it_was_read(dwg: bytes) -> None:
    content = content_of(dwg, "a.dwg")
    assert content.format == "dwg"
    assert ("dwg_converted", "2000") in content.remarks
    assert [run.text for run in content.sheets[0].texts] == ["25 H7"]


def test_without_the_converter_support_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(DrawingError) as caught:
        content_of(b"AC1032" + b"\0" * 50, "a.dwg")
    assert (caught.value.code, caught.value.data["what"]) == ("missing_support", "dwg")
