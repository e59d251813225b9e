"""Fills a Word template: fields of docxtpl (`{{ … }}`, `{%tr for … %}`) worked out in the sandbox, nothing else.

The template's styles, headers and pictures stay as they are. An error names the field, the file and the place in it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from lxml import etree

from qcdesigner.documents.drawing_pages import DrawingPage
from qcdesigner.documents.package import packed, read_parts
from qcdesigner.documents.sandbox import WRONG_FIELD, field_error, fields_environment
from qcdesigner.documents.symbol_font import embed_fonts, use_symbol_font
from qcdesigner.documents.xml_parts import A, W, parse
from qcdesigner.domain.errors import DocumentError

_WORD = b"wordprocessingml.document.main"
_LINE_IN_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*\n[^<]*)(</w:t>)")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_TAG = re.compile(r"<[^>]+>")
_WITH_FIELDS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml\Z")
ROWS_TOGETHER = 3
_SYMBOL = re.compile("[\u2190-\u2bff]")


class _Template(DocxTemplate):
    """A docxtpl template that says where a field is wrong, and knows no other line end than `\\n` in our texts."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(io.BytesIO(content))
        self.name = name

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:
        source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
        self.current_rendering_part = part
        try:
            xml = jinja_env.from_string(source).render(context)
        except WRONG_FIELD as error:
            raise field_error(error, file=self.name, place=lambda line: _place(source, line, part)) from error
        xml = xml.replace("\n<w:p ", "<w:p ").replace("\n<w:p>", "<w:p>")
        return _LINE_IN_TEXT.sub(_with_breaks, xml)

    def fix_tables(self, xml: str) -> Any:
        """The tree of the body: our tables need no column added, and XML that is not well-formed is not mended in silence."""
        return parse(xml.encode())


def fill_docx(
    template: Path,
    fields: Mapping[str, Any],
    *,
    pictures: Sequence[DrawingPage] = (),
    moment: datetime,
    title: str,
    author: str,
) -> bytes:
    """The .docx made of `template` and `fields`, the field `pictures` among them; equal arguments give equal bytes.

    Raises DocumentError: `template_unreadable`, `template_too_large`, `template_syntax`, `template_field` (with `file`,
    `place`, `reason`).
    """
    template_parts = read_parts(template, template.name)
    if _WORD not in template_parts["[Content_Types].xml"]:
        raise DocumentError("template_unreadable", file=template.name)
    _refuse_unclosed(template_parts, template.name)
    try:
        document = _Template(template.read_bytes(), template.name)
        shown = [_picture_fields(document, page) for page in pictures]
        document.render({**fields, "pictures": shown}, jinja_env=fields_environment(escape=True))
    except (KeyError, etree.XMLSyntaxError) as error:
        raise DocumentError("template_unreadable", file=template.name) from error
    _set_properties(document, moment, title, author)
    for part in document.docx.part.package.iter_parts():
        if hasattr(part, "_element") and _SYMBOL.search(etree.tostring(part._element, encoding="unicode")):
            use_symbol_font(part._element)
    _keep_last_rows(document.docx.element)
    if pictures:
        _let_draft_mark_through(document.docx.element)
    buffer = io.BytesIO()
    document.docx.save(buffer)
    parts = read_parts(buffer.getvalue(), template.name)
    embed_fonts(parts)
    return packed(parts)


def _picture_fields(document: DocxTemplate, page: DrawingPage) -> dict[str, object]:
    picture = InlineImage(document, io.BytesIO(page.png), width=Mm(page.width_mm), height=Mm(page.height_mm))
    return {"title": page.title, "is_landscape": page.is_landscape, "picture": picture}


def _set_properties(document: DocxTemplate, moment: datetime, title: str, author: str) -> None:
    properties = document.docx.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = moment
    properties.revision = 1


def _let_draft_mark_through(root: Any) -> None:
    """Makes the white of pictures transparent: what lies across the page behind them stays seen."""
    for picture in root.iter(A + "blip"):
        change = etree.SubElement(picture, A + "clrChange")
        etree.SubElement(etree.SubElement(change, A + "clrFrom"), A + "srgbClr", {"val": "FFFFFF"})
        clear = etree.SubElement(etree.SubElement(change, A + "clrTo"), A + "srgbClr", {"val": "FFFFFF"})
        etree.SubElement(clear, A + "alpha", {"val": "0"})


def _keep_last_rows(root: Any) -> None:
    """Keeps the last rows of tables whose head is repeated on one page: none goes over alone."""
    for table in root.iterfind(f"{W}body/{W}tbl"):
        rows = table.findall(W + "tr")
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            continue
        for paragraph in (p for row in rows[-ROWS_TOGETHER:-1] for p in row.iter(W + "p")):
            paragraph.get_or_add_pPr().keepNext_val = True


def _with_breaks(match: re.Match[str]) -> str:
    opening, text, closing = match.groups()
    return opening + '</w:t><w:br/><w:t xml:space="preserve">'.join(text.split("\n")) + closing


def _refuse_unclosed(parts: Mapping[str, bytes], file: str) -> None:
    """A field that is not closed in its paragraph would swallow what follows: it is named instead."""
    for name in filter(_WITH_FIELDS.match, sorted(parts)):
        source = _PARAGRAPH.sub(r"\n<w:p\1", parts[name].decode(errors="replace"))
        for line in source.split("\n"):
            text = " ".join(_TAG.sub("", line).split())
            if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
                place = f"{Path(name).stem} – {text[:200]}"
                raise DocumentError("template_syntax", file=file, place=place, reason="{{ … }}, {% … %}")


def _place(source: str, line: int, part: Any) -> str:
    """The words of the paragraph at a line of the template, and the part it is in (`document`, `header1`…)."""
    lines = source.split("\n")
    text = _TAG.sub("", lines[line - 1]) if 0 < line <= len(lines) else ""
    return f"{Path(str(part.partname)).stem} – {' '.join(text.split())[:200]}"
