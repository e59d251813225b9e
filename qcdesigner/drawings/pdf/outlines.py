"""The outline of a glyph, and the symbols that are known by it: ⌀ and °, which CAD fonts keep under other codes."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from qcdesigner.drawings.signs.pictures import any_sign, is_diameter, is_like, picture_of
from qcdesigner.drawings.signs.shapes import Circle, Point, box_of, circle_of
from qcdesigner.drawings.signs.shapes import Polyline as Ring

# Of the em: a ring that stands as high as this and is no taller is a degree sign.
_DEGREE_FOOT, _DEGREE_TALLEST = 0.22, 0.5
STEPS = (0.25, 0.5, 0.75, 1.0)
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
                rings[-1].extend(bezier(rings[-1][-1], *controls, t) for t in STEPS)
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


def drawn_symbol(rings: list[Ring], code: int, *, is_symbol: bool, has_letters: bool = True) -> str:
    """⌀ or ° where a glyph coded as something else draws it, and the signs of frames and holes where it is a sign."""
    if chr(code) in _LIKE_A_CROSSED_CIRCLE or chr(code) == "°":
        return ""
    if _is_degree(rings):
        return "°"
    picture = picture_of(rings, is_glyph=True)
    if len(rings) > 1 and picture is not None and is_diameter(picture):
        return "⌀"
    return any_sign(picture, has_letters=has_letters) if is_symbol and picture is not None and not is_like(picture, chr(code)) else ""


def _is_degree(rings: list[Ring]) -> bool:
    """Two round lines about one middle, small and high above the baseline."""
    _, bottom, _, top = box_of(rings)
    if len(rings) != 2 or bottom < _DEGREE_FOOT or not 0.1 < top - bottom < _DEGREE_TALLEST:
        return False
    circles: list[Circle] = [c for ring in rings if (c := circle_of(ring)) is not None]
    if len(circles) != 2:
        return False
    (x, y, outer), (other_x, other_y, inner) = sorted(circles, key=lambda c: -c[2])
    return math.dist((x, y), (other_x, other_y)) < 0.15 * outer and inner > 0.35 * outer
