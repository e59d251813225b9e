"""Symbols that CAD fonts draw under letters: never shown with the letter, always as the character they stand for."""

from __future__ import annotations

import re

_SYMBOL_FONT = re.compile(r"symbol(?:\.ttf)?|symbol ?mt", re.IGNORECASE)
# gdt.shx of AutoCAD, and AIGDT of Inventor and AutoCAD Mechanical, which keeps its letters.
GDT = {
    "a": "∠", "b": "⊥", "c": "⏥", "d": "⌓", "e": "○", "f": "∥", "g": "⌭", "h": "↗", "i": "⌯", "j": "⌖", "k": "⌒",
    "l": "Ⓛ", "m": "Ⓜ", "n": "⌀", "o": "□", "p": "Ⓟ", "r": "◎", "s": "Ⓢ", "t": "⌰", "u": "⏤", "v": "⌴", "w": "⌵", "x": "↧",
}  # fmt: skip


# The signs of drawings in the Symbol typeface, under its codes as Windows 1252 shows them.
SYMBOL = {"Æ": "⌀", "f": "⌀", "F": "⌀", "±": "±", "°": "°", "´": "×", "£": "≤", "³": "≥", "Ð": "∠", "Ö": "√", "m": "µ"}


def is_symbol_font(font: str) -> bool:
    """True for the fonts whose letters are symbols of geometrical tolerancing."""
    name = font.lower()
    return name.split(".")[0] in ("gdt", "amgdt", "aigdt") or "gdt" in name


def with_symbols(text: str, font: str) -> str:
    """`text` with the letters of a symbol font turned into the characters they draw; capitals differ from font to font."""
    if is_symbol_font(font):
        return "".join(GDT.get(c, c) for c in text)
    return "".join(SYMBOL.get(c, c) for c in text) if _SYMBOL_FONT.fullmatch(font) else text
