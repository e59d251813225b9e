"""Texts by gettext, through a translator that is passed in: a French window must print an English sheet.

Message ids are English. Calls are named `tr("…")` and `ntr("…", "…", n)`: that is how they are found (see `packaging/build_locale.py`).
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache

from qcdesigner.domain.tables import resource_path

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True, eq=False)
class Translator:
    """Gives the text of a message in one language; English ids are their own English text."""

    language: str
    _catalogue: gettext.NullTranslations

    def gettext(self, message: str) -> str:
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self._catalogue.ngettext(singular, plural, n)


@cache
def translator(language: str) -> Translator:
    """The translator of `fr` or `en`; any other language gives English."""
    if language != "fr":
        return Translator("en", gettext.NullTranslations())
    return Translator("fr", gettext.translation("qcdesigner", resource_path("locale"), languages=["fr"], fallback=True))
