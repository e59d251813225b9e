"""How wide a text runs, near enough to place and group it: CAD fonts are never there to be measured."""

from __future__ import annotations

from functools import lru_cache

# Widths over the height of capitals, of a plain sans-serif like those drawings use.
_NARROW, _LETTER, _CAPITAL, _WIDE = 0.40, 0.76, 0.92, 1.2
_WIDTHS = (
    dict.fromkeys("il.,:;'|!jIft()[]/\\ -\u00a0°", _NARROW)
    | dict.fromkeys("mwMW@%⌖◎⌓⌯", _WIDE)
    | dict.fromkeys("0123456789+=±<>~×", 0.78)
)


@lru_cache(maxsize=4096)
def advance(text: str) -> float:
    """The advance of `text` over the height of its capitals."""
    return sum(_WIDTHS.get(c) or (_CAPITAL if c.isupper() or c > "\u2000" else _LETTER) for c in text)
