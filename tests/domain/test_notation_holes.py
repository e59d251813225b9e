"""Callouts of holes as drawings word them: a depth behind a separator, a countersink in brackets, the circle they stand on."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.notation import FRENCH, parse, write


def _facts(text: str) -> list[tuple[str, int, str]]:
    return [(r.kind, r.count, r.thread or str(r.nominal and r.nominal.value)) for r in parse(text)]


@pytest.mark.parametrize(
    ("text", "hole", "depth"),
    [
        ("M6 / 12 tief", "M6", "12"), ("G1/4 – 14 tief", "G1/4", "14"), ("M6x12 DEEP", "M6", "12"), ("M8x1 x 20 DEEP", "M8x1", "20"),
        ("M8x1-6H / 20 tief", "M8x1", "20"), ("Ø8 / 12 tief", "8", "12"), ("Ø8 - 12 prof", "8", "12"), ("Ø11x4 DEEP", "11", "4"),
        ("C'BORE ∅11 x 4 DEEP", "11", "4"), ("Flachsenkung Ø11, 4 tief", "11", "4"),
    ],
)  # fmt: skip
def test_depth_may_stand_behind_a_separator(text: str, hole: str, depth: str) -> None:
    found = _facts(text)
    assert [value for _, _, value in found] == [hole, depth]
    assert found[1][0] == "depth"
    assert parse(write(parse(text), FRENCH)) == parse(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [("20 x 4 DEEP", "ambiguous"), ("2 x 4 DEEP", "ambiguous"), ("Ø8 / 12", "fraction"), ("M8x20", "ambiguous"), ("Ø11x4", "ambiguous")],
)  # fmt: skip
def test_what_says_no_depth_or_is_of_no_hole_stays_refused(text: str, code: str) -> None:
    with pytest.raises(CalloutError) as raised:
        parse(text)
    assert raised.value.code == code


def test_senkung_at_an_angle_is_a_countersink() -> None:
    assert _facts("Senkung Ø12x90°") == [("countersink", 1, "12"), ("angle", 1, "90")]


@pytest.mark.parametrize("text", ["Ø7 Senkung Ø12", "4x Ø7 (Senkung Ø12)"])
def test_senkung_alone_may_be_either_and_is_refused(text: str) -> None:
    with pytest.raises(CalloutError):
        parse(text)


def test_part_of_a_hole_named_in_brackets_is_a_requirement_to_confirm() -> None:
    hole, sink, angle = parse("4x Ø7 (Senkung Ø12x90°)")
    assert (hole.count, sink.count, angle.count) == (4, 4, 4)
    assert not sink.reference
    assert (hole.warning, sink.warning) == (None, "ambiguous")


def test_part_of_a_hole_shown_by_its_sign_in_brackets_is_auxiliary() -> None:
    assert parse("Ø7 (⌴ Ø12)")[1].reference


@pytest.mark.parametrize("text", ["CHAM 1 x 45°", "CHAM. 1x45°", "Fase 1x45°"])
def test_chamfer_may_be_named_before_its_size(text: str) -> None:
    (found,) = parse(text)
    assert (found.kind, str(found.nominal and found.nominal.value), str(found.angle and found.angle.value)) == ("chamfer", "1", "45")


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("Lk Ø85 ±0,2", "85", "Lk"), ("LKØ85", "85", "LK"), ("EQ SP ON Ø49 PCD", "49", "EQ SP ON PCD"), ("Ø2.750 B.C.", "2.750", "B.C."),
        ("ON Ø60 B.C.", "60", "ON B.C."), ("répartis sur Ø60", "60", "répartis sur"), ("ON A Ø60 B.C.", "60", "ON B.C."),
    ],
)  # fmt: skip
def test_circle_that_holes_stand_on_is_a_diameter_with_its_name(text: str, value: str, remark: str) -> None:
    (found,) = parse(text)
    assert (found.kind, str(found.nominal and found.nominal.value), found.remark) == ("diameter", value, remark)
    assert parse(write(found, FRENCH)) == (found,)


@pytest.mark.parametrize("text", ["4x M5-6H ↧12 EQ SP ON Ø49 PCD", "4 trous M5-6H ↧12 répartis sur Ø49", "4x M5-6H ↧12\nLk Ø49"])
def test_circle_that_holes_stand_on_counts_once(text: str) -> None:
    assert _facts(text) == [("thread", 4, "M5"), ("depth", 4, "12"), ("diameter", 1, "49")]


def test_diameter_that_words_only_point_to_is_no_pitch_circle() -> None:
    assert [r.kind for r in parse("SUR Ø25 H7")] == ["note"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("TAP M6 x 12 DEEP", [("thread", 1, "M6"), ("depth", 1, "12")]), ("4X TAP M6", [("thread", 4, "M6")]), ("DRILL & TAP M6", [("thread", 1, "M6")]),
        (
            "4X DRILL Ø8.5 x 20 DEEP, TAP M10 x 15 DEEP",
            [("diameter", 4, "8.5"), ("depth", 4, "20"), ("thread", 4, "M10"), ("depth", 4, "15")],
        ),
        ("2x Ø5 prof 12, taraudage M6 prof 10", [("diameter", 2, "5"), ("depth", 2, "12"), ("thread", 2, "M6"), ("depth", 2, "10")]),
        ("DRILL 2 HOLES Ø5 THRU", [("diameter", 2, "5")]), ("TAP 4 HOLES M6", [("thread", 4, "M6")]),
        ("4x Ø5\nTAP M6", [("diameter", 4, "5"), ("thread", 4, "M6")]),
        ("4xØ6,6 durchgehend\nSenkung Ø11, 11 tief", [("diameter", 4, "6.6"), ("counterbore", 4, "11"), ("depth", 4, "11")]),
        ("Fraisage Ø12 à 90°", [("countersink", 1, "12"), ("angle", 1, "90")]), ("Ø5,5 C'SUNK Ø10 x 90°", [("diameter", 1, "5.5"), ("countersink", 1, "10"), ("angle", 1, "90")]),
    ],
)  # fmt: skip
def test_operations_may_be_named_before_what_they_make(text: str, facts: list[tuple[str, int, str]]) -> None:
    assert _facts(text) == facts
    assert parse(write(parse(text), FRENCH)) == parse(text)


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("2 CHANFREINS 1 x 45°", "chamfer", 2), ("2 CONGÉS R5", "radius", 2), ("4 Bohrungen Ø6,6", "diameter", 4), ("4 taladros M6", "thread", 4),
        ("CHANFREIN 1 A 45°", "chamfer", 1), ("t=5 ±0,1", "thickness", 1), ("Dicke 5", "thickness", 1),
    ],
)  # fmt: skip
def test_words_of_shops_are_known(text: str, kind: str, count: int) -> None:
    (found,) = parse(text)
    assert (found.kind, found.count) == (kind, count)


@pytest.mark.parametrize("text", ["0,1 A 45°", "t = 5 min", "25 TAP M6"])
def test_words_that_may_mean_another_thing_stay_refused(text: str) -> None:
    with pytest.raises(CalloutError):
        parse(text)


@pytest.mark.parametrize("text", ["CONGÉS R5", "DRILL 4 HOLES AS SHOWN", "DRILL #40 BEFORE BENDING"])
def test_words_that_state_no_size_of_their_own_are_a_note(text: str) -> None:
    assert [(r.kind, r.text) for r in parse(text)] == [("note", text)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("M5-6H ↧10/14", [("thread", 1, "M5"), ("depth", 1, "10"), ("depth", 1, "14")]), ("4x M8 prof. 15/20", [("thread", 4, "M8"), ("depth", 4, "15"), ("depth", 4, "20")]),
        ("M6 prof. 12 / Ø5 prof. 16", [("thread", 1, "M6"), ("depth", 1, "12"), ("diameter", 1, "5"), ("depth", 1, "16")]),
    ],
)  # fmt: skip
def test_threads_have_a_depth_and_their_drill_another(text: str, facts: list[tuple[str, int, str]]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize("text", ["M8 ↧3/8", "M8 ↧15/10", "M8 ↧15/20 ±1", "Ø8 ↧10/14"])
def test_two_numbers_behind_a_depth_may_be_a_fraction_or_an_error(text: str) -> None:
    with pytest.raises(CalloutError):
        parse(text)
    with pytest.raises(CalloutError):
        parse("M8 ↧10/14", unit="in")
