"""Reading a drawing by kind, with its peak memory; a scan against the OCR package alone on the same page.

A DXF and a PDF of 200 dimensions; the sample part as a picture of A3 at 300 dpi.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import dense_sheets, ocr_package
from benchmarks.rows import Row, median_time

if TYPE_CHECKING:
    from qcdesigner.drawings.content import DrawingContent

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
NAME = "bride_de_palier"
AIM_ONCE_OPEN, AIM_SCAN = 1.0, 10.0
MEMORY_AIM_MB = 1500
_PEAK = (
    "import sys; from qcdesigner.drawings.formats import recognise; from qcdesigner.drawings.ocr.drawing import with_recognised_texts;"
    "from qcdesigner.drawings.reading import read_content; from pathlib import Path; path = Path(sys.argv[1]);"
    "content = path.read_bytes(); source = recognise(content, path.name).read(content, lambda part: None);"
    "read_content(with_recognised_texts(source, mode='auto', progress=lambda part: None))"
)
_PEAK_OF_PACKAGE = "import sys; from pathlib import Path; from benchmarks.ocr_package import read_twice; read_twice(Path(sys.argv[1]))"
# Not getrusage: its count starts with that of the process which started this one.
_PRINT_PEAK = (
    "\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


def measure() -> list[Row]:
    """Rows: each kind from the file to its account, and once it is open; peak memory stands in the name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dxf, pdf, scan = folder / "dense.dxf", folder / "dense.pdf", folder / f"{NAME}.png"
        dense_sheets.write_dxf(dxf)
        dense_sheets.write_pdf(pdf)
        _draw_scan(scan)
        return [*_rows_of_text(dxf, folder), *_rows_of_text(pdf, folder), *_rows_of_scan(scan, folder)]


def _rows_of_text(path: Path, folder: Path) -> list[Row]:
    from qcdesigner.drawings.reading import read_content

    content = _opened(path, folder)
    found = len(read_content(content).callouts)
    what = f"{path.suffix[1:].upper()} of {dense_sheets.DIMENSIONS} dimensions"
    whole = median_time(lambda: read_content(_opened(path, folder)), runs=3, warm=0)
    alone = median_time(lambda: read_content(content), runs=3, warm=0)
    return [
        Row(f"read a {what}, from the file{_peak(_PEAK, path)}", whole),
        Row(f"read a {what}, once open: {found} found", alone, aim_seconds=AIM_ONCE_OPEN),
    ]


def _rows_of_scan(path: Path, folder: Path) -> list[Row]:
    from qcdesigner.drawings.reading import read_content

    whole = median_time(lambda: read_content(_opened(path, folder)), runs=3, warm=0)
    package = median_time(lambda: ocr_package.read_twice(path), runs=1, warm=0)
    return [
        Row(
            f"read a scan A3 at 300 dpi, from the file{_peak(_PEAK, path)}",
            whole, ocr_package.name(), package, aim_seconds=AIM_SCAN,
        ),
        Row(f"{ocr_package.name()} on the page, upright and turned{_peak(_PEAK_OF_PACKAGE, path)}", package),
    ]  # fmt: skip


def _opened(path: Path, folder: Path) -> DrawingContent:
    from qcdesigner.drawings.opening import open_drawing

    cache = Path(tempfile.mkdtemp(dir=folder))
    opened = open_drawing(path.read_bytes(), path.name, cache_folder=cache, ocr="auto")
    opened.close()
    return opened.content


def _peak(code: str, path: Path) -> str:
    """`, peak n MB` of a process that does it; nothing where the system keeps no such count."""
    if sys.platform != "linux":
        return ""
    command = [sys.executable, "-c", code + _PRINT_PEAK, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return f", peak {int(done.stdout) // 1024} MB (aim ≤ {MEMORY_AIM_MB})"


def _draw_scan(path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument((SAMPLES / f"{NAME}.pdf").read_bytes())[0]
    page.render(scale=300 / 72, grayscale=True).to_pil().save(path, dpi=(300, 300))
