"""Where the characteristics of a phase are in a workbook that was made: what results are read back from."""

from __future__ import annotations

from dataclasses import dataclass

from qcdesigner.documents.workbook.filled_sheet import FilledSheet
from qcdesigner.documents.workbook.references import column_letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The sheet, the row of each item by its id, the column of the first reading and how many there are."""

    sheet: str
    rows: dict[str, int]
    first_column: str
    readings: int


def placement_of(sheet: FilledSheet) -> Placement:
    """Where the items of a filled sheet are; the sheet has model rows and a reading column."""
    column = sheet.layout.column
    assert column is not None
    return Placement(
        sheet=sheet.filling.name,
        rows=sheet.rows,
        first_column=column_letters(column),
        readings=sheet.layout.readings,
    )
