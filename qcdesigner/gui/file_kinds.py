"""Which files the window takes, and how a file dialog names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

PLAN_SUFFIX = ".qcd"
DRAWING_SUFFIXES = (".dxf", ".dwg", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


def is_plan(path: Path) -> bool:
    return path.suffix.lower() == PLAN_SUFFIX


def plan_filter(tr: Callable[[str], str]) -> str:
    return f"{tr('Inspection plans')} (*{PLAN_SUFFIX})"


def drawing_filter(tr: Callable[[str], str]) -> str:
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in DRAWING_SUFFIXES)
    return f"{tr('Drawings')} ({patterns});;{tr('All files')} (*)"


def with_plan_suffix(path: Path) -> Path:
    """The path with `.qcd` at its end."""
    return path if is_plan(path) else path.with_name(path.name + PLAN_SUFFIX)
