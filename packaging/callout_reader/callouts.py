"""Texts as drawings have them, made at random: what the reader of callouts is taught with."""

from __future__ import annotations

import random
from collections.abc import Callable

from qcdesigner.drawings.ocr.alphabet import ALPHABET

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_CLASSES = ("H7", "H8", "H6", "H9", "H11", "H12", "H13", "g6", "h6", "h7", "h9", "h11", "k6", "m6", "n6", "p6", "f7", "e8", "d9", "js6", "js9", "JS9", "N9", "P9", "r6", "s6", "F8", "E9", "G7", "K7", "M7", "N7")  # fmt: skip
_WORDS = ("THRU", "THRU ALL", "DEEP", "DEPTH", "TYP", "TYP.", "MAX", "min.", "max.", "MIN", "REF", "NEAR SIDE", "FAR SIDE", "DIA", "DIA.", "TAP", "FOR", "HELICOIL", "INSERT", "prof.", "PROF", "DEPT", "trous", "TROUS", "HOLES", "EQ SP", "EQUI SP", "sur", "mm", "in", "RED", "TOL", "CHAMF", "PCD", "durchgehend", "tief", "AVG", "depth", "BOTH SIDES", "2 PL", "SQ", "UNC", "UNF", "LH", "RH", "Ra", "Rz", "R", "B.C.", "ST", "OPT", "PLACES", "NOTE", "SECTION", "COUPE", "VUE", "DETAIL", "SCALE", "GENERAL", "TOLERANCES", "matiere", "Acier", "STEEL", "ALU", "ISO", "Rev", "Date", "Blatt", "Angular", "surface")  # fmt: skip
_TOLERANCE_SIGNS = "⏤⏥○⌭⌒⌓∠⊥∥⌖◎⌯↗⌰"


def text(rng: random.Random) -> str:
    """One text, most often a callout; a part has no sense, so that what is read is what is seen."""
    kinds: tuple[tuple[float, Callable[[random.Random], str]], ...] = (
        (0.30, _size),
        (0.10, _hole),
        (0.09, _deviation),
        (0.10, _cell),
        (0.04, _thread),
        (0.04, _surface),
        (0.06, _angle),
        (0.05, _single),
        (0.08, _words),
        (0.14, _senseless),
    )
    made = rng.choices([make for _, make in kinds], [share for share, _ in kinds])[0](rng)
    return "".join(c for c in made if c in ALPHABET)[:26]


def number(rng: random.Random, *, small: bool = False) -> str:
    """A number in one of the ways in which drawings write them."""
    sign = rng.choice(".,")
    if small:
        return ("0" if rng.random() < 0.7 else "") + sign + str(rng.randint(0, 999)).zfill(3)[: rng.choice((1, 2, 2, 3, 3))]
    figures = str(rng.choice((rng.randint(1, 9), rng.randint(10, 99), rng.randint(10, 99), rng.randint(100, 999), rng.randint(1000, 9999))))
    roll = rng.random()
    if roll < 0.4:
        return figures
    if roll < 0.5:
        return sign + str(rng.randint(1, 9999))
    return figures[:3] + sign + str(rng.randint(0, 9999)).zfill(4)[: rng.choice((1, 1, 2, 2, 3, 4))]


def _count(rng: random.Random) -> str:
    return f"{rng.choice((2, 2, 3, 4, 4, 5, 6, 6, 8, 10, 12, 16, 24))}{rng.choice(('x', 'x', 'X', ' x ', 'x '))}{rng.choice(('', '', ' '))}"


def _sign(rng: random.Random) -> str:
    return rng.choices(("", "Ø", "R", "□", "SØ", "SR", "M", "⌒"), (8, 9, 4, 0.7, 0.3, 0.3, 1, 0.5))[0]


