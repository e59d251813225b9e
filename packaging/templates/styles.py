"""Styles of the built-in Word templates: few, named for what they are for, black on white."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

FONT = "QCDesigner Text"
LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
# Name, size in points, bold, alignment, space before and after in points.
PARAGRAPHS = (
    ("DocumentTitle", 15, True, CENTRE, 0, 0),
    ("Company", 12, True, CENTRE, 0, 0),
    ("Label", 7, False, LEFT, 0, 0),
    ("Value", 9, True, LEFT, 0, 0),
    ("Head", 7.5, True, CENTRE, 0, 0),
    ("Cell", 8.5, False, LEFT, 0, 0),
    ("CellCentre", 8.5, False, CENTRE, 0, 0),
    ("SmallCell", 7.5, False, LEFT, 0, 0),
    ("Requirement", 9.5, True, LEFT, 0, 0),
    ("Remark", 7, False, LEFT, 0, 0),
    ("Number", 9, False, RIGHT, 0, 0),
    ("Limit", 9.5, True, RIGHT, 0, 0),
    ("Balloon", 11, True, CENTRE, 0, 0),
    ("Note", 8.5, False, LEFT, 2, 3),
    ("Picture", 8, False, CENTRE, 0, 0),
    ("PageFoot", 7.5, False, LEFT, 2, 0),
    ("Tiny", 1, False, LEFT, 0, 0),
)
GRID = """<w:style %s w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr>
<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>
<w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>
<w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/>
<w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>
<w:tblCellMar><w:top w:w="17" w:type="dxa"/><w:left w:w="45" w:type="dxa"/><w:bottom w:w="17" w:type="dxa"/>
<w:right w:w="45" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"""


def set_styles(document: Any, language: str) -> None:
    """Gives the document its styles, and the language that Word checks the spelling in."""
    normal = document.styles["Normal"]
    _set_font(normal, 8, bold=False)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.element.get_or_add_rPr().append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="{"fr-FR" if language == "fr" else "en-GB"}"/>')
    )
    for name, size, bold, alignment, before, after in PARAGRAPHS:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, size, bold=bold)
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    _set_heading(document.styles["Heading 1"])
    document.styles.element.append(parse_xml(GRID % nsdecls("w")))


def _set_heading(heading: Any) -> None:
    _set_font(heading, 11, bold=True)
    colour = heading.element.rPr.find(qn("w:color"))
    heading.element.rPr.remove(colour)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(5), Pt(1.5)
    heading.paragraph_format.keep_with_next = True


def _set_font(style: Any, size: float, *, bold: bool) -> None:
    style.font.size, style.font.bold = Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for side in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{side}"), FONT)
