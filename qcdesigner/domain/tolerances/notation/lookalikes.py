"""Characters that mean the same thing on a drawing, and the letters of the GDT font of CAD programs."""

from __future__ import annotations

# Private separators of the cleaned text: a stacked pair (never a fraction), a true fraction, a compartment of a frame.
STACK = "\x1e"
FRACTION = "⁄"
COMPARTMENT = "|"

_GROUPS = {
    "Ø": "∅⌀øΦφϕ⍉⊘",
    "-": "−–—‐‑‒﹣－\u00ad",
    "x": "×✕✖⨯╳",
    "µ": "μ",
    "°": "º˚",
    "'": "′’‘ʹ´`",
    '"': "″”“ʺ",
    "≤": "⩽≦",
    "≥": "⩾≧",
    "·": "⋅∙•",
    " ": "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\t",
    "": "\u200b\u200c\u200d\u2060\ufeff",
    "\n": "\r\u2028\u2029\v\f",
    "/": "∕／",
    "+": "＋",
    "±": "∓",
    "□": "◻☐⬜▢",
    "○": "◯⚪⃝",
    "∥": "⫽‖⫴",
    "⊥": "⟂",
    "⌖": "⊕",
    "↧": "⤓",
    "√": "✓✔",
    "Δ": "∆",
    "Ω": "Ω",
}
SAME = {ord(odd): plain for plain, group in _GROUPS.items() for odd in group}

# Letters of `gdt.shx` and AIGDT (lower case), as AutoCAD writes them after `\Fgdt;`.
GDT_FONT = {
    "a": "∠", "b": "⊥", "c": "⏥", "d": "⌓", "e": "○", "f": "∥", "g": "⌭", "h": "↗", "i": "⌯", "j": "⌖",
    "k": "⌒", "l": "Ⓛ", "m": "Ⓜ", "n": "Ø", "o": "□", "p": "Ⓟ", "r": "◎", "s": "Ⓢ", "t": "⌰", "u": "⏤",
    "v": "⌴", "w": "⌵", "x": "↧",
}  # fmt: skip
