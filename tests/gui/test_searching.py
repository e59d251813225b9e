"""Words are found without regard to case, accents and order."""

from __future__ import annotations

from qcdesigner.gui.searching import holds, words_of


def test_accents_and_case_do_not_count():
    assert holds("Pied à coulisse numérique", words_of("COULISSE numerique"))
    assert holds("Contrôle géométrique", words_of("controle geometrique"))
    assert holds("Jauge etalon", words_of("étalon"))


def test_all_words_are_needed():
    assert not holds("Pied à coulisse", words_of("pied micrometre"))
    assert holds("anything", words_of("  "))
