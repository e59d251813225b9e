"""The script that draws the samples, importable, and what it drew into the project."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the committed samples."""
    return ROOT / "resources" / "samples"


@pytest.fixture(scope="session")
def drawn_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples drawn once more into an empty folder."""
    import draw_samples

    folder = tmp_path_factory.mktemp("samples")
    draw_samples.main(folder)
    return folder
