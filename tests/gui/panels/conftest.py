"""A small plan for the panels."""

from __future__ import annotations

import pytest

from tests.gui.a_plan import APlan, a_plan


@pytest.fixture
def plan(qapp, tmp_path) -> APlan:
    return a_plan(tmp_path)


@pytest.fixture
def shown(qtbot):
    """Shows a panel and keeps it for the test."""

    def show(panel):
        qtbot.addWidget(panel)
        panel.show()
        return panel

    return show
