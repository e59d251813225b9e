"""Opening through the worker process: results, refusals, cancel, crash, cache."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings import cache
from qcdesigner.drawings.opening import OpenedDrawing, open_drawing, start_worker
from qcdesigner.drawings.worker_process import Worker
from tests.drawings.conftest import dxf_bytes
from tests.drawings.pdfs import pdf_bytes


@pytest.fixture
def dxf(doc: Any) -> bytes:
    doc.modelspace().add_line((0, 0), (10, 0))
    doc.modelspace().add_linear_dim((0, 5), (0, 0), (10, 0)).render()
    return dxf_bytes(doc)


def test_a_dxf_comes_back_whole_and_needs_no_worker(dxf: bytes, tmp_path: Path) -> None:
    parts: list[float] = []
    opened = open_drawing(dxf, "a.dxf", cache_folder=tmp_path, progress=parts.append)
    assert len(opened.content.sheets[0].annotations) == 1
    assert parts == sorted(parts)
    assert parts
    with pytest.raises(DrawingError):
        opened.tile(1, scale=1, x=0, y=0, width=1, height=1)


def test_the_second_time_it_comes_from_the_cache(
    dxf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_drawing(dxf, "a.dxf", cache_folder=tmp_path).content
    monkeypatch.setattr(Worker, "ask", lambda *_, **__: pytest.fail("the worker was asked"))
    again = open_drawing(dxf, "a.dxf", cache_folder=tmp_path).content
    assert again.sheets[0].annotations == first.sheets[0].annotations
    assert [p.points.tolist() for p in again.sheets[0].strokes] == [
        p.points.tolist() for p in first.sheets[0].strokes
    ]


def test_a_foreign_file_in_the_cache_runs_no_code(dxf: bytes, tmp_path: Path) -> None:
    import pickle

    class Evil:
        def __reduce__(self) -> Any:
            return (Path.touch, (tmp_path / "evil",))

    (tmp_path / f"{cache.fingerprint(dxf)}.drawing").write_bytes(pickle.dumps(Evil()))
    opened = open_drawing(dxf, "a.dxf", cache_folder=tmp_path)
    assert opened.content.sheets
    assert not (tmp_path / "evil").exists()


def test_the_cache_forgets_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from qcdesigner.drawings.content import DrawingContent

    monkeypatch.setattr(cache, "SIZE_LIMIT", 3000)
    for i in range(40):
        cache.store(tmp_path, f"k{i}", DrawingContent("dxf", ()))
    kept = list(tmp_path.glob("*.drawing"))
    assert sum(p.stat().st_size for p in kept) <= 3000
    assert (tmp_path / "k39.drawing") in kept


def test_tiles_are_asked_from_the_worker_by_several_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    opened = open_drawing(pdf_bytes([("25 H7", 100, 200, 10, 0)]), "a.pdf")

    def size(i: int) -> int:
        return len(opened.tile(1, scale=2, x=0, y=0, width=10 + i, height=10))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(size, range(12))) == [(10 + i) * 40 for i in range(12)]
    opened.close()


def test_a_dead_worker_is_started_again() -> None:
    opened = open_drawing(pdf_bytes([]), "a.pdf")
    opened._worker._process.kill()  # type: ignore[union-attr]
    assert len(opened.tile(1, scale=1, x=0, y=0, width=10, height=10)) == 400
    opened.close()


def test_a_worker_that_dies_again_and_again_is_an_error_and_not_a_hang(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = open_drawing(pdf_bytes([]), "a.pdf")
    started = Worker.__init__

    def dies(worker: Worker) -> None:
        started(worker)
        ask = worker.ask
        worker.ask = lambda request, **how: (
            worker._process.kill() or ask(request) if request[0] == "tile" else ask(request, **how)
        )  # type: ignore[method-assign,func-returns-value]

    monkeypatch.setattr(Worker, "__init__", dies)
    opened._worker._process.kill()  # type: ignore[union-attr]
    for _ in range(2):
        with pytest.raises(DrawingError) as caught:
            opened.tile(1, scale=1, x=0, y=0, width=10, height=10)
        assert (caught.value.code, caught.value.data["file"]) == ("worker_lost", "a.pdf")
    opened.close()
    opened.close()


def test_a_closed_drawing_gives_no_tiles() -> None:
    opened = open_drawing(pdf_bytes([]), "a.pdf")
    opened.close()
    with pytest.raises(DrawingError, match="worker_lost"):
        opened.tile(1, scale=1, x=0, y=0, width=10, height=10)


def test_a_crash_while_reading_is_an_error(dxf: bytes, tmp_path: Path) -> None:
    worker = start_worker()
    worker._process.kill()
    with pytest.raises(DrawingError) as caught:
        open_drawing(dxf, "a.dxf", cache_folder=tmp_path, worker=worker)
    assert caught.value.code == "worker_lost"


def test_cancel_ends_the_worker(dxf: bytes, tmp_path: Path) -> None:
    worker = Worker()
    with pytest.raises(DrawingError) as caught:
        open_drawing(dxf, "a.dxf", cache_folder=tmp_path, worker=worker, cancelled=lambda: True)
    assert caught.value.code == "cancelled"
    assert worker._process.poll() is not None


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.dxf", "empty"),
        (b" \r\n\0", "a.pdf", "empty"),
        (b"Bonjour, voici une lettre.", "a.txt", "not_a_drawing"),
        (b"PK\x03\x04" + b"x" * 50, "a.zip", "not_a_drawing"),
        (b"nothing of a drawing", "a.dxf", "damaged"),
        (b"nothing of a drawing", "a.PDF", "damaged"),
        (b"nothing of a drawing", "a.png", "damaged"),
        (b"AC1009" + b"\0" * 100, "a.dwg", "missing_support"),
        (b"AC1032" + b"\0" * 100, "a.dwg", "damaged"),
    ],
)
def test_what_a_user_can_do_wrong_has_a_code(content: bytes, name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(DrawingError) as caught:
        open_drawing(content, name, cache_folder=tmp_path)
    assert (caught.value.code, caught.value.data["file"]) == (code, name)


def test_content_decides_before_the_extension(dxf: bytes, tmp_path: Path) -> None:
    opened = open_drawing(dxf, "drawing.pdf", cache_folder=tmp_path)
    assert isinstance(opened, OpenedDrawing)
    assert opened.content.format == "dxf"


def test_a_drawing_without_anything_is_empty(doc: Any, tmp_path: Path) -> None:
    with pytest.raises(DrawingError) as caught:
        open_drawing(dxf_bytes(doc), "a.dxf", cache_folder=tmp_path)
    assert caught.value.code == "empty"
