"""The labels of a title block in French, English, German, Spanish and Italian, and the form that the value of each has."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BY = r"(?: ?by| ?par| ?von| ?por)?"
_NUMBER = r"(?:no|nr|num|number|numero|nummer|n°|#)\.?"
# Folded: without accents, in small letters, one space between words.
_LABELS = {
    "number": rf"(?:dwg|drawing|drg|document|doc)\.?(?: ?{_NUMBER})|{_NUMBER} ?(?:du |de |d')?(?:plan|dessin|document|plano|dibujo)"
    rf"|(?:plan|dessin|plano) {_NUMBER}|dwg|zeichnungs?(?:-? ?{_NUMBER})|zeichn?\.?-? ?nr\.?|dokument(?:en)?-? ?nr\.?|zng\.?-?nr\.?|disegno|(?:disegno|dis\.)(?: ?{_NUMBER})|{_NUMBER} ?(?:disegno|dis\.)",
    "reference": rf"reference|ref\.?|reference (?:article|piece|produit)|(?:part|article|item)(?: ?{_NUMBER})|p/n|code article"
    rf"|{_NUMBER} (?:d')?(?:article|piece)|(?:teile|artikel|sach|material)-?(?: ?{_NUMBER})|ident-?nr\.?|referencia|{_NUMBER} de pieza",
    "revision": rf"rev(?:ision)?\.?(?: ?{_NUMBER})?|ind(?:ice)?\.?(?: de (?:revision|modification))?|index|anderungs(?:stand|index)|issue|ausgabe|revisione|indice di revisione",
    "part_revision": r"indice (?:de (?:la )?)?piece|part rev(?:ision)?\.?|teileindex",
    "title": r"title|titre|designation|denomination|benennung|bezeichnung|titel|titulo|denominacion|designacion|description|part name"
    r"|nom de la piece|drawing title|titre du (?:plan|dessin)|titolo|denominazione|descrizione",
    "material": r"mat(?:erial|eriau|iere|'l)\.?|werkstoff|materiau/matiere|material spec\.?|materiale",
    "scale": r"scale|echelle|ech\.?|ma(?:ss|ß)stab|escala|scala",
    "date": r"date|datum|fecha|date (?:de creation|du dessin|drawn)|drawn date|creation date|data",
    "author": rf"(?:drawn|designed|created|made|author|auteur|dessine|cree|gezeichnet|gez|erstellt|bearbeitet|bearb|dibujado|autor|drn|desine)\.?{_BY}"
    r"|dessinateur|zeichner|dibujante|draughtsman|drafter|disegnatore|progettista|disegnato|progettato",
    "mass": r"(?:mass|masse|poids|weight|gewicht|peso|masa)(?: ?[\[(]? ?(?:kg|g|lbs?)[\])]?)?|massa",
    "format": r"format|size|sheet size|formato|papierformat|taille|dwg size",
    "sheet": r"sheet|folio|feuille|page|planche|blatt|hoja|seite|foglio",
    "unit": r"units?|unites?|einheit(?:en)?|unidad(?:es)?",
    "general_tolerance": r"tolerances? generales?|general tolerances?|gen\.? tol\.?|tol\.? gen\.?|allgemeintoleranz(?:en)?|freimasstoleranz(?:en)?"
    r"|tolerancias? generales?|tolleranze generali",
    "projection": r"projection|methode de projection|projektion(?:smethode)?|proyeccion|proiezione",
    "customer": r"client|customer|kunde|cliente",
    "checked_by": rf"(?:checked|chk'?d|verifie|controle|gepruft|gepr|revisado|comprobado|verificado){_BY}|verificateur|prufer|checker|controllato|verificato",
    "approved_by": rf"(?:approved|app(?:ro)?v'?d|approuve|freigegeben|freig|aprobado|valide|released){_BY}|approbateur|approvato",
    "treatment": r"(?:heat |thermal )?treatment|traitements?(?: thermiques?)?(?: ?(?:/|et) ?revetement)?|warmebehandlung|tratamiento(?: termico)?|heat treat|trattamento(?: termico)?",
    "finish": r"finish|coating|protection|revetement|finition|oberflachenbehandlung|beschichtung|acabado|recubrimiento|surface treatment|traitement de surface",
    "surface_texture": r"surface (?:finish|texture|roughness)|roughness|rugosites?(?: generale)?|etat(?:s)? de surface(?: general)?|oberflache(?:nangabe|nrauheit)?|rauheit"
    r"|rugosidad(?: general)?|general roughness",
    "company": r"company|societe|empresa|entreprise|unternehmen|organisation|ditta|azienda",
}
_FORMS = {
    "revision": r"(?:rev\.? |ind(?:ice)?\.? )?(?:[a-z]{1,2}\d{0,3}|\d{1,3}(?:[.\-]\d{1,2})?)",
    "scale": r"\d+(?:[.,]\d+)? ?[:/] ?\d+(?:[.,]\d+)?(?: ?\(.*\))?|nts|n\.t\.s\.?|full|sans|ohne",
    "date": r"\d{1,4} ?[./\-] ?\d{1,2} ?[./\-] ?\d{1,4}|\d{1,2}[ .\-/]*[a-z]{3,10}\.?[ .,\-/]*\d{2,4}|[a-z]{3,10}\.? (?:\d{1,2},? )?\d{4}",
    "author": r"[^\W\d_][^\d:/]{1,39}",
    "mass": r"[~≈]? ?\d*[.,]?\d+ ?(?:kg|g|gr|grams?|grammes?|gramm|gramos|t|lbs?|oz|mg)?\.?",
    "format": r"(?:din ?|iso ?)?a ?[0-5](?:[x×]\d)?(?:[ \-]?[hvlp])?|[a-e]",
    "sheet": r"\d{1,3}(?: ?(?:/|of|sur|von|de|di|\() ?\d{1,3}\)?)?",
    "unit": r"mm|in|inch(?:es)?|millimet(?:er|re|ro)s?|pouces?|zoll|pulgadas?|cm|m",
    "projection": r".*(?:first|1st|third|3rd|premier|1er|troisieme|european|europeen|american|americain|method|methode).*",
    "general_tolerance": r".*\d.*",
    "checked_by": r"[^\W\d_][^\d:/]{1,39}",
    "approved_by": r"[^\W\d_][^\d:/]{1,39}",
    "surface_texture": r".*(?:r[azt]|n) ?\d.*",
    "company": r".*[^\W\d_]{2}.*",
}
# What is read in the same line as its label without a colon: "SCALE 1:2", "Sheet 1 of 2", "Rev. B".
_INLINE = ("scale", "sheet", "format", "revision", "mass", "date")
_NUMBER_INLINE = r"(?=.*\d).{3,60}"
# Words of other cells: they part label from value, and say that a row heads a list of changes.
_OTHER = re.compile(
    r"(?:name|nom|nombre|signature|unterschrift|firma y fecha|visa|eng appr|mfg(?: appr)?|q\.? ?a|quality|norm|norme|norma|standard|state|status|stand|zust|etat"
    r"|changes?|modifications?|anderung(?:en)?|comments?|remarks?|observations?|bemerkung(?:en)?|zone|ecn|ecr|nature|libelle|deburr.*|debur.*|break (?:all )?sharp.*"
    r"|do not scale.*|ne pas mesurer.*|filename|file name|fichier|datei(?:name)?|archivo|edition|quantit\w*|qty|qte|menge|cantidad|project|projet|projekt|proyecto|affaire|machine"
    r"|ensemble|sous-ensemble|assembly|part of assembly|baugruppe|conjunto|first issued|unless otherwise.*|sauf indication.*|dimensions are in.*|interpret .*|tolerances?|linear|angular"
    r"|(?:first|third) angle projection|projection europeenne|proprietary.*|urspr(?:ung)?|ers(?:atz)?\.? ?(?:f(?:ur)?|d(?:urch)?)\.?|kunde|dept\.?|abt(?:eilung)?|service|document type)"
    rf"\.?{_BY} ?[.:]?"
)
_CHANGES = re.compile(
    r"(?:modifications?|changes?|anderung(?:en)?|zone|ecn|ecr|nature|libelle|modificacion(?:es)?|historique|revisions|revision history)"
    r" ?[.:]?"
)
_NOTHING = re.compile(r"[\s\-–—_.?*/:]*|n/?a|tbd|none")
_MATCH = {name: re.compile(rf"(?:{pattern}) ?[.:]?") for name, pattern in _LABELS.items()}
# A label ends where its value begins: `Index` is no index "ex".
_ENDS = r"(?:(?<![a-z])| |(?=\d))"
_SAID = {name: re.compile(rf"(?:{_LABELS[name]}){_ENDS}({_FORMS[name]})") for name in _INLINE}
_SAID["number"] = re.compile(rf"(?:{_LABELS['number']}){_ENDS}({_NUMBER_INLINE})")
_UNITS = ("kg", "g", "lb", "lbs", "mm", "in")
_UNIT_OF_LABEL = re.compile(r"[\[( ](kg|g|lbs?)[\])]?\W*$")
# AutoCAD Mechanical's own names of the attributes of its title blocks.
_TAGS = {"sca": "scale", "dwg": "number", "nr": "reference", "des1": "title", "mat1": "material", "dat": "date", "nam": "author"}


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Without accents, in small letters, single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("º", "°").replace("№", "no"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


@lru_cache(maxsize=4096)
def fields_of(label: str) -> tuple[str, ...]:
    """The fields that a text names, if it is a label and nothing else: `Référence (n° de plan)` names two."""
    text = folded(label)
    own = tuple(name for name, pattern in _MATCH.items() if pattern.fullmatch(text))
    if own:
        return own
    parts = [part.strip() for part in re.split(r"[()/|]| [-–] ", text.rstrip(" :"))]
    parts = [part for part in parts if part and part not in _UNITS]
    named = [tuple(name for name, pattern in _MATCH.items() if pattern.fullmatch(part)) for part in parts]
    return tuple(dict.fromkeys(name for names in named for name in names)) if named and all(named) else ()


@lru_cache(maxsize=4096)
def is_title_word(text: str) -> bool:
    """True for a label, of a field or of another cell."""
    return bool(fields_of(text) or _OTHER.fullmatch(folded(text)))


def is_title_text(text: str) -> bool:
    """True for a text whose lines are all labels, or labels with their values."""
    return all(is_title_word(line) or said_in_line(line) is not None for line in text.split("\n") if line.strip())


@lru_cache(maxsize=4096)
def heads_changes(text: str) -> bool:
    """True for the head of a column in a list of changes."""
    return bool(_CHANGES.fullmatch(folded(text)))


@lru_cache(maxsize=4096)
def said_in_line(text: str) -> tuple[str, str] | None:
    """Field and value of a text that holds both, `Matière : C45` or `SCALE 1:2`; None for any other."""
    label, colon, value = text.partition(":")
    if colon and value.strip() and (names := fields_of(label)):
        found = value_of(names[0], value, label)
        return (names[0], found) if found else None
    plain = folded(text)
    for name, pattern in _SAID.items():
        match = pattern.fullmatch(plain)
        if match:
            return name, " ".join(text.split())[-len(match[1]) :]
    return None


def value_of(field: str, text: str, label: str = "") -> str:
    """The text as the value of a field; empty if it is not of that field's form."""
    value = " ".join(text.split())
    plain = folded(value)
    form = _FORMS.get(field)
    if _NOTHING.fullmatch(plain) or is_title_word(value) or (form and not re.fullmatch(form, plain)):
        return ""
    unit = _UNIT_OF_LABEL.search(folded(label)) if field == "mass" else None
    return f"{value} {unit[1]}" if unit and value[-1:].isdigit() else value


def field_of_tag(tag: str) -> str:
    """The field that a block attribute's name means; empty if none."""
    name = folded(re.sub(r"\{.*\}", "", tag)).removeprefix("gen-title-")
    words = " ".join(re.split(r"[\W_]+", name)).strip()
    return _TAGS.get(words) or next(iter(fields_of(words)), "")
