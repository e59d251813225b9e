"""The table of a small plan, shown."""

from __future__ import annotations

import pytest

from qcdesigner.gui.tables.characteristics import CharacteristicsPanel
from tests.gui.a_plan import APlan, a_plan
from tests.gui.tables.a_table import ATable


@pytest.fixture
def plan(qapp, tmp_path) -> APlan:
    return a_plan(tmp_path)


@pytest.fixture
def table(plan, qtbot) -> ATable:
    panel = CharacteristicsPanel(plan.session)
    qtbot.addWidget(panel)
    panel.resize(1400, 500)
    panel.show()
    return ATable(panel, plan, qtbot)
