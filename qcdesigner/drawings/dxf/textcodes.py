"""The codes inside CAD texts: `%%c`, `\\U+2205`, and the formatting of MTEXT with its stacks. Says what is written, draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION
from qcdesigner.drawings.dxf.symbols import with_symbols

_PERCENT = {"c": "⌀", "d": "°", "p": "±", "%": "%", "u": "", "o": "", "k": ""}
_PERCENT_CODE = re.compile(r"%%(?:([cdpuokCDPUOK%])|(\d{3}))")
_UNICODE_CODE = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
_MULTIBYTE_CODE = re.compile(r"\\M\+([1-5])([0-9A-Fa-f]{4})")
_CODE_PAGES = {"1": "cp932", "2": "cp950", "3": "cp949", "4": "johab", "5": "cp936"}
# The first byte of a character in UTF-8, and those that follow it, as Windows 1252 shows them.
_FOLLOWING = "\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€"
_ENCODED_TWICE = re.compile(f"[Â-ß][{_FOLLOWING}]|[à-ï][{_FOLLOWING}]{{2}}")
_THIN_SPACE = re.compile("[\u2000-\u200a\u202f\u3000]")
_CYRILLIC_DIAMETER = re.compile(r"(?<!\w)[фФ](?=\s*\d)")
# Other characters behind a caret are no code: it stands for itself.
_CARETS = {"J": "\n", "I": "\t", "M": "", " ": "^"}
_STACK = re.compile(r"(?:[^;\\]|\\.)*")


def decoded(text: str) -> str:
    """`text` with `%%` and `\\U+` codes as the characters they stand for, and with what was encoded twice mended."""
    if text.isascii() and "%%" not in text and "\\" not in text:
        return text
    text = _UNICODE_CODE.sub(lambda m: chr(int(m[1], 16)), text)
    text = mended(_MULTIBYTE_CODE.sub(_multibyte, text))
    return _PERCENT_CODE.sub(lambda m: _PERCENT[m[1].lower()] if m[1] else _character(int(m[2])), text)


def _character(code: int) -> str:
    # The numbers are those of the old stroke fonts: 127 to 129 are degree, plus-minus and diameter.
    return {127: "°", 128: "±", 129: "⌀"}.get(code) or bytes([code % 256]).decode("cp1252", "replace")


def _multibyte(match: re.Match[str]) -> str:
    return bytes.fromhex(match[2]).decode(_CODE_PAGES[match[1]], "replace")


def mended(text: str) -> str:
    """`text` without what its writer's encoding made of it: `Â±` for ±, thin spaces, a Cyrillic letter for ⌀."""
    if text.isascii():
        return text
    text = _THIN_SPACE.sub(" ", _ENCODED_TWICE.sub(_decoded_once, text))
    return _CYRILLIC_DIAMETER.sub("⌀", text)


def _decoded_once(match: re.Match[str]) -> str:
    try:
        return bytes(_byte_of(char) for char in match[0]).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return match[0]


