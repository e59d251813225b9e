"""The gamme de contrôle in Word, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from qcdesigner.documents.jobs import export
from qcdesigner.model.document import Snapshot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOLDEN = Path(__file__).parent / "golden"


class Sheets:
    """Pictures of sheets: white, with the width asked for."""

    def png(self, sheet_id: str, *, width_px: int, phase: str | None = None, region: object = None) -> bytes:
        from PIL import Image

        buffer = io.BytesIO()
        Image.new("L", (width_px, round(width_px / 1.414)), 255).save(buffer, "PNG")
        return buffer.getvalue()

    def pdf(self, sheet_ids: tuple[str, ...] | None = None, **words: Any) -> bytes:
        return b"%PDF"


def made(plan: Snapshot, folder: Path, moment: datetime, **options: Any) -> Path:
    (path,) = export(plan, "gamme", **{"language": "fr", **options}, folder=folder, date=moment)
    return path


def words(paragraph: Any) -> str:
    """The text of a paragraph, `//` where a line ends."""
    return "".join("//" if e.tag == W + "br" else e.text or "" for e in paragraph.iter(W + "t", W + "br"))


def lines(path: Path) -> str:
    """The words of a document: a line for each paragraph outside tables and for each row of a table."""
    said = []
    for element in Document(str(path)).element.body:
        if element.tag == W + "p":
            said.append(words(element))
        for row in element.iter(W + "tr"):
            if row.find(f"{W}tc/{W}tbl") is not None:
                continue
            cells = ["/".join(words(p).strip() for p in cell.iter(W + "p")) for cell in row.iter(W + "tc")]
            said.append(" | ".join(cells))
    return "\n".join(line.rstrip() for line in said) + "\n"


@pytest.fixture(scope="module")
def gamme(flange: Snapshot, moment: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(flange, tmp_path_factory.mktemp("gamme"), moment, pictures=Sheets())


def part(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_are_those_of_the_reference(flange: Snapshot, moment: datetime, tmp_path: Path, language: str) -> None:
    path = made(flange, tmp_path, moment, language=language)
    assert lines(path) == (GOLDEN / f"gamme.{language}.txt").read_text(encoding="utf-8")


def test_heads_of_tables_are_repeated_and_rows_never_split(gamme: Path) -> None:
    tables = [t for t in part(gamme, "word/document.xml").iter(W + "tbl") if len(t.findall(f"{W}tblGrid/{W}gridCol")) == 14]
    assert len(tables) == 3
    for table in tables:
        rows = table.findall(W + "tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True] + [False] * (len(rows) - 2)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_last_rows_of_a_table_stay_together(make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path) -> None:
    tables = part(made(make_plan(8), tmp_path, moment), "word/document.xml").iter(W + "tbl")
    rows = next(t for t in tables if len(t.findall(f"{W}tblGrid/{W}gridCol")) == 14).findall(W + "tr")
    kept = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(W + "p")) for row in rows]
    assert kept == [True, True, *[False] * (len(rows) - 5), True, True, False]


def test_no_section_is_a_paragraph_without_words(gamme: Path) -> None:
    sections = [p for p in part(gamme, "word/document.xml").iter(W + "p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert sections
    assert all(next(p.iter(W + "t", W + "drawing"), None) is not None for p in sections)


def test_the_title_of_a_phase_stays_with_its_table(gamme: Path) -> None:
    body = part(gamme, "word/document.xml").find(W + "body")
    for table in body.iterchildren(W + "tbl"):
        heads = list(table.find(W + "tr").iter(W + "p"))
        if len(table.findall(f"{W}tblGrid/{W}gridCol")) == 14:
            assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in heads)
            assert table.getprevious().find(f"{W}pPr/{W}keepNext") is not None


def test_header_carries_identity_page_and_draft_mark(gamme: Path) -> None:
    header = part(gamme, "word/header1.xml")
    text = "".join(header.itertext(W + "t"))
    for said in ("GC-0412", "B – Brouillon", "BP-40-120 ind.\u00a0C – Bride de palier", "PL-40120 ind.\u00a0C", "42CrMo4", "FQ-07-B"):
        assert said in text
    assert {f.get(W + "instr").strip() for f in header.iter(W + "fldSimple")} == {"PAGE", "NUMPAGES"}
    assert b'string="BROUILLON"' in etree.tostring(header, encoding="utf-8")


@pytest.mark.parametrize(("state", "marks"), [("draft", ["BROUILLON"]), ("in_review", []), ("superseded", ["REMPLACÉE"])])
def test_only_drafts_and_superseded_revisions_are_marked(
    make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path, state: str, marks: list[str]
) -> None:
    header = part(made(make_plan(8, state=state), tmp_path, moment), "word/header1.xml")
    assert [shape.get("string") for shape in header.iter("{urn:schemas-microsoft-com:vml}textpath") if shape.get("string")] == marks


def test_foot_carries_revisions_and_moment(gamme: Path) -> None:
    text = "".join(part(gamme, "word/footer1.xml").itertext(W + "t"))
    assert text.startswith("Gamme de contrôle GC-0412 ind.\u00a0B – Brouillon   ·   Plan de pièce PL-40120 ind.\u00a0C")
    assert "20/11/2026 14:05" in text


def test_symbols_are_in_the_embedded_font(gamme: Path) -> None:
    for run in part(gamme, "word/document.xml").iter(W + "r"):
        text = "".join(run.itertext(W + "t"))
        if any(symbol in text for symbol in "⌖Ⓜ◆▲●"):
            assert run.find(f"{W}rPr/{W}rFonts").get(W + "ascii") == "QCDesigner Symbols", text
            assert run.find(f"{W}rPr/{W}b").get(W + "val") == "0", text
    fonts = part(gamme, "word/fontTable.xml")
    embedded = [font.get(W + "name") for font in fonts if font.find(W + "embedRegular") is not None]
    assert sorted(embedded) == ["QCDesigner Symbols", "QCDesigner Text"]


def test_embedded_font_is_the_shipped_one(gamme: Path) -> None:
    from qcdesigner.domain.tables import resource_path

    font = next(f for f in part(gamme, "word/fontTable.xml") if f.get(W + "name") == "QCDesigner Symbols")
    key = bytes.fromhex(font.find(W + "embedRegular").get(W + "fontKey").strip("{}").replace("-", ""))[::-1]
    with zipfile.ZipFile(gamme) as archive:
        hidden = archive.read("word/fonts/qcdesigner-symbols.odttf")
    shown = bytes(byte ^ key[i % 16] for i, byte in enumerate(hidden[:32])) + hidden[32:]
    assert shown == resource_path("fonts/qcdesigner-symbols.ttf").read_bytes()


def test_special_characteristics_are_white_on_black(gamme: Path) -> None:
    black = [s.getparent().getparent() for s in part(gamme, "word/document.xml").iter(W + "shd") if s.get(W + "fill") == "000000"]
    assert {"".join(cell.itertext(W + "t")) for cell in black} == {"1", "3", "4"}
    assert all(cell.find(f".//{W}color").get(W + "val") == "FFFFFF" for cell in black)


def test_each_sheet_has_a_page_turned_as_it_is(gamme: Path) -> None:
    body = part(gamme, "word/document.xml").find(W + "body")
    sizes = [page.get(W + "orient") for page in body.iter(W + "pgSz")]
    assert sizes == ["landscape"] * 3
    assert len(list(body.iter(W + "drawing"))) == 1


def test_what_has_no_phase_is_in_a_table_and_what_is_waived_says_why(
    make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path
) -> None:
    said = lines(made(make_plan(20), tmp_path, moment))
    assert "Caractéristiques sans phase" in said
    assert "\n20 | " in said.split("Caractéristiques sans phase")[1]
    verified, waived = said.split("Caractéristiques dispensées de contrôle")
    assert "\n15 | " not in verified
    assert "\n15 | C3 | Rayon | R5 mini | cote auxiliaire\n" in waived
    assert "20 caractéristiques ; vérifiées : 18 ; dispensées : 1 ; sans phase : 1" in said.replace("\u202f", " ").replace("\xa0", " ")


def test_record_and_reaction_are_those_of_the_phase_where_a_line_has_none(gamme: Path) -> None:
    rows = [line.split(" | ") for line in lines(gamme).split("Phase 20 – ")[1].split("Phase 30 – ")[0].splitlines()[4:]]
    assert {row[-2] for row in rows} == {"Fiche d’auto-contrôle"}
    assert {row[-1] for row in rows} == {"Prévenir le régleur", "Plan de réaction de la phase"}


def test_the_head_of_each_page_is_as_wide_as_the_page(gamme: Path) -> None:
    width = part(gamme, "word/header1.xml").find(f"{W}tbl/{W}tblPr/{W}tblW")
    assert (width.get(W + "type"), width.get(W + "w")) == ("pct", "5000")


def test_usual_means_are_called_in_the_language_of_the_document_unless_renamed() -> None:
    from qcdesigner.documents.wording import means_designation
    from qcdesigner.model.records import Means

    usual = Means(id="m", designation="Projecteur de profil", catalogue_code="profile_projector")
    assert means_designation(usual, "en") == "Profile projector"
    assert means_designation(Means(id="m", designation="Projecteur Mitutoyo", catalogue_code="profile_projector"), "en") == "Projecteur Mitutoyo"


def test_text_of_a_user_breaks_no_xml(make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path) -> None:
    nasty = "a\x00b\x0b<w:p>&amp; {{ 7*7 }} {% raw %} ]]>\ud800\u2028fin"
    path = made(make_plan(8, notes=nasty), tmp_path, moment)
    said = lines(path)
    assert "ab<w:p>&amp; {{ 7*7 }} {% raw %} ]]>" in said


def test_one_phase_can_be_printed_alone(flange: Snapshot, moment: datetime, tmp_path: Path) -> None:
    said = lines(made(flange, tmp_path, moment, phase="20"))
    assert "Phase 20" in said and "Phase 10" not in said
