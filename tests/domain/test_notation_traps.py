"""Callouts of real drawings that are easily read wrong; each is read exactly, or refused with its place."""

from __future__ import annotations

import pytest

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import (
    ENGLISH,
    FRENCH,
    parse,
    write,
    write_deviations,
    write_limits,
    write_plain,
)


def one(text: str) -> Requirement:
    (found,) = parse(text)
    return found


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("\\A1;\\A1;38.3{\\S+0.2^ 0;}", "38,3 +0,2/0"), ("75\\S0^ -0.05;", "75 0/-0,05"), ("ø35\\~H6", "Ø35 H6"), ("60.00\\U+00B0", "60,00°"),
        ("\\Fgdt;{\\Fgdt;n}20", "Ø20"), ("∅12", "Ø12"), ("25 −0,1/−0,2", "25 -0,1/-0,2"), ("25\u00a0±\u202f0,1", "25 ±0,1"), ("12 – 14", "12 - 14"),
        (".005", "0,005"), ("21,00 +- 0,10", "21,00 ±0,10"), ("4.00 (+0.10/-0.20)", "4,00 +0,10/-0,20"), ("20 +0,1 mm -0,05 mm", "20 +0,1/-0,05"),
        ("RR5", "R5"), ("R11.30/R11.20", "R11,20 - 11,30"), ("2X R0.1 MAX", "2× R0,1 maxi"), ("1,5 X 45°", "1,5×45°"), ("2xC1", "2× 1×45°"),
        ("4 x CHAMFER 0,2", "4× chanfrein 0,2"), ("1x45° ±0,1", "1 ±0,1 × 45°"), ("4x 90°", "(4×) 90°"), ("0°30'", "0°30'"), ("45°30'15\"", "45°30'15\""),
        ("M8×1,25", "M8×1,25"), ("Tr20x4-7e", "Tr20×4-7e"), ("Rp 1/2", "Rp1/2"), ("NPT 1/4", "1/4 NPT"), ("G 1 1/4 A", "G1 1/4 A"), ("MJ6x1-4h6h", "MJ6×1-4h6h"),
        ("M20x1.5-6H/6g", "M20×1,5-6H/6g"), ("2 x M6 x 1", "2× M6×1"), ("Ø20 H7/g6", "Ø20 H7/g6"), ("Ø20 h6 Ⓔ", "Ø20 h6 Ⓔ"), ("Ø25 H7 (25,021/25,000)", "Ø25 H7 (25,021/25,000)"),
        ("Ø6,6 lamé Ø11 prof. 6,5", "Ø6,6 ⌴ Ø11 ↧6,5"), ("Ø.250 .50 DEEP", "Ø0,250 ↧0,50"), ("Ø6,6\\P⌴Ø11 ↧6,4", "Ø6,6 ⌴ Ø11 ↧6,4"), ("Ø5 (2 PLACES)", "2× Ø5"),
        ("12 (REF)", "(12)"), ("// 0,6 A", "∥ 0,6 A"), ("POS Ø0,05 (M) A B(M) C", "⌖ Ø0,05 Ⓜ A B Ⓜ C"), ("⌖ 0,1/100 A", "⌖ 0,1 /100 A"), ("⌓ 0,2 UZ+0,1 A", "⌓ 0,2 UZ+0,1 A"),
        ("⏥ 0,01 / ⌀1,00", "⏥ 0,01 /Ø1,00"), ("⌖ Ø0,05 ST A B", "⌖ Ø0,05 ST A B"), ("⌖ Ø0,04 Ⓜ Ø0,045 MAX A", "⌖ Ø0,04 Ⓜ Ø0,045MAX A"),
        ("N6", "Ra 0,8"), ("√ Ra 0,8", "Ra 0,8"), ("√ 3,2", "√ 3,2"), ("4x 80 (=320)", "4× 80;\n1× (320)"), ("Ra 3,2 - 6,3", "Ra 6,3/3,2"), ("Ra 6,3 / Rz 25", "Ra 6,3 Rz 25"), ("Ra 1,6 rectifié", "Ra 1,6 rectifié"),
        ("Cmax 12 N·m", "12 N·m maxi"), ("200 HB max", "200 HB maxi"), ("Rp0,2 ≥ 350 MPa", "Rp0,2 350 MPa mini"), ("RAL9005 mat", "RAL 9005 mat"), ("Ep. 20 µm mini", "ép. 20 µm mini"),
        ("Ø10 H7 (x2)", "2× Ø10 H7"), ("Ø6,6 fraisé Ø12 à 90°", "Ø6,6 ⌵ Ø12 × 90°"), ("chanfrein 1 à 45°", "1×45°"), ("|⌖|Ø0.1(M)|A|B|C|", "⌖ Ø0,1 Ⓜ A B C"),
        ("entraxe 50 ±0,1", "50 ±0,1 entraxe"), ("Alésage Ø25 H7", "Ø25 H7 Alésage"), ("Congé R2", "R2 Congé"), ("M8x1 pas à gauche", "M8×1 LH"),
        ("6x Ø9 DURCH\n⌴Ø15 ↧8,5", "6× Ø9 débouchant ⌴ Ø15 ↧8,5"), ("4x Ø6.6 lisse ⌴Ø11 ↧6.5", "4× Ø6,6 lisse\n4× ⌴ Ø11 ↧6,5"), ("Ø5 12 tief", "Ø5 ↧12"), ("25 µm ±5 µm", "25 µm ±5 µm"),
        ("120 deg", "120°"), ("120deg", "120°"), ("120 DEG.", "120°"), ("120deg spacing", "120° spacing"), ("45 deg ±1 deg", "45° ±1°"), ("45° ±1 DEG", "45° ±1°"), ("45 degrees ±30'", "45° ±30'"),
        ("1x45 deg", "1×45°"), ("1 x9 deg", "1×9°"), ("Ø6,6 ⌵ Ø12 at 90 deg", "Ø6,6 ⌵ Ø12 × 90°"), ("30 deg 15'", "30°15'"), ("(3x) 120 deg", "(3×) 120°"),
        ("#4-40", "#4-40"), ("3x #4-40 tapped hole", "3× #4-40 tapped hole"), ("#10-32 ↧ .50", "#10-32 ↧0,50"), ("#4-40 UNC-2B", "#4-40 UNC-2B"), ("#4-40-2B", "#4-40-2B"), ("#0-80 LH", "#0-80 LH"),
        ("N° 4-40", "#4-40"), ("No. 10-32", "#10-32"), ("No. 10-32 UNF-2A", "#10-32 UNF-2A"), ("4-40", "4 - 40"),
    ],
)  # fmt: skip
def test_callout_is_read(text: str, french: str) -> None:
    assert write(parse(text), FRENCH) == french


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("12,5 ±", "missing_deviation", 6), ("25 +0,1", "missing_deviation", 3), ("⌀12 − 0,1", "ambiguous", 3), ("3,99 - 0 0,02", "ambiguous", 4),
        ("12'", "feet_and_inches", 2), ("4'-0", "feet_and_inches", 1), ("2{\\S1#3;}\"", "fraction", 4), ("1/2", "fraction", 0),
        ("33.2/2", "ambiguous", 0), ("d1=33.2/2", "not_understood", 0), ("2x45", "ambiguous", 0), ("4x12", "ambiguous", 0), ("10x20", "ambiguous", 0),
        ("Ø6,6 x4", "ambiguous", 7), ("M8x20", "ambiguous", 3), ("1x45° ±1°", "ambiguous", 8), ("2,5-45°", "ambiguous", 3), ("16 DENTS", "not_understood", 0),
        ("1.2.3", "not_understood", 0), ("1 250,5", "not_understood", 2), ("√", "not_understood", 1), ("∥", "unreadable_frame", 1), ("⌖ 0,14 M C", "ambiguous", 7),
        ("LiU0010", "not_understood", 0), ("1187-B2P-A", "not_understood", 4), ("16.06.2025", "not_understood", 0), ("H7", "not_understood", 0),
        ("25 mm ±0,1 in", "unit_disagrees", 13), ("12 N·m ±10 %", "unit_disagrees", 11), ("Couple 12", "missing_unit", 9), ("0x Ø5", "not_understood", 0),
        ("Rmax 0,2", "ambiguous", 0), ("1 à 45°", "ambiguous", 1), ("Ø0,2 CZ", "not_understood", 5), ("12/12,5C0", "not_understood", 7), ("12 HRC /12", "ambiguous", 6), ("serrer à 12 ±1 puis freiner", "not_understood", 0),
    ],
)  # fmt: skip
def test_what_may_mean_something_else_is_refused(text: str, code: str, position: int) -> None:
    with pytest.raises(CalloutError) as refusal:
        parse(text)
    assert (refusal.value.code, refusal.value.position) == (code, position)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "A",
        "AA",
        "A-A",
        "A (5:1)",
        "1 : 2",
        "SCALE 4 : 1",
        "DETAIL B (2:1)",
        "DÉTAIL C ECHELLE 5:1",
        "VUE DE DESSUS",
        "COUPE A-A\nECHELLE 2:1",
    ],
)
def test_names_of_views_and_scales_are_no_requirement(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bodywidth", "note"), ("FRAME SIZE", "note"), ("Tolérances générales ISO 2768-mK", "note"), ("Ébavurer arêtes 0,2 x 45°", "note"),
        ("ISO 13715 -0,2", "edge"), ("a5 ◺ 100", "weld"), ("SOUDURE a5", "weld"), ("ISO 16232 A(B10/C6)", "cleanliness"), ("Marquage : référence", "marking"),
        ("Aspect sans rayure", "appearance"), ("Présence du clip", "presence"), ("Essai fonctionnel 100 %", "function"),
    ],
)  # fmt: skip
def test_words_are_kept_as_the_kind_they_begin_with(text: str, kind: str) -> None:
    found = one(text)
    assert (found.kind, found.text) == (kind, text)


