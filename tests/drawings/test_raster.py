"""Pictures: pages, orientation marks, resolutions, tiles."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.formats import recognise
from tests.drawings.conftest import content_of


def picture_bytes(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def corner_marked(size: tuple[int, int] = (200, 100)) -> Image.Image:
    """White, its top left eighth black."""
    picture = Image.new("L", size, 255)
    picture.paste(0, (0, 0, size[0] // 8, size[1] // 8))
    return picture


def test_a_sheet_is_measured_in_pixels_and_by_its_resolution() -> None:
    sheet = content_of(picture_bytes(corner_marked(), dpi=(300, 300))).sheets[0]
    assert (sheet.width, sheet.height, sheet.tiled) == (200, 100, True)
    assert sheet.width_mm == pytest.approx(200 / 300 * 25.4, rel=1e-3)


@pytest.mark.parametrize("dpi", [None, (96, 96), (72, 72), (1, 1)])
def test_a_default_resolution_says_nothing_about_size(dpi: tuple[int, int] | None) -> None:
    options = {"dpi": dpi} if dpi else {}
    assert content_of(picture_bytes(corner_marked(), **options)).sheets[0].width_mm is None


def test_every_page_of_a_fax_tiff_is_a_sheet() -> None:
    pages = [corner_marked().convert("1") for _ in range(3)]
    content = picture_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    assert [sheet.number for sheet in content_of(content).sheets] == [1, 2, 3]
    source = recognise(content, "a.tif").read(content, lambda part: None)
    assert source.tile(3, 1.0, 0.0, 0.0, 10, 10)[:4] == b"\0\0\0\xff"


def test_the_orientation_mark_turns_the_sheet() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held turned: show it turned clockwise
    content = picture_bytes(corner_marked().convert("RGB"), "JPEG", exif=exif, quality=95)
    source = recognise(content, "a.jpg").read(content, lambda part: None)
    sheet = source.content.sheets[0]
    assert (sheet.width, sheet.height) == (100, 200)
    pixels = source.tile(1, 1.0, 90.0, 0.0, 10, 10)
    assert pixels[0] < 60


def test_transparent_paper_is_white() -> None:
    content = picture_bytes(Image.new("RGBA", (50, 50), (0, 0, 0, 0)))
    source = recognise(content, "a.png").read(content, lambda part: None)
    assert source.tile(1, 1.0, 0.0, 0.0, 1, 1) == b"\xff\xff\xff\xff"


@pytest.mark.parametrize("scale", [0.1, 0.5, 1.0, 4.0])
def test_a_tile_keeps_the_place_at_any_scale(scale: float) -> None:
    content = picture_bytes(corner_marked((1600, 800)))
    source = recognise(content, "a.png").read(content, lambda part: None)
    width = 20
    pixels = source.tile(1, scale, 200 - width / 2 / scale, 0.0, width, 1)
    assert pixels[0] < 60
    assert pixels[-4] > 200


def test_outside_the_picture_is_white() -> None:
    content = picture_bytes(Image.new("L", (100, 100), 0))
    source = recognise(content, "a.png").read(content, lambda part: None)
    pixels = source.tile(1, 1.0, 90.0, 90.0, 20, 20)
    assert (pixels[0], pixels[-4]) == (0, 255)


def test_a_cut_picture_is_refused_when_it_is_opened() -> None:
    whole = picture_bytes(Image.effect_noise((400, 400), 60))
    with pytest.raises(DrawingError) as caught:
        content_of(whole[: len(whole) // 2])
    assert caught.value.code == "damaged"


def test_an_enormous_picture_is_refused_by_its_header() -> None:
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", 200_000, 200_000, 1, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    content = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + b"\0\0\0\0IDAT"
    )
    with pytest.raises(DrawingError) as caught:
        content_of(content)
    assert caught.value.code == "too_large"
