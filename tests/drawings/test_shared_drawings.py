"""The real drawings: each opens, or is refused with the right code; what is read of them is what their truth says."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent
from qcdesigner.drawings.reading import read_content
from tests.conftest import SHARED
from tests.drawings.conftest import content_of

FOLDER = SHARED / "drawings"
SUFFIXES = {".dxf", ".pdf", ".png", ".jpg", ".tif"}
FILES = sorted(
    p
    for p in FOLDER.glob("*/*")
    if p.suffix.lower() in SUFFIXES and p.parent.name in ("dxf", "pdf", "raster", "derived")
)

MALFORMED = {
    "aspose_sample.dxf": "damaged",
    "dxfparser_complex.dxf": "damaged",
    "ezdxf_recover01.dxf": "",
    "ezdxf_recover02.dxf": "",
    "gds_blocks.dxf": "damaged",
    "libdxf_arc_R2000.dxf": "damaged",
    "mlightcad_mleader-yellow.dxf": "damaged",
}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_real_drawing_opens_and_is_accounted_for(path: Path) -> None:
    content = content_of(path.read_bytes(), path.name)
    assert content.sheets
    assert not [code for code, _ in content.remarks if code == "entity_failed"]
    reading = read_content(content)
    assert all(-0.2 <= c.x <= 1.2 and -0.2 <= c.y <= 1.2 for c in reading.callouts)


@pytest.mark.parametrize(("name", "code"), MALFORMED.items())
def test_a_malformed_file_is_mended_or_refused(shared: Path, name: str, code: str) -> None:
    content = (shared / "drawings/malformed" / name).read_bytes()
    if not code:
        assert ("recovered", "") in content_of(content, name).remarks
        return
    with pytest.raises(DrawingError) as caught:
        content_of(content, name)
    assert caught.value.code == code


def read(shared: Path, name: str) -> DrawingContent:
    return content_of((shared / "drawings" / name).read_bytes(), name)


def test_the_hub_says_what_its_sheet_shows(shared: Path) -> None:
    texts = [c.text for c in read_content(read(shared, "dxf/qcad_bevel_gear_hub.dxf")).callouts]
    assert texts == [
        "⌀70", "(18)", "45°", "16", "37", "⌀97.66 h11", "1.5x45°", "⌀73.64", "42.43", "38.3 +0.2/0",
        "31.83±0.1", "10 P9", "75 0/-0.05", "N6", "⌯ 0.05 A", "N6", "ø35 H6", "N6",
    ]  # fmt: skip


def test_ghosts_of_the_panel_are_left_out(shared: Path) -> None:
    reading = read_content(read(shared, "dxf/Gehäuse 15.1 front.dxf"))
    assert len(reading.callouts) == 21
    assert not reading.unread


def test_names_on_dimensions_are_no_values(shared: Path) -> None:
    reading = read_content(read(shared, "dxf/openscad_example009.dxf"))
    assert (len(reading.callouts), [t.text for t in reading.unread]) == (
        0,
        ["bodywidth", "platewidth", "fanwidth", "fanrot"],
    )


def test_a_dimension_seen_in_a_layout_too_counts_once(shared: Path) -> None:
    reading = read_content(read(shared, "dxf/qcad_flange.dxf"))
    assert len(reading.callouts) == 6
    assert {t.why for t in reading.ignored} >= {"shown_before"}


def test_utf8_in_a_file_that_declares_another_code_page(shared: Path) -> None:
    texts = [a.text for a in read(shared, "dxf/techdraw_page68_bybejant.dxf").sheets[0].annotations]
    assert not [t for t in texts if "Â" in t or "Ã" in t]


def test_the_pulley_keeps_stacks_and_states_its_general_tolerance(shared: Path) -> None:
    reading = read_content(read(shared, "pdf/odri_center_pulley_at3_t10.pdf"))
    assert [c.text for c in reading.callouts].count("⌀ 3,99 0/-0,02") == 2
    assert (reading.general_tolerance, reading.unit) == ("±0.05 mm", "mm")
