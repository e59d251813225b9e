"""Draws the sample parts of the project into resources/samples: DXF, PDF and the truth about their callouts.

    python3 packaging/draw_samples.py [FOLDER]

The same bytes come out on every run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from samples.flange import draw_flange
from samples.paper import Paper
from samples.pdf_paint import paint_pdf
from samples.shaft import draw_shaft

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
PARTS: dict[str, tuple[str, Callable[[], Paper]]] = {
    "bride_de_palier": ("Bride de palier", draw_flange),
    "arbre_etage": ("Arbre étagé", draw_shaft),
}


def main(folder: Path = SAMPLES) -> None:
    """Writes every sample into `folder`, made if needed."""
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    for name, (title, draw) in PARTS.items():
        paper = draw()
        drawing = folder / f"{name}.dxf"
        paper.write_dxf(drawing)
        paint_pdf(drawing, drawing.with_suffix(".pdf"), title=title)
        for suffix in (".dxf", ".pdf"):
            write_truth(folder / "truth" / f"{name}{suffix}.truth.json", f"{name}{suffix}", paper)


def write_truth(path: Path, file: str, paper: Paper) -> None:
    """What the drawing says, one item a line."""
    head = {
        "file": file, "unit": "mm", "decimal_mark": ",", "general_tolerance": "ISO 2768-mK",
        "position_system": "fraction of sheet, origin top left", "source_of_truth": "the script that drew it",
    }  # fmt: skip
    lines = [json.dumps(head, ensure_ascii=False, indent=1)[:-2], ',\n "items": [\n  ']
    items = [json.dumps(item, ensure_ascii=False) for item in paper.truths]
    path.write_text("".join(lines) + ",\n  ".join(items) + "\n ]\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
