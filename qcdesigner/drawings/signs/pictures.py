"""Signs told by their looks: outlines or strokes made a small picture, and compared with how signs are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.signs.shapes import Polyline, box_of

if TYPE_CHECKING:
    from PIL import Image

_SIDE_PX = 64
_PEN_PX = 9
_SPECK = 0.3
_LIKE_ITS_LETTER = 0.7
_LETTER_MARGIN = 0.08


def shape_sign(rings: Sequence[Polyline]) -> str | None:
    """⌀ or the sign of a hole that filled rings (y up) show beside a text."""
    from qcdesigner.drawings.ocr.signs import hole_sign

    picture = picture_of(rings)
    if picture is None:
        return None
    if len(rings) > 1 and is_diameter(picture):
        return "⌀"
    sign = hole_sign(picture)
    return sign[0] if sign else None


def frame_shape(lines: Sequence[Polyline], *, is_area: bool) -> str:
    """The geometrical sign that lines or areas (y up) in the box of a frame show; empty if none, or not surely one."""
    from qcdesigner.drawings.ocr.signs import frame_sign

    picture = picture_of(lines) if is_area else _penned(lines)
    sign = frame_sign(picture) if picture is not None else None
    return sign[0] if sign else ""


def _penned(lines: Sequence[Polyline]) -> NDArray[np.bool_] | None:
    """Lines drawn with a pen, cropped to their ink."""
    from PIL import Image, ImageDraw

    left, bottom, right, top = box_of(lines)
    size = max(right - left, top - bottom)
    if size <= 0:
        return None
    scale = 2 * _SIDE_PX / size
    width, height = round((right - left) * scale) + 2 * _PEN_PX, round((top - bottom) * scale) + 2 * _PEN_PX
    picture = Image.new("1", (width, height))
    draw = ImageDraw.Draw(picture)
    for line in lines:
        points = [((x - left) * scale + _PEN_PX, (top - y) * scale + _PEN_PX) for x, y in line]
        draw.line(points, fill=1, width=_PEN_PX, joint="curve")
    return np.asarray(picture.crop(picture.getbbox()))


def picture_of(rings: Sequence[Polyline], *, is_glyph: bool = False) -> NDArray[np.bool_] | None:
    """The rings filled, cropped to their ink; None for a speck.

    Areas are filled even-odd. Of a glyph of a font, strokes may overlap: it is filled wherever its rings wind round more
    one way than the other.
    """
    from PIL import Image, ImageDraw

    left, bottom, right, top = box_of(rings)
    size = max(right - left, top - bottom)
    if size < _SPECK:
        return None
    scale = _SIDE_PX / size
    windings = np.zeros((round((top - bottom) * scale) + 1, round((right - left) * scale) + 1), int)
    for ring in rings:
        filled = Image.new("1", windings.shape[::-1])
        ImageDraw.Draw(filled).polygon([((x - left) * scale, (top - y) * scale) for x, y in ring], fill=1)
        windings += np.asarray(filled) * (1 if _is_anticlockwise(ring) else -1)
    return windings != 0 if is_glyph else windings % 2 == 1


def _is_anticlockwise(ring: Polyline) -> bool:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) > 0


def is_diameter(picture: NDArray[np.bool_]) -> bool:
    from qcdesigner.drawings.ocr.shapes import is_crossed_circle

    return is_crossed_circle(picture)


def any_sign(picture: NDArray[np.bool_], *, has_letters: bool = True) -> str:
    """The sign that a picture shows; without `has_letters` of a font that has none."""
    from qcdesigner.drawings.ocr.signs import frame_sign, hole_sign

    sign = frame_sign(picture) or hole_sign(picture, has_letters=has_letters)
    return sign[0] if sign else ""


def is_like(picture: NDArray[np.bool_], char: str) -> bool:
    """True if a glyph looks as its character does in a plain font."""
    return char.isalnum() and _likeness(picture, char) > _LIKE_ITS_LETTER


def letter_among(letters: str, lines: Sequence[Polyline], *, is_area: bool) -> str:
    """The letter that lines or areas (y up) show; empty if none of these is clearly the one."""
    picture = picture_of(lines) if is_area else _penned(lines)
    if picture is None:
        return ""
    (best, letter), (second, _) = sorted(((_likeness(picture, c), c) for c in letters), reverse=True)[:2]
    return letter if best > _LIKE_ITS_LETTER and best - second > _LETTER_MARGIN else ""


def shows_another(rings: Sequence[Polyline], char: str, among: str) -> bool:
    """True if rings show clearly another one of `among` than this character."""
    shown = letter_among(among, rings, is_area=True)
    return bool(shown) and shown != char


def _likeness(picture: NDArray[np.bool_], char: str) -> float:
    """How alike a picture is to a character of our plain font, both at one size: at most 1."""
    from PIL import Image

    shape = _small(Image.fromarray(picture).convert("L"))
    return float((shape * _plain(char)).sum())


@cache
def _plain(char: str) -> NDArray[np.float64]:
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(resource_path("fonts/qcdesigner-text.ttf")), _SIDE_PX)
    picture = Image.new("L", (3 * _SIDE_PX, 3 * _SIDE_PX))
    ImageDraw.Draw(picture).text((_SIDE_PX, _SIDE_PX), char, font=font, fill=255)
    return _small(picture.crop(picture.getbbox()))


def _small(picture: Image.Image) -> NDArray[np.float64]:
    """A picture at one size, blurred, its values of mean 0 and length 1."""
    from PIL import Image, ImageFilter

    values = np.asarray(
        picture.resize((24, 24), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1.5)), float
    )
    values = values - values.mean()
    return values / (float(np.sqrt((values * values).sum())) or 1.0)
