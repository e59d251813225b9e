"""Puts a page of ours over a page of a PDF: in the direction it is read, on the part of it that is shown."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from qcdesigner.domain.errors import DocumentError


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the PDF a drawing came in: the file's bytes and the page's number from 1."""

    content: bytes
    number: int
    file_name: str


def assembled(ours: bytes, sources: Sequence[SourcePage | None], *, title: str) -> bytes:
    """A PDF of our pages; where there is a source, its page (vectors kept) with ours over it.

    The same pages give the same bytes: no date is written. Raises DocumentError `drawing_damaged`.
    """
    import pikepdf

    result, overlays = pikepdf.new(), pikepdf.open(io.BytesIO(ours))
    _name_font_subsets(overlays)
    files: dict[bytes, Any] = {}
    for source, page in zip(sources, overlays.pages, strict=True):
        if source is None:
            result.pages.append(page)
            continue
        try:
            file = files.get(source.content) or files.setdefault(source.content, pikepdf.open(io.BytesIO(source.content)))
            below = file.pages[source.number - 1]
        except (pikepdf.PdfError, IndexError) as error:
            raise DocumentError("drawing_damaged", file=source.file_name) from error
        result.pages.append(below)
        put_over(result, result.pages[-1], below, page)
    result.docinfo["/Title"] = title
    result.docinfo["/Producer"] = "qcdesigner"
    output = io.BytesIO()
    result.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=False)
    return output.getvalue()


def _name_font_subsets(pdf: Any) -> None:
    """Gives the subsets of fonts tags that depend on the font alone: Qt's change from one run to the next."""
    import pikepdf

    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        for key in ("/BaseFont", "/FontName"):
            tag, plus, name = str(item.get(key, "")).removeprefix("/").partition("+")
            if plus and len(tag) == 6:
                letters = sha256(name.encode()).digest()[:6]
                item[key] = pikepdf.Name("/" + "".join(chr(65 + letter % 26) for letter in letters) + "+" + name)


def put_over(pdf: Any, page: Any, below: Any, overlay: Any) -> None:
    """Makes of `page` of `pdf` what `below` shows and, over it, `overlay` upright as it is read (pages of other files).

    The content below becomes a form: whatever state it leaves behind (an unclosed `q`, a matrix) stays in it.
    """
    import pikepdf

    box, turned = shown_box(page), int(_inherited(page.obj, "/Rotate") or 0) % 360
    width, height = float(overlay.mediabox[2]), float(overlay.mediabox[3])
    placed = " ".join(f"{number:.6f}" for number in overlay_matrix(box, turned, width, height))
    drawing = pdf.copy_foreign(below.as_form_xobject(handle_transformations=False))
    drawing.BBox = pikepdf.Array([*_ordered(page.mediabox)])
    forms = pikepdf.Dictionary(Drawing=drawing, Balloons=pdf.copy_foreign(overlay.as_form_xobject()))
    page.obj.Resources = pikepdf.Dictionary(XObject=forms)
    page.obj.Contents = pdf.make_stream(f"q /Drawing Do Q q {placed} cm /Balloons Do Q".encode())


def overlay_matrix(box: tuple[float, float, float, float], turned: int, width: float, height: float) -> tuple[float, ...]:
    """The matrix (a b c d e f) from an upright overlay of `width` × `height` points to a page's user space.

    `box` is the part of the page shown (left, bottom, right, top), `turned` its /Rotate in degrees, clockwise.
    """
    left, bottom, right, top = box
    if turned in (90, 270):
        across, up = (top - bottom) / width, (right - left) / height
    else:
        across, up = (right - left) / width, (top - bottom) / height
    return {
        0: (across, 0.0, 0.0, up, left, bottom),
        90: (0.0, across, -up, 0.0, right, bottom),
        180: (-across, 0.0, 0.0, -up, right, top),
        270: (0.0, -across, up, 0.0, left, top),
    }[turned]


def shown_box(page: Any) -> tuple[float, float, float, float]:
    """What a reader shows of a page: its crop box within its media box (left, bottom, right, top)."""
    media, crop = _ordered(page.mediabox), _ordered(page.cropbox)
    box = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return box if box[2] > box[0] and box[3] > box[1] else media


def _ordered(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(node: Any, key: str) -> Any:
    """The value of a page's attribute, its own or that of the nodes above it."""
    for _ in range(64):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None
