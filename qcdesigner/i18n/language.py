"""Which language the user reads: chosen, else the system's; French where the system says nothing (our users are)."""

from __future__ import annotations

import locale
import os


def user_language() -> str:
    """`fr` or `en`. `QCDESIGNER_LANGUAGE` decides, then the usual variables of the system, then its settings."""
    for name in ("QCDESIGNER_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value.split(".")[0] not in ("", "C", "POSIX"):
            return "fr" if value.lower().startswith("fr") else "en"
    system = locale.getlocale()[0] or ""
    return "en" if system.lower().startswith(("en", "english")) else "fr"
