"""The words of callouts, French and English, as anchored patterns. Case does not matter; a digit may follow (PROF12)."""

from __future__ import annotations

import re

from qcdesigner.domain.tolerances.notation.lookalikes import FRACTION


def word(pattern: str) -> re.Pattern[str]:
    """A pattern for whole words: what follows is not a letter."""
    return re.compile(rf"(?:{pattern})(?![^\W\d_])", re.IGNORECASE)


# The sign of an angle; °C, deg F and the like are temperatures.
DEGREE = (
    r"(?:°(?!C(?![a-z])|F(?![a-z]))|"
    r"(?i:deg(?:\.|s\.?|rees?)?|degr[ée]s?)(?![^\W_])(?! ?[CFK](?![^\W\d_])))"
)

MAXIMUM = word(r"maxi\.?|maximum|maximal|max\.?")
MINIMUM = word(r"mini\.?|minimum|minimal|min\.?")
AT_MOST = re.compile(r"≤|<=?")
AT_LEAST = re.compile(r"≥|>=?")

THROUGH = word(r"(?:thru|through)(?:[ -]all)?|d[ée]bouchante?s?|traversante?s?|durch(?:gehend)?|por todo|pasantes?|passant[ei]")
TYPICAL = word(r"\(typ\.?\)|typ(?:ique|ical)?\.?")
REFERENCE = word(r"\(r[ée]f\.?\)|r[ée]f(?:[ée]rence|erence)?\.?")
EXACT = word(r"\((?:bsc|basic)\)|basic|bsc\.?|TED")
LEFT_HAND = word(r"LH|(?:(?:filet|pas) )?[àa] gauche|gauche|left(?:[ -]hand)?")

DIAMETER = re.compile(r"Ø+ ?|(?i:diam(?:[èe]tre|\.)?|dia\.?)(?![^\W\d_]) ?")
# Rmax in one word is a roughness of older standards as well as a largest radius.
GLUED_LIMIT_OF_R = re.compile(r"R(?i:maxi?|mini?)\.? ?(?=[.,0-9])")
RADIUS = re.compile(r"RR? ?(?=[.,0-9≤≥<>]|(?i:maxi?|mini?)\.? ?[.,0-9])|(?i:rayon|radius|rad\.?)(?![^\W\d_]) ?")
SPHERE_DIAMETER = re.compile(r"S ?Ø ?")
SPHERE_RADIUS = re.compile(r"SR ?(?=[.,0-9≤≥<>])")
SQUARE = re.compile(r"□ ?|(?:SQ\.?|(?i:carr[ée]|square))(?![^\W\d_]) ?")
DEPTH = re.compile(r"↧ ?|(?i:(?:de )?prof(?:ondeur|undidad|ondit[àa]|\.)?|depth|deep|dp\.?|tief)(?![^\W\d_]) ?:? ?")
# « Senkung » and « fraisage » are more than that: only an angle tells that it is a countersink.
_SINK_AT_AN_ANGLE = r"(?:(?:an)?senkung|fraisage)(?= ?Ø? ?[0-9.,]{1,12} ?(?:[x×]|à|at) ?[0-9]{1,3} ?°)"
# « Senkung Ø11, 11 tief » has a depth and no angle: its ground is flat.
_SUNK_TO_A_DEPTH = r"senkung(?= ?Ø ?[0-9.,]{1,12}?,? ?[0-9.,]{1,12} ?(?:mm )?tief)"
_BORE_WORDS = rf"{_SUNK_TO_A_DEPTH}|lamages?|lam[ée]s?|c'?[- ]?bore|counterbore|spot ?face|(?:flach|plan|zylinder)senkung"
_SINK_WORDS = rf"fraisures?|frais[ée]s?|c'?[- ]?s[iu]nk|csk|countersinks?|kegelsenkung|verz(?:onken|inking)?\.?|{_SINK_AT_AN_ANGLE}"
COUNTERBORE = re.compile(rf"⌴ ?|(?i:{_BORE_WORDS})(?![^\W\d_]) ?")
COUNTERSINK = re.compile(rf"⌵ ?|(?i:{_SINK_WORDS})(?![^\W\d_]) ?")
HOLE_PART = re.compile(f"(?:{DEPTH.pattern})|(?:{COUNTERBORE.pattern})|(?:{COUNTERSINK.pattern})")
# In brackets a part of the hole that is named by a word is an explanation, where one shown by its sign is auxiliary.
NAMED_HOLE_PART = word(rf"{_BORE_WORDS}|{_SINK_WORDS}")
CHAMFER = word(r"chanfreins?|chamfers?|cham\.?|chf\.?|ch\.|fasen?|smuss[oi]|chafl[áa]n(?:es)?")
CHAMFER_LETTER = re.compile(r"(?<![0-9.,])C ?(?=[0-9.,])")
DEEP = word(r"(?:de )?prof(?:ondeur|undidad|ondit[àa]|\.)?|depth|deep|dp\.?|tief")
_FRACTION = rf"(?:[0-9]{{1,4}} {{1,3}})?[0-9]{{1,2}} ?[/{FRACTION}] ?[0-9]{{1,2}}"
NUMBER_DEEP = re.compile(rf"(?i:(?:{_FRACTION}|[0-9.,]{{1,20}}) ?(?:mm|in\.?|\")? ?{DEEP.pattern})")
# M6 / 12 tief, G1/4 – 14 tief, C'BORE Ø11 x 4 DEEP: what stands between a hole and its depth.
BEFORE_DEPTH = re.compile(rf"[,;/xX-] ?(?={NUMBER_DEEP.pattern})")
BY_ANGLE = re.compile(r"[xX] ?|(?i:à|at) ")
# Where a chamfer or a countersink is named, the À of capitals may have lost its accent.
BY_ANGLE_NAMED = re.compile(rf"{BY_ANGLE.pattern}|A (?=[0-9.,]{{1,6}} ?°)")

