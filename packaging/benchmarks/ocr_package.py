"""The OCR package alone on a page, upright and turned: what its own way costs, to compare ours with.

With OpenCV it is rapidocr itself. Without (the program does not need it) its models are run in the order and sizes
of rapidocr: the page at most 2000 px, its detector, a box for each patch of text, its turn and text recogniser.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

LONGEST_SIDE = 2000
TEXT_THRESHOLD = 0.3
GROWN = 1.6
BATCH = 6
SMALLEST = 3


def name() -> str:
    return "rapidocr alone" if importlib.util.find_spec("cv2") else "rapidocr's models alone"


def read_twice(path: Path) -> int:
    """Texts found on the page as it lies and turned by a quarter, as section 4 of the comparison did."""
    picture = Image.open(path).convert("RGB")
    pages = [picture, picture.transpose(Image.Transpose.ROTATE_270)]
    if importlib.util.find_spec("cv2"):
        from rapidocr import RapidOCR

        engine = RapidOCR()
        return sum(len(engine(np.asarray(page)).txts or ()) for page in pages)
    models = {part: _session(part) for part in ("det", "cls", "rec")}
    return sum(_texts(page, models) for page in pages)


def _session(part: str) -> Any:
    import onnxruntime

    found = importlib.util.find_spec("rapidocr")
    assert found is not None and found.submodule_search_locations
    folder = Path(found.submodule_search_locations[0], "models")
    path = next(folder.glob(f"*_{part}_*.onnx"))
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def _texts(page: Image.Image, models: dict[str, Any]) -> int:
    scale = min(1.0, LONGEST_SIDE / max(page.size))
    page = page.resize(
        [max(32, round(side * scale / 32) * 32) for side in page.size], Image.Resampling.BILINEAR
    )
    likely = _run(models["det"], _as_input(page))[0, 0]
    lines = [page.crop(box) for box in _boxes(likely > TEXT_THRESHOLD)]
    lines.sort(key=lambda line: line.width / line.height)
    for start in range(0, len(lines), BATCH):
        batch = lines[start : start + BATCH]
        _run(models["cls"], np.concatenate([_line_input(line, 192) for line in batch]))
        widest = max(320, *(round(48 * line.width / line.height) for line in batch))
        _run(models["rec"], np.concatenate([_line_input(line, widest) for line in batch]))
    return len(lines)


def _run(model: Any, picture: np.ndarray[Any, Any]) -> Any:
    return model.run(None, {model.get_inputs()[0].name: picture})[0]


def _as_input(picture: Image.Image) -> np.ndarray[Any, Any]:
    return (np.asarray(picture, np.float32) / 127.5 - 1.0).transpose(2, 0, 1)[None]


def _line_input(line: Image.Image, width: int) -> np.ndarray[Any, Any]:
    """48 px high, padded to a width."""
    shown = min(width, max(1, round(48 * line.width / line.height)))
    padded = np.zeros((1, 3, 48, width), np.float32)
    padded[:, :, :, :shown] = _as_input(line.resize((shown, 48), Image.Resampling.BILINEAR))
    return padded


def _boxes(mask: np.ndarray[Any, Any]) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom of each patch of text, grown as the detector's training asks."""
    from qcdesigner.drawings.ocr.components import find_patches

    patches = find_patches(mask)
    for box in zip(patches.left, patches.top, patches.right, patches.bottom, strict=True):
        left, top, right, bottom = map(int, box)
        lower = min(right - left, bottom - top)
        if lower >= SMALLEST:
            more = round((GROWN - 1) * lower)
            yield max(0, left - more), max(0, top - more), right + more, bottom + more
