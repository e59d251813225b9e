"""Annotations of a PDF page that state something: typed notes, stamps, fields."""

from __future__ import annotations

import pikepdf
import pytest

from tests.drawings.conftest import content_of
from tests.drawings.raw_pdfs import RawPage

_PRINT, _HIDDEN, _NO_VIEW = 4, 2, 32


def annotated(*, kind: str = "FreeText", flags: int = _PRINT, is_drawn: bool = True) -> list[str]:
    """The texts of a page that writes 12,5 and has an annotation that says Ø25 H7."""
    raw = RawPage()
    look = raw.pdf.make_stream(
        b"BT /F1 10 Tf 2 5 Td (\xd825 H7) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 80, 20],
        Resources=pikepdf.Dictionary(Font=raw.fonts),
    )  # fmt: skip
    annotation = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name("/" + kind), Rect=[100, 200, 180, 220], F=flags, Contents="Ø25 H7",
    )  # fmt: skip
    if is_drawn:
        annotation.AP = pikepdf.Dictionary(N=look)
    raw.page.obj.Annots = pikepdf.Array([raw.pdf.make_indirect(annotation)])
    content = content_of(raw.bytes("BT /F1 10 Tf 50 50 Td (12,5) Tj ET"), "page.pdf")
    return [run.text for run in content.sheets[0].texts]


@pytest.mark.parametrize("kind", ["FreeText", "Stamp"])
def test_what_an_annotation_shows_is_read(kind: str) -> None:
    assert annotated(kind=kind) == ["12,5", "Ø25 H7"]


@pytest.mark.parametrize("flags", [_HIDDEN, _NO_VIEW, _PRINT | _NO_VIEW])
def test_what_an_annotation_hides_is_not(flags: int) -> None:
    assert annotated(flags=flags) == ["12,5"]


def test_an_annotation_that_is_not_drawn_is_not_read() -> None:
    assert annotated(is_drawn=False) == ["12,5"]
