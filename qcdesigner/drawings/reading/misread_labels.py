"""Labels of a title block as a recogniser may misread them: `MATERIAI`, `SCA1E`, `Desgnation`."""

from __future__ import annotations

from qcdesigner.drawings.reading.title_labels import folded, is_title_word

_LABELS = (
    "title", "titre", "titel", "titulo", "designation", "denomination", "benennung", "bezeichnung", "description", "material", "matiere", "werkstoff",
    "scale", "echelle", "massstab", "escala", "weight", "masse", "poids", "gewicht", "sheet", "feuille", "folio", "blatt", "format", "revision", "indice",
    "drawing no", "dwg no", "drg no", "part no", "n° de plan", "zeichnungs-nr", "drawn", "drawn by", "dessine", "dessine par", "dessinateur", "gezeichnet",
    "checked", "checked by", "verifie", "verifie par", "approved", "approved by", "approuve", "date", "datum", "fecha", "reference", "treatment", "traitement",
    "finish", "projection", "tolerances generales", "general tolerances", "allgemeintoleranzen", "signature",
)  # fmt: skip
_ALIKE = str.maketrans({"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "5": "s", "8": "b", "°": "o"})
_BY_LOOK = {label.translate(_ALIKE): label for label in _LABELS}
# Shorter words are too like others for a letter to be wrong in them.
_LONG = 7


def as_label(text: str) -> str:
    """The label that a recognised text is, where one letter was misread; else the text itself."""
    if is_title_word(text):
        return text
    word = folded(text).rstrip(" :.")
    look = word.translate(_ALIKE)
    if look in _BY_LOOK:
        return _BY_LOOK[look]
    near = [label for seen, label in _BY_LOOK.items() if len(label) >= _LONG and _is_one_off(look, seen)]
    return near[0] if len(near) == 1 else text


def _is_one_off(a: str, b: str) -> bool:
    """True if one letter was changed, left out or put in."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
