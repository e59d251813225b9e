"""How many reading columns a frequency calls for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcdesigner.documents.readings import FEWEST, MOST, UNKNOWN, reading_columns
from qcdesigner.domain.frequency import Frequency, FrequencyTerm


def frequency(**term: object) -> Frequency:
    return Frequency((FrequencyTerm(**term),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "rate", "columns"),
    [
        (frequency(basis="pieces", every=Decimal(10)), Decimal(12), 10),
        (frequency(basis="time", pieces=5, every=Decimal(2), time_unit="h"), None, 20),
        (frequency(basis="time", pieces=1, every=Decimal(30), time_unit="min"), None, 16),
        (frequency(basis="all"), None, MOST),
        (frequency(basis="first"), None, FEWEST),
        (None, None, UNKNOWN),
    ],
)
def test_columns_for_a_shift(wanted: Frequency | None, rate: Decimal | None, columns: int) -> None:
    assert reading_columns([wanted], rate) == columns


def test_the_most_frequent_decides() -> None:
    assert reading_columns([frequency(basis="first"), frequency(basis="all")]) == MOST


def test_terms_add_up() -> None:
    terms = (FrequencyTerm(basis="first"), FrequencyTerm(basis="time", every=Decimal(1), time_unit="h"))
    assert reading_columns([Frequency(terms)]) == 9
