"""The fixed words of the fiche d'auto-contrôle: French, English."""

from __future__ import annotations

WORDS = {
    "title": ("Fiche d’auto-contrôle", "Self-inspection sheet"),
    "draft": ("BROUILLON", "DRAFT"),
    "plan": ("Gamme de contrôle n°", "Inspection plan no."),
    "rev": ("ind.", "rev."),
    "drawing": ("Plan de pièce n°", "Drawing no."),
    "form": ("Formulaire", "Form"),
    "part": ("Pièce", "Part"),
    "machine": ("Machine", "Machine"),
    "workstation": ("Poste", "Workstation"),
    "order": ("OF n°", "Work order"),
    "lot": ("Lot", "Lot"),
    "quantity": ("Quantité", "Quantity"),
    "shift": ("Équipe", "Shift"),
    "date": ("Date", "Date"),
    "operator": ("Opérateur", "Operator"),
    "released": ("1re pièce conforme (OK / NOK)", "First piece conforms (OK / NOK)"),
    "released_by": ("Production libérée par (nom, visa)", "Run released by (name, initials)"),
    "function": ("Fonction", "Function"),
    "when": ("Date et heure", "Date and time"),
    "remarks": ("Observations", "Remarks"),
    "number": ("N°", "No."),
    "characteristic": ("Caractéristique", "Characteristic"),
    "class": ("Cl.", "Cl."),
    "lower": ("Mini", "Min."),
    "upper": ("Maxi", "Max."),
    "unit": ("Unité", "Unit"),
    "means": ("Moyen de contrôle", "Means"),
    "frequency": ("Fréquence", "Frequency"),
    "piece": ("Pièce n°", "Piece no."),
    "time": ("Heure", "Time"),
    "verdict": ("Verdict", "Verdict"),
    "mean": ("Moyenne", "Mean"),
    "range": ("Étendue", "Range"),
    "lowest": ("Plus petit", "Smallest"),
    "highest": ("Plus grand", "Largest"),
    "initials": ("Visa de l’opérateur, à chaque relevé", "Operator’s initials, for each reading"),
    "reaction": ("Si une valeur est hors limites", "If a value is out of limits"),
    "no_reaction": (
        "arrêter, isoler les pièces produites depuis le dernier contrôle conforme, prévenir le responsable.",
        "stop, set aside the pieces made since the last conforming inspection, call the person in charge.",
    ),
    "restart": (
        "Nouvelle libération : changement d’outil, arrêt, nouveau lot matière, nouvel opérateur.",
        "New release: change of tool, stop, new batch of material, new operator.",
    ),
    "legend": (
        "Classes : ◆ critique, ▲ majeure, ● mineure. Fond noir : caractéristique spéciale. À l’écran : rouge, hors "
        "limites ; orange, dans les derniers 10 % de la tolérance (de la limite, si elle est seule). « ? » : bonus "
        "Ⓜ ou Ⓛ à calculer.",
        "Classes: ◆ critical, ▲ major, ● minor. Black: special characteristic. On screen: red, out of limits; orange, "
        "in the last 10 % of the tolerance (of the limit, where it is alone). “?”: bonus of Ⓜ or Ⓛ to be worked out.",
    ),
    "printed": ("Édité le", "Printed"),
    "number_only": ("Saisir un nombre.", "Type a number."),
    "ok_only": ("Saisir OK ou NOK.", "Type OK or NOK."),
    "chart_title": ("Carte de contrôle", "Control chart"),
    "reading": ("Relevé", "Reading"),
    "value": ("Valeur", "Value"),
    "moving_range": ("Étendue mobile", "Moving range"),
    "upper_control": ("Limite de contrôle sup.", "Upper control limit"),
    "lower_control": ("Limite de contrôle inf.", "Lower control limit"),
    "chart_note": (
        "Valeurs individuelles : limites de contrôle = moyenne ± 2,66 × moyenne des étendues mobiles (ISO 7870-2), "
        "tracées dès 8 relevés.",
        "Individual values: control limits = mean ± 2.66 × mean moving range (ISO 7870-2), drawn from 8 readings on.",
    ),
}
