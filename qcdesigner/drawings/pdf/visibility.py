"""Whether a reader of the page sees a text: not where it is invisible, white, clipped away or on a hidden layer, unless ink is there."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]

_SCALE_PX_PER_POINT = 1.5
_LARGEST_SIDE_PX = 6000
_CONTRAST = 48
_NEARLY_WHITE = 246
_NEARLY_CLEAR = 16
_MOST_OBJECTS = 50_000
_SHARE_OF_A_SCAN = 0.5


def has_hidden_layers(content: bytes) -> bool:
    """True if the PDF has optional content that is not shown."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            shown = document.Root.get("/OCProperties", {}).get("/D", {})
            return bool(len(shown.get("/OFF", []))) or shown.get("/BaseState") == pikepdf.Name.OFF
    except (pikepdf.PdfError, pikepdf.PasswordError, TypeError, AttributeError, ValueError):
        return False


def is_invisible(text_object: Any) -> bool:
    """True for text that is not painted at all: a layer over outlines or a scan."""
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    return bool(mode in (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP))


def is_scan(page: Any) -> bool:
    """True for a page that is a picture: invisible text over it is what some other program recognised on it."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            area = (right.value - left.value) * (top.value - bottom.value)
            if area > _SHARE_OF_A_SCAN * width * height:
                return True
    return False


def may_be_unseen(text_object: Any) -> bool:
    """True for text that is invisible, white or clear, or clipped by something that it is not wholly inside of."""
    import pypdfium2.raw as pdfium

    if is_invisible(text_object):
        return True
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
    is_stroked = mode in (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)
    ask = pdfium.FPDFPageObj_GetStrokeColor if is_stroked else pdfium.FPDFPageObj_GetFillColor
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(text_object, red, green, blue, alpha):
        return _is_clipped(text_object)
    is_pale = alpha.value < _NEARLY_CLEAR or min(red.value, green.value, blue.value) >= _NEARLY_WHITE
    return is_pale or _is_clipped(text_object)


def _is_clipped(text_object: Any) -> bool:
    import pypdfium2.raw as pdfium

    clip = pdfium.FPDFPageObj_GetClipPath(text_object)
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    if count <= 0:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(text_object, left, bottom, right, top):
        return True
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        points = []
        for k in range(max(0, pdfium.FPDFClipPath_CountPathSegments(clip, i))):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, i, k), x, y)
            points.append((x.value, y.value))
        if not points:
            continue
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if left.value < min(xs) or right.value > max(xs) or bottom.value < min(ys) or top.value > max(ys):
            return True
    return False


def with_ink(page: Any, boxes: Sequence[Box]) -> list[bool]:
    """Which boxes of the page (left, top, right, bottom as displayed, fractions of the sheet) hold something painted."""
    scale = min(_SCALE_PX_PER_POINT, _LARGEST_SIDE_PX / max(page.get_size()))
    picture = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
    grey: NDArray[np.uint8] = np.asarray(picture.to_numpy()).reshape(picture.height, picture.width)
    return [_has_contrast(grey, box) for box in boxes]


def _has_contrast(grey: NDArray[np.uint8], box: Box) -> bool:
    rows, columns = grey.shape
    left, right = int(box[0] * columns), int(box[2] * columns) + 1
    top, bottom = int(box[1] * rows), int(box[3] * rows) + 1
    part = grey[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    return bool(part.size) and int(part.max()) - int(part.min()) > _CONTRAST
