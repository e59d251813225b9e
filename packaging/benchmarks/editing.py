"""An edit in a plan of 2,000 characteristics, with its undo and the repaint of what changed; saving it with a 3 MB drawing."""

from __future__ import annotations

import itertools
import os
import tempfile
from pathlib import Path

from benchmarks.plans import plan_of
from benchmarks.rows import Row, median_time

COUNT = 2_000
FRAME = 0.016


def measure() -> list[Row]:
    """Rows: the model alone, with table and drawing in a window, saving."""
    return [_model(), *_window(), _saving()]


def _model() -> Row:
    from qcdesigner.editing.characteristics import change_fields
    from qcdesigner.model.records import Characteristic

    document = plan_of(COUNT)
    some = list(document.table(Characteristic))[COUNT // 2]

    def edit_and_undo() -> None:
        change_fields(document, [some], comment="x")
        document.undo()

    return Row(f"edit and undo in a plan of {COUNT} characteristics, model", median_time(edit_and_undo, runs=50), aim_seconds=FRAME)


def _window() -> list[Row]:
    from PySide6.QtWidgets import QApplication

    from qcdesigner.editing.characteristics import change_fields
    from qcdesigner.gui.application import Application
    from qcdesigner.gui.folders import user_folders
    from qcdesigner.model.records import Characteristic

    with tempfile.TemporaryDirectory() as home:
        os.environ["QCDESIGNER_HOME"] = home
        app = QApplication.instance() or QApplication([])
        application = Application(app, user_folders())
        application.begin([])
        session = application.session
        session.replace_document(plan_of(COUNT))
        for _ in range(20):
            app.processEvents()
        some = list(session.document.table(Characteristic))[3]
        session.selection.set([some])
        app.processEvents()

        turn = itertools.count()

        def edit() -> None:
            change_fields(session.document, [some], designation=f"Alésage {next(turn)}")
            app.processEvents()

        def undo() -> None:
            session.document.undo()
            app.processEvents()

        name = f"with {COUNT} characteristics in the window and its repaint"
        rows = [
            Row(f"edit {name}", median_time(edit, runs=30), aim_seconds=FRAME),
            Row(f"undo {name}", median_time(undo, runs=30), aim_seconds=FRAME),
        ]
        application.end()
    return rows


def _saving() -> Row:
    from qcdesigner.storage.package import save_plan

    document = plan_of(COUNT, drawing=os.urandom(3_000_000))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.qcd"
        stamp = save_plan(document.snapshot(), path, expected=None)

        def save() -> None:
            nonlocal stamp
            stamp = save_plan(document.snapshot(), path, expected=stamp)

        return Row(f"save {COUNT} characteristics and a 3 MB drawing", median_time(save), aim_seconds=0.5)
