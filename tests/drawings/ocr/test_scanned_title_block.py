"""A title block on a scan: askew, or on a sheet that is read from the right; its cells tell what each label governs."""

from __future__ import annotations

import importlib.util

import pytest
from PIL import ImageDraw

from qcdesigner.drawings.formats import recognise
from qcdesigner.drawings.ocr.drawing import with_recognised_texts
from qcdesigner.drawings.reading import read_content
from tests.drawings.ocr.scans import png_bytes, scanned, sheet, write

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None or importlib.util.find_spec("rapidocr") is None,
    reason="the extra for text recognition is not installed",
)
CELLS = (
    ((900, 700, 1400, 850), "Titre", "BRIDE DE PALIER"), ((1400, 700, 1700, 850), "Indice", "C"), ((900, 850, 1300, 1000), "Matière", "S355J2"),
    ((1300, 850, 1700, 1000), "N° de plan", "PL-4711"),
)  # fmt: skip


@pytest.mark.parametrize(("skew_deg", "quarter_deg"), [(0.7, 0), (0.4, 90)])
def test_each_label_has_the_value_of_its_cell(skew_deg: float, quarter_deg: int) -> None:
    picture = sheet((1800, 1200))
    draw = ImageDraw.Draw(picture)
    for (left, top, right, bottom), label, value in CELLS:
        draw.rectangle((left, top, right, bottom), outline=0, width=4)
        write(picture, label, (left + 12, top + 10), height=30)
        write(picture, value, (left + 40, top + 70), height=50)
    write(picture, "25,4 ±0,1", (300, 300))
    page = png_bytes(scanned(picture.rotate(quarter_deg, expand=True), skew_deg=skew_deg))
    source = recognise(page, "a.png").read(page, lambda part: None)
    reading = read_content(with_recognised_texts(source, mode="always", progress=lambda part: None))
    assert dict(reading.title_block) == {"title": "BRIDE DE PALIER", "revision": "C", "material": "S355J2", "number": "PL-4711"}
    assert [c.text for c in reading.callouts] == ["25,4 ±0,1"]
