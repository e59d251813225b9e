"""The limits of a reading are said in the user's language."""

from __future__ import annotations

from qcdesigner.i18n.reading_remarks import reading_sentences
from qcdesigner.i18n.translator import translator


def test_limits_are_said_in_french_and_details_are_not() -> None:
    said = reading_sentences([("dwg_converted", "2018"), ("a_mere_detail", "2"), ("pages_left_out", "200")], translator("fr").gettext)
    assert [sentence.split()[0] for sentence in said] == ["Le", "Pages"]
    assert "2018" in said[0]
    assert "200" in said[1]
