"""The parts of a workbook and how they hang together: sheets, relationships, content types, defined names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from typing import Any

from lxml import etree

from qcdesigner.documents.workbook.template_sheet import TemplateSheet, read_rows
from qcdesigner.documents.workbook.xml_names import CHART, RELATIONSHIPS, TYPES, WORKSHEET, S
from qcdesigner.documents.xml_parts import REL, parse, serialize
from qcdesigner.domain.errors import DocumentError

WORKBOOK, CONTENT_TYPES = "xl/workbook.xml", "[Content_Types].xml"
STYLES, TEXTS, CHAIN = "xl/styles.xml", "xl/sharedStrings.xml", "xl/calcChain.xml"
PROPERTIES = "docProps/core.xml"
WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
# Parts that belong to one sheet: a filled sheet gets its own copy. Others (pictures, themes) are shared.
_OWNED = re.compile(r"/(drawing|chart|comments|vmlDrawing|chartStyle|chartColorStyle|threadedComment|ctrlProp)\Z")
_NUMBER = re.compile(r"(\d*)(\.\w+)\Z")
Change = Callable[[Any], None]


class Book:
    """The parts of a workbook, by name; sheets are added at the end, in the order they are shown."""

    def __init__(self, parts: dict[str, bytes], file: str) -> None:
        self.parts, self.file = parts, file
        if WORKBOOK not in parts or STYLES not in parts:
            raise DocumentError("template_unreadable", file=file)
        self.root = parse(parts[WORKBOOK])
        self._relationships = parse(parts[rels_of(WORKBOOK)])
        self._types = parse(parts[CONTENT_TYPES])
        self._sheets = self.root.find(S + "sheets")
        self._added: list[str] = []
        self._numbers: dict[str, Iterator[int]] = {}

    def templates(self) -> list[TemplateSheet]:
        """The sheets of the template, read; they leave the workbook (`take_out`) before the filled ones come in."""
        targets = {r.get("Id"): r.get("Target") for r in self._relationships}
        texts = self._texts()
        found = []
        for number, sheet in enumerate(self._sheets):
            part = resolved(WORKBOOK, targets[sheet.get(REL + "id")])
            root = parse(self.parts[part])
            if root.tag != S + "worksheet":
                raise DocumentError("template_unreadable", file=self.file)
            name = sheet.get("name")
            rows = read_rows(root, texts, file=self.file, sheet=name)
            cells = root.find(S + "sheetData")
            for element in list(cells):
                cells.remove(element)
            cells.text = None
            printed = (self._defined("_xlnm.Print_Area", number), self._defined("_xlnm.Print_Titles", number))
            found.append(TemplateSheet(part, name, sheet.get("state", ""), root, rows, *printed))
        return found

    def take_out(self, templates: list[TemplateSheet]) -> dict[str, bytes]:
        """Takes the template sheets and what belongs to them out of the parts, and gives them back."""
        taken: dict[str, bytes] = {}
        for template in templates:
            self._take(template.part, taken)
        for relationship in list(self._relationships):
            if relationship.get("Type").endswith(("/worksheet", "/calcChain")):
                self._relationships.remove(relationship)
        self.parts.pop(CHAIN, None)
        for sheet in list(self._sheets):
            self._sheets.remove(sheet)
        gone = {f"/{name}" for name in (*taken, CHAIN)}
        self._kinds = {o.get("PartName"): o.get("ContentType") for o in self._types if o.get("PartName") in gone}
        for override in list(self._types):
            if override.get("PartName") in gone:
                self._types.remove(override)
        return taken

    def add_sheet(self, name: str, xml: bytes, *, state: str = "", rels: bytes | None = None) -> None:
        """Adds a sheet after those added before."""
        number = len(self._added) + 1
        part, identifier = f"xl/worksheets/sheet{number}.xml", f"rIdSheet{number}"
        self._added.append(name)
        self.put(part, xml, WORKSHEET_TYPE)
        if rels is not None:
            self.parts[rels_of(part)] = rels
        attributes = {"Id": identifier, "Type": WORKSHEET, "Target": f"worksheets/sheet{number}.xml"}
        etree.SubElement(self._relationships, RELATIONSHIPS + "Relationship", attributes)
        shown = {"name": name, "sheetId": str(number), **({"state": state} if state else {}), REL + "id": identifier}
        etree.SubElement(self._sheets, S + "sheet", shown, nsmap={"r": REL[1:-1]})

    def copy_owned(self, taken: dict[str, bytes], part: str, change: Change) -> bytes | None:
        """The relationships of a copy of the template part `part`: what belongs to it alone is copied too, under new names.

        `change` is given the tree of each copied drawing and chart.
        """
        xml = taken.get(rels_of(part))
        if xml is None:
            return None
        root = parse(xml)
        for relationship in root:
            if relationship.get("TargetMode") == "External" or not _OWNED.search(relationship.get("Type")):
                continue
            old = resolved(part, relationship.get("Target"))
            new = self._free_name(old)
            self.put(new, _changed(taken[old], change), self._kinds.get(f"/{old}"))
            rels = self.copy_owned(taken, old, change)
            if rels is not None:
                self.parts[rels_of(new)] = rels
            relationship.set("Target", f"/{new}")
        return serialize(root)

    def put(self, name: str, content: bytes, content_type: str | None) -> None:
        self.parts[name] = content
        if content_type:
            attributes = {"PartName": f"/{name}", "ContentType": content_type}
            etree.SubElement(self._types, TYPES + "Override", attributes)

    def set_moment(self, moment: datetime) -> None:
        """Says when the workbook was made, in its properties."""
        if PROPERTIES in self.parts:
            root = parse(self.parts[PROPERTIES])
            for name in ("created", "modified"):
                for element in root.iter(f"{{http://purl.org/dc/terms/}}{name}"):
                    element.text = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
            self.parts[PROPERTIES] = serialize(root)

    def finish(self) -> dict[str, bytes]:
        """The parts, with the workbook asking to be calculated when it is opened."""
        calculation = self.root.find(S + "calcPr")
        if calculation is None:
            calculation = etree.SubElement(self.root, S + "calcPr")
        calculation.set("fullCalcOnLoad", "1")
        for view in self.root.iterfind(f"{S}bookViews/{S}workbookView"):
            view.set("activeTab", "0")
            view.attrib.pop("firstSheet", None)
        self.parts[WORKBOOK] = serialize(self.root)
        self.parts[rels_of(WORKBOOK)] = serialize(self._relationships)
        self.parts[CONTENT_TYPES] = serialize(self._types)
        return self.parts

    def _defined(self, name: str, sheet: int) -> str:
        """What a name of a sheet (counted from 0) stands for; empty if there is none."""
        names = self.root.iterfind(f"{S}definedNames/{S}definedName")
        return next((n.text or "" for n in names if (n.get("name"), n.get("localSheetId")) == (name, str(sheet))), "")

    def _texts(self) -> list[str]:
        if TEXTS not in self.parts:
            return []
        root = parse(self.parts[TEXTS])
        phonetic = S + "rPh"
        return [
            "".join(t.text or "" for t in item.iter(S + "t") if t.getparent().tag != phonetic)
            for item in root.iterfind(S + "si")
        ]

    def _take(self, part: str, taken: dict[str, bytes]) -> None:
        if part in taken or part not in self.parts:
            return
        taken[part] = self.parts.pop(part)
        rels = self.parts.pop(rels_of(part), None)
        if rels is None:
            return
        taken[rels_of(part)] = rels
        for relationship in parse(rels):
            if relationship.get("TargetMode") != "External" and _OWNED.search(relationship.get("Type")):
                self._take(resolved(part, relationship.get("Target")), taken)

    def _free_name(self, name: str) -> str:
        stem, ending = _NUMBER.sub("", name), name[name.rindex(".") :]
        for number in self._numbers.setdefault(stem + ending, count(1)):
            if f"{stem}{number}{ending}" not in self.parts:
                break
        return f"{stem}{number}{ending}"


def rels_of(part: str) -> str:
    """The part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def resolved(part: str, target: str) -> str:
    """The name of the part that a relationship of `part` points to."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _changed(xml: bytes, change: Change) -> bytes:
    if not xml.lstrip().startswith(b"<"):
        return xml
    root = parse(xml)
    if root.tag.startswith(CHART) or root.tag.endswith("}wsDr"):
        change(root)
        return serialize(root)
    return xml
