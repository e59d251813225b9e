"""A place in a cleaned callout, and what can be taken from there. Patterns are anchored: the cost stays linear."""

from __future__ import annotations

import re
from typing import NoReturn

from qcdesigner.domain.errors import CalloutError
from qcdesigner.domain.tolerances.notation.cleaning import CleanText

SPACES = re.compile(r"[ ]*")
WHITE = re.compile(r"[ \n]*")


class Scanner:
    """Reads a cleaned text from left to right; `unit` is that of lengths written without one."""

    def __init__(self, cleaned: CleanText, written: str, *, unit: str, on_leader: bool) -> None:
        self.plain = cleaned.plain
        self.written = written
        self.unit = unit
        self.on_leader = on_leader
        self.at = 0
        self._origins = cleaned.origins

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of `pattern` here, after blanks that are not ends of lines; moves behind it."""
        match = self.peek(pattern)
        if match is not None:
            self.at = match.end()
        return match

    def peek(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """As `take`, without moving."""
        return pattern.match(self.plain, _end(SPACES, self.plain, self.at))

    def take_over_lines(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """As `take`, after blanks and ends of lines."""
        match = pattern.match(self.plain, _end(WHITE, self.plain, self.at))
        if match is not None:
            self.at = match.end()
        return match

    def skip_blanks(self) -> None:
        """Moves behind blanks, not over the end of a line."""
        self.at = _end(SPACES, self.plain, self.at)

    def skip_white(self) -> None:
        """Moves behind blanks and ends of lines."""
        self.at = _end(WHITE, self.plain, self.at)

    @property
    def is_at_end(self) -> bool:
        """True when nothing but white is left."""
        return _end(WHITE, self.plain, self.at) == len(self.plain)

    @property
    def is_at_line_end(self) -> bool:
        """True when nothing but blanks is left on the line."""
        here = _end(SPACES, self.plain, self.at)
        return here == len(self.plain) or self.plain[here] == "\n"

    def fail(self, code: str = "not_understood", at: int | None = None) -> NoReturn:
        """Raises CalloutError with the place in the text as written."""
        here = _end(SPACES, self.plain, self.at) if at is None else at
        raise CalloutError(code, self.written, self._origins[min(here, len(self._origins) - 1)])


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