def _size(rng: random.Random) -> str:
    count = _count(rng) if rng.random() < 0.15 else ""
    made = count + _sign(rng) + rng.choice(("", "", "", " ")) + number(rng)
    roll = rng.random()
    if roll < 0.2:
        made += rng.choice(("", " ")) + rng.choice(_CLASSES)
    elif roll < 0.4:
        made += rng.choice(("±", " ±", " ± ")) + number(rng, small=True)
    elif roll < 0.5:
        made += rng.choice(("", " ")) + "+" + number(rng, small=True) + rng.choice(("", "/", " ")) + "-" + number(rng, small=True)
    elif roll < 0.55:
        made += rng.choice(("/", "-", " - ", "x", " x ")) + number(rng)
    elif roll < 0.62:
        made += " " + rng.choice(_WORDS)
    if rng.random() < 0.1:
        made = rng.choice((f"({made})", f"[{made}]"))
    return made


def _hole(rng: random.Random) -> str:
    parts = [
        (_count(rng) if rng.random() < 0.5 else "") + "Ø" + rng.choice(("", " ")) + number(rng),
        rng.choice(("⌴", "⌵")) + rng.choice(("", " ")) + "Ø" + rng.choice(("", " ")) + number(rng),
        "↧" + rng.choice(("", " ")) + number(rng),
        "⌵" + rng.choice(("", " ")) + "Ø" + rng.choice(("", " ")) + number(rng) + rng.choice((" x ", "x", " X ")) + rng.choice(("82°", "90°", "100°", "120°")),
    ]
    return " ".join(rng.sample(parts, rng.choice((1, 1, 1, 2))))


def _deviation(rng: random.Random) -> str:
    return rng.choice(("+", "-", "±", "+", "-", "± ")) + number(rng, small=True) if rng.random() < 0.9 else rng.choice(("0", "+0", "-0"))


def _cell(rng: random.Random) -> str:
    """What stands in one cell of a tolerance frame."""
    roll = rng.random()
    if roll < 0.5:
        return rng.choice(_TOLERANCE_SIGNS)
    if roll < 0.9:
        modifier = rng.choice(("", "", "Ⓜ", "Ⓛ", "Ⓟ", "Ⓔ", "Ⓕ", "Ⓢ"))
        return rng.choice(("", "Ø", "Ø")) + number(rng, small=True) + rng.choice(("", " ")) + modifier + (number(rng) if modifier == "Ⓟ" else "")
    return rng.choice(_LETTERS) + rng.choice(("", "Ⓜ", "-" + rng.choice(_LETTERS)))


def _thread(rng: random.Random) -> str:
    made = f"M{rng.choice((3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 30, 36))}"
    if rng.random() < 0.5:
        made += rng.choice(("x", " x ", "X")) + rng.choice(("0.5", "0,75", "1", "1.25", "1,25", "1.5", "1,5", "2", "3"))
    return made + rng.choice(("", "-6H", "-6g", " - 6H", " 6g", " LH"))


def _surface(rng: random.Random) -> str:
    return rng.choice(("Ra", "Rz", "Ra ", "Rz ", "√", "N", "√Ra ", "")) + rng.choice(("0,8", "1,6", "3,2", "6,3", "12,5", "0.8", "1.6", "3.2", "6.3", "12.5", "25", "32", "63", "125", "0.4"))


def _angle(rng: random.Random) -> str:
    made = number(rng) + "°"
    roll = rng.random()
    if roll < 0.2:
        made += f"{rng.randint(0, 59)}'" + (f'{rng.randint(0, 59)}"' if rng.random() < 0.3 else "")
    elif roll < 0.4:
        made += rng.choice(("±", " ± ")) + rng.choice(("1°", "0,5°", "2°", "0.1°", "30'"))
    elif roll < 0.6:
        made = number(rng) + rng.choice(("x", " x ", " X ")) + made
    return made


def _single(rng: random.Random) -> str:
    return rng.choice("0123456789") if rng.random() < 0.65 else rng.choice(ALPHABET.strip())


def _words(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.choice((1, 1, 2, 3)))]
    if rng.random() < 0.4:
        words.insert(rng.randint(0, len(words)), number(rng))
    return " ".join(words)


def _senseless(rng: random.Random) -> str:
    """Figures and letters in no order."""
    letters = rng.choice(("0123456789", "0123456789.,", "0123456789Ø.,±+-x()", "0123456789⌴⌵↧ØR", ALPHABET))
    made = "".join(rng.choice(letters) for _ in range(rng.randint(1, 9)))
    return " ".join(made.split()) or "1"