def test_c1_off_a_leader_may_be_a_datum_target() -> None:
    assert one("C1").kind == "chamfer"
    with pytest.raises(CalloutError):
        parse("C1", on_leader=False)


@pytest.mark.parametrize("text", ["4 M6", "4M6"])
def test_four_m6_may_be_threads_or_a_fit(text: str) -> None:
    assert one(text).warning == "ambiguous"


def test_written_deviations_stand_when_the_fit_disagrees() -> None:
    found = one("Ø25 H7 (+0,025/0)")
    assert (found.warning, found.tolerance_source, write_deviations(found, FRENCH)) == (
        "fit_disagrees",
        "stated",
        ("+0,025", "0"),
    )


def test_an_assembly_has_no_limits_of_its_own() -> None:
    found = one("Ø20 H7/g6")
    assert (found.fit, found.mating_fit, found.lower, found.upper) == ("H7", "g6", None, None)


def test_decimals_are_kept_as_written() -> None:
    assert write_limits(one("12,50 ±0,10"), ENGLISH) == ("12.40", "12.60")
    assert write_deviations(one("20,00 +0,00/-0,05"), FRENCH) == ("0,00", "-0,05")


def test_inch_drawings_have_microinches() -> None:
    (texture,) = parse("Ra 32", unit="in")
    (length,) = parse("1.250", unit="in")
    assert (texture.unit, length.unit) == ("µin", "in")


def test_plain_text_has_names_for_the_symbols() -> None:
    assert write_plain(parse("⌖ Ø0,05 Ⓜ A B Ⓜ C"), FRENCH) == "POS Ø0,05 Ⓜ A B Ⓜ C"
    assert write_plain(parse("Ø6,6 ⌴Ø11 ↧6,4"), FRENCH) == "Ø6,6 LAMAGE Ø11 PROF 6,4"


@pytest.mark.parametrize("text", ["Ra 3,2 (Ra 1,6)", "√Ra3,2 (√Ra1,6 √Ra0,8)", "Ra 3.2 (√)", "N8 (N6, N7)"])
def test_textures_in_brackets_hold_where_they_are_shown(text: str) -> None:
    (texture,) = parse(text)
    assert float(texture.upper_limit or 0) == 3.2
    assert texture.remark == text[text.index("(") :]
    assert parse(write((texture,), FRENCH)) == (texture,)


@pytest.mark.parametrize("text", ["Ra 3,2 (25)", "Ra 3,2 ()", "Ra 3,2 (voir B)"])
def test_other_brackets_behind_a_texture_are_refused(text: str) -> None:
    with pytest.raises(CalloutError):
        parse(text)
