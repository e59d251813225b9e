"""Styles of cells: those of the template, and copies of them with the decimals or the date that a value calls for."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from qcdesigner.documents.workbook.xml_names import S
from qcdesigner.documents.xml_parts import parse, serialize

GENERAL = "0"
FIRST_OWN_FORMAT = 200
USUAL_SIZE_PT = 11.0


@dataclass(frozen=True, slots=True)
class Look:
    """The size of letters in points, whether bold, whether texts too wide go on in a next line, and by how many steps they are set in."""

    size_pt: float
    is_bold: bool
    is_wrapped: bool
    indent: int


class StyleBook:
    """The cell formats of a workbook; asking for a variant adds it once."""

    def __init__(self, xml: bytes) -> None:
        self._root = parse(xml)
        self._formats = self._root.find(S + "cellXfs")
        self._variants: dict[tuple[int, str, bool], int] = {}
        self._codes: dict[str, str] = {}
        self._looks: dict[int, Look] = {}

    def with_number_format(self, style: int, code: str) -> int:
        """The style with this number format, unless the template has chosen one itself."""
        if self._formats[style].get("numFmtId", GENERAL) != GENERAL:
            return style
        return self._variant(style, code, is_text=False)

    def as_text(self, style: int) -> int:
        """The style for a text that Excel must not take for a formula when it is typed over."""
        return self._variant(style, "", is_text=True)

    def look(self, style: int) -> Look:
        """How the texts of a style look."""
        if style not in self._looks:
            self._looks[style] = self._read_look(style)
        return self._looks[style]

    def _read_look(self, style: int) -> Look:
        font = self._root.find(S + "fonts")[int(self._formats[style].get("fontId", "0"))]
        alignment = self._formats[style].find(S + "alignment")
        set_as = alignment.attrib if alignment is not None else {}
        size, bold = font.find(S + "sz"), font.find(S + "b")
        return Look(
            size_pt=float(size.get("val")) if size is not None else USUAL_SIZE_PT,
            is_bold=bold is not None and bold.get("val") not in ("0", "false"),
            is_wrapped=set_as.get("wrapText") in ("1", "true"),
            indent=int(set_as.get("indent", "0")),
        )

    def xml(self) -> bytes:
        self._formats.set("count", str(len(self._formats)))
        return serialize(self._root)

    def _variant(self, style: int, code: str, *, is_text: bool) -> int:
        key = (style, code, is_text)
        if key not in self._variants:
            made = copy.deepcopy(self._formats[style])
            if is_text:
                made.set("quotePrefix", "1")
            else:
                made.set("numFmtId", self._format_id(code))
                made.set("applyNumberFormat", "1")
            self._formats.append(made)
            self._variants[key] = len(self._formats) - 1
        return self._variants[key]

    def _format_id(self, code: str) -> str:
        if code not in self._codes:
            formats: Any = self._root.find(S + "numFmts")
            if formats is None:
                formats = self._root.makeelement(S + "numFmts", {})
                self._root.insert(0, formats)
            taken = [int(known.get("numFmtId")) for known in formats]
            self._codes[code] = str(max([FIRST_OWN_FORMAT, *taken]) + 1)
            formats.append(formats.makeelement(S + "numFmt", {"numFmtId": self._codes[code], "formatCode": code}))
            formats.set("count", str(len(formats)))
        return self._codes[code]
