"""Each code of the plan has one word in both languages: no kind, symbol, state or role is shown as a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import get_args

import pytest

from qcdesigner.domain.registry import kinds
from qcdesigner.domain.tolerances.notation.symbols import SYMBOLS
from qcdesigner.i18n import words
from qcdesigner.i18n.translator import translator
from qcdesigner.model.records import Criticality, PhaseKind, Role, State

Words = Callable[[words.Tr], Mapping[str, str]]
FAMILIES: tuple[tuple[Words, Iterable[str]], ...] = (
    (words.kind_words, kinds()),
    (words.symbol_words, [symbol.code for symbol in SYMBOLS]),
    (words.criticality_words, get_args(Criticality)),
    (words.phase_kind_words, get_args(PhaseKind)),
    (words.plan_state_words, get_args(State)),
    (words.role_words, get_args(Role)),
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("family", "codes"), FAMILIES, ids=lambda value: getattr(value, "__name__", ""))
def test_each_code_has_a_word_of_its_own(family: Words, codes: Iterable[str], language: str) -> None:
    table = family(translator(language).gettext)
    assert set(table) == set(codes)
    assert len(set(table.values())) == len(table)


def test_terms_are_those_of_iso_1101() -> None:
    french, english = (words.symbol_words(translator(language).gettext) for language in ("fr", "en"))
    assert (english["line_profile"], french["line_profile"]) == ("Line profile", "Profil d’une ligne")
    assert (english["position"], french["position"]) == ("Position", "Localisation")
    assert (english["concentricity"], french["angularity"]) == ("Concentricity", "Inclinaison")


def test_a_dimension_is_a_cote() -> None:
    assert words.kind_words(translator("fr").gettext)["linear"] == "Cote"
