"""What looks like a size and is none: steels, counts without their sign, other units. None may get invented limits."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.notation import FRENCH, parse, write


def refusal(text: str) -> tuple[str, int]:
    with pytest.raises(CalloutError) as raised:
        parse(text)
    return raised.value.code, raised.value.position


@pytest.mark.parametrize("steel", ["42CD4", "25CD4", "30CD12", "100C6", "C45", "C22"])
def test_steel_is_neither_a_fit_nor_a_chamfer(steel: str) -> None:
    assert refusal(steel)[0] == "ambiguous"


def test_letters_c_stay_a_fit_behind_a_diameter_and_a_small_chamfer() -> None:
    assert write(parse("Ø5 CD7"), FRENCH) == "Ø5 CD7"
    assert write(parse("C2"), FRENCH) == "2×45°"


def test_count_without_its_sign_is_refused() -> None:
    assert refusal("4 Ø6,6") == ("ambiguous", 2)


@pytest.mark.parametrize("text", ["25 ±50µm", "Ø25 ±5 µm", "25 +50/-20 µm", "Ø25 f7 -20/-41 µm", "25 ±10 %"])
def test_nominal_does_not_take_the_unit_of_its_deviations(text: str) -> None:
    assert refusal(text) == ("ambiguous", 0)


def test_micrometres_are_read_beside_the_nominal_and_for_a_thickness() -> None:
    assert parse("25 µm ±5 µm")[0].unit == "µm"
    assert parse("ép. 8 ±2 µm")[0].unit == "µm"


@pytest.mark.parametrize("text", ["2x 45°", "4x 30°", "6x60°", "8x45°"])
def test_times_an_angle_may_be_a_chamfer_or_a_count(text: str) -> None:
    assert refusal(text) == ("ambiguous", 0)


@pytest.mark.parametrize("stack", ["\\S+0.1/-0.2;", "\\S+0.1#-0.2;", "\\S+0.1^-0.2;"])
def test_deviations_stack_with_any_bar(stack: str) -> None:
    (found,) = parse("25" + stack)
    assert write((found,), FRENCH) == "25 +0,1/-0,2"


def test_frame_without_compartments_does_not_lose_its_datums() -> None:
    assert refusal("⌖Ø0,1MABC") == ("unreadable_frame", 5)


def test_thread_of_no_size_is_refused() -> None:
    assert refusal("M0") == ("not_understood", 1)


@pytest.mark.parametrize("text", ["12.5\n20", "50,5/60", "Ø6,6/11"])
def test_two_sizes_far_apart_are_no_limits(text: str) -> None:
    assert refusal(text) == ("ambiguous", 1 if text.startswith("Ø") else 0)


def test_limits_of_an_edge_radius_may_be_far_apart() -> None:
    assert write(parse("R0,2/0,4"), FRENCH) == "R0,2 - 0,4"


@pytest.mark.parametrize("text", ["Ø25 -20/-41", "Ø25 f7 -20/-41", "R5 ±6", ".005 ±0,1 DEEP"])
def test_size_is_never_negative(text: str) -> None:
    assert refusal(text) == ("ambiguous", 0)


def test_limit_word_may_stand_before_the_value_of_a_radius() -> None:
    assert write(parse("R max 0,2"), FRENCH) == "R0,2 maxi"


@pytest.mark.parametrize("text", ["70 0/-03", "Ø35 +0,018/+0002", "37 ±005", "100 0/-0054", "Ø08", "Ra 08"])
def test_nought_before_a_digit_has_lost_its_decimal_sign(text: str) -> None:
    refusal(text)


def test_minutes_of_arc_keep_their_leading_nought() -> None:
    assert write(parse("30°05' ±08'"), FRENCH) == "30°5' ±8'"


def test_fit_is_one_of_a_length() -> None:
    assert refusal("20 H7 %")[0] == "unit_disagrees"


def test_plus_minus_nought_has_lost_its_number() -> None:
    assert refusal("37 ±0 Ø5") == ("missing_deviation", 6)
    assert refusal("37 0/-0") == ("missing_deviation", 7)


@pytest.mark.parametrize("text", ["#4-20", "#7-32", "#13-20", "#4-40X.50", "#4-400", "N° 4-41"])
def test_numbered_thread_is_one_of_the_standard(text: str) -> None:
    assert refusal(text)[0] == "not_understood"


@pytest.mark.parametrize("text", ["45 ±1 deg", "Ø5 ±0,1 deg", "20 deg C", "20 degC", "Ø12 deg", "M12 deg", "1x45 deg ±1 deg", "2x 45 deg"])
def test_degrees_are_no_words_of_a_length(text: str) -> None:
    refusal(text)


def test_late_deviations_of_a_chamfer_are_in_its_unit() -> None:
    assert refusal("1x45° ±0.1 in") == ("unit_disagrees", 5)
