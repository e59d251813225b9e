"""Fixtures for all tests: the folder of shared test material, skipped where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time: a run that fails fails again, on any machine.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
pytest_plugins = ["tests.own_display"]
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """`../shared` beside the project; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the shared test material is not beside the project")
    return SHARED
