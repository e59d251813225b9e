"""Cuts the fonts of the program out of four Noto fonts (SIL OFL 1.1): no usual font has the symbols of technical drawings.

    python packaging/cut_symbol_font.py [FOLDER OF THE NOTO FONTS]

Writes resources/fonts/: `qcdesigner-symbols.ttf` (Latin letters and symbols, embedded in documents too), and a plain face for
the texts of drawings and balloons, regular and bold, so that a drawing looks the same on every machine.
Debian: fonts-noto-core. The cut is renamed, as the licence asks of changed fonts.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

NOTO = Path("/usr/share/fonts/truetype/noto")
OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCES = ("NotoSans-Regular.ttf", "NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf")

COPYRIGHT = "Copyright 2015-2022 The Noto Project Authors, Google LLC. All Rights Reserved. Cut and renamed for qcdesigner."
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_ADDRESS = "https://openfontlicense.org"

CAPITAL_HEIGHT = 714
FIXED_TIME = 3_800_000_000  # seconds since 1904: the same cut gives the same bytes
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
PUNCTUATION = {*map(ord, "–—‘’‚“”„†‡•…‰′″‹›⁄€№™"), 0x2007, 0x2008, 0x2009, 0x2011, 0x202F}  # 0x2007, 0x2008: as wide as a digit, as a comma
GREEK_AND_CYRILLIC = {*range(0x386, 0x3CF), *range(0x400, 0x460)}
SYMBOLS = {
    *map(ord, "⌀∅⌖⏤⏥○⌭⌒⌓⫽∥⟂⊥∠⌯◎↗⌰⌲⌳⌴⌵↧⌱⌢□√×≤≥≈≠±−"),
    *map(ord, "←↑→↓↔↕↘↙↖●▲◆■△◇▽▼◊⬡⬢✓✗⚠"),
    *map(ord, "αβγδεθλμπρσφωΔΩΦΣ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    *range(0x2460, 0x2474),  # ① to ⑳
    *range(0x24B6, 0x24D0),  # Ⓐ to Ⓩ: modifiers of ISO 1101
}


def subset(source: Path, wanted: set[int]) -> TTFont:
    """The font with only the wanted characters it has, without hints and layout features."""
    options = Options()
    options.layout_features, options.hinting = [], False
    options.drop_tables += ["MATH", "GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    font = TTFont(source)
    subsetter.populate(unicodes=wanted & set(font.getBestCmap()))
    subsetter.subset(font)
    return font


def merged(folder: Path, wanted: set[int]) -> TTFont:
    """One font with the wanted characters, each from the first source that has it. Raises SystemExit if one is missing."""
    left = set(wanted)
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for name in SOURCES:
            font = subset(folder / name, left)
            left -= set(font.getBestCmap())
            parts.append(str(Path(scratch) / name))
            font.save(parts[-1])
        if left:
            raise SystemExit(f"no font has {' '.join(f'U+{code:04X}' for code in sorted(left))}")
        return Merger().merge(parts)


def enlarge(font: TTFont, character: str, height: int) -> None:
    """Scales one glyph to stand on the baseline, `height` font units high: Noto's ⌀ is drawn smaller than the figures."""
    name = font.getBestCmap()[ord(character)]
    glyph, (advance, _) = font["glyf"][name], font["hmtx"][name]
    ratio = height / (glyph.yMax - glyph.yMin)
    pen = TTGlyphPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(TransformPen(pen, (ratio, 0, 0, ratio, 0, -glyph.yMin * ratio)))
    font["glyf"][name] = scaled = pen.glyph()
    scaled.recalcBounds(font["glyf"])
    font["hmtx"][name] = (round(advance * ratio), scaled.xMin)


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives the cut names of its own (numbers of the OpenType `name` table) and says its licence."""
    font["name"].names = []
    full = f"{family} {style}"
    own = {1: family, 2: style, 3: f"{full} 1", 4: full, 5: "Version 1.000", 6: full.replace(" ", "")}
    for number, text in {0: COPYRIGHT, **own, 13: LICENCE, 14: LICENCE_ADDRESS}.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def write(font: TTFont, name: str, family: str, style: str = "Regular") -> None:
    rename(font, family, style)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 1069, -293, 0
    font["head"].created = font["head"].modified = FIXED_TIME
    font.recalcTimestamp = False
    font.save(OUTPUT / name)
    print(name, len(font.getBestCmap()), "characters,", (OUTPUT / name).stat().st_size, "bytes")


def main(arguments: Iterable[str]) -> None:
    folder = Path(next(iter(arguments), NOTO))
    symbols = merged(folder, LATIN | PUNCTUATION | SYMBOLS)
    enlarge(symbols, "⌀", CAPITAL_HEIGHT)
    write(symbols, "qcdesigner-symbols.ttf", "QCDesigner Symbols")
    letters = LATIN | PUNCTUATION | GREEK_AND_CYRILLIC
    write(subset(folder / "NotoSans-Regular.ttf", letters), "qcdesigner-text.ttf", "QCDesigner Text")
    write(subset(folder / "NotoSans-Bold.ttf", LATIN | PUNCTUATION), "qcdesigner-text-bold.ttf", "QCDesigner Text", "Bold")


if __name__ == "__main__":
    main(sys.argv[1:])
