"""Templates of a company: their fields run no code, and a wrong one is named with its file and place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from qcdesigner.documents.jobs import export
from qcdesigner.domain.errors import DocumentError
from qcdesigner.domain.tables import resource_path
from qcdesigner.model.document import Snapshot


@pytest.fixture
def filled(flange: Snapshot, moment: datetime, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Fills a template made of one text, in Word or in Excel."""

    def fill(text: str, format: str = "docx") -> Path:  # noqa: A002
        template = tmp_path / f"maison.{format}"
        if format == "docx":
            document = Document()
            document.add_paragraph("Avant")
            document.add_paragraph(text)
            document.save(str(template))
        else:
            book = openpyxl.Workbook()
            book.active.title = "Feuille"
            book.active["B3"] = text
            book.save(template)
        name = "gamme" if format == "docx" else "fiche_autocontrole"
        (made,) = export(flange, name, language="fr", folder=tmp_path, template=template, date=moment)
        return made

    return fill


def test_a_template_of_word_with_other_fields(filled) -> None:  # type: ignore[no-untyped-def]
    made = filled("{{ part.reference }} / {{ plan.revision }}: {% for p in phases %}{{ p.number }} {% endfor %}")
    assert Document(str(made)).paragraphs[1].text == "BP-40-120 / B: 10 20 30 "


def test_a_template_of_excel_keeps_types(filled) -> None:  # type: ignore[no-untyped-def]
    made = filled("{{ printed.value }}", "xlsx")
    cell = openpyxl.load_workbook(made)["Feuille"]["B3"]
    assert (cell.value, cell.number_format) == (datetime(2026, 11, 20, 14, 5), "dd/mm/yyyy hh:mm")


@pytest.mark.parametrize("format", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("{{ part.refrence }}", "template_field", "refrence"),
        ("{{ nothing }}", "template_field", "nothing"),
        ("Pièce {{ part.refrence }}", "template_field", "refrence"),
        ("{{ part.reference", "template_syntax", ""),
        ("x {% for %}", "template_syntax", ""),
    ],
)
def test_a_wrong_field_is_named_with_file_and_place(filled, text: str, code: str, reason: str, format: str) -> None:  # type: ignore[no-untyped-def]  # noqa: A002
    with pytest.raises(DocumentError) as caught:
        filled(text, format)
    assert caught.value.code == code
    assert caught.value.data["file"] == f"maison.{format}"
    assert reason in str(caught.value.data["reason"])
    place = str(caught.value.data["place"])
    assert text in place or text == "x {% for %}"
    assert ("Feuille!B3" in place) if format == "xlsx" else ("document" in place)


@pytest.mark.parametrize("format", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ plan.number * 1000000000 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ plan._replace }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{{ 'a'.ljust(2000000000) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ [1] * 1000000000 }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "".join(f"{{% for a{i} in phases %}}" for i in range(16)) + "x" + "{% endfor %}" * 16,
    ],
)
def test_a_template_runs_no_code(filled, text: str, format: str) -> None:  # type: ignore[no-untyped-def]  # noqa: A002
    with pytest.raises(DocumentError) as caught:
        filled(text, format)
    assert caught.value.code == "template_field"


@pytest.mark.parametrize("format", ["docx", "xlsx"])
@pytest.mark.parametrize("filter_", ["center(1000000000)", "indent(1000000000, true)", "batch(1000000000, 'x')|list"])
def test_filters_that_fill_the_memory_are_not_there(filled, filter_: str, format: str) -> None:  # type: ignore[no-untyped-def]  # noqa: A002
    with pytest.raises(DocumentError) as caught:
        filled("{{ 'a'|" + filter_ + " }}", format)
    assert caught.value.code == "template_syntax"


def test_a_file_that_is_no_template_is_refused(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    for name, content in (("a.docx", b"not a zip"), ("b.docx", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DocumentError, match="template_unreadable"):
            export(flange, "gamme", language="fr", folder=tmp_path, template=tmp_path / name, date=moment)


def test_an_excel_file_given_for_word_is_refused(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="template_unreadable"):
        export(flange, "gamme", language="fr", folder=tmp_path, template=resource_path("templates/fiche.fr.xlsx"), date=moment)


def test_what_a_template_holds_besides_fields_survives(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(resource_path("templates/fiche.fr.xlsx"))
    sheet = book.worksheets[0]
    sheet["A20"].value = "Texte de la maison"
    sheet.row_dimensions[20].height = 41
    book.create_sheet("Consignes")["A1"] = "Porter des gants"
    book.save(tmp_path / "maison.xlsx")
    (made,) = export(flange, "fiche_autocontrole", language="fr", folder=tmp_path, template=tmp_path / "maison.xlsx", date=moment)
    filled = openpyxl.load_workbook(made)
    assert filled["Phase 20"]["A26"].value == "Texte de la maison"
    assert filled["Phase 20"].row_dimensions[26].height == 41
    assert filled["Consignes"]["A1"].value == "Porter des gants"
