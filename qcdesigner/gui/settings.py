"""The preferences of the user and what the window remembers: one frozen record, kept as a small JSON file.

A damaged or missing file gives the defaults: no preference is worth a refusal to start.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from qcdesigner.model.records import BalloonSize

RECENT_LIMIT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`language` is `fr`, `en` or empty (the system's); `documents_language` empty is the window's.

    `general_tolerance` is proposed for new drawings: empty by default, since none is ever assumed. `theme` is `system`,
    `light` or `dark`; `balloon_size` (small, normal, large) is that of new plans. `layout` holds the geometry and the docks of the window (base64), `columns`
    those of the table of characteristics.
    """

    language: str = ""
    documents_language: str = ""
    theme: str = "system"
    balloon_size: BalloonSize = "normal"
    company: str = ""
    general_tolerance: str = ""
    export_folder: str = ""
    last_folder: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    layout: str = ""
    columns: str = ""

    def with_recent(self, path: Path) -> Settings:
        """These settings with `path` as the most recent file."""
        text = str(path.absolute())
        others = tuple(name for name in self.recent if name != text)
        return replace(self, recent=(text, *others)[:RECENT_LIMIT], last_folder=str(path.absolute().parent))

    def without_recent(self, path: Path) -> Settings:
        return replace(self, recent=tuple(name for name in self.recent if name != str(path)))


def load_settings(folder: Path) -> Settings:
    """The settings kept in `folder`, the defaults for whatever is absent or of the wrong type."""
    try:
        written = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _from_json(written) if isinstance(written, dict) else Settings()


def save_settings(settings: Settings, folder: Path) -> None:
    """Writes the settings; a folder that cannot be written to keeps the old ones, silently."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f"settings.json.{os.getpid()}"
        beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(folder / "settings.json")
    except OSError:
        return


def _from_json(written: dict[str, Any]) -> Settings:
    defaults = Settings()
    known: dict[str, Any] = {}
    for field in fields(Settings):
        default, value = getattr(defaults, field.name), written.get(field.name)
        if field.name == "recent":
            known["recent"] = tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()
        elif field.name == "balloon_size":
            known["balloon_size"] = value if value in get_args(BalloonSize) else default
        elif type(value) is type(default):
            known[field.name] = value
    return Settings(**known)
