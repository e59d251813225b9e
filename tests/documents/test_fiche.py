"""The fiche d'auto-contrôle in Excel: what is in its cells, what may be typed, what it watches."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from pathlib import Path
from types import MappingProxyType

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qcdesigner.documents.jobs import export
from qcdesigner.documents.wording import means_designation
from qcdesigner.model.document import Snapshot
from qcdesigner.model.records import Characteristic, Means

FIRST, LAST = 15, 22


@pytest.fixture(scope="module")
def path(flange: Snapshot, moment: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (made,) = export(flange, "fiche_autocontrole", language="fr", folder=tmp_path_factory.mktemp("fiche"), date=moment)
    return made


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    return book["Phase 20"]


def test_there_is_a_sheet_for_each_phase_and_a_chart_for_each_special_characteristic(book: Workbook) -> None:
    assert book.sheetnames == [
        "Phase 10", "Phase 20", "Phase 30", "Carte 20-1", "Carte 20-3", "Carte 20-4", "_qcdesigner",
    ]  # fmt: skip


def test_limits_are_numbers_with_the_decimals_written(sheet: Worksheet) -> None:
    assert (sheet["D16"].value, sheet["E16"].value) == (12.45, 12.55)
    assert sheet["D16"].data_type == "n"
    assert sheet["D16"].number_format.endswith("0.00")
    assert sheet["D21"].value == 5 and sheet["E21"].value is None


def test_rows_say_what_how_and_how_often(sheet: Worksheet) -> None:
    assert sheet["A15"].value == "1"
    assert sheet["B15"].value == "Alésage du palier\nØ40 H7"
    assert sheet["C15"].value == "◆"
    assert sheet["B18"].value == "Localisation\nPOS Ø0,1 (M) A B (M)"
    assert sheet["G15"].value == "Pied à coulisse 0–150, n°\xa0PC-014, rés.\xa00,01\xa0mm"
    assert sheet["H15"].value == "1/10"


def test_one_in_ten_at_twelve_an_hour_gives_ten_columns(sheet: Worksheet) -> None:
    assert [cell.value for cell in sheet[12][8:18]] == list(range(1, 11))
    assert sheet["S12"].value == "Verdict"


def test_only_cells_to_fill_are_unlocked_and_there_is_no_password(sheet: Worksheet) -> None:
    assert sheet.protection.sheet and not sheet.protection.password
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert {"I15", "R22", "I13", "R14", "I23", "A6", "A10"} <= unlocked
    assert not unlocked & {"A15", "D15", "S15", "B12", "A24"}


def test_attributes_take_ok_or_nok_and_the_others_numbers(sheet: Worksheet) -> None:
    lists = {v.type: v for v in sheet.data_validations.dataValidation}
    assert lists["list"].formula1 == '"OK,NOK"'
    assert "I19:R19" in str(lists["list"].sqref)
    assert str(lists["decimal"].sqref) == "I15:R18 I20:R22"


def test_readings_are_coloured_by_the_limits_of_their_row(sheet: Worksheet) -> None:
    rules = {str(group.sqref): [rule.formula[0] for rule in group.rules] for group in sheet.conditional_formatting}
    answer, out, near = rules["I15:R22"]
    assert answer == 'I15="NOK"'
    assert out == 'AND(ISNUMBER(I15),$Z15="",OR(AND($D15<>"",I15<$D15),AND($E15<>"",I15>$E15)))'
    assert "0.1*IF(COUNT($D15:$E15)=2,$E15-$D15,ABS($E15))" in near


def test_figures_are_of_the_row_and_blank_without_readings(sheet: Worksheet) -> None:
    assert sheet["U16"].value == '=IF(COUNT(I16:R16)=0,"",AVERAGE(I16:R16))'
    assert sheet["Y16"].value.startswith("=IF(OR(COUNT(I16:R16)<25,")
    assert sheet["U19"].value is None


def test_bonus_of_a_modifier_is_told_apart(sheet: Worksheet) -> None:
    assert sheet["Z18"].value == "Ⓜ"
    assert 'IF($Z18<>"","?","NOK")' in sheet["S18"].value


def test_page_is_a4_landscape_with_repeated_heads_and_frozen_panes(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth == 1
    assert sheet.print_title_rows == "$12:$14"
    assert sheet.print_area == "'Phase 20'!$A$1:$S$26"
    assert sheet.freeze_panes == "I15"


def test_foot_of_the_page_carries_revision_and_moment(sheet: Worksheet) -> None:
    assert sheet.oddFooter.left.text.endswith("GC-0412 ind. B – Brouillon")
    assert "20/11/2026 14:05" in sheet.oddFooter.right.text


def test_chart_draws_the_readings_of_its_row_and_its_limits(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        chart = archive.read("xl/charts/chart2.xml").decode()
    assert "<f>'Phase 20'!$I$17:$R$17</f>" in chart
    assert "<f>'Carte 20-3'!$B$33:$K$33</f>" in chart
    assert "{{" not in chart


def test_chart_rows_follow_the_readings(book: Workbook) -> None:
    chart = book["Carte 20-3"]
    assert chart["C32"].value == "=IF('Phase 20'!J17=\"\",\"\",'Phase 20'!J17)"
    assert chart["C35"].value == "=IF(COUNT('Phase 20'!$I$17:$R$17)=0,NA(),AVERAGE('Phase 20'!$I$17:$R$17))"
    assert chart["C37"].value == "=IF(COUNT($B$36:$K$36)<7,NA(),$B$35+2.66*AVERAGE($B$36:$K$36))"
    assert chart["K33"].value == "=IF('Phase 20'!$E$17=\"\",NA(),'Phase 20'!$E$17)"


def test_hidden_sheet_links_the_rows_to_the_plan(book: Workbook) -> None:
    link = book["_qcdesigner"]
    assert link.sheet_state == "hidden"
    rows = [[cell.value for cell in row if cell.value is not None] for row in link.iter_rows()]
    known = dict(row for row in rows if len(row) == 2)
    assert known["plan_uid"] == "k3v9x2m7pq4d"
    assert (known["plan"], known["revision"], known["part"]) == ("GC-0412", "B", "BP-40-120")
    assert ["c0003", "3", "p2", "Phase 20", 17, "I", 10] in rows
    text = "\n".join("\t".join(str(cell) for cell in row) for row in rows[:-1])
    assert known["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def with_designation(plan: Snapshot, text: str) -> Snapshot:
    changed = {key: replace(c, designation=text) for key, c in plan.table(Characteristic).items()}
    return replace(plan, tables=MappingProxyType({**plan.tables, Characteristic: changed}))


def test_limits_that_nobody_has_confirmed_say_so(make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path) -> None:
    plan = make_plan(8)
    doubted = {key: replace(c, confirmed=False) for key, c in plan.table(Characteristic).items()}
    plan = replace(plan, tables=MappingProxyType({**plan.tables, Characteristic: doubted}))
    (made,) = export(plan, "fiche_autocontrole", language="fr", folder=tmp_path, date=moment)
    assert openpyxl.load_workbook(made)["Phase 20"]["B15"].value == "Alésage du palier\nØ40 H7\nlecture à confirmer"


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\")"])
def test_text_like_a_formula_stays_text(
    make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path, text: str
) -> None:
    (made,) = export(with_designation(make_plan(8, company=text), text), "fiche_autocontrole", language="en", folder=tmp_path, date=moment)
    sheet = openpyxl.load_workbook(made)["Phase 20"]
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].quotePrefix) == (text, "s", True)
    assert (sheet["B15"].value.split("\n")[0], sheet["B15"].data_type) == (text, "s")


def test_control_characters_are_cleaned(make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path) -> None:
    (made,) = export(with_designation(make_plan(8), "a\x00\x0bb <&> \ud800"), "fiche_autocontrole", language="fr", folder=tmp_path, date=moment)
    assert openpyxl.load_workbook(made)["Phase 20"]["B15"].value.startswith("ab <&> ")


def test_what_has_no_phase_has_a_sheet(make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path) -> None:
    (made,) = export(make_plan(20), "self_inspection_sheet", language="fr", folder=tmp_path, date=moment)
    assert openpyxl.load_workbook(made)["Sans phase"]["A15"].value == "20"


def test_angles_in_minutes_are_degrees_in_cells() -> None:
    from qcdesigner.documents.rows import _value
    from qcdesigner.domain.values import Quantity

    assert _value(Quantity(Decimal(109_800), "dms"), ROUND_FLOOR) == Decimal("30.5")
    assert str(_value(Quantity(Decimal(108_000), "dms"), ROUND_FLOOR)) == "30"


def test_limits_in_minutes_are_rounded_towards_the_inside() -> None:
    from qcdesigner.documents.rows import _value
    from qcdesigner.domain.values import Quantity

    twenty_minutes = Quantity(Decimal(1_200), "dms")
    assert (_value(twenty_minutes, ROUND_CEILING), _value(twenty_minutes, ROUND_FLOOR)) == (Decimal("0.3334"), Decimal("0.3333"))


@pytest.mark.parametrize(("state", "marks"), [("draft", ["DRAFT"]), ("in_review", []), ("superseded", ["SUPERSEDED"])])
def test_the_mark_of_a_state_lies_over_each_sheet_in_that_state_only(
    make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path, state: str, marks: list[str]
) -> None:
    (made,) = export(make_plan(8, state=state), "fiche_autocontrole", language="en", folder=tmp_path, date=moment)
    with zipfile.ZipFile(made) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
    assert len(drawings) == 6
    assert all(re.findall(r'name="Mark-\w+" descr="(.*?)"', drawing) == marks for drawing in drawings)


def test_a_row_grows_with_its_text(make_plan: Callable[..., Snapshot], moment: datetime, tmp_path: Path) -> None:
    long = "Alésage du palier côté moteur, après montage de la bague et reprise en mandrin expansible, deux sections à 90°"
    (made,) = export(with_designation(make_plan(8), long), "fiche_autocontrole", language="fr", folder=tmp_path, date=moment)
    heights = openpyxl.load_workbook(made)["Phase 20"].row_dimensions
    assert heights[FIRST].height > 60
    assert heights[FIRST - 1].height == 21


def test_the_head_is_in_the_columns_repeated_on_each_page(sheet: Worksheet) -> None:
    assert sheet.print_title_cols == "$A:$H"
    beyond = [cell.value for row in sheet.iter_rows(min_row=2, max_row=11, min_col=9) for cell in row]
    assert not any(beyond)


def test_usual_means_are_called_as_the_language_prints_them() -> None:
    gauge = Means(id="m", designation="Calibre à mâchoires entre / n'entre pas", catalogue_code="snap_gauge")
    assert means_designation(gauge, "fr") == "Calibre à mâchoires entre / n’entre pas"
    assert means_designation(gauge, "en").isascii()
    assert means_designation(Means(id="m", designation="Calibre de l'atelier"), "fr") == "Calibre de l'atelier"
