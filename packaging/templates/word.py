"""Pieces of a Word document as XML text: paragraphs, cells, rows, tables, fields, sections. Widths in mm, sizes in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# Of a bold capital, width to height of the line it stands in: letters that fill a shape of another ratio are stretched.
LETTER_SHARE = 0.88
TWIPS_PER_MM = 1440 / 25.4
GREY = "E7E7E7"
# In twips, left and right in cells of the table style: such tables begin so much before the margin.
CELL_SIDE = 45
_CELL_WIDTH = re.compile(r'<w:tcW w:w="(\d+)" w:type="dxa"/>')


def twips(mm: float) -> int:
    return round(mm * TWIPS_PER_MM)


def run(text: str, *, bold: bool | None = None, italic: bool = False, size: float | None = None, colour: str = "") -> str:
    """A run of text; the look is the paragraph style's where nothing is said."""
    look = ("" if bold is None else "<w:b/>" if bold else '<w:b w:val="0"/>') + "<w:i/>" * italic + (f'<w:color w:val="{colour}"/>' if colour else "")
    look += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word_field(code: str, shown: str = "1") -> str:
    """A field that Word works out: PAGE, NUMPAGES."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'


def paragraph(content: str, style: str, *, keep_next: bool = False, section: str = "") -> str:
    """A paragraph of runs; a plain text is made a run. `section`: the section that ends with it."""
    runs = content if content.startswith("<") or not content else run(content)
    keep = "<w:keepNext/>" * keep_next
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{section}</w:pPr>{runs}</w:p>'


def tag(text: str) -> str:
    """A paragraph that only holds a tag of the filler, which goes with its paragraph: `{%p for … %}`."""
    return paragraph(text, "Cell")


@dataclass(frozen=True)
class Cell:
    """A cell: paragraphs, its width, how many columns it takes, shading, and whether it starts or continues a merge."""

    content: str
    width: float
    span: int = 1
    shade: str = ""
    merge: str = ""
    anchor: str = "center"

    def xml(self) -> str:
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        merge = f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' if self.shade else ""
        width = f'<w:tcW w:w="{twips(self.width)}" w:type="dxa"/>'
        return f'<w:tc><w:tcPr>{width}{span}{merge}{shade}<w:vAlign w:val="{self.anchor}"/></w:tcPr>{self.content}</w:tc>'


def row(cells: Sequence[Cell], *, is_head: bool = False, height: float = 0) -> str:
    """A row that is never split across pages; `is_head`: repeated at the top of each page; `height`: at least, in mm."""
    least = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" * is_head
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{head}</w:trPr>{''.join(cell.xml() for cell in cells)}</w:tr>"


def tag_row(text: str, columns: int, width: float) -> str:
    """A row that only holds a tag of the filler, which goes with its row: `{%tr for … %}`."""
    return row([Cell(tag(text), width, span=columns)])


def table(widths: Sequence[float], rows: Sequence[str], *, is_page_wide: bool = False) -> str:
    """A table of fixed widths, with thin lines inside and a thicker frame.

    `is_page_wide`: as wide as the page it is on, upright or not, its columns in proportion.
    """
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    wide = '<w:tblW w:w="5000" w:type="pct"/>' if is_page_wide else f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
    properties = (
        f'<w:tblPr><w:tblStyle w:val="Grid"/>{wide}'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    text = "".join(rows)
    if is_page_wide:
        share = 5000 / sum(map(twips, widths))
        text = _CELL_WIDTH.sub(lambda width: f'<w:tcW w:w="{round(int(width[1]) * share)}" w:type="pct"/>', text)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{text}</w:tbl>"


def side_by_side(parts: Sequence[tuple[float, str]], *, gap: float) -> str:
    """Parts (width in mm, content) one beside the other, `gap` mm between them: a table without lines that may split."""
    columns: list[tuple[float, str]] = []
    for width, content in parts:
        if columns:
            columns.append((gap, ""))
        columns.append((width, content))
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width, _ in columns)
    end = paragraph("", "Tiny")
    cells = "".join(Cell(content + end, width, anchor="top").xml() for width, content in columns)
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(twips(width) for width, _ in columns)}" w:type="dxa"/>'
        f'<w:tblInd w:w="-{CELL_SIDE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>"
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"


@dataclass(frozen=True)
class Page:
    """A page of A4 and its margins; header and footer by relationship id."""

    width: float
    height: float
    top: float = 29
    bottom: float = 14
    side: float = 10

    def section(self, header: str, footer: str) -> str:
        orient = ' w:orient="landscape"' if self.width > self.height else ""
        edges = (("top", self.top), ("right", self.side), ("bottom", self.bottom), ("left", self.side))
        margins = " ".join(f'w:{edge}="{twips(mm)}"' for edge, mm in edges)
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
            f'<w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{orient}/>'
            f'<w:pgMar {margins} w:header="{twips(7)}" w:footer="{twips(6)}" w:gutter="0"/></w:sectPr>'
        )


LANDSCAPE = Page(297, 210)
PORTRAIT = Page(210, 297)


def watermark(field: str, usual: str) -> str:
    """A paragraph that holds a grey text lying across the page, behind everything; its shape is that of the `usual` word."""
    height = 24.0
    width = height * LETTER_SHARE * len(usual)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:g}mm;height:{height:g}mm;rotation:-35;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    shape = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="DraftMark" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" o:allowincell="f" '
        'fillcolor="#dddddd" stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;'
        f'font-weight:bold" string="{escape(field)}"/></v:shape>'
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Tiny"/></w:pPr><w:r><w:pict>{shape}</w:pict></w:r></w:p>'
