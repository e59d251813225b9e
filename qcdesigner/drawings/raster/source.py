"""An opened picture file: its frames as sheets (one unit a pixel), and tiles out of a pyramid."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent, SheetContent

if TYPE_CHECKING:
    from PIL import Image

# A sheet A0 at 600 dots per inch, in colour, still fits the memory of the worker.
MOST_PIXELS = 600_000_000
MOST_FRAMES = 200
LARGEST_TILE = 8192
_SMALLEST_LEVEL = 512
_PLAUSIBLE_DPI = (50, 2400)
_SCREEN_DPI = (72, 96)


class RasterSource:
    """Keeps the file's bytes; a frame is decoded when it is first looked at, the last one stays in memory."""

    def __init__(self, content: bytes, progress: Callable[[float], None]) -> None:
        self._file = _opened(content)
        left_out = getattr(self._file, "n_frames", 1) - MOST_FRAMES
        remarks = (("pages_left_out", str(left_out)),) if left_out > 0 else ()
        self.content = DrawingContent("raster", tuple(self._sheets(progress)), None, remarks)
        self._frame = 0
        self._levels: list[Image.Image] = []
        self._look_at(1)  # a cut file is found out now, not at the first tile
        progress(1.0)

    def _sheets(self, progress: Callable[[float], None]) -> Iterator[SheetContent]:
        try:
            frames = min(getattr(self._file, "n_frames", 1), MOST_FRAMES)
            for index in range(frames):
                self._file.seek(index)
                yield _sheet(self._file, index + 1)
                progress((index + 1) / (frames + 1))
        except (OSError, ValueError, SyntaxError) as error:
            raise DrawingError("damaged", cause=str(error)[:200]) from None

    def _look_at(self, number: int) -> None:
        if self._frame == number:
            return
        try:
            self._file.seek(number - 1)
            self._levels = _pyramid(_upright(self._file))
        except (OSError, ValueError, SyntaxError) as error:
            raise DrawingError("damaged", cause=str(error)[:200]) from None
        self._frame = number

    def tile(self, sheet_number: int, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        """See `Source.tile`; sheet units are pixels of the picture."""
        from PIL import Image

        if not (0 < width <= LARGEST_TILE and 0 < height <= LARGEST_TILE and scale > 0):
            raise DrawingError("too_large", pixels=max(width, height))
        self._look_at(sheet_number)
        level = 0
        while level + 1 < len(self._levels) and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        picture, factor = self._levels[level], 2**level
        left, top = x / factor, y / factor
        right, bottom = left + width / scale / factor, top + height / scale / factor
        sampling = Image.Resampling.NEAREST if scale * factor >= 3 else Image.Resampling.BILINEAR
        part = _region(picture, (left, top, right, bottom), (width, height), sampling)
        return part.convert("RGBA").tobytes()


def _region(
    picture: Image.Image,
    box: tuple[float, float, float, float],
    size: tuple[int, int],
    sampling: Image.Resampling,
) -> Image.Image:
    """The box of a picture at a size; white where the box reaches beyond it."""
    from PIL import Image

    left, top, right, bottom = box
    inside = (
        max(0.0, left),
        max(0.0, top),
        min(float(picture.width), right),
        min(float(picture.height), bottom),
    )
    canvas = Image.new("RGB", size, "white")
    if inside[2] <= inside[0] or inside[3] <= inside[1]:
        return canvas
    sx, sy = size[0] / (right - left), size[1] / (bottom - top)
    place = (round((inside[0] - left) * sx), round((inside[1] - top) * sy))
    shown = (max(1, round((inside[2] - inside[0]) * sx)), max(1, round((inside[3] - inside[1]) * sy)))
    source = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
    canvas.paste(source.resize(shown, sampling, box=inside), place)
    return canvas


def _opened(content: bytes) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked per frame, from the header
    try:
        return Image.open(io.BytesIO(content))
    except UnidentifiedImageError:
        raise DrawingError("damaged") from None
    except (OSError, ValueError, SyntaxError) as error:
        raise DrawingError("damaged", cause=str(error)[:200]) from None


def _sheet(picture: Image.Image, number: int) -> SheetContent:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise DrawingError("too_large", pixels=width * height)
    if _is_turned(picture):
        width, height = height, width
    dpi = _resolution(picture)
    sizes = (width / dpi * 25.4, height / dpi * 25.4) if dpi else (None, None)
    return SheetContent(number, str(number), float(width), float(height), *sizes, tiled=True)


def _is_turned(picture: Image.Image) -> bool:
    """True if the camera's orientation mark swaps width and height."""
    return picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)


def _resolution(picture: Image.Image) -> float | None:
    """Dots per inch where the file states one that is not a mere default of the screen."""
    dpi = picture.info.get("dpi")
    if not dpi or not dpi[0]:
        return None
    value = float(dpi[0])
    if not _PLAUSIBLE_DPI[0] <= value <= _PLAUSIBLE_DPI[1] or round(value) in _SCREEN_DPI:
        return None
    return value


def _upright(picture: Image.Image) -> Image.Image:
    """The frame decoded, turned as its orientation mark says, on white paper, grey or colour."""
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        paper.alpha_composite(coloured)
        return paper.convert("RGB")
    if picture.mode in ("I;16", "I;16B", "I", "F"):
        return picture.point(lambda v: v / 256).convert("L")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


def _pyramid(picture: Image.Image) -> list[Image.Image]:
    """The picture and its halves, down to about a screen."""
    levels = [picture]
    while max(levels[-1].size) > 2 * _SMALLEST_LEVEL:
        levels.append(levels[-1].reduce(2))
    return levels
