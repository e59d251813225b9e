"""The recogniser: one straightened line of text as a picture in, its characters with their scores and places out.

The model and its alphabet are those inside rapidocr's wheel (PP-OCRv6, small); of rapidocr nothing is imported.
"""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.ocr.callouts import CalloutReader
from qcdesigner.drawings.ocr.glyphs import Glyph, glyphs_of

if TYPE_CHECKING:
    from PIL import Image

# What stands on drawings, and the letters of French, English, German and Spanish notes.
_ALPHABET = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûüßñÑÍÓÚíóú"
    " .,;:!?'\"()[]/\\+-±×÷=<>≤≥%°_&@#*~ØøµμΦφ⌀□∅º√↧"
)
_INPUT_HEIGHT = 48
_NARROWEST = 320
_WIDEST = 2400
_THREADS = 2


def is_available() -> bool:
    """True if the extra `ocr` is installed; imports nothing."""
    return importlib.util.find_spec("onnxruntime") is not None and _model_path() is not None


def _model_path() -> Path | None:
    found = importlib.util.find_spec("rapidocr")
    folders = found.submodule_search_locations if found is not None else None
    models = [path for folder in folders or () for path in Path(folder, "models").glob("*_rec_small.onnx")]
    return models[0] if models else None


class Recogniser:
    """Holds the model in memory, and the reader of callouts beside it. Raises `DrawingError("ocr_missing")` if the extra is not installed."""

    def __init__(self) -> None:
        path = _model_path()
        if path is None or importlib.util.find_spec("onnxruntime") is None:
            raise DrawingError("ocr_missing")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(_THREADS, os.cpu_count() or 1)
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        self._characters = ["", *_alphabet_of(self._session)]
        self._allowed: NDArray[np.intp] | None = None
        self.callouts = CalloutReader()

    def read(self, line: Image.Image) -> list[Glyph]:
        """The characters of a line, from left to right; the picture is grey, dark on white, about a line high."""
        scores = self._session.run(None, {self._input: _model_input(line)})[0][0]
        if self._allowed is None:
            self._allowed = _allowed(self._characters, scores.shape[1])
        kept = scores[:, self._allowed]
        shown = max(1, round(len(kept) * _width_at_input(line) / max(_width_at_input(line), _NARROWEST)))
        return glyphs_of(kept, [self._character(i) for i in self._allowed], shown)

    def _character(self, index: int) -> str:
        return self._characters[index] if index < len(self._characters) else " "


@cache
def recogniser() -> Recogniser:
    """The one recogniser of this process, loaded the first time."""
    return Recogniser()


def _alphabet_of(session: Any) -> list[str]:
    written: str = session.get_modelmeta().custom_metadata_map["character"]
    return written.split("\n")


def _allowed(characters: list[str], count: int) -> NDArray[np.intp]:
    """The classes that may win: blank, the space (the last class) and our alphabet."""
    return np.array(
        [i for i in range(count) if i == 0 or i >= len(characters) or characters[i] in _ALPHABET], np.intp
    )


def _width_at_input(line: Image.Image) -> int:
    return int(min(_WIDEST, max(16, round(line.width * _INPUT_HEIGHT / line.height))))


def _model_input(line: Image.Image) -> NDArray[np.float32]:
    """(1, 3, 48, width) between -1 and 1, padded with grey to the narrowest width the model was made for."""
    from PIL import Image

    width = _width_at_input(line)
    grey = np.asarray(line.convert("L").resize((width, _INPUT_HEIGHT), Image.Resampling.BILINEAR), np.float32)
    scaled = np.zeros((_INPUT_HEIGHT, max(width, _NARROWEST)), np.float32)
    scaled[:, :width] = grey / 127.5 - 1.0
    return np.ascontiguousarray(np.broadcast_to(scaled, (1, 3, *scaled.shape)))
