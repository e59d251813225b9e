"""Styles of cells: those of the template, and copies of them with the decimals or the date that a value calls for."""

from __future__ import annotations

import copy
from typing import Any

from qcdesigner.documents.workbook.xml_names import S
from qcdesigner.documents.xml_parts import parse, serialize

GENERAL = "0"
FIRST_OWN_FORMAT = 200
USUAL_SIZE_PT = 11.0


class StyleBook:
    """The cell formats of a workbook; asking for a variant adds it once."""

    def __init__(self, xml: bytes) -> None:
        self._root = parse(xml)
        self._formats = self._root.find(S + "cellXfs")
        self._variants: dict[tuple[int, str, bool], int] = {}
        self._codes: dict[str, str] = {}

    def with_number_format(self, style: int, code: str) -> int:
        """The style with this number format, unless the template has chosen one itself."""
        if self._formats[style].get("numFmtId", GENERAL) != GENERAL:
            return style
        return self._variant(style, code, is_text=False)

    def as_text(self, style: int) -> int:
        """The style for a text that Excel must not take for a formula when it is typed over."""
        return self._variant(style, "", is_text=True)

    def letter_size(self, style: int) -> float:
        """The size of the style's letters, in points."""
        fonts = self._root.find(S + "fonts")
        size = fonts[int(self._formats[style].get("fontId", "0"))].find(S + "sz")
        return float(size.get("val")) if size is not None else USUAL_SIZE_PT

    def is_bold(self, style: int) -> bool:
        fonts = self._root.find(S + "fonts")
        bold = fonts[int(self._formats[style].get("fontId", "0"))].find(S + "b")
        return bold is not None and bold.get("val") not in ("0", "false")

    def indent(self, style: int) -> int:
        """How many steps the texts of the style are set in from the side."""
        alignment = self._formats[style].find(S + "alignment")
        return int(alignment.get("indent", "0")) if alignment is not None else 0

    def is_wrapped(self, style: int) -> bool:
        """Whether texts too wide for a cell of the style go on in a next line."""
        alignment = self._formats[style].find(S + "alignment")
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

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
