"""Where the pages of a sheet end: what stands together, and when one page is enough."""

from __future__ import annotations

from lxml import etree

from qcdesigner.documents.workbook.pagination import (
    Extent,
    paginate,
    printed_end,
    repeated_columns,
    repeated_rows,
    row_ends,
    widest_page,
)
from qcdesigner.documents.workbook.xml_names import S


def sheet(items: int, *, foot: int = 2, height: float = 30.0, pages_wide: int = 1, readings: int = 10) -> Extent:
    """A head of 4 rows (2 of them titles), `items` rows, a foot; all rows are as high."""
    return Extent(
        heights=[height] * (4 + items + foot),
        widths=[20.0] * 3 + [5.0] * readings,
        titles=(3, 4),
        repeated=3,
        items=(5, 4 + items),
        pages_wide=pages_wide,
    )


def worksheet(*, fit_height: str = "0", paper: str = "9") -> etree._Element:
    return etree.fromstring(
        f'<worksheet xmlns="{S[1:-1]}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5"/>'
        f'<pageSetup orientation="landscape" paperSize="{paper}" fitToWidth="1" fitToHeight="{fit_height}"/>'
        "<headerFooter/><drawing/></worksheet>"
    )


def breaks(root: etree._Element) -> list[int]:
    return [int(found.get("id")) for found in root.iterfind(f"{S}rowBreaks/{S}brk")]


def test_pages_are_filled_titles_counted() -> None:
    # 300 points hold 4 rows of head and 6 of items, then 2 of titles and 8 of items.
    assert list(row_ends(sheet(20), 300.0)) == [10, 18]


def test_a_foot_that_would_stand_alone_takes_the_last_two_rows_along() -> None:
    assert list(row_ends(sheet(6), 300.0)) == [8]
    assert list(row_ends(sheet(5), 300.0)) == [7]
    assert list(row_ends(sheet(4), 300.0)) == []


def test_a_head_never_stands_alone() -> None:
    assert next(row_ends(sheet(5), 60.0)) == 5


def test_the_widest_page_is_the_narrowest_that_needs_no_more_pages() -> None:
    assert widest_page(sheet(3)) == 110.0
    assert widest_page(sheet(3, pages_wide=2, readings=20)) == 110.0
    assert widest_page(sheet(3, pages_wide=2, readings=5)) == 75.0


def test_what_is_little_more_than_a_page_is_fitted_to_one() -> None:
    root = worksheet()
    paginate(root, sheet(14))
    assert root.find(S + "pageSetup").get("fitToHeight") == "1"
    assert breaks(root) == []


def test_a_long_sheet_has_breaks_where_its_pages_end() -> None:
    root = worksheet()
    paginate(root, sheet(40))
    assert root.find(S + "pageSetup").get("fitToHeight") == "0"
    assert breaks(root) == [17, 32]
    assert [child.tag.removeprefix(S) for child in root][-3:] == ["headerFooter", "rowBreaks", "drawing"]


def test_a_template_that_says_its_pages_itself_is_left_alone() -> None:
    for root in (worksheet(fit_height="3"), worksheet(paper="77")):
        before = etree.tostring(root)
        paginate(root, sheet(40))
        assert etree.tostring(root) == before


def test_what_is_printed_is_read_from_the_names_of_the_sheet() -> None:
    titles = "'Phase 10'!$A:$H,'Phase 10'!$12:$14"
    assert printed_end("'Phase 10'!$A$1:$J$40") == (10, 40)
    assert (repeated_rows(titles), repeated_columns(titles)) == ((12, 14), 8)
    assert (repeated_rows(""), repeated_columns("")) == (None, 0)
