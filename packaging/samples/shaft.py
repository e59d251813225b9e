"""The stepped shaft (arbre étagé) on an A3 sheet: journals, keyway, thread and run-outs to a common axis."""

from __future__ import annotations

from samples.frame import draw_frame, draw_title_block
from samples.paper import Paper, new_paper
from samples.shaft_callouts import add_styles, annotate_front, annotate_section, write_notes
from samples.shaft_views import draw_front, draw_section

TITLE = {
    "DESIGNATION": "ARBRE ÉTAGÉ", "REFERENCE": "AMV-2207-021", "INDICE": "A", "FOLIO": "1/1",
    "MATIERE": "C45 (XC48)", "MASSE": "0,72 kg", "ECHELLE": "1 : 1", "FORMAT": "A3",
    "TOLERANCES_GENERALES": "ISO 2768-mK", "DESSINE_PAR": "C. Morel", "VERIFIE_PAR": "P. Garnier",
    "DATE": "2026-01-19",
}  # fmt: skip
HISTORY = (("A", "Première diffusion", "2026-01-19", "C. M."),)


def draw_shaft() -> Paper:
    """The whole sheet, R2018."""
    paper = new_paper(420, 297, version="R2018")
    draw_frame(paper)
    draw_title_block(paper, TITLE, HISTORY)
    add_styles(paper)
    draw_front(paper)
    draw_section(paper)
    annotate_front(paper)
    annotate_section(paper)
    write_notes(paper)
    return paper