# One feature named in front of its size; several of them (« congés ») are a rule for the whole part.
FEATURE = re.compile(
    r"(?:al[ée]sage|arbre|arrondi|cong[ée]|diam[èe]tre de per[çc]age|entraxe|filetage|gorge|hauteur|largeur|longueur|m[ée]plat|"
    r"per[çc]age|port[ée]e|rainure|taraudage|trou|bore|cent(?:er|re) distance|fillet|flat|groove|height|hole|keyway|length|"
    r"shaft|slot|thread|width|drill(?:ed)?(?: ?(?:&|and) ?(?:tap|ream))?|tap(?:ped)?|ream(?:ed)?|percer|tarauder|al[ée]ser|"
    r"bohrung|gewinde|SW)(?![^\W\d_]) ?[:=]? ?(?=[ØRM□#]? ?[.,]?[0-9])",
    re.IGNORECASE,
)
# The circle that holes stand on, named before its diameter or behind: Lk Ø85, EQ SP ON Ø49 PCD; it is there once.
_SPREAD = (
    r"(?:(?:equally|equi|eq)[ .-]{0,2}(?:spaced|sp)\.?|eqs\.?|[ée]quidistant(?:[ei]|e?s)?|[ée]quir[ée]partis?|r[ée]partis?|"
    r"gleichm[äa](?:ß|ss)ig verteilt|gl\. ?verteilt)"
)
_ON = r"(?:(?:on|sur|auf)(?: (?:an?|un|le|the))?)"
_CIRCLE = (
    r"(?:Lochkreis|Teilkreis|LK|TK|PCD|P\.C\.D\.|BCD?|B\.C\.(?:D\.)?|(?:bolt|pitch) circle|cercle(?: de per[çc]age)?)(?:(?=Ø)|(?![^\W\d_]))"
)
PITCH_CIRCLE = re.compile(
    rf"(?:{_SPREAD}(?: {_ON})?(?: {_CIRCLE})?|(?:{_ON} )?{_CIRCLE}|{_ON}(?= ?Ø+ ?[0-9.,]{{1,12}} ?{_CIRCLE}))[ :]{{0,2}}(?=Ø+ ?[.,]?[0-9])",
    re.IGNORECASE,
)
# The thread of a hole, named behind its drill: DRILL Ø8.5, TAP M10.
TAPPED = re.compile(r"(?i:tap(?:ped)?|taraud(?:age|er|[ée])|gewinde|thread)(?![^\W\d_]) ?[:=]? ?(?=[M#]? ?[.,]?[0-9])")
_HOLES = (
    r"trous?|holes?|al[ée]sages?|per[çc]ages?|taraudages?|filetages?|rainures?|slots?|lamages?|fois|times|off|"
    r"pcs?\.?|pi[èe]ces?|places?|emplacements?|plcs?\.?|pl\.|chanfreins?|chamfers?|cong[ée]s?|arrondis?|fillets?|radii|"
    r"bohrung(?:en)?|l[öo]cher|gewinde|agujeros?|taladros?|roscas?|chafl[áa]n(?:es)?|for[oi]|smuss[oi]|filettatur[ae]"
)
_MADE = r"(?:taraud[ée]s?|tapped|threaded|lisses?|perc[ée]s?|drilled|filet[ée]s?|al[ée]s[ée]s?|reamed)"
COUNT_NOUN = re.compile(
    rf"([0-9]{{1,3}}) ?(?:{_HOLES})(?![^\W\d_])(?: {_MADE}(?![^\W\d_]))? ?:? ?", re.IGNORECASE
)
COUNT_IN_BRACKETS = re.compile(r"\( ?([0-9]{1,3}) ?[xX] ?\) ?")
COUNT_TIMES = re.compile(r"([0-9]{1,3})( ?)[xX]( ?)")
COUNT_BEHIND = re.compile(
    r"\( ?([0-9]{1,3}) ?[xX] ?\)|\( ?[xX] ?([0-9]{1,3}) ?\)|([0-9]{1,3})[xX](?![^ \n),;])|"
    r"\(?([0-9]{1,3}) ?(?i:places?|plcs?\.?|pl\.|fois|emplacements?|times)(?![^\W\d_])\)?"
)
# Where a requirement holds: what may stand behind a comma or in brackets. « 2 côtés » is no count.
_PLACE = (
    r"(?:near|far|this|that|each|both|other|opposite|one)[ -](?:sides?|ends?|faces?)|"
    r"(?:(?:des|les|aux|sur les) )?deux (?:c[ôo]t[ée]s|bouts|extr[ée]mit[ée]s|faces)|"
    r"(?:de )?chaque (?:c[ôo]t[ée]|bout|extr[ée]mit[ée]|face)|(?:du )?c[ôo]t[ée] oppos[ée]|face oppos[ée]e|(?:de )?ce c[ôo]t[ée]|"
    r"beidseitig|beide Seiten|einseitig|Gegenseite"
)
_SIDES = r"(?:sides|ends|faces|c[ôo]t[ée]s|bouts|extr[ée]mit[ée]s|Seiten)"
COMMA_BEFORE_PLACE = re.compile(rf"[,;] ?(?=(?:{_PLACE}|{_SIDES})(?![^\W\d_]))", re.IGNORECASE)
PLACE_IN_BRACKETS = re.compile(rf"\( ?({_PLACE}) ?\)", re.IGNORECASE)
SIDES = word(_SIDES)
TWO_SIDES = word(rf"2 {_SIDES}")
# beidseitig 0,5x45°: a place named in front of a chamfer, which alone cannot be taken for another number.
PLACE_BEFORE_CHAMFER = re.compile(rf"(?:{_PLACE}|2 {_SIDES})(?![^\W\d_]) ?:? ?(?=[0-9.,]{{1,12}} ?[xX] ?[0-9.,]{{1,6}} ?°)", re.IGNORECASE)
TWO_SIDES_BEHIND_COMMA = word(rf"[,;] +(2 {_SIDES})")
# A word of a remark: at least two letters, no digit; B.C. is one.
_PLAIN_WORD = r"(?:(?:[^\W\d_][.])*[^\W\d_]{2,}(?:['.-][^\W\d_]+)*\.?|(?:[^\W\d_]\.){2,3})"
REMARK_WORD = re.compile(
    rf"(?:\({_PLAIN_WORD}\)|{_PLAIN_WORD})[,;]?(?=[ \n)\]]|$)(?!(?!(?<=,) ?(?i:{TWO_SIDES.pattern})) ?[:=≤≥<>]? ?[ØR±]?[0-9.,])|\((?:[^\W\d_]\.){{2,}}\)"
)
MODIFIER = re.compile(
    r"[ⒺⒻⓂⓁⓅⓉⓈⓇⓊ]|(?:CT|UF|ACS|SCS|AVG)(?![A-Za-z0-9])|\((?:LP|LS|GG|GX|GN|CC|CA|CV|SX|SN|SA|SM|SD|SR|LP|CT)\)"
)
# Words that begin another requirement or bound this one: they are never kept as a mere remark.
_BOUNDS = rf"(?i:{MAXIMUM.pattern}|{MINIMUM.pattern}|{TYPICAL.pattern}|{REFERENCE.pattern}|{EXACT.pattern})"
_PARAMETERS = r"(?:R3z|R[aztqpvme]|K[VU]|W[at]|S[az]|NPTF?)(?![^\W\d_])"
# The words of a tolerance zone: behind a size they tell that its frame was not seen.
_ZONE_WORDS = r"(?:CZR?|SZ|OZ|UZ|ACS|ALS|NC)(?![A-Za-z0-9])"
_SIGNS = tuple(f"(?:{p.pattern})" for p in (DEPTH, COUNTERBORE, COUNTERSINK, DIAMETER, SQUARE))
STARTER = re.compile("|".join((*_SIGNS, _BOUNDS, _PARAMETERS, _ZONE_WORDS, DEGREE, f"(?i:{PITCH_CIRCLE.pattern})")))
