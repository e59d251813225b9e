"""The Word template of the gamme de contrôle, in French and in English."""

from __future__ import annotations

from collections.abc import Sequence

from templates.gamme_words import WORDS
from templates.word import (
    GREY,
    LANDSCAPE,
    PORTRAIT,
    Cell,
    paragraph,
    row,
    run,
    table,
    tag,
    tag_row,
    watermark,
    word_field,
)

WIDTH = 277.0
class Gamme:
    """The parts of the template in one language: `body`, `header`, `footer`, as XML text."""

    def __init__(self, language: str) -> None:
        self.words = {name: pair[language != "fr"] for name, pair in WORDS.items()}
        self.colon = "\u00a0: " if language == "fr" else ": "

    def header(self) -> str:
        """The head of each page: two rows of labelled values, and the mark of a draft behind the page."""
        w, widths = self.words, (48, 66, 58, 45, 32, 28)
        company = paragraph("{{ plan.company }}", "DocumentTitle")
        title = paragraph(w["title"], "DocumentTitle")
        page = f"{word_field('PAGE')}{run(' / ')}{word_field('NUMPAGES')}"
        rows = [
            row([
                Cell(company, widths[0], merge="restart"),
                Cell(title, widths[1] + widths[2], span=2),
                self._value("number", "{{ plan.number }}", widths[3]),
                self._value("revision", "{{ plan.revision }} – {{ plan.state }}", widths[4], label2="state"),
                self._value("page", page, widths[5]),
            ], height=10),
            row([
                Cell(paragraph("", "Tiny"), widths[0], merge="continue"),
                self._value("part", "{{ part.reference }}" + self._revision("part") + "{% if part.designation %} – {{ part.designation }}{% endif %}", widths[1]),
                self._value("drawing", "{{ drawing.number }}" + self._revision("drawing"), widths[2]),
                self._value("customer", "{{ part.customer }}", widths[3]),
                self._value("material", "{{ part.material }}", widths[4]),
                self._value("form", "{{ plan.form_number }}", widths[5]),
            ], height=9),
        ]
        mark = tag("{%p if plan.is_draft %}") + watermark("{{ plan.draft_mark }}") + tag("{%p else %}")
        return table(widths, rows) + mark + paragraph("", "Tiny") + tag("{%p endif %}")

    def footer(self) -> str:
        w = self.words
        left = (
            f"{w['title']} {{{{ plan.number or '–' }}}} {w['rev']} {{{{ plan.revision }}}} – {{{{ plan.state }}}}"
            f"   ·   {w['drawing']} {{{{ drawing.number or '–' }}}}{self._revision('drawing')}"
            f"   ·   {w['printed']} {{{{ printed.moment }}}}   ·   {w['page']} "
        )
        return paragraph(run(left) + word_field("PAGE") + run(" / ") + word_field("NUMPAGES"), "PageFoot")

    def body(self, header: str, footer: str) -> str:
        """The body: first page, ballooned sheets, phases; each sheet is a section turned as the sheet is."""
        turned = {page: page.section(header, footer) for page in (LANDSCAPE, PORTRAIT)}
        picture = paragraph("{{ sheet.picture }}", "Picture")
        return "".join((
            self._first_page(),
            paragraph("", "Tiny", section=turned[LANDSCAPE]),
            tag("{%p for sheet in pictures %}"),
            paragraph("{{ sheet.title }}", "Heading1"),
            picture,
            paragraph(self.words["legend"], "Remark"),
            tag("{%p if sheet.is_landscape %}"),
            paragraph("", "Tiny", section=turned[LANDSCAPE]),
            tag("{%p else %}"),
            paragraph("", "Tiny", section=turned[PORTRAIT]),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            self._phases(),
            turned[LANDSCAPE],
        ))

    def _first_page(self) -> str:
        account = run(self.words["account"] + self.colon, bold=True) + run("{{ counts.summary }}")
        notes = run(self.words["notes"] + self.colon, bold=True) + run("{{ plan.notes }}")
        return "".join((
            paragraph(self.words["identification"], "Heading1"), self._identification(),
            paragraph(self.words["validation"], "Heading1"), self._validation(),
            paragraph(self.words["history"], "Heading1"), self._history(),
            paragraph(self.words["phases"], "Heading1"), self._phase_list(),
            tag("{%p if means %}"),
            paragraph(self.words["means_needed"], "Heading1"), self._means(),
            tag("{%p endif %}"),
            paragraph(account, "Note"),
            tag("{%p if plan.notes %}"), paragraph(notes, "Note"), tag("{%p endif %}"),
        ))

    def _identification(self) -> str:
        widths = (69.25,) * 4
        lines = (
            (("part_reference", "part.reference"), ("part_designation", "part.designation"),
             ("part_revision", "part.revision"), ("plan_title", "plan.title")),
            (("drawing_number", "drawing.number"), ("drawing_revision", "drawing.revision"),
             ("material", "part.material"), ("general", "plan.general_tolerance")),
            (("customer", "part.customer"), ("supplier", "part.supplier"), ("mass", "part.mass"), ("date", "plan.date")),
        )
        return table(widths, [
            row([self._value(label, f"{{{{ {field} }}}}", 69.25) for label, field in line], height=8) for line in lines
        ])

    def _validation(self) -> str:
        widths = (43.0, 78.0, 78.0, 78.0)
        roles = [f"{{{{ approvals[{i}].%s }}}}" for i in range(3)]
        heads = [Cell(paragraph("", "Head"), 43, shade=GREY)]
        heads += [Cell(paragraph(role % "role", "Head"), 78, shade=GREY) for role in roles]
        lines = [row(heads)]
        for label, field, height in (("name", "name", 5.5), ("function", "function", 5.5), ("visa", "", 13), ("date", "date", 5.5)):
            cells = [Cell(paragraph(self.words[label], "Cell"), 43)]
            cells += [Cell(paragraph(role % field if field else "", "CellCentre"), 78) for role in roles]
            lines.append(row(cells, height=height))
        return table(widths, lines)

    def _history(self) -> str:
        columns = (("revision", "CellCentre", "entry.revision", 20), ("date", "CellCentre", "entry.date", 28),
                   ("author", "Cell", "entry.author", 49), ("changes", "Cell", "entry.description", 180))
        return self._list(columns, "entry in revisions", empty="revisions")

    def _phase_list(self) -> str:
        columns = (("phase", "CellCentre", "phase.number", 18), ("phase_name", "Cell", "phase.name", 72),
                   ("kind", "Cell", "phase.kind", 45), ("machine", "Cell", "phase.machine", 42),
                   ("workstation", "Cell", "phase.workstation", 32), ("who", "Cell", "phase.performer", 32),
                   ("time", "CellCentre", "phase.time", 18), ("how_many", "CellCentre", "phase.rows|length", 18))
        return self._list(columns, "phase in phases", empty="phases")

    def _means(self) -> str:
        columns = (("means", "Cell", "item.designation", 68), ("identifier", "Cell", "item.identifier", 34),
                   ("range", "CellCentre", "item.range", 32), ("resolution", "CellCentre", "item.resolution", 24),
                   ("due", "CellCentre", "item.calibration_due", 27), ("phases", "CellCentre", "item.phases", 27),
                   ("balloons", "Cell", "item.characteristics", 65))
        return self._list(columns, "item in means")

    def _list(self, columns: Sequence[tuple[str, str, str, float]], loop: str, empty: str = "") -> str:
        """A table with a row for each turn of a loop; with `empty`, one blank row where there is none."""
        widths = [column[3] for column in columns]
        count, total = len(columns), sum(widths)
        rows = [row([Cell(paragraph(self.words[label], "Head"), width, shade=GREY) for label, _, _, width in columns], is_head=True)]
        rows.append(tag_row(f"{{%tr for {loop} %}}", count, total))
        rows.append(row([Cell(paragraph(f"{{{{ {field} }}}}", style), width) for _, style, field, width in columns], height=5))
        rows.append(tag_row("{%tr endfor %}", count, total))
        if empty:
            rows.append(tag_row(f"{{%tr if not {empty} %}}", count, total))
            rows.append(row([Cell(paragraph("", style), width) for _, style, _, width in columns], height=5))
            rows.append(tag_row("{%tr endif %}", count, total))
        return table(widths, rows)

    def _phases(self) -> str:
        details = (
            run("{% for label, text in phase.details %}")
            + run("{{ label }}" + self.colon, bold=True)
            + run("{{ text }}{% if not loop.last %}   ·   {% endif %}{% endfor %}")
        )
        kind = run("{{ phase.title }}") + run("   {{ phase.kind }}", size=8)
        return "".join((
            tag("{%p for phase in phases %}"),
            paragraph(kind, "Heading1"),
            tag("{%p if phase.details %}"), paragraph(details, "Note", keep_next=True), tag("{%p endif %}"),
            self._rows("phase.rows"),
            tag("{%p endfor %}"),
            tag("{%p if not phases %}"), paragraph(self.words["no_phase"], "Note"), tag("{%p endif %}"),
            tag("{%p if unassigned %}"),
            paragraph(self.words["unassigned"], "Heading1"),
            paragraph(self.words["unassigned_note"], "Note", keep_next=True),
            self._rows("unassigned"),
            tag("{%p endif %}"),
            paragraph(self.words["legend"], "Remark"),
        ))

    def _rows(self, rows: str) -> str:
        """The table of a phase: two rows of heads, and a model row each for special and other characteristics."""
        columns = self._columns()
        widths = [width for _, width, _ in columns]
        count, total = len(columns), sum(widths)
        return table(widths, [
            *self._heads(widths),
            tag_row(f"{{%tr for row in {rows} %}}", count, total),
            tag_row("{%tr if row.is_special %}", count, total),
            self._model_row(is_special=True),
            tag_row("{%tr else %}", count, total),
            self._model_row(is_special=False),
            tag_row("{%tr endif %}", count, total),
            tag_row("{%tr endfor %}", count, total),
        ])

    @staticmethod
    def _columns() -> Sequence[tuple[str, float, str]]:
        """Word of the head, width in mm, paragraphs of the model row."""
        characteristic = (
            paragraph("{{ row.designation }}", "Cell")
            + tag("{%p if row.requirement %}") + paragraph("{{ row.requirement }}", "Requirement") + tag("{%p endif %}")
            + tag("{%p if row.remark %}") + paragraph(run("{{ row.remark }}", italic=True), "Remark") + tag("{%p endif %}")
        )
        criticality = paragraph("{{ row.class_symbol }}", "Balloon") + paragraph(run("{{ row.class_name }}", size=6), "CellCentre")
        return (
            ("balloon", 11, "{{ row.number }}"),
            ("zone", 9, paragraph("{{ row.zone }}", "CellCentre")),
            ("characteristic", 48, characteristic),
            ("nominal", 17, paragraph("{{ row.nominal }}", "Number")),
            ("deviations", 17, paragraph("{{ row.deviations }}", "Number")),
            ("lower", 18, paragraph("{{ row.lower }}", "Limit")),
            ("upper", 18, paragraph("{{ row.upper }}", "Limit")),
            ("unit", 11, paragraph("{{ row.unit }}", "CellCentre")),
            ("class", 13, criticality),
            ("means", 46, paragraph("{{ row.means }}", "Cell")),
            ("frequency", 19, paragraph("{{ row.frequency }}", "CellCentre")),
            ("who", 16, paragraph("{{ row.performer }}", "CellCentre")),
            ("record", 14, paragraph("{{ row.record }}", "CellCentre")),
            ("reaction", 20, paragraph("{{ row.reaction }}", "Cell")),
        )

    def _heads(self, widths: Sequence[float]) -> list[str]:
        """Two rows: specification stands over its five columns, the others are one cell high."""
        labels = [label for label, _, _ in self._columns()]
        first, last = labels.index("nominal"), labels.index("unit")
        upper, lower = [], []
        for i, (label, width) in enumerate(zip(labels, widths, strict=True)):
            head = paragraph(self.words[label], "Head", keep_next=True)
            if first <= i <= last:
                lower.append(Cell(head, width, shade=GREY))
            else:
                upper.append(Cell(head, width, shade=GREY, merge="restart"))
                lower.append(Cell(paragraph("", "Head", keep_next=True), width, shade=GREY, merge="continue"))
            if i == first:
                over = paragraph(self.words["specification"], "Head", keep_next=True)
                upper.append(Cell(over, sum(widths[first : last + 1]), span=last - first + 1, shade=GREY))
        return [row(upper, is_head=True), row(lower, is_head=True)]

    def _model_row(self, *, is_special: bool) -> str:
        cells = []
        for label, width, content in self._columns():
            if label == "balloon":
                number = run(content, colour="FFFFFF" if is_special else "")
                cells.append(Cell(paragraph(number, "Balloon"), width, shade="000000" if is_special else ""))
            else:
                cells.append(Cell(content, width))
        return row(cells, height=8)

    def _value(self, label: str, content: str, width: float, label2: str = "") -> Cell:
        """A cell with a small label over its value."""
        text = self.words[label] + (f" – {self.words[label2].lower()}" if label2 else "")
        return Cell(paragraph(text, "Label") + paragraph(content, "Value"), width)

    def _revision(self, owner: str) -> str:
        return f"{{% if {owner}.revision %}} {self.words['rev']} {{{{ {owner}.revision }}}}{{% endif %}}"


def picture_box_mm(*, is_landscape: bool) -> tuple[float, float]:
    """Width and height left for the picture of a sheet, under its title and over the legend."""
    page = LANDSCAPE if is_landscape else PORTRAIT
    return page.width - 2 * page.side, page.height - page.top - page.bottom - 14


