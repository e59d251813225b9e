"""Reading a drawing by kind, with its peak memory; a scan against the whole OCR package on the same page, where it runs.

The sheets are the sample part's: its DXF, its PDF, and its PDF as a picture of A3 at 300 dpi.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rows import Row, median_time

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
NAME = "bride_de_palier"
AIMS = {"dxf": 1.0, "pdf": 1.0, "png": 10.0}
MEMORY_AIM_MB = 1500
_PEAK = (
    "import sys; from qcdesigner.drawings.formats import recognise; from qcdesigner.drawings.ocr.drawing import with_recognised_texts;"
    "from pathlib import Path; import resource; path = Path(sys.argv[1]); content = path.read_bytes();"
    "source = recognise(content, path.name).read(content, lambda part: None);"
    "with_recognised_texts(source, mode='auto', progress=lambda part: None);"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
)


def measure() -> list[Row]:
    """Rows: reading each kind from the file to the account; peak memory stands in the name."""
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / f"{NAME}.png"
        _draw_scan(scan)
        paths = [SAMPLES / f"{NAME}.dxf", SAMPLES / f"{NAME}.pdf", scan]
        return [_row(path, Path(folder)) for path in paths]


def _row(path: Path, folder: Path) -> Row:
    kind = path.suffix.lstrip(".")
    seconds = median_time(lambda: _read(path, folder), runs=3, warm=0)
    alone = _package_alone(path) if kind == "png" else None
    peak = "" if sys.platform == "win32" else f", peak {_peak_megabytes(path)} MB (aim ≤ {MEMORY_AIM_MB})"
    against = "rapidocr alone" if alone else ""
    return Row(f"read a {kind.upper()}{peak}", seconds, against, alone, aim_seconds=AIMS[kind])


def _read(path: Path, folder: Path) -> None:
    from qcdesigner.drawings.opening import open_drawing
    from qcdesigner.drawings.reading import read_content

    cache = Path(tempfile.mkdtemp(dir=folder))
    opened = open_drawing(path.read_bytes(), path.name, cache_folder=cache, ocr="auto")
    opened.close()
    read_content(opened.content)


def _peak_megabytes(path: Path) -> int:
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def _package_alone(path: Path) -> float | None:
    """Seconds of rapidocr's own way over the page, upright and turned; None where its OpenCV is not installed."""
    if importlib.util.find_spec("cv2") is None:
        return None
    import numpy as np
    from PIL import Image
    from rapidocr import RapidOCR

    engine, picture = RapidOCR(), np.asarray(Image.open(path).convert("RGB"))
    return median_time(lambda: [engine(np.ascontiguousarray(np.rot90(picture, -k))) for k in (0, 1)], runs=1, warm=0)


def _draw_scan(path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument((SAMPLES / f"{NAME}.pdf").read_bytes())[0]
    page.render(scale=300 / 72, grayscale=True).to_pil().save(path, dpi=(300, 300))
