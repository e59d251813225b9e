"""`qcdesigner parse` and `qcdesigner limits`, through `main`."""

from __future__ import annotations

import json

import pytest

from qcdesigner.cli.main import main

# commands.md
KEYS = {
    "kind", "nominal", "upper_deviation", "lower_deviation", "upper_limit", "lower_limit", "unit", "count", "fit", "symbol", "zone",
    "zone_shape", "modifiers", "datums", "thread", "thread_class", "left_hand", "parameter", "rule", "angle", "reference", "exact",
    "typical", "through", "remark", "warning",
}  # fmt: skip


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QCDESIGNER_LANGUAGE", "en")


def test_parse_json_has_all_keys_for_every_item(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "4x Ø6,6 ↧12", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [item["kind"] for item in items] == ["diameter", "depth"]
    assert all(set(item) >= KEYS for item in items)
    assert items[0]["upper_limit"] is None


def test_parse_says_the_limits_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "25 -0,2/-0,1"]) == 0
    out = capsys.readouterr().out
    assert "24.8 to 24.9 mm" in out
    assert "reverse order" in out


def test_text_that_is_no_requirement_gives_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "COUPE A-A", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_text_not_understood_is_one_line_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "12,5 ± bidule"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "“bidule”" in captured.err


def test_unit_applies_to_lengths_written_without_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", "1.250", "--unit", "in", "--json"])
    assert json.loads(capsys.readouterr().out)[0]["unit"] == "in"


def test_limits_of_a_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "25 H7", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["upper_deviation"], found["lower_deviation"], found["upper_limit"]) == (0.021, 0, 25.021)


def test_limits_of_an_assembly_are_those_of_its_clearance(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "20 H7/g6"]) == 0
    assert "Clearance: 0.007 to 0.041 mm (clearance fit)" in capsys.readouterr().out


def test_limits_of_a_thread_are_those_of_its_diameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "M10-6g", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["diameters"]["d2"] == {"minimum": 8.862, "maximum": 8.994}


def test_limits_under_a_general_tolerance(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "20", "--general", "ISO 2768-m"]) == 0
    assert "19.8 to 20.2 mm" in capsys.readouterr().out


def test_an_angle_needs_its_shorter_leg(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "45°", "--general", "ISO 2768-m"]) == 1
    assert main(["limits", "45°", "--general", "ISO 2768-m", "--leg", "30"]) == 0
    assert "44°30' to 45°30'" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["limits", "25 q7"],
        ["limits", "20 t6"],
        ["limits", "A"],
        ["limits", "20", "--general", "selon norme"],
        ["limits", "45°", "--general", "ISO 2768-m", "--leg", "court"],
        ["limits", "45°", "--general", "ISO 2768-m", "--leg", "NaN"],
        ["limits", "45°", "--general", "ISO 2768-m", "--leg=-3"],
    ],
)
def test_what_is_not_defined_or_not_understood_is_refused_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(("text", "upper"), [("20 x6", 0.067), ("30 X7", -0.056), ("6 C11", 0.145), ("4 M8", 0.002)])
def test_limits_of_any_class_are_those_of_iso_286(text: str, upper: float, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", text, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["kind"], answer["upper_deviation"], answer["warning"]) == ("linear", upper, None)


def test_words_have_no_limits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["limits", "foo"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
