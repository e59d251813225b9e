"""The committed samples are what the script draws, sound, and say what their truth says."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import ezdxf
import pypdfium2
import pytest
from ezdxf.document import Drawing
from ezdxf.entities import Dimension

NAMES = ("bride_de_palier", "arbre_etage")
A3 = (420.0, 297.0)
SCORED = (
    "linear",
    "diameter",
    "radius",
    "angle",
    "chamfer",
    "thread",
    "depth",
    "counterbore",
    "gdt",
    "roughness",
)
COUNTS = {"bride_de_palier": (44, 8), "arbre_etage": (29, 6)}  # scored items, tolerance frames
Number = Decimal | None


@pytest.mark.parametrize("name", NAMES)
def test_script_reproduces_the_committed_dxf_and_truth(samples: Path, drawn_again: Path, name: str) -> None:
    for file in (f"{name}.dxf", f"truth/{name}.dxf.truth.json", f"truth/{name}.pdf.truth.json"):
        assert (drawn_again / file).read_bytes() == (samples / file).read_bytes(), file


@pytest.mark.parametrize("name", NAMES)
def test_script_reproduces_text_and_size_of_the_committed_pdf(
    samples: Path, drawn_again: Path, name: str
) -> None:
    assert _pdf(drawn_again / f"{name}.pdf") == _pdf(samples / f"{name}.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_pdf_is_one_a3_page(samples: Path, name: str) -> None:
    _, size = _pdf(samples / f"{name}.pdf")
    assert [round(side * 25.4 / 72, 1) for side in size] == list(A3)


@pytest.mark.parametrize("name", NAMES)
def test_dxf_audits_clean_and_is_in_millimetres(samples: Path, name: str) -> None:
    doc = ezdxf.readfile(samples / f"{name}.dxf")
    audit = doc.audit()
    assert (audit.errors, audit.fixes) == ([], [])
    assert doc.units == 4
    assert doc.header["$LIMMAX"] == A3


@pytest.mark.parametrize("name", NAMES)
def test_pdf_text_holds_every_callout(samples: Path, name: str) -> None:
    text = _pdf(samples / f"{name}.pdf")[0]
    compact = re.sub(r"\s", "", text)
    missing = [part for item in _items(samples, name) for part in _written_parts(item) if part not in compact]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_dimension_shows_what_its_truth_says(samples: Path, name: str) -> None:
    doc = ezdxf.readfile(samples / f"{name}.dxf")
    told = {item["entity"]: item for item in _items(samples, name) if "entity" in item}
    dimensions = list(doc.modelspace().query("DIMENSION"))
    assert all(d.dxf.handle in told for d in dimensions)
    wrong = {
        d.dxf.handle: read for d in dimensions if (read := _reading(doc, d)) != _expected(told[d.dxf.handle])
    }
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_measured_value_is_the_nominal_unless_the_style_scales_it(samples: Path, name: str) -> None:
    doc = ezdxf.readfile(samples / f"{name}.dxf")
    told = {item["entity"]: item for item in _items(samples, name) if "entity" in item}
    for dimension in doc.modelspace().query("DIMENSION"):
        nominal, factor = told[dimension.dxf.handle]["nominal"], _variable(doc, dimension, "dimlfac")
        if nominal is not None and told[dimension.dxf.handle]["kind"] != "angle":
            assert abs(dimension.get_measurement() * factor - nominal) < 0.051, told[dimension.dxf.handle]


@pytest.mark.parametrize("name", NAMES)
def test_truth_counts(samples: Path, name: str) -> None:
    items = _items(samples, name)
    counted = [item for item in items if item["kind"] in SCORED]
    assert (len(counted), sum(item["kind"] == "gdt" for item in items)) == COUNTS[name]


@pytest.mark.parametrize("name", NAMES)
def test_places_are_on_the_sheet(samples: Path, name: str) -> None:
    assert all(0 < v < 1 for item in _items(samples, name) for v in item["position"])


@pytest.mark.parametrize("name", NAMES)
def test_each_frame_is_a_tolerance_entity(samples: Path, name: str) -> None:
    doc = ezdxf.readfile(samples / f"{name}.dxf")
    handles = {entity.dxf.handle for entity in doc.modelspace().query("TOLERANCE")}
    assert handles == {item["entity"] for item in _items(samples, name) if item["kind"] == "gdt"}


def _items(samples: Path, name: str) -> list[dict[str, Any]]:
    return list(json.loads((samples / "truth" / f"{name}.dxf.truth.json").read_text("utf-8"))["items"])


def _pdf(path: Path) -> tuple[str, tuple[float, float]]:
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    return page.get_textpage().get_text_range(), page.get_size()


def _written_parts(item: dict[str, Any]) -> list[str]:
    """What must be found of a callout: its pieces between blanks, count and deviations apart."""
    text = item["text"].replace("(0/-0,013)", "0/-0,013").strip("[]")
    if item["kind"] == "chamfer":
        text = text.replace("× ", "x ")
    return [part for part in re.split(r"[ /]+", text) if part]


def _variable(doc: Drawing, dimension: Dimension, name: str) -> Any:
    return dimension.override().get(name)


def _picture(doc: Drawing, dimension: Dimension) -> str:
    (text,) = doc.blocks[dimension.dxf.geometry].query("MTEXT")
    return str(text.text)


def _reading(doc: Drawing, dimension: Dimension) -> tuple[Number, Number, Number, list[Number] | None]:
    """Nominal, deviations and limits, read from the text of the picture block by this test's own eyes."""
    text = (
        _picture(doc, dimension)
        .replace(",", ".")
        .replace("%%p", "±")
        .replace("%%c", "Ø")
        .replace(r"\Fgdt;", "")
    )
    stack = re.search(r"\\S(.*?)\^ (.*?);", text)
    plain = re.sub(r"\{?\\H[\d.]+x;\\S.*?;\}?|\\A1;", "", text)
    numbers = [Decimal(n) for n in re.findall(r"\d+\.?\d*", re.sub(r" [A-Za-z]+\d+\b", "", plain))]
    if stack and not numbers:
        upper, lower = (Decimal(part.strip(" Ø")) for part in stack.groups())
        return None, None, None, [lower, upper]
    if "mini" in plain or "max" in plain:
        return None, None, None, [numbers[0], None] if "mini" in plain else [None, numbers[0]]
    if stack:
        return numbers[0], Decimal(stack[1].strip()), Decimal(stack[2].strip()), None
    if "±" in plain:
        return numbers[0], numbers[1], -numbers[1], None
    return numbers[0], None, None, None


def _expected(item: dict[str, Any]) -> tuple[Number, Number, Number, list[Number] | None]:
    """What the picture should show; the deviations of a fit are not printed unless the truth says so."""
    is_printed = item.get("deviation_source", "printed") == "printed"
    upper, lower = (item["upper_deviation"], item["lower_deviation"]) if is_printed else (None, None)
    limits = [_exact(v) for v in item["limits"]] if "limits" in item else None
    return _exact(item["nominal"]), _exact(upper), _exact(lower), limits


def _exact(value: float | None) -> Number:
    return None if value is None else Decimal(str(value))
