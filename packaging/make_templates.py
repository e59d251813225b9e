"""Makes the built-in templates of documents again: `resources/templates/*.docx` and `*.xlsx`, the same bytes each time.

    python packaging/make_templates.py
"""

from __future__ import annotations

import io
import re
import sys
from datetime import datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from docx import Document  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402
from templates.fiche import MARKED, Fiche  # noqa: E402
from templates.gamme import Gamme  # noqa: E402
from templates.state_mark import add_state_mark  # noqa: E402
from templates.styles import set_styles  # noqa: E402
from templates.word import NAMESPACES  # noqa: E402

from qcdesigner.documents.package import packed, read_parts  # noqa: E402

OUTPUT = PROJECT / "resources" / "templates"
MADE = datetime(2026, 1, 1)


def main() -> None:
    OUTPUT.mkdir(exist_ok=True)
    for language in ("fr", "en"):
        (OUTPUT / f"gamme.{language}.docx").write_bytes(gamme(language))
        (OUTPUT / f"fiche.{language}.xlsx").write_bytes(fiche(language))


def gamme(language: str) -> bytes:
    """The Word file of the gamme's template."""
    document, template = Document(), Gamme(language)
    set_styles(document, language)
    section = document.sections[0]
    _replace(section.header._element, template.header())
    _replace(section.footer._element, template.footer())
    references = {child.tag.rsplit("}", 1)[1]: child for child in section._sectPr if "Reference" in child.tag}
    identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    ids = [references[name].get(identifier) for name in ("headerReference", "footerReference")]
    _replace(document.element.body, template.body(*ids))
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "qcdesigner", template.words["title"], ""
    properties.created = properties.modified = MADE
    return _packed(document)


def fiche(language: str) -> bytes:
    """The Excel file of the fiche's template."""
    template = Fiche(language)
    book = template.workbook()
    book.properties.creator, book.properties.title = "qcdesigner", template.words["title"]
    book.properties.created = book.properties.modified = MADE
    buffer = io.BytesIO()
    book.save(buffer)
    parts = read_parts(buffer.getvalue(), "template")
    parts["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", parts["docProps/core.xml"])
    for state in ("draft", "superseded"):
        add_state_mark(parts, state, template.words[state], MARKED)
    return packed(parts)


def _replace(element: object, xml: str) -> None:
    """Puts the elements of `xml` in place of all that `element` holds."""
    for child in list(element):  # type: ignore[call-overload]
        element.remove(child)  # type: ignore[attr-defined]
    for child in list(parse_xml(f"<w:x {NAMESPACES}>{xml}</w:x>")):
        element.append(child)  # type: ignore[attr-defined]


def _packed(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return packed(read_parts(buffer.getvalue(), "template"))


if __name__ == "__main__":
    main()
