"""The bearing flange (bride de palier) on an A3 sheet: about forty characteristics, every DXF way of a tolerance."""

from __future__ import annotations

from samples.flange_callouts import add_styles, annotate_detail, annotate_face, annotate_section, write_notes
from samples.flange_views import draw_detail, draw_face, draw_section
from samples.frame import draw_frame, draw_title_block
from samples.paper import Paper, new_paper

TITLE = {
    "DESIGNATION": "BRIDE DE PALIER", "REFERENCE": "AMV-2207-014", "INDICE": "B", "FOLIO": "1/1",
    "MATIERE": "42CrMo4 +QT", "MASSE": "1,35 kg", "ECHELLE": "1 : 1", "FORMAT": "A3",
    "TOLERANCES_GENERALES": "ISO 2768-mK", "DESSINE_PAR": "C. Morel", "VERIFIE_PAR": "P. Garnier",
    "DATE": "2026-03-12",
}  # fmt: skip
HISTORY = (
    ("B", "Gorge pour anneau élastique ajoutée", "2026-03-12", "C. M."),
    ("A", "Première diffusion", "2025-11-04", "C. M."),
)


def draw_flange() -> Paper:
    """The whole sheet, R2010."""
    paper = new_paper(420, 297, version="R2010")
    draw_frame(paper)
    draw_title_block(paper, TITLE, HISTORY)
    add_styles(paper)
    draw_section(paper)
    draw_face(paper)
    draw_detail(paper)
    annotate_section(paper)
    annotate_face(paper)
    annotate_detail(paper)
    write_notes(paper)
    return paper
