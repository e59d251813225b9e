"""The account of a sheet: what becomes a callout, what is unread, what is left aside, and that nothing is invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcdesigner.drawings.content import Annotation, DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.reading import read_content
from qcdesigner.model.reading import Reading


def run(text: str, x: float, y: float, height: float = 3.5, group: int = 0) -> TextRun:
    return TextRun(text, x, y, height, 0.75 * height * len(text), group=group)


def read(
    *texts: TextRun,
    annotations: tuple[Annotation, ...] = (),
    unit: str | None = "mm",
    general: str | None = None,
) -> Reading:
    sheet = SheetContent(1, "Model", 400.0, 300.0, 400.0, 300.0, texts=texts, annotations=annotations)
    return read_content(DrawingContent("dxf", (sheet,), unit), general=general)


def dimension(text: str, x: float = 200, y: float = 150, **more: object) -> Annotation:
    return Annotation("dimension", text, x, y, 20, 3.5, **more)  # type: ignore[arg-type]


def test_every_text_is_in_the_account_once() -> None:
    texts = [
        run("25 H7", 100, 100),
        run("COUPE A-A", 200, 100),
        run("bodywidth = 12 ±", 100, 200),
        run("A", 20, 20),
    ]
    reading = read(*texts)
    assert len(reading.callouts) + len(reading.unread) + len(reading.ignored) == len(texts)


def test_places_are_fractions_of_the_sheet() -> None:
    callout = read(annotations=(dimension("25"),)).callouts[0]
    assert (callout.x, callout.y, callout.width) == (0.5, 0.5, 0.05)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("COUPE A-A", "view_name"),
        ("SECTION B-B", "view_name"),
        ("2:1", "view_name"),
        ("16.06.2025", "date"),
        ("A", "datum_or_letter"),
        ("TOUTES ARETES VIVES CASSEES", "note"),
    ],
)
def test_what_is_no_requirement_is_left_aside_by_rule(text: str, rule: str) -> None:
    reading = read(run(text, 150, 150))
    assert (reading.callouts, reading.unread, [t.why for t in reading.ignored]) == ((), (), [rule])


def test_a_number_alone_beside_cad_dimensions_is_not_one() -> None:
    reading = read(run("17", 50, 50), annotations=(dimension("25"),))
    assert [t.why for t in reading.unread] == ["bare_number"]


def test_a_name_on_a_dimension_is_unread() -> None:
    reading = read(annotations=(dimension("bodywidth"),))
    assert (reading.callouts, [t.text for t in reading.unread]) == ((), ["bodywidth"])


def test_a_dimension_of_nothing_is_reported() -> None:
    assert [t.why for t in read(annotations=(dimension("0.00"),)).unread] == ["zero"]


def test_no_general_tolerance_is_applied_unless_stated() -> None:
    requirement = read(annotations=(dimension("25"),)).callouts[0].requirements[0]
    assert (requirement.upper_deviation, requirement.tolerance_source) == (None, "none")


@pytest.mark.parametrize(
    "statement", ["TOLERANCES GENERALES ISO 2768-mK", "General tolerances: ISO 2768 - m K", "ISO 2768-mK"]
)
def test_a_stated_general_tolerance_is_applied(statement: str) -> None:
    reading = read(run(statement, 100, 280), annotations=(dimension("25"),))
    requirement = reading.callouts[0].requirements[0]
    assert requirement.tolerance_source == "general"
    assert requirement.upper_deviation is not None
    assert requirement.upper_deviation.value == Decimal("0.2")


def test_two_general_tolerances_are_none() -> None:
    reading = read(run("ISO 2768-mK", 100, 280), run("ISO 2768-fH", 100, 200), annotations=(dimension("25"),))
    assert reading.general_tolerance == ""


def test_the_user_s_general_tolerance_goes_first() -> None:
    assert (
        read(run("ISO 2768-mK", 100, 280), annotations=(dimension("25"),), general="±0.1").general_tolerance
        == "±0.1"
    )


def test_deviations_nearby_that_belong_to_nobody_keep_the_general_tolerance_off() -> None:
    reading = read(run("25", 100, 100), run("-0,1", 100, 112), run("General tolerance ±0.5", 100, 280))
    assert [c.requirements[0].tolerance_source for c in reading.callouts] == ["none"]


def test_a_modifier_in_a_circle_behind_a_stack_is_the_size_s() -> None:
    texts = run("⌀68 f7", 100, 100), run("-0,03", 119, 98.3, height=2.1), run("-0,06", 119, 101.2, height=2.1), run("Ⓔ", 130, 100, height=2.4)
    (callout,) = read(*texts).callouts
    assert callout.requirements[0].modifiers == ("Ⓔ",)


def test_a_radius_is_no_class_of_a_fit_beside_itself() -> None:
    requirement = read(run("R5", 100, 100), run("ISO 2768-mK", 100, 280)).callouts[0].requirements[0]
    assert (requirement.kind, requirement.tolerance_source) == ("radius", "general")


def test_fits_one_above_the_other_are_an_assembly() -> None:
    requirement = (
        read(run("⌀12", 100, 100), run("H7", 110, 97.5), run("k6", 110, 102.5)).callouts[0].requirements[0]
    )
    assert (requirement.fit, requirement.mating_fit) == ("H7", "k6")


def test_neighbours_of_a_chain_stay_apart() -> None:
    texts = [run("14,00 10,00", 100, 100), run("25,00", 150, 100), run("30,00", 150, 107)]
    assert sorted(c.text for c in read(*texts).callouts) == ["10,00", "14,00", "25,00", "30,00"]


def test_the_unit_is_what_the_sheet_says_and_never_assumed() -> None:
    assert read(run("25", 100, 100), unit=None).unit is None
    assert read(run("DIMENSIONS ARE IN INCHES", 100, 280), unit=None).unit == "in"
    assert read(run("Dimensions in millimeters", 100, 280), unit=None).unit == "mm"


def grid() -> list[TextRun]:
    marks = [run(str(n), 40 + 80 * (n - 1), y) for n in range(1, 6) for y in (8, 297)]
    return marks + [run(letter, x, 50 + 60 * i) for i, letter in enumerate("ABCD") for x in (5, 392)]


def test_the_grid_gives_zones_and_is_left_aside() -> None:
    reading = read(*grid(), annotations=(dimension("25", 130, 180),))
    assert [c.grid_zone for c in reading.callouts] == ["C2"]
    assert {t.why for t in reading.ignored} == {"grid"}


def test_the_title_block_is_read_and_left_aside() -> None:
    labels = [
        ("Titre", 280, 260),
        ("Échelle", 280, 270),
        ("Matière", 320, 270),
        ("Date", 360, 270),
        ("Dessiné par", 280, 280),
        ("Masse", 360, 280),
    ]
    values = [("Bride de palier", 300, 260), ("1:1", 284, 275), ("S355", 322, 275), ("12.50", 362, 275), ("1,35 kg", 362, 285)]
    reading = read(*(run(t, x, y, 2.0) for t, x, y in labels + values))
    assert reading.callouts == ()
    fields = dict(reading.title_block)
    assert (fields["title"], fields["scale"], fields["material"]) == ("Bride de palier", "1:1", "S355")
    assert fields["mass"] == "1,35 kg"


def test_a_dimension_shown_again_through_a_viewport_counts_once() -> None:
    shown = dimension("25", handle="A1")
    sheets = tuple(SheetContent(n, str(n), 400.0, 300.0, None, None, annotations=(shown,)) for n in (1, 2))
    reading = read_content(DrawingContent("dxf", sheets, "mm"))
    assert (len(reading.callouts), [t.why for t in reading.ignored]) == (1, ["shown_before"])


def test_limits_that_both_carry_their_sign_are_one_dimension() -> None:
    (callout,) = read(run("⌀40,2", 100, 100), run("⌀40,0", 100, 105)).callouts
    assert (callout.requirements[0].kind, len(callout.requirements)) == ("diameter", 1)
    assert callout.requirements[0].upper_limit is not None


def test_a_counterbore_on_the_next_line_keeps_the_count() -> None:
    (callout,) = read(run("4x ⌀6,6", 100, 100), run("⌴⌀11 ↧6,4", 100, 106)).callouts
    assert {r.count for r in callout.requirements} == {4}
