"""One PDF page written stroke by stroke: lines, filled outlines and real, selectable text in an embedded font."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont

from samples.letters import CAP_HEIGHT, FONT, NARROWING

Point = tuple[float, float]
POINTS_PER_MM = 72 / 25.4


class PdfPage:
    """A page of `width` × `height` mm, origin at the bottom left; everything black."""

    def __init__(self, width: float, height: float) -> None:
        self._size = (width, height)
        self._parts = [f"{POINTS_PER_MM:.8f} 0 0 {POINTS_PER_MM:.8f} 0 0 cm 1 J 1 j"]
        self._glyphs: dict[int, str] = {}
        self._font = TTFont(FONT)
        self._names = self._font.getBestCmap()

    def stroke(
        self, points: Sequence[Point], *, weight: float, dashes: Sequence[float] = (), closed: bool = False
    ) -> None:
        """A polyline of `weight` mm; `dashes` as lengths of strokes and gaps (mm)."""
        path = " ".join(f"{_pair(p)} {'l' if k else 'm'}" for k, p in enumerate(points))
        pattern = " ".join(f"{d:.2f}" for d in dashes)
        self._parts.append(f"[{pattern}] 0 d {weight:.3f} w {path} {'s' if closed else 'S'}")

    def fill(self, points: Sequence[Point]) -> None:
        path = " ".join(f"{_pair(p)} {'l' if k else 'm'}" for k, p in enumerate(points))
        self._parts.append(f"{path} f")

    def text(self, text: str, at: Point, *, height: float, angle_deg: float = 0.0) -> None:
        """One run of text, its baseline starting at `at`, its capitals `height` mm high."""
        cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
        codes = "".join(f"{self._glyph(letter):04X}" for letter in text)
        matrix = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {_pair(at)}"
        size = f"/F1 {height / CAP_HEIGHT:.4f} Tf {NARROWING * 100:.0f} Tz"
        self._parts.append(f"BT {size} {matrix} Tm <{codes}> Tj ET")

    def save(self, path: Path, *, title: str) -> None:
        """Writes the page, the same bytes each time."""
        pdf = pikepdf.new()
        box = [round(side * POINTS_PER_MM, 3) for side in self._size]
        pdf.add_blank_page(page_size=(box[0], box[1]))
        page = pdf.pages[0]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=self._embed(pdf)))
        page.Contents = pdf.make_stream("\n".join(self._parts).encode("ascii"))
        pdf.docinfo["/Title"] = title
        pdf.save(path, deterministic_id=True, compress_streams=True)

    def _glyph(self, letter: str) -> int:
        number = self._font.getGlyphID(self._names[ord(letter)])
        self._glyphs[number] = letter
        return number

    def _embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        names = self._font.getGlyphOrder()
        metrics = self._font["hmtx"].metrics
        widths = pikepdf.Array()
        for number in sorted(self._glyphs):
            widths.append(number)
            widths.append(pikepdf.Array([metrics[names[number]][0]]))
        name = pikepdf.Name("/QCDESI+QCDesignerSymbols")
        file = pdf.make_stream(self._cut_font())
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, FontBBox=[-600, -400, 1500, 1100], ItalicAngle=0,
            Ascent=1069, Descent=-293, CapHeight=714, StemV=80, FontFile2=file,
        )  # fmt: skip
        descendant = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name, DW=600, W=widths,
            CIDSystemInfo=pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor), CIDToGIDMap=pikepdf.Name.Identity,
        )  # fmt: skip
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=name,
                Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[pdf.make_indirect(descendant)],
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )  # fmt: skip

    def _cut_font(self) -> bytes:
        """The font with the used glyphs only, their numbers kept."""
        options = subset.Options(retain_gids=True, layout_features=[], hinting=False, notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(gids=sorted(self._glyphs))
        font = TTFont(FONT, recalcTimestamp=False)
        cutter.subset(font)
        out = io.BytesIO()
        font.save(out)
        return out.getvalue()

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{number:04X}> <{letter.encode('utf-16-be').hex().upper()}>"
            for number, letter in sorted(self._glyphs.items())
        ]
        groups = [pairs[k : k + 100] for k in range(0, len(pairs), 100)]
        maps = "\n".join(f"{len(g)} beginbfchar\n" + "\n".join(g) + "\nendbfchar" for g in groups)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /QC def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{maps}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode("ascii")


def _pair(point: Point) -> str:
    return f"{point[0]:.3f} {point[1]:.3f}"
