"""A scan becomes a plan, as a technician goes: dropped on the window, a missed callout boxed, the account walked to zero, saved."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from qcdesigner.domain.tables import resource_path
from qcdesigner.gui.panels.account import AccountPanel
from qcdesigner.gui.panels.account_entries import Entry
from qcdesigner.model.account import account_of
from qcdesigner.model.records import Characteristic, Place
from qcdesigner.storage.package import load_plan
from tests.drawings.ocr.scans import scanned, write
from tests.e2e.steps import (
    characteristics,
    drawing_stands_still,
    drop,
    leave,
    panel,
    pixel_of,
    reopen,
    save_as,
)
from tests.e2e.story import Steps, User, live

DPI = 200
PART_OF_SHAFT_PX = (1180, 200, 2340, 1200)  # left, top, right, bottom
MISSED, MISSED_PX = "14", (1030, 300)
"""Written across the corner, like nothing else on the sheet: two figures alone are rather taken for strokes of geometry."""
ON_THE_DRAWING = frozenset(
    ["7 ±0,1", "36 +0,2/0", "Ø30 h6", "Ø25 k6", "12 h9", "50 ±0,05", "32", "R0,4 max", "1x45°", "Ra 0,8", "⌭ 0,005", "↗ 0,01 A-B", "↗ 0,02 A-B", "⏥ 0,005"]
)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A part of the sample's shaft as a poor scanner gives it, with one callout more."""
    import pypdfium2

    document = pypdfium2.PdfDocument(resource_path("samples/arbre_etage.pdf").read_bytes())
    picture = document[0].render(scale=DPI / 72, grayscale=True).to_pil().crop(PART_OF_SHAFT_PX)
    document.close()
    write(picture, MISSED, MISSED_PX, height=36, angle_deg=37.0)
    path = tmp_path / "scan.png"
    scanned(picture, skew_deg=0.4).save(path, dpi=(DPI, DPI))
    return path


@pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None or importlib.util.find_spec("rapidocr") is None,
    reason="the extra ocr is not installed",
)
def test_a_scan_is_dropped_completed_settled_and_saved(home: Path, scan: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.qcd"

    def story(user: User) -> Steps:
        drop(user, scan)
        yield lambda: user.session.has_plan and user.is_at_rest()
        assert len(characteristics(user)) > 6
        assert not any(c.confirmed for c in characteristics(user))
        yield from box_the_missed(user)
        yield from walk_to_zero(user)
        assert user.window.status.settled.isVisible() and not user.window.status.unconfirmed.isVisible()
        yield from save_as(user, path)
        yield from reopen(user)
        yield from leave(user)

    assert live([], story) == 0
    saved = load_plan(path)[0]
    assert account_of(saved).is_settled
    kept = [c for c in saved.table(Characteristic).values() if c.confirmed and not c.waived]
    assert len(kept) > 6 and any(c.read_text == MISSED for c in kept), [c.read_text for c in kept]


def box_the_missed(user: User) -> Steps:
    """Draws a box round a callout that was not read: it is read at once, and waits for confirmation."""
    before = {c.id for c in characteristics(user)}
    assert not any(c.read_text == MISSED for c in characteristics(user)), "this callout is no longer missed: take another"
    view = user.window.workspace.view
    user.press("Alt+3")
    yield lambda: view.tool_name == "box"
    yield from drawing_stands_still(user)
    width, height = PART_OF_SHAFT_PX[2] - PART_OF_SHAFT_PX[0], PART_OF_SHAFT_PX[3] - PART_OF_SHAFT_PX[1]
    corner = Place(view.sheet_id, (MISSED_PX[0] - 12) / width, (MISSED_PX[1] - 16) / height)
    opposite = Place(view.sheet_id, (MISSED_PX[0] + 72) / width, (MISSED_PX[1] + 68) / height)
    user.drag(view.viewport(), pixel_of(user, corner), pixel_of(user, opposite) + QPoint(1, 1))
    yield lambda: len(characteristics(user)) > len(before) and user.is_at_rest()
    (new,) = (c for c in characteristics(user) if c.id not in before)
    assert (new.read_text, new.source, new.confirmed) == (MISSED, "ocr", False)
    assert user.session.selection.ids == (new.id,)


def walk_to_zero(user: User) -> Steps:
    """One key for each line: right, wrong, or no requirement. One of them is typed right."""
    user.press("F8")
    account = panel(user, "account")
    assert isinstance(account, AccountPanel)
    yield lambda: account.list.hasFocus() and account.list.current() is not None
    corrected = account.list.current()
    user.press("F2")
    yield account.decision.callout.line.hasFocus
    user.write_over("12,5 ±0,1")
    user.press("Return")
    yield lambda: account.list.hasFocus() and account.list.current() != corrected
    for _ in range(len(account_of(user.session.document).left)):
        entry, left = account.list.current(), account.list.count()
        assert entry is not None and account.list.hasFocus()
        user.press("Return" if is_right(entry) else "Del")
        yield lambda left=left: account.list.count() == left - 1
    assert account_of(user.session.document).is_settled
    assert user.session.document.get(Characteristic, corrected.id).source == "typed"


def is_right(entry: Entry) -> bool:
    """What a person says who looks at the drawing: it is there, and so written."""
    return entry.is_characteristic and (entry.text in ON_THE_DRAWING or entry.text == MISSED)
