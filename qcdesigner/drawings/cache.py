"""What was read of a drawing, kept on the user's machine under the drawing's hash and the reader's version.

Only the arrays and records of `content` are ever loaded from it: a file put there by somebody else cannot run code.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

from qcdesigner.drawings.content import DrawingContent

READER_VERSION = "18"
SIZE_LIMIT = 1 << 30
_ALLOWED = {
    "qcdesigner.drawings.content": None,
    "numpy": {"ndarray", "dtype"},
    "numpy._core.numeric": {"_frombuffer"},
    "numpy._core.multiarray": {"_reconstruct", "scalar"},
}


def default_folder() -> Path:
    """The user's cache folder for drawings; not created."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("qcdesigner", appauthor=False)) / "drawings"


def fingerprint(content: bytes) -> str:
    """The key of a drawing in the cache."""
    return f"{hashlib.sha256(content).hexdigest()}-{READER_VERSION}"


def load(folder: Path, key: str) -> DrawingContent | None:
    """The content kept under `key`; None if there is none or it cannot be used."""
    path = folder / f"{key}.drawing"
    try:
        content = _Unpickler(io.BytesIO(path.read_bytes())).load()
        path.touch()
    except (
        OSError,
        pickle.UnpicklingError,
        EOFError,
        ValueError,
        TypeError,
        AttributeError,
        ImportError,
        KeyError,
    ):
        return None
    return content if isinstance(content, DrawingContent) else None


def store(folder: Path, key: str, content: DrawingContent) -> None:
    """Keeps the content; a full or forbidden disk is no error, the drawing is read again next time."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        body = pickle.dumps(content, protocol=5)
        _forget_oldest(folder, SIZE_LIMIT - len(body))
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
        Path(name).replace(folder / f"{key}.drawing")


def _forget_oldest(folder: Path, allowed: int) -> None:
    files = sorted(((p.stat().st_mtime, p.stat().st_size, p) for p in folder.glob("*.drawing")), reverse=True)
    for _, size, path in files:
        allowed -= size
        if allowed < 0:
            path.unlink(missing_ok=True)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        names = _ALLOWED.get(module, set())
        if names is None or name in names:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
