"""PDF pages written operator by operator, for what makers of PDF do to a text."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from qcdesigner.domain.tables import resource_path


class RawPage:
    """One page of 400 × 300 points being made; `F1` is Helvetica."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(400, 300))
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        self.fonts = pikepdf.Dictionary(F1=self.pdf.make_indirect(helvetica))
        self.page.obj.Resources = pikepdf.Dictionary(Font=self.fonts)

    def bytes(self, operators: str) -> bytes:
        """The file, with these operators as its content."""
        self.page.obj.Contents = self.pdf.make_stream(operators.encode("cp1252"))
        written = io.BytesIO()
        self.pdf.save(written)
        return written.getvalue()

    def add_index_font(
        self, name: str, *, base: str, file: str, keep_table: bool = True, keep_names: bool = False
    ) -> dict[str, int]:
        """A font whose codes are the indices of its glyphs, without a table to Unicode. Returns the codes by character."""
        font = TTFont(resource_path(f"fonts/{file}"))
        codes = {chr(u): font.getGlyphID(glyph) for u, glyph in font.getBestCmap().items()}
        if keep_names:
            font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
        if not keep_table:
            del font["cmap"]
        program = io.BytesIO()
        font.save(program)
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/" + base),
            Flags=4,
            FontFile2=self.pdf.make_stream(program.getvalue()),
        )
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name("/" + base),
            CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=self.pdf.make_indirect(descriptor),
            DW=600,
            CIDToGIDMap=pikepdf.Name.Identity,
        )
        self.fonts["/" + name] = self.pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=pikepdf.Name("/" + base),
                Encoding=pikepdf.Name("/Identity-H"),
                DescendantFonts=pikepdf.Array([self.pdf.make_indirect(descendant)]),
            )
        )
        return codes

    def add_layer(self, name: str, *, is_on: bool) -> None:
        """Optional content that `/OC /name BDC … EMC` puts operators into."""
        layer = self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name))
        self.page.obj.Resources.Properties = pikepdf.Dictionary({f"/{name}": layer})
        off = pikepdf.Array([] if is_on else [layer])
        self.pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=off, Order=pikepdf.Array([layer]))
        )

    def add_annotation(self, **entries: Any) -> None:
        self.page.obj.Annots = pikepdf.Array(
            [self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, **entries))]
        )


def shown(text: str, x: float, y: float, *, size: float = 10, before: str = "") -> str:
    """Operators that print a text of Helvetica."""
    escaped = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT {before} /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"
