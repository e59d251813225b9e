"""What scans draw in pieces and is no text: dashes, arrowheads, noise; and what of a text they cut. No model is needed here."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from qcdesigner.drawings.content import TextRun
from qcdesigner.drawings.ocr.boxes import box_before, ink_in, row_around
from qcdesigner.drawings.ocr.components import find_patches
from qcdesigner.drawings.ocr.dashes import bars_of, without_dashes
from qcdesigner.drawings.ocr.decimals import with_odd_noughts_doubted
from qcdesigner.drawings.ocr.lines import find_lines
from qcdesigner.drawings.ocr.marks import brackets_beside
from qcdesigner.drawings.ocr.paper import even_light, ink_of
from qcdesigner.drawings.ocr.picture import Picture, line_of
from qcdesigner.drawings.ocr.shapes import is_wedge
from tests.drawings.ocr.scans import FRAME_PEN, font, sheet, write


def ink(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture) < 128


def centre_line(picture: Image.Image, y: int) -> None:
    draw = ImageDraw.Draw(picture)
    for x in range(100, 800, 60):
        draw.rectangle((x, y, x + 36, y + 3), fill=0)
        draw.rectangle((x + 46, y, x + 50, y + 3), fill=0)


def test_the_dashes_and_dots_of_a_centre_line_are_no_letters() -> None:
    picture = sheet((900, 400))
    centre_line(picture, 200)
    write(picture, "28", (430, 120))
    patches = find_patches(ink(picture))
    rest, whole = without_dashes(patches, len(patches))
    assert (len(rest), whole) == (2, 2)


def test_ones_side_by_side_and_below_each_other_stay() -> None:
    picture = sheet((900, 400))
    for y in (60, 140, 220):
        write(picture, "11,1", (300, y))
    patches = find_patches(ink(picture))
    rest, _ = without_dashes(patches, len(patches))
    assert len(rest) == len(patches)


def test_a_bar_has_the_length_and_direction_of_its_ink() -> None:
    picture = sheet((400, 300))
    ImageDraw.Draw(picture).line((100, 200, 200, 100), fill=0, width=7)
    bars = bars_of(find_patches(ink(picture)))
    assert abs(float(bars.length[0]) - 142) < 6
    assert abs(float(bars.thickness[0]) - 6) < 1.5
    assert abs(float(np.degrees(bars.direction[0])) + 45) < 1


def test_an_arrowhead_is_a_wedge_and_a_one_is_none() -> None:
    picture = sheet((200, 200))
    ImageDraw.Draw(picture).polygon((20, 100, 90, 88, 90, 112), fill=0)
    assert is_wedge(ink(picture)[88:113, 20:91])
    one = sheet((200, 200))
    write(one, "1", (60, 60))
    rows, columns = np.nonzero(ink(one))
    assert not is_wedge(ink(one)[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].T)


def test_arrowheads_are_no_letters() -> None:
    picture = sheet()
    ImageDraw.Draw(picture).polygon((300, 300, 350, 291, 350, 309), fill=0)
    write(picture, "25", (500, 280))
    assert len(Picture.of(np.asarray(picture)).letters) == 2


def test_ink_is_told_from_noise_where_the_corner_of_a_scan_is_dark() -> None:
    chance = np.random.default_rng(3)
    shade = np.linspace(1.0, 0.45, 900, dtype=np.float32) ** np.linspace(0.2, 2.0, 700, dtype=np.float32)[:, None]
    page = 235 * shade + chance.normal(0, 9, shade.shape)
    grey = np.clip(page, 0, 255).astype(np.uint8)
    assert ink_of(even_light(grey)).mean() < 0.001


def test_noise_alone_has_no_ink() -> None:
    assert not ink_of(even_light(np.asarray(Image.effect_noise((600, 400), 80)))).any()


def two_rows(picture: Image.Image) -> None:
    """The boxes of a composite frame: one for the sign, two rows of a value and a datum."""
    draw = ImageDraw.Draw(picture)
    draw.rectangle((200, 200, 270, 320), outline=0, width=FRAME_PEN)
    for y in (200, 260):
        draw.rectangle((270, y, 470, y + 60), outline=0, width=FRAME_PEN)
        draw.rectangle((470, y, 540, y + 60), outline=0, width=FRAME_PEN)
        draw.text((370, y + 30), "0,25", font=font(40), fill=0, anchor="mm")


def test_the_box_before_two_rows_is_that_of_their_sign() -> None:
    picture = sheet((900, 500))
    two_rows(picture)
    seen = Picture.of(np.asarray(picture))
    for line in find_lines(seen.patches, seen.letters):
        row = row_around(seen.ink, line)
        assert row is not None and len(row.cells) == 2
        shared = box_before(seen.ink, row)
        assert shared is not None
        assert abs(shared.bars[0] - 200) < 3 and abs(shared.height - 120) < 12


def test_what_touches_the_sides_of_a_box_is_cut_off_its_sign() -> None:
    picture = sheet((400, 300))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 170, 160), outline=0, width=FRAME_PEN)
    draw.rectangle((170, 100, 330, 160), outline=0, width=FRAME_PEN)
    draw.ellipse((120, 115, 150, 145), outline=0, width=3)
    draw.text((250, 130), "0,25", font=font(40), fill=0, anchor="mm")
    seen = Picture.of(np.asarray(picture))
    (line,) = find_lines(seen.patches, seen.letters)
    row = row_around(seen.ink, line)
    assert row is not None
    sign = ink_in(seen.ink, row, row.cells[0])
    assert abs(sign.shape[0] - 31) < 3 and abs(sign.shape[1] - 31) < 3


def test_brackets_that_a_line_cuts_are_seen() -> None:
    picture = sheet((900, 400))
    write(picture, "(197)", (300, 180))
    ImageDraw.Draw(picture).line((40, 219, 860, 219), fill=0, width=3)
    seen = Picture.of(np.asarray(picture))
    figures = np.array([i for i in range(seen.whole) if seen.patches.bottom[i] - seen.patches.top[i] > 20], np.intp)
    line = line_of(seen.patches, figures, 0.0)
    assert len(figures) == 3
    assert sorted(mark.text for mark in brackets_beside(seen.patches, seen.whole, line)) == ["(", ")"]


def run(text: str) -> TextRun:
    return TextRun(text, 0, 0, 30, 60, confidence=0.99)


def test_numbers_written_unlike_the_others_of_the_sheet_are_doubtful() -> None:
    usual = [run(".250"), run("Ø.125"), run("±.005")]
    assert [r.confidence < 0.65 for r in with_odd_noughts_doubted([*usual, run("2X 0.594")])] == [False] * 3 + [True]
    usual = [run("0,25"), run("Ø0,125")]
    assert [r.confidence < 0.65 for r in with_odd_noughts_doubted([*usual, run(",75")])] == [False] * 2 + [True]


def test_dark_patches_of_a_picture_that_are_no_letters_do_not_hide_a_text() -> None:
    picture = sheet((900, 400))
    centre_line(picture, 166)
    write(picture, "28", (430, 100))
    seen = Picture.of(np.asarray(picture))
    (line,) = find_lines(seen.patches, seen.letters)
    assert len(line.members) == 2
