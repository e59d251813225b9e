"""A reading of many sheets tells how far it is, and ends when nobody wants it any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.reading import read_content
from tests.drawings.conftest import content_of
from tests.drawings.pdfs import pdf_bytes


def many_sheets(count: int) -> DrawingContent:
    one = content_of(pdf_bytes([("25 H7", 100, 100, 10, 0)]))
    return replace(one, sheets=tuple(replace(one.sheets[0], number=n + 1) for n in range(count)))


def test_progress_goes_by_sheet_from_nothing_to_one() -> None:
    parts: list[float] = []
    read_content(many_sheets(5), progress=parts.append)
    assert len(parts) >= 5 and parts == sorted(parts) and parts[-1] == 1.0


def test_a_reading_that_is_cancelled_stops_at_the_next_sheet() -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(DrawingError) as caught:
        read_content(many_sheets(50), cancelled=cancelled)
    assert (caught.value.code, len(asked)) == ("cancelled", 4)
