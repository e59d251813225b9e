"""Looking for words in lists as people type them: without regard to case, accents and order."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """The text without case and accents: `Étalon Ø` and `etalon ø` are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """The words looked for."""
    return tuple(plain(text).split())


def holds(text: str, words: tuple[str, ...]) -> bool:
    """True if the text contains all the words, whole or in part."""
    searched = plain(text)
    return all(word in searched for word in words)
