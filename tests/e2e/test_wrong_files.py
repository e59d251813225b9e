"""Files that are no drawings, or damaged: one sentence each, and the open plan is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drawings.ocr.scans import png_claiming
from tests.e2e.steps import give_file, leave, open_drawing
from tests.e2e.story import Steps, User, live


def test_what_cannot_be_opened_is_said_in_one_sentence_and_the_plan_stays(
    home: Path, flange: Path, shaft_pdf: Path, tmp_path: Path
) -> None:
    wrong = _wrong_files(tmp_path, shaft_pdf)
    said: dict[str, str] = {}

    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        before = user.session.document.snapshot().tables
        for path in wrong:
            user.window.problems.hide()
            user.press("Ctrl+Shift+O")
            yield from give_file(user, path)
            yield lambda: user.is_at_rest() and user.window.problems.isVisible()
            said[path.name] = user.window.problems.text
            assert user.session.document.snapshot().tables == before
        yield from leave(user, answer="discard")

    assert live([], story) == 0
    for text in said.values():
        assert text.endswith(".") and "\n" not in text and "Traceback" not in text and len(text) < 240
    assert "vide" in said["vide.dxf"]
    assert "mot de passe" in said["secret.pdf"]
    assert "trop volumineux" in said["enorme.png"]
    assert len(set(said.values())) == len(wrong)


def test_damaged_drawings_open_or_are_refused_and_the_plan_stays(
    home: Path, flange: Path, shared: Path
) -> None:
    damaged = sorted((shared / "drawings/malformed").glob("*.dxf"))
    assert damaged

    def story(user: User) -> Steps:
        yield from open_drawing(user, flange)
        for path in damaged:
            yield from add_damaged(user, path)
        yield from leave(user, answer="discard")

    assert live([], story) == 0


def add_damaged(user: User, path: Path) -> Steps:
    """Adds the drawing to the open plan and takes it back, or reads why it cannot be."""
    document, problems = user.session.document, user.window.problems
    before = document.snapshot().tables
    problems.hide()
    user.press("Ctrl+Shift+O")
    yield from give_file(user, path)
    yield lambda: user.is_at_rest() and (problems.isVisible() or document.snapshot().tables != before)
    assert user.dialog() is None
    if problems.isVisible():
        assert problems.text.endswith(".")
    else:
        user.press("Ctrl+Z")
    yield lambda: document.snapshot().tables == before


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file is opened twice, the second time by a reader that mends."""
    monkeypatch.setattr("tests.e2e.story.PATIENCE_S", 40.0)


def _wrong_files(folder: Path, pdf: Path) -> list[Path]:
    from pikepdf import Encryption, Pdf

    empty, letter, secret = folder / "vide.dxf", folder / "lettre.pdf", folder / "secret.pdf"
    huge = folder / "enorme.png"
    huge.write_bytes(png_claiming(40_000, 25_000))
    empty.write_bytes(b"")
    letter.write_text("Bonjour, veuillez trouver ci-joint le plan de la bride.", encoding="utf-8")
    with Pdf.open(pdf) as document:
        document.save(secret, encryption=Encryption(owner="o", user="u"))
    return [empty, letter, secret, huge]
