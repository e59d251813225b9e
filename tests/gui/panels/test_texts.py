"""Every code of the core has its sentence; every control can be named by a screen reader and explained by a tip."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

from qcdesigner.domain import errors
from qcdesigner.domain.errors import CalloutError, EditRefused, QcError
from qcdesigner.gui.edit_labels import edit_texts
from qcdesigner.gui.panels.account import AccountPanel
from qcdesigner.gui.panels.findings import FindingsPanel
from qcdesigner.gui.panels.identity import IdentityPanel
from qcdesigner.gui.panels.means import MeansPanel
from qcdesigner.gui.panels.phases import PhasesPanel
from qcdesigner.gui.panels.properties import PropertiesPanel
from qcdesigner.gui.tables.characteristics import CharacteristicsPanel
from qcdesigner.i18n.remarks import finding_sentence
from qcdesigner.i18n.sentences import sentence
from qcdesigner.i18n.translator import translator
from qcdesigner.model.checks import all_checks
from qcdesigner.model.document import Document
from qcdesigner.model.findings import Finding

PACKAGE = Path(errors.__file__).parents[1]
EDIT = re.compile(r"\.edit\(\s*\"([a-z_]+)\"")
PANELS = (
    CharacteristicsPanel,
    PropertiesPanel,
    FindingsPanel,
    AccountPanel,
    PhasesPanel,
    MeansPanel,
    IdentityPanel,
)


def raised() -> set[tuple[str, str]]:
    """The class and code of each error of the core raised with a code written out."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                found.add((_error_class(node.func), str(node.args[0].value)))
    return {(kind, code) for kind, code in found if kind}


def _error_class(function: ast.expr) -> str:
    """The class of error that calling this makes; the scanner of callouts raises by `fail`."""
    if isinstance(function, ast.Attribute):
        return "CalloutError" if function.attr == "fail" else ""
    return function.id if isinstance(function, ast.Name) and hasattr(errors, function.id) else ""


@pytest.mark.parametrize(("kind", "code"), sorted(raised()))
def test_every_error_has_a_sentence(kind, code):
    made = CalloutError(code, "12 ±", 3) if kind == "CalloutError" else getattr(errors, kind)(code)
    assert "could not be done" not in sentence(made, translator("en").gettext)


def test_an_unknown_code_is_still_a_sentence():
    assert "xyz" in sentence(QcError("xyz"), translator("fr").gettext)


def test_a_wrong_callout_says_where():
    said = sentence(CalloutError("ambiguous", "C1 / A", 3), translator("en").gettext)
    assert "character 4" in said and "/ A" in said


def test_a_missing_value_does_not_break_a_sentence():
    assert "?" in sentence(EditRefused("phase_number_taken"), translator("en").gettext)


@pytest.mark.parametrize("code", sorted({code for check in all_checks() for code in check.codes}))
def test_every_finding_has_a_sentence(code):
    said = finding_sentence(Finding(code, "error", ("plan",)), Document(), translator("en").gettext)
    assert code not in said


def test_every_edit_has_a_name():
    sources = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    labels = {label for source in sources for label in EDIT.findall(source)}
    assert labels - set(edit_texts(translator("en").gettext)) == set()


@pytest.mark.parametrize("panel_class", PANELS)
def test_every_control_has_a_name_and_a_tip(panel_class, plan, shown):
    panel = shown(panel_class(plan.session))
    plan.session.selection.set(plan.ids[:1])
    for kind in (QLineEdit, QComboBox, QAbstractItemView, QAbstractButton):
        for control in panel.findChildren(kind):
            if control.isVisibleTo(panel) and not is_inner(control):
                assert control.toolTip(), (control, control.accessibleName())
                assert control.accessibleName() or getattr(control, "text", str)(), control


def is_inner(control) -> bool:
    """Parts that Qt puts inside its own controls (the line of a list, the corner of a table, clear buttons)."""
    parent = control.parent()
    return (
        isinstance(parent, QComboBox | QLineEdit | QAbstractItemView)
        or type(parent).__name__ == "QComboBoxPrivateContainer"
    )
