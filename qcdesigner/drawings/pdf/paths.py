"""The paths that a PDF page draws, as polylines in sheet millimetres: for finding signs and boxes, not for painting."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from qcdesigner.drawings.pdf.outlines import bezier
from qcdesigner.drawings.pdf.pages import PageView
from qcdesigner.drawings.signs.shapes import Path, Point, Polyline

Matrix = tuple[float, float, float, float, float, float]

MOST_SEGMENTS = 300_000
_DEEPEST_FORM = 6
_BEZIER_STEPS = (0.25, 0.5, 0.75, 1.0)
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_paths(page: Any, view: PageView) -> Iterator[Path]:
    """Each path object that is painted; stops after `MOST_SEGMENTS`."""
    import pypdfium2.raw as pdfium

    budget = MOST_SEGMENTS
    for path, matrix in _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _IDENTITY, 0):
        budget -= max(0, pdfium.FPDFPath_CountSegments(path))
        if budget < 0:
            return
        lines = tuple(
            [view.point(*_mapped(point, matrix)) for point in line]
            for line in _polylines(path)
            if len(line) > 1
        )
        if lines:
            yield Path(lines, _is_filled(path))


def _is_filled(path: Any) -> bool:
    import pypdfium2.raw as pdfium

    mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, is_stroked)
    return mode.value != pdfium.FPDF_FILLMODE_NONE and not is_stroked.value


def _objects(holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """The path objects of a page or form, each with the map to the page's points."""
    import pypdfium2.raw as pdfium

    own = pdfium.FS_MATRIX()
    for i in range(count(holder)):
        item = get(holder, i)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        pdfium.FPDFPageObj_GetMatrix(item, own)
        inner = _after(matrix, (own.a, own.b, own.c, own.d, own.e, own.f))
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield item, inner
        elif depth < _DEEPEST_FORM:
            yield from _objects(
                item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1
            )


def _polylines(path: Any) -> Iterator[Polyline]:
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_float(), ctypes.c_float()
    line: Polyline = []
    controls: list[Point] = []
    for i in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield line
            line, controls = [point], []
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            controls.append(point)
            if len(controls) == 3 and line:
                line.extend(bezier(line[-1], *controls, t) for t in _BEZIER_STEPS)
                controls = []
        else:
            line.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and line and line[-1] != line[0]:
            line.append(line[0])
    yield line


def _mapped(point: Point, m: Matrix) -> Point:
    return m[0] * point[0] + m[2] * point[1] + m[4], m[1] * point[0] + m[3] * point[1] + m[5]


def _after(outer: Matrix, inner: Matrix) -> Matrix:
    """The map that does `inner`, then `outer`."""
    a, b = outer[0] * inner[0] + outer[2] * inner[1], outer[1] * inner[0] + outer[3] * inner[1]
    c, d = outer[0] * inner[2] + outer[2] * inner[3], outer[1] * inner[2] + outer[3] * inner[3]
    e, f = _mapped((inner[4], inner[5]), outer)
    return a, b, c, d, e, f
