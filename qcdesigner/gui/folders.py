"""Where the window keeps what is its own on this machine: settings, cache of drawings, recovery journals."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Three folders of the user; made when first written to."""

    settings: Path
    cache: Path
    recovery: Path


def user_folders() -> Folders:
    """The folders of this user; all under `QCDESIGNER_HOME` where that is set (portable use, tests)."""
    home = os.environ.get("QCDESIGNER_HOME")
    if home:
        return Folders(Path(home) / "settings", Path(home) / "cache", Path(home) / "recovery")
    import platformdirs

    return Folders(
        platformdirs.user_config_path("qcdesigner", appauthor=False),
        platformdirs.user_cache_path("qcdesigner", appauthor=False),
        platformdirs.user_state_path("qcdesigner", appauthor=False) / "recovery",
    )
