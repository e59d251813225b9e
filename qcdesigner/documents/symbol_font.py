"""Fonts in Word files: runs cut so that ⌖ ⌀ Ⓜ use the symbol font, and the fonts of the program put in the file.

No usual font has these signs. The embedded parts are obfuscated (`odttf`) as ECMA-376, part 4, 2.8.1 asks.
"""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from qcdesigner.documents.xml_parts import REL, XML_SPACE, W, parse, serialize
from qcdesigner.domain.tables import resource_path

SYMBOLS_FAMILY = "QCDesigner Symbols"
# Family, how it is embedded, file. The text font is the one that the built-in templates are set in.
FONTS = (
    (SYMBOLS_FAMILY, "embedRegular", "qcdesigner-symbols"),
    ("QCDesigner Text", "embedRegular", "qcdesigner-text"),
    ("QCDesigner Text", "embedBold", "qcdesigner-text-bold"),
)
_TABLE, _TABLE_RELS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
_CONTENT_TYPES, _SETTINGS = "[Content_Types].xml", "word/settings.xml"
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# Arrows, mathematics, technical signs, enclosed letters, shapes: what text fonts lack, as a rule.
_SYMBOLS = re.compile("([\u2190-\u2bff]+)")


def use_symbol_font(root: Any) -> None:
    """Cuts the runs of a Word part so that symbols are in runs of the symbol font."""
    runs = {text.getparent(): None for text in root.iter(W + "t") if text.text and _SYMBOLS.search(text.text)}
    for run in runs:
        for piece in _pieces(run):
            run.addprevious(piece)
        run.getparent().remove(run)


def embed_fonts(parts: dict[str, bytes]) -> None:
    """Adds to the parts of a .docx those of the program's fonts that it uses, obfuscated, with their entries.

    The symbol font is always put in; the text font only where the document names it. A family that the file already
    embeds is left as it is.
    """
    table = parse(parts[_TABLE])
    used = b"".join(xml for name, xml in parts.items() if name.startswith("word/") and name.endswith(".xml"))
    embedded = {font.get(W + "name") for font in table if font.find(W + "embedRegular") is not None}
    wanted = [
        font for font in FONTS if font[0] not in embedded and (font[0] == SYMBOLS_FAMILY or font[0].encode() in used)
    ]
    relationships = parse(parts.get(_TABLE_RELS) or b'<Relationships xmlns="%s"/>' % _RELATIONSHIPS[1:-1].encode())
    for family, style, name in wanted:
        parts[f"word/fonts/{name}.odttf"] = _obfuscated(name)
        attributes = {"Id": f"rId-{name}", "Type": _RELATION, "Target": f"fonts/{name}.odttf"}
        etree.SubElement(relationships, _RELATIONSHIPS + "Relationship", attributes)
        etree.SubElement(
            _font(table, family), W + style, {REL + "id": f"rId-{name}", W + "fontKey": f"{{{_key(name)}}}".upper()}
        )
    parts[_TABLE], parts[_TABLE_RELS] = serialize(table), serialize(relationships)
    parts[_CONTENT_TYPES] = _with_font_type(parts[_CONTENT_TYPES])
    parts[_SETTINGS] = _embedding(parts[_SETTINGS])


def _pieces(run: Any) -> Iterator[Any]:
    """The run as several of the same look: one for each stretch of symbols, of other text, of other things."""
    properties = run.find(W + "rPr")
    for child in run.iterchildren():
        if child.tag == W + "rPr":
            continue
        if child.tag != W + "t" or not child.text:
            yield _run(properties, child)
            continue
        for stretch in filter(None, _SYMBOLS.split(child.text)):
            text = etree.Element(W + "t", {XML_SPACE: "preserve"})
            text.text = stretch
            yield _run(properties, text, is_symbol=bool(_SYMBOLS.match(stretch)))


def _run(properties: Any, content: Any, *, is_symbol: bool = False) -> Any:
    run = etree.Element(W + "r")
    own = copy.deepcopy(properties) if properties is not None else etree.Element(W + "rPr")
    if is_symbol:
        for look in (*own.findall(W + "rFonts"), *own.findall(W + "b")):
            own.remove(look)
        sides = ("ascii", "hAnsi", "eastAsia", "cs")
        start = int(own.find(W + "rStyle") is not None)
        own.insert(start, etree.Element(W + "rFonts", {W + side: SYMBOLS_FAMILY for side in sides}))
        own.insert(start + 1, etree.Element(W + "b", {W + "val": "0"}))  # the font has no bold: ◎ ⌯ smeared by a program are blobs
    if len(own):
        run.append(own)
    run.append(content)
    return run


@cache
def _obfuscated(name: str) -> bytes:
    """The font file with its first 32 bytes combined with the key, read backwards."""
    content = resource_path(f"fonts/{name}.ttf").read_bytes()
    key = _key(name).bytes[::-1]
    return bytes(byte ^ key[i % 16] for i, byte in enumerate(content[:32])) + content[32:]


def _key(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:qcdesigner:font:{name}")


def _font(table: Any, family: str) -> Any:
    for font in table:
        if font.get(W + "name") == family:
            return font
    return etree.SubElement(table, W + "font", {W + "name": family})


def _with_font_type(content_types: bytes) -> bytes:
    root = parse(content_types)
    if not any(default.get("Extension") == "odttf" for default in root):
        root.insert(0, etree.Element(_TYPES + "Default", {"Extension": "odttf", "ContentType": _FONT_TYPE}))
    return serialize(root)


def _embedding(settings: bytes) -> bytes:
    """The settings with embedded fonts on; CT_Settings wants the element after `view`, `zoom` and their like."""
    root = parse(settings)
    if root.find(W + "embedTrueTypeFonts") is None:
        before = {W + name for name in ("writeProtection", "view", "zoom", "removePersonalInformation",
                                        "removeDateAndTime", "doNotDisplayPageBoundaries",
                                        "displayBackgroundShape", "printPostScriptOverText",
                                        "printFractionalCharacterWidth", "printFormsData")}
        index = sum(child.tag in before for child in root)
        root.insert(index, etree.Element(W + "embedTrueTypeFonts"))
    return serialize(root)
