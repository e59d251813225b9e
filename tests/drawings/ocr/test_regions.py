"""A region that a person showed: what the file writes there, else what is recognised; not sure is text for the person, no callout."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent, Fills, Pen, Polylines, SheetContent, TextRun
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.opening import OpenedDrawing, open_drawing
from qcdesigner.drawings.reading.region import read_written, recognise_region
from qcdesigner.model.reading import ReadCallout, ReadText
from tests.drawings.ocr.scans import png_bytes, scanned, sheet, write

has_ocr = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None or importlib.util.find_spec("rapidocr") is None,
    reason="the extra ocr is not installed",
)
WHOLE = (0.0, 0.0, 400.0, 300.0)
PAGE = SheetContent(1, "1", 400, 300, 400, 300, tiled=True)


def run(text: str, x: float, y: float, **more: object) -> TextRun:
    return TextRun(text, x, y, 5.0, 4.0 * len(text), **more)  # type: ignore[arg-type]


def texts(*runs: TextRun) -> SheetContent:
    return replace(PAGE, texts=runs)


# What the file writes


def test_text_of_the_file_is_read_as_it_is_written() -> None:
    found = read_written(texts(run("12.5", 50, 50), run("Ø25 H7", 150, 100)), (140, 80, 60, 40), unit="mm")
    assert isinstance(found, ReadCallout)
    assert (found.text, found.source, found.confidence) == ("Ø25 H7", "text", 1.0)


def test_lines_of_turned_text_are_read_from_the_first() -> None:
    upright = texts(run("↧12", 110, 200, angle=90.0), run("Ø6.6", 100, 200, angle=90.0))
    found = read_written(upright, (80, 100, 60, 150), unit="mm")
    assert isinstance(found, ReadCallout)
    assert [r.kind for r in found.requirements] == ["diameter", "depth"]


def test_recognised_text_is_none_that_the_file_writes() -> None:
    found = read_written(texts(run("12.5", 50, 50, confidence=0.9)), WHOLE, unit="mm")
    assert isinstance(found, ReadText) and found.text == ""


def test_what_is_not_understood_comes_back_as_text() -> None:
    found = read_written(texts(run("25 Z99", 50, 50)), WHOLE, unit="mm")
    assert isinstance(found, ReadText) and (found.text, found.why) == ("25 Z99", "doubtful_reading")


# What looks at the picture say


@dataclass
class Scripted:
    """Says in each look what it was told; its pictures are white."""

    says: list[list[TextRun]]
    asked: list[tuple[int, int]] = field(default_factory=list)

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        return b"\xff" * (4 * width * height)

    def recognise(self, picture: Grey) -> tuple[TextRun, ...]:
        self.asked.append(picture.shape)
        shown = self.says[min(len(self.asked), len(self.says)) - 1]
        unit = picture.shape[0] / 60  # the region of 80 × 30 with room all round
        return tuple(replace(r, x=r.x * unit, y=r.y * unit, height=r.height * unit, width=r.width * unit) for r in shown)


def looked_at(*says: str, confidence: float = 0.95) -> ReadCallout | ReadText:
    drawing = Scripted([[run(text, 20, 32, confidence=confidence)] if text else [] for text in says])
    return recognise_region(drawing, PAGE, (100, 100, 80, 30), unit="mm")


def test_looks_that_agree_are_believed_and_wait_for_confirmation() -> None:
    found = looked_at("12.5", "12,5", "", "")
    assert isinstance(found, ReadCallout)
    assert found.source == "ocr" and 0 < found.confidence < 1


@pytest.mark.parametrize("says", [("12.5", "13.5", "12.5", "12.5"), ("12.5", "125", "12.5", "125"), ("12.5", "125", "125", "125"), ("12.5", "", "", ""), ("25 Z99",) * 4])
def test_looks_that_differ_or_stand_alone_are_left_to_the_person(says: tuple[str, ...]) -> None:
    found = looked_at(*says)
    assert isinstance(found, ReadText) and found.why == "doubtful_reading" and found.text


def test_a_look_that_only_lost_a_sign_does_not_speak_against_the_others() -> None:
    found = looked_at("Ø12.5", "12.5", "Ø12.5", "Ø12,5")
    assert isinstance(found, ReadCallout) and found.requirements[0].kind == "diameter"


def test_what_is_read_with_doubt_is_left_to_the_person() -> None:
    assert isinstance(looked_at(*("12.5",) * 4, confidence=0.5), ReadText)


def test_nothing_seen_is_said() -> None:
    found = looked_at("", "", "", "")
    assert isinstance(found, ReadText) and (found.text, found.why) == ("", "nothing_legible")


# The whole way, through the worker


def boxed(picture: Image.Image, at: tuple[int, int, int, int], *known: TextRun) -> ReadCallout | ReadText:
    opened = open_drawing(png_bytes(picture), "scan.png")
    content = replace(opened.content.sheets[0], texts=known)
    try:
        return recognise_region(opened, content, tuple(map(float, at)), unit="mm")  # type: ignore[arg-type]
    finally:
        opened.close()


def ink_box(picture: Image.Image, room: int = 20) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(np.asarray(picture) < 128)
    left, top = int(columns.min()) - room, int(rows.min()) - room
    return left, top, int(columns.max()) - left + room, int(rows.max()) - top + room


@has_ocr
@pytest.mark.parametrize(("text", "angle_deg"), [("Ø25 H7", 0.0), ("12,5 ±0,05", 90.0), ("Ø18", 37.0), ("4x Ø6,6", -60.0), ("8", 0.0)])
def test_a_boxed_callout_of_a_scan_is_read_at_any_angle(text: str, angle_deg: float) -> None:
    picture = sheet((900, 700))
    write(picture, text, (300, 250), angle_deg=angle_deg)
    found = boxed(scanned(picture, skew_deg=0.3), ink_box(picture))
    assert isinstance(found, ReadCallout)
    assert found.text.replace(" ", "") == text.replace(" ", "")


@has_ocr
def test_which_way_up_a_box_is_read_is_known_from_the_rest_of_the_sheet() -> None:
    picture = sheet((900, 500))
    write(picture, "66", (300, 200))
    turned = picture.rotate(180)
    others = run("12.5", 50, 50, angle=180.0, confidence=0.9), run("40", 90, 50, angle=180.0, confidence=0.9)
    assert boxed(picture, ink_box(picture)).text == "66"
    assert boxed(turned, ink_box(turned), *others).text == "66"


@has_ocr
def test_a_number_of_which_the_box_holds_but_a_part_is_not_believed() -> None:
    picture = sheet((900, 500))
    write(picture, "1250", (300, 200))
    left, top, width, height = ink_box(picture)
    found = boxed(picture, (left, top, width // 2, height))
    assert not isinstance(found, ReadCallout) or found.text == "1250"


def letter_strokes(points: list[list[tuple[float, float]]]) -> SheetContent:
    """A sheet of strokes: polylines in tenths of a letter's height, at (100, 100), 10 units high."""
    lines = [[(100 + x, 110 - y) for x, y in line] for line in points]
    flat = np.array([p for line in lines for p in line], np.float32)
    starts = np.cumsum([0, *(len(line) for line in lines)]).astype(np.int32)
    return SheetContent(1, "1", 400, 300, None, None, strokes=(Polylines(Pen(), "0", flat, starts),))


