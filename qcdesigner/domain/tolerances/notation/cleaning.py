"""CAD codes and look-alikes turned into plain characters, each knowing where it was written.

Understands AutoCAD's `%%c`, MTEXT codes (`\\S+0.02^-0.01;`, `\\Fgdt;`, `{}`), `\\U+00B0` and DXF's `^J`. One pass, no
backtracking: hostile text costs no more than its length.
"""

from __future__ import annotations

from dataclasses import dataclass

from qcdesigner.domain.tolerances.notation.lookalikes import COMPARTMENT, FRACTION, GDT_FONT, SAME, STACK

_PERCENT = {"c": "Ø", "d": "°", "p": "±", "v": COMPARTMENT, "%": "%", "u": "", "o": "", "k": ""}
_CARET = {"J": "\n", "M": "", "I": " ", " ": "^"}
# MTEXT codes whose argument runs to the next semicolon: alignment, height, width, font, colour, tracking…
_WITH_ARGUMENT = frozenset("AHWQTCcpfF")
_WITHOUT_ARGUMENT = frozenset("LlOoKk")
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Plain text, and for each of its characters the index in the text as written (one more for the end)."""

    plain: str
    origins: tuple[int, ...]


def clean(text: str) -> CleanText:
    """The text without CAD codes: `%%c25{\\H0.7x;\\S+0,05^-0,02;}` is `Ø25 +0,05␞-0,02 `."""
    if not any(mark in text for mark in "\\%{}^"):
        plain = text.translate(SAME)
        if len(plain) == len(text):
            return CleanText(plain, tuple(range(len(text) + 1)))
    cleaner = _Cleaner(text)
    cleaner.run()
    return CleanText("".join(cleaner.characters), (*cleaner.origins, len(text)))


class _Cleaner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.characters: list[str] = []
        self.origins: list[int] = []
        # One entry per open brace: whether the GDT font is on there.
        self.fonts = [False]

    def run(self) -> None:
        while self.at < len(self.text):
            character = self.text[self.at]
            if character == "\\" and self.at + 1 < len(self.text):
                self._escape(self.text[self.at + 1])
            elif character == "%" and self.text.startswith("%%", self.at):
                self._percent()
            elif character == "^" and self.text[self.at + 1 : self.at + 2] in _CARET:
                self._emit(_CARET[self.text[self.at + 1 : self.at + 2]], 2)
            elif character == "{":
                self.fonts.append(self.fonts[-1])
                self.at += 1
            elif character == "}":
                if len(self.fonts) > 1:
                    self.fonts.pop()
                self.at += 1
            else:
                self._emit(GDT_FONT.get(character, character) if self.fonts[-1] else character, 1)

    def _emit(self, characters: str, length: int) -> None:
        for character in characters:
            for plain in SAME.get(ord(character), character):
                self.characters.append(plain)
                self.origins.append(self.at)
        self.at += length

    def _percent(self) -> None:
        code = self.text[self.at + 2 : self.at + 3].lower()
        if code in _PERCENT and code:
            self._emit(_PERCENT[code], 3)
        elif self.text[self.at + 2 : self.at + 5].isdecimal() and len(self.text) >= self.at + 5:
            self._emit(chr(int(self.text[self.at + 2 : self.at + 5])), 5)
        else:
            self._emit("%%", 2)

    def _escape(self, code: str) -> None:
        if code == "S":
            self._stack()
        elif code in _WITH_ARGUMENT:
            self._argument(code)
        elif code in _WITHOUT_ARGUMENT:
            self.at += 2
        elif code in "PNX":
            self._emit("\n", 2)
        elif code == "~":
            self._emit(" ", 2)
        elif code in "\\{}":
            self._emit(code, 2)
        elif code == "U" and self._is_unicode():
            self._emit(chr(int(self.text[self.at + 3 : self.at + 7], 16)), 7)
        else:
            self._emit("\\", 1)

    def _is_unicode(self) -> bool:
        digits = self.text[self.at + 3 : self.at + 7]
        return self.text[self.at + 2] == "+" and len(digits) == 4 and _HEXADECIMAL.issuperset(digits)

    def _argument(self, code: str) -> None:
        end = self.text.find(";", self.at)
        if end < 0:
            self._emit("\\", 1)
            return
        if code in "Ff":
            font = self.text[self.at + 2 : end].split("|")[0].lower()
            self.fonts[-1] = font.startswith(("gdt", "aigdt", "amgdt"))
        self.at = end + 1

    def _stack(self) -> None:
        end = self.text.find(";", self.at)
        end = len(self.text) if end < 0 else end
        self._emit(" ", 0)
        self.at += 2
        # \\S+0.1/-0.2; draws a bar between two deviations; without a sign it is a fraction.
        is_signed = any(sign in self.text[self.at : end] for sign in "+-\u2212")
        while self.at < end:
            character = self.text[self.at]
            if character == "^":
                self._emit(STACK, 1)
            elif character in "#/":
                self._emit(STACK if is_signed else FRACTION, 1)
            elif character == "%" and self.text.startswith("%%", self.at):
                self._percent()
            else:
                self._emit("" if character in "\\{}" else character, 1)
        self._emit(" ", 0)
        self.at = end + 1
