"""Frequencies in shop notation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.frequency import Frequency, FrequencyTerm
from qcdesigner.domain.measuring.frequency_notation import parse_frequency, write_frequency
from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("100 %", "100 %", "100%"), ("100%", "100 %", "100%"), ("toutes les pièces", "100 %", "100%"), ("each part", "100 %", "100%"),
        ("1/10", "1/10", "1/10"), ("1 pièce sur 10", "1/10", "1/10"), ("5/100", "5/100", "5/100"), ("1 in 20", "1/20", "1/20"),
        ("5 p. / 2 h", "5 p. / 2 h", "5 pcs / 2 h"), ("5 pcs every 2 hours", "5 p. / 2 h", "5 pcs / 2 h"), ("5p/2h", "5 p. / 2 h", "5 pcs / 2 h"),
        ("1/h", "1/h", "1/h"), ("1 / 30 min", "1 p. / 30 min", "1 pcs / 30 min"), ("1 pièce par heure", "1/h", "1/h"), ("1/jour", "1/jour", "1/day"),
        ("1re pièce", "1re pièce", "first piece"), ("1ère pièce", "1re pièce", "first piece"), ("première pièce", "1re pièce", "first piece"),
        ("first piece", "1re pièce", "first piece"), ("3 premières pièces", "3 premières pièces", "3 first pieces"), ("first 3 pieces", "3 premières pièces", "3 first pieces"),
        ("dernière pièce", "dern. pièce", "last piece"), ("1re et dernière pièce", "1re et dern. pièce", "first and last piece"),
        ("1re + dern. + 1/h", "1re + dern. + 1/h", "first + last + 1/h"), ("first + last + 1/h", "1re + dern. + 1/h", "first + last + 1/h"),
        ("chaque changement d'outil", "changement d'outil", "tool change"), ("changement d’outil", "changement d'outil", "tool change"), ("each tool change", "changement d'outil", "tool change"),
        ("par lot", "1/lot", "1/lot"), ("3/lot", "3/lot", "3/lot"), ("5 pièces par lot", "5/lot", "5/lot"), ("1/équipe", "1/équipe", "1/shift"),
        ("1 per shift", "1/équipe", "1/shift"), ("2/série", "2/série", "2/batch"), ("1re pièce + changement d'outil", "1re + changement d'outil", "first + tool change"),
        ("NQA 1,0 niveau II", "NQA 1,0 niveau II", "NQA 1,0 niveau II"), ("AQL 0.65 level II", "AQL 0.65 level II", "AQL 0.65 level II"),
    ],
)  # fmt: skip
def test_frequency_is_read_and_written_back(written: str, french: str, english: str) -> None:
    frequency = parse_frequency(written)
    assert (write_frequency(frequency, FRENCH), write_frequency(frequency, ENGLISH)) == (french, english)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "souvent",
        "1/",
        "/10",
        "10/1",
        "0/10",
        "1/0",
        "1/0 h",
        "5 p. / 2",
        "1/10 + ",
        "12 %",
        "1/10 bidule",
        "50 %",
        "1/10" * 200,
    ],
)
def test_frequency_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(CalloutError):
        parse_frequency(text)


def test_refusal_tells_where_understanding_stopped() -> None:
    with pytest.raises(CalloutError) as refusal:
        parse_frequency("1/h + jamais")
    assert refusal.value.position == 6


PIECES = st.integers(1, 999)
TERMS = st.one_of(
    st.just(FrequencyTerm(basis="all")),
    st.just(FrequencyTerm(basis="first_last")),
    st.builds(FrequencyTerm, basis=st.sampled_from(("first", "last", "lot", "batch", "shift", "operator", "tool_change")), pieces=PIECES),
    st.builds(lambda n, m: FrequencyTerm(basis="pieces", pieces=n, every=Decimal(n + m)), PIECES, st.integers(0, 9999)),
    st.builds(
        lambda n, every, unit: FrequencyTerm(basis="time", pieces=n, every=every, time_unit=unit),
        PIECES, st.decimals("0.5", 500, places=1) | st.integers(1, 999).map(Decimal), st.sampled_from(("h", "min", "day", "week")),
    ),
)  # fmt: skip


@given(st.lists(TERMS, min_size=1, max_size=4), st.sampled_from((FRENCH, ENGLISH)))
def test_frequency_written_then_read_is_the_same(terms: list[FrequencyTerm], notation: object) -> None:
    frequency = Frequency(tuple(terms))
    assert parse_frequency(write_frequency(frequency, notation)) == frequency  # type: ignore[arg-type]
