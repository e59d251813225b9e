"""Merges the French parts (`resources/locale/fr/parts/*.po`) and compiles them; checks that no text lacks its French.

    python packaging/build_locale.py           writes resources/locale/fr/LC_MESSAGES/qcdesigner.mo
    python packaging/build_locale.py --check   exit 1 if a text has no French, or the compiled file is not up to date
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PROJECT = Path(__file__).resolve().parent.parent
PARTS = PROJECT / "resources" / "locale" / "fr" / "parts"
COMPILED = PROJECT / "resources" / "locale" / "fr" / "LC_MESSAGES" / "qcdesigner.mo"
KEYWORDS = {"tr": None, "tr_": None, "ntr": (1, 2), "ngettext": (1, 2)}


def main() -> int:
    catalogue, problems = _merged()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    if "--check" not in sys.argv:
        COMPILED.write_bytes(compiled.getvalue())
    elif not COMPILED.is_file() or COMPILED.read_bytes() != compiled.getvalue():
        problems.append("resources/locale: not compiled; run packaging/build_locale.py")
    problems += _untranslated(catalogue)
    for problem in problems:
        print(problem, file=sys.stderr)
    return bool(problems)


def _merged() -> tuple[Catalog, list[str]]:
    """All parts in one catalogue, and the messages that two parts translate differently."""
    made = datetime(2026, 1, 1, tzinfo=UTC)  # fixed: the same parts give the same bytes
    merged, problems = Catalog(locale="fr", project="qcdesigner", creation_date=made, revision_date=made, fuzzy=False), []
    for part in sorted(PARTS.glob("*.po")):
        for message in read_po(io.BytesIO(part.read_bytes()), locale="fr"):
            known = merged.get(message.id) if message.id else None
            if known is not None and known.string != message.string:
                problems.append(f"{part.name}: {message.id!r} has another French in another part")
            elif message.id:
                merged.add(message.id, message.string)
    return merged, problems


def _untranslated(catalogue: Catalog) -> list[str]:
    missing = []
    options = {"add_comments": ()}
    for file, line, message, _, _ in extract_from_dir(str(PROJECT / "qcdesigner"), keywords=KEYWORDS, options_map={"**.py": options}):
        known = catalogue.get(message)
        if known is None or not _is_complete(known.string, plural=isinstance(message, tuple)):
            missing.append(f"qcdesigner/{file}:{line}: no French for {message!r}")
    return missing


def _is_complete(french: str | tuple[str, ...], *, plural: bool) -> bool:
    """True if there is a French for the message, with its plural where it has one."""
    return isinstance(french, tuple) and all(french) if plural else isinstance(french, str) and bool(french)


if __name__ == "__main__":
    sys.exit(main())