SEVEN_ONE_FOUR = [
    [(0, 10), (6, 10), (2, 0)],
    [(9, 8), (11.5, 10), (11.5, 0)],
    [(19, 0), (19, 10), (14.5, 3.4), (21, 3.4)],
]


@has_ocr
def test_letters_drawn_as_strokes_are_read() -> None:
    content = letter_strokes(SEVEN_ONE_FOUR)
    drawing = OpenedDrawing(DrawingContent("dxf", (content,)), None)
    found = recognise_region(drawing, content, (95, 95, 32, 20), unit="mm")
    drawing.close()
    assert isinstance(found, ReadCallout) and found.text == "714"


def test_filled_outlines_keep_their_holes() -> None:
    from qcdesigner.drawings.ocr.strokes import picture_of_strokes

    square = np.array([(0, 0), (9, 0), (9, 9), (0, 9), (3, 3), (6, 3), (6, 6), (3, 6)], np.float32)
    ring = Fills(0, "0", square, np.array([0, 4, 8], np.int32), np.array([0, 2], np.int32))
    content = replace(PAGE, tiled=False, fills=(ring,))
    picture = picture_of_strokes(content, (0.0, 0.0, 10.0, 10.0), 10.0)
    assert picture[15, 15] == 0 and picture[45, 45] == 255 and picture[95, 95] == 255


def test_without_the_extra_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rapidocr").mkdir()
    (tmp_path / "rapidocr/__init__.py").touch()  # a package of that name without its models
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(DrawingError) as refused:
        boxed(sheet((300, 200)), (50, 50, 100, 60))
    assert refused.value.code == "ocr_missing"
