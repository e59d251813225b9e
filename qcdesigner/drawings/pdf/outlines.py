"""The outline of a glyph, and the symbols that are known by it: ⌀ and °, which CAD fonts keep under other codes."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qcdesigner.domain.tables import resource_path
from qcdesigner.drawings.pdf.truetype import Box

if TYPE_CHECKING:
    from PIL import Image

Point = tuple[float, float]
Ring = list[Point]

# Of the em: a ring that stands as high as this and is no taller is a degree sign.
_DEGREE_FOOT, _DEGREE_TALLEST = 0.22, 0.5
_ROUND = 0.16
_STEPS = (0.25, 0.5, 0.75, 1.0)
_SIDE_PX = 64
_SPECK = 0.3
_LIKE_ITS_LETTER = 0.7
_LIKE_A_CROSSED_CIRCLE = frozenset("0Øø⌀∅ΦφθΘ%@&8Bg⊘⊕⌖¢$€")


def outline(font: Any, code: int) -> list[Ring]:
    """The closed lines of a glyph in ems, y up; nothing where it draws nothing."""
    import pypdfium2.raw as pdfium

    path = pdfium.FPDFFont_GetGlyphPath(font, code, ctypes.c_float(1.0))
    rings: list[Ring] = []
    controls: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(max(0, pdfium.FPDFGlyphPath_CountGlyphSegments(path)) if path else 0):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not rings:
            rings.append([point])
            controls = []
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            controls.append(point)
            if len(controls) == 3:
                rings[-1].extend(bezier(rings[-1][-1], *controls, t) for t in _STEPS)
                controls = []
        else:
            rings[-1].append(point)
    return [ring for ring in rings if len(ring) > 2]


def bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """The point at `t` of a cubic curve."""
    u = 1 - t
    k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return (
        k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0],
        k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1],
    )


def box_of(rings: list[Ring]) -> Box:
    """Left, bottom, right, top."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def drawn_symbol(rings: list[Ring], code: int, *, is_symbol: bool) -> str:
    """⌀ or ° where a glyph coded as something else draws it, and the signs of frames and holes where it is a sign."""
    if chr(code) in _LIKE_A_CROSSED_CIRCLE or chr(code) == "°":
        return ""
    if _is_degree(rings):
        return "°"
    picture = _picture(rings)
    if len(rings) > 1 and picture is not None and _is_diameter(picture):
        return "⌀"
    return _sign(picture) if is_symbol and picture is not None and not _is_like(picture, chr(code)) else ""


def _is_degree(rings: list[Ring]) -> bool:
    """Two round lines about one middle, small and high above the baseline."""
    _, bottom, _, top = box_of(rings)
    if len(rings) != 2 or bottom < _DEGREE_FOOT or not 0.1 < top - bottom < _DEGREE_TALLEST:
        return False
    circles = [_circle(ring) for ring in rings]
    if any(c is None for c in circles):
        return False
    (x, y, outer), (other_x, other_y, inner) = sorted((c for c in circles if c), key=lambda c: -c[2])
    return math.dist((x, y), (other_x, other_y)) < 0.15 * outer and inner > 0.35 * outer


def _circle(ring: Ring) -> tuple[float, float, float] | None:
    left, bottom, right, top = box_of([ring])
    x, y = (left + right) / 2, (bottom + top) / 2
    radii = [math.dist((x, y), point) for point in ring]
    radius = sum(radii) / len(radii)
    return (x, y, radius) if max(radii) - min(radii) < _ROUND * radius else None


def _picture(rings: list[Ring]) -> NDArray[np.bool_] | None:
    """The glyph filled, even-odd, cropped to its ink; None for a speck."""
    from PIL import Image, ImageChops, ImageDraw

    left, bottom, right, top = box_of(rings)
    size = max(right - left, top - bottom)
    if size < _SPECK:
        return None
    scale = _SIDE_PX / size
    picture = Image.new("1", (round((right - left) * scale) + 1, round((top - bottom) * scale) + 1))
    for ring in rings:
        filled = Image.new("1", picture.size)
        ImageDraw.Draw(filled).polygon([((x - left) * scale, (top - y) * scale) for x, y in ring], fill=1)
        picture = ImageChops.logical_xor(picture, filled)
    return np.asarray(picture)


def _is_diameter(picture: NDArray[np.bool_]) -> bool:
    from qcdesigner.drawings.ocr.shapes import is_crossed_circle

    return is_crossed_circle(picture)


def _sign(picture: NDArray[np.bool_]) -> str:
    from qcdesigner.drawings.ocr.signs import frame_sign, hole_sign

    sign = frame_sign(picture) or hole_sign(picture)
    return sign[0] if sign else ""


def _is_like(picture: NDArray[np.bool_], char: str) -> bool:
    """True if a glyph looks as its character does in a plain font."""
    from PIL import Image, ImageDraw, ImageFont

    if not char.isalnum():
        return False
    font = ImageFont.truetype(str(resource_path("fonts/qcdesigner-text.ttf")), _SIDE_PX)
    plain = Image.new("L", (3 * _SIDE_PX, 3 * _SIDE_PX))
    ImageDraw.Draw(plain).text((_SIDE_PX, _SIDE_PX), char, font=font, fill=255)
    box = plain.getbbox()
    if box is None:
        return False
    shapes = [_small(part) for part in (plain.crop(box), Image.fromarray(picture).convert("L"))]
    return float((shapes[0] * shapes[1]).sum()) > _LIKE_ITS_LETTER


def _small(picture: Image.Image) -> NDArray[np.float64]:
    """A picture at one size, blurred, its values of mean 0 and length 1."""
    from PIL import Image, ImageFilter

    values = np.asarray(
        picture.resize((24, 24), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1.5)), float
    )
    values = values - values.mean()
    return values / (float(np.sqrt((values * values).sum())) or 1.0)