def _byte_of(char: str) -> int:
    """The byte that was taken for a character of Windows 1252; codes it leaves free stand for themselves."""
    return ord(char) if ord(char) < 0x100 else char.encode("cp1252")[0]


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of MTEXT is drawn: `height` is absolute, `colour` an ACI number or None for the entity's own."""

    height: float
    font: str = ""
    width_factor: float = 1.0
    colour: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line of one look; with `stack` (`^`, `/` or `#`) it is `text` above (or before) `lower`."""

    text: str
    look: Look
    lower: str = ""
    stack: str = ""


Line = list[Piece]


def mtext_lines(content: str, look: Look) -> list[Line]:
    """The lines of an MTEXT content as written, before any wrapping."""
    return _Reader(content, look).lines()


class _Reader:
    def __init__(self, content: str, look: Look) -> None:
        self._text = _MULTIBYTE_CODE.sub(_multibyte, _UNICODE_CODE.sub(lambda m: chr(int(m[1], 16)), content))
        self._at = 0
        self._look = look
        self._kept: list[Look] = []
        self._plain: list[str] = []
        self._lines: list[Line] = [[]]

    def lines(self) -> list[Line]:
        for char in self._characters():
            if char == "{":
                self._flush()
                self._kept.append(self._look)
            elif char == "}":
                self._flush()
                self._look = self._kept.pop() if self._kept else self._look
            elif char == "\\":
                self._code()
            elif char == "\n":
                self._break()
            else:
                self._plain.append(char)
        self._flush()
        return self._lines

    def _characters(self) -> Iterator[str]:
        while self._at < len(self._text):
            char = self._text[self._at]
            self._at += 1
            if char == "^" and self._text[self._at : self._at + 1] in _CARETS:
                char = _CARETS[self._text[self._at]]
                self._at += 1
            if char:
                yield char

    def _code(self) -> None:
        code = self._text[self._at : self._at + 1]
        self._at += 1
        if code in ("P", "X", "N"):
            self._break()
        elif code == "~":
            self._plain.append("\u00a0")
        elif code in ("\\", "{", "}"):
            self._plain.append(code)
        elif code == "S":
            self._stack(self._argument())
        elif code in ("A", "C", "c", "H", "W", "Q", "T", "F", "f", "p"):
            self._flush()
            self._set(code, self._argument())
        elif code not in ("L", "l", "O", "o", "K", "k", ""):
            self._plain.append("\\" + code)

    def _argument(self) -> str:
        match = _STACK.match(self._text, self._at)
        argument = match[0] if match else ""
        self._at += len(argument) + 1
        return argument

    def _set(self, code: str, argument: str) -> None:
        if code in "Ff":
            self._look = replace(self._look, font=argument.split("|")[0].strip())
        elif code == "C":
            self._look = replace(self._look, colour=_integer(argument))
        elif code in "HW":
            factor = _number(argument.rstrip("xX"))
            if factor is None or factor <= 0:
                return
            if code == "W":
                self._look = replace(self._look, width_factor=factor)
            else:
                is_relative = argument[-1:] in ("x", "X")
                self._look = replace(self._look, height=self._look.height * factor if is_relative else factor)

    def _stack(self, argument: str) -> None:
        self._flush()
        for sign in ("^", "#", "/"):
            upper, found, lower = argument.partition(sign)
            if found:
                parts = [
                    decoded(with_symbols(_unescaped(p), self._look.font)).strip() for p in (upper, lower)
                ]
                self._lines[-1].append(Piece(parts[0], self._look, parts[1], sign))
                return
        self._plain.append(_unescaped(argument))

    def _flush(self) -> None:
        text = decoded("".join(self._plain))
        self._plain.clear()
        if text:
            self._lines[-1].append(Piece(with_symbols(text, self._look.font), self._look))

    def _break(self) -> None:
        self._flush()
        self._lines.append([])


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _integer(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def line_text(line: Line) -> str:
    """A line as one writes it in a row: stacked deviations as ` +0.2/0`, fractions as ` 3/4`, alone as `5⁄8`."""
    text = ""
    for piece in line:
        text += _piece_text(piece, text)
    return text.replace("\u00a0", " ").strip()


def _piece_text(piece: Piece, before: str) -> str:
    if not piece.stack:
        return piece.text
    parts = [p for p in (piece.text, piece.lower) if p]
    if len(parts) == 1 and parts[0][0] not in "+-−–±":  # an index, not a deviation, and never the next figure
        return ("_" if before[-1:].isdigit() and parts[0][0].isdigit() else "") + parts[0]
    if piece.stack != "^" and not before[-1:].isdigit() and all(part.isdecimal() for part in parts):
        # Without a whole number 5/8 may be a scale or limits: that it was set as a fraction tells.
        return (" " if before else "") + FRACTION.join(parts)
    return (" " if before else "") + "/".join(parts) + (" " if piece.stack == "^" else "")


def plain_text(content: str) -> str:
    """The whole MTEXT content in plain characters, its lines separated by line feeds."""
    return "\n".join(line_text(line) for line in mtext_lines(content, Look(1.0)))
