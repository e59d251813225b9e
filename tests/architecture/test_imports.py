"""The direction of imports, as drawn in CONTRIBUTING.md: downwards only; Qt at the edge; the start stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "qcdesigner"
LAYERS = (
    {"domain"},
    {"model"},
    {"studies", "editing", "drawings"},
    {"rendering", "documents", "storage", "library"},
    {"gui", "cli"},
)
READS_I18N = {"gui", "cli", "documents", "rendering"}
HEAVY = ("ezdxf", "numpy", "openpyxl", "docx", "docxtpl", "pikepdf", "pypdfium2", "PIL", "pydantic", "lxml", "sqlalchemy")


def _level(area: str) -> int:
    return next(level for level, areas in enumerate(LAYERS) if area in areas)


def _modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE]


def _imports(path: Path) -> set[str]:
    """The names of all modules a file imports, those inside functions and under TYPE_CHECKING too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    area = path.relative_to(PACKAGE).parts[0]
    for name in _imports(path):
        if not name.startswith("qcdesigner.") or len(name.split(".")) < 2:
            continue
        other = name.split(".")[1]
        if other == area or not (PACKAGE / other).is_dir():
            continue
        if other == "i18n":
            assert area in READS_I18N, f"{area} reads i18n"
        elif area == "i18n":
            assert other in {"domain", "model"}, f"i18n imports {other}"
        else:
            assert _level(other) < _level(area), f"{area} imports {other}: {name}"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_qt_stays_at_the_edge(path: Path) -> None:
    area = path.relative_to(PACKAGE).parts[0]
    names = {name for name in _imports(path) if name.startswith("PySide6")}
    assert not names or area in {"gui", "rendering"}
    if area == "rendering":
        assert not any("QtWidgets" in name for name in names)


def test_the_window_starts_without_the_heavy_libraries() -> None:
    code = "import sys, qcdesigner.gui.app; print([m for m in sys.argv[1:] if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_no_module_keeps_changing_state() -> None:
    """No `global` statement anywhere: what is shared is passed in."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not any(isinstance(node, ast.Global) for node in ast.walk(tree)), path
