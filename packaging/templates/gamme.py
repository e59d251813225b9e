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
    side_by_side,
    table,
    tag,
    tag_row,
    watermark,
    word_field,
)

Columns = Sequence[tuple[str, float, str]]


class Gamme:
    """The parts of the template in one language: `body`, `header`, `footer`, as XML text."""

    def __init__(self, language: str) -> None:
        self.words = {name: pair[language != "fr"] for name, pair in WORDS.items()}
        self.colon = "\u00a0: " if language == "fr" else ": "

    def header(self) -> str:
        """The head of each page: two rows of labelled values, and the mark of a draft behind the page."""
        w, widths = self.words, (48, 66, 58, 45, 32, 28)
        company = paragraph("{{ plan.company }}", "Company")
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
        mark = "".join((
            tag("{%p if plan.is_draft %}"), watermark("{{ plan.mark }}", w["draft"]),
            tag("{%p elif plan.mark %}"), watermark("{{ plan.mark }}", w["superseded"]),
            tag("{%p else %}"),
        ))
        return table(widths, rows, is_page_wide=True) + mark + paragraph("", "Tiny") + tag("{%p endif %}")

    def footer(self) -> str:
        w = self.words
        left = (
            f"{w['title']} {{{{ plan.number or '–' }}}} {w['rev']}\u00a0{{{{ plan.revision }}}} – {{{{ plan.state }}}}"
            f"   ·   {w['drawing']} {{{{ drawing.number or '–' }}}}{self._revision('drawing')}"
            f"   ·   {w['printed']} {{{{ printed.moment }}}}   ·   {w['page']} "
        )
        return paragraph(run(left) + word_field("PAGE") + run(" / ") + word_field("NUMPAGES"), "PageFoot")

    def body(self, header: str, footer: str) -> str:
        """The body: first page, ballooned sheets, phases; each sheet is a section turned as the sheet is.

        A section ends with its last words: a paragraph for that alone would be a blank page where the page is full.
        """
        turned = {page: page.section(header, footer) for page in (LANDSCAPE, PORTRAIT)}
        return "".join((
            self._first_page(turned[LANDSCAPE]),
            tag("{%p for sheet in pictures %}"),
            paragraph(run("{{ sheet.title }}") + run("   " + self.words["legend"], size=7, bold=False), "Heading1"),
            tag("{%p if sheet.is_landscape %}"),
            paragraph("{{ sheet.picture }}", "Picture", section=turned[LANDSCAPE]),
            tag("{%p else %}"),
            paragraph("{{ sheet.picture }}", "Picture", section=turned[PORTRAIT]),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
            self._phases(),
            turned[LANDSCAPE],
        ))

    def _first_page(self, section: str) -> str:
        account = run(self.words["account"] + self.colon, bold=True) + run("{{ counts.summary }}")
        notes = run(self.words["notes"] + self.colon, bold=True) + run("{{ plan.notes }}")
        return "".join((
            self._identification(), paragraph("", "Tiny"),
            side_by_side((
                (152, paragraph(self.words["validation"], "Heading1") + self._validation()),
                (122, paragraph(self.words["history"], "Heading1") + self._history()),
            ), gap=3),
            paragraph(self.words["phases"], "Heading1"), self._phase_list(),
            tag("{%p if means %}"),
            paragraph(self.words["means_needed"], "Heading1"), self._means(),
            tag("{%p endif %}"),
            paragraph(account, "Note"),
            tag("{%p if plan.notes %}"), paragraph(notes, "Note"), tag("{%p endif %}"),
            paragraph(self.words["legend"], "Remark", section=section),
        ))

    def _identification(self) -> str:
        widths = (52.0, 52.0, 38.0, 38.0, 50.0, 47.0)
        lines = (
            (("part_reference", "part.reference"), ("part_designation", "part.designation"), ("part_revision", "part.revision"),
             ("mass", "part.mass"), ("material", "part.material"), ("customer", "part.customer")),
            (("drawing_number", "drawing.number"), ("plan_title", "plan.title"), ("drawing_revision", "drawing.revision"),
             ("date", "plan.date"), ("general", "plan.general_tolerance"), ("supplier", "part.supplier")),
        )  # fmt: skip
        return table(widths, [
            row([self._value(label, f"{{{{ {field} }}}}", width) for (label, field), width in zip(line, widths, strict=True)], height=8)
            for line in lines
        ])

    def _validation(self) -> str:
        """A row for each role, high enough to sign in."""
        columns = (("role", "role", 24.0), ("name", "name", 37.0), ("function", "function", 38.0), ("date", "date", 22.0), ("visa", "", 31.0))
        widths = [width for _, _, width in columns]
        lines = [row([Cell(paragraph(self.words[label], "Head"), width, shade=GREY) for label, _, width in columns])]
        for i in range(3):
            texts = [f"{{{{ approvals[{i}].{field} }}}}" if field else "" for _, field, _ in columns]
            cells = [Cell(paragraph(text, "Cell"), width) for text, width in zip(texts, widths, strict=True)]
            lines.append(row(cells, height=9.5))
        return table(widths, lines)

    def _history(self) -> str:
        columns = (("revision", "CellCentre", "entry.revision", 14), ("date", "CellCentre", "entry.date", 22),
                   ("author", "Cell", "entry.author", 28), ("changes", "Cell", "entry.description", 58))
        return self._list(columns, "entry in revisions", empty="revisions")

    def _phase_list(self) -> str:
        columns = (("phase", "CellCentre", "phase.number", 18), ("phase_name", "Cell", "phase.name", 58),
                   ("kind", "Cell", "phase.kind", 47), ("machine", "Cell", "phase.machine", 40),
                   ("workstation", "Cell", "phase.workstation", 48), ("who", "Cell", "phase.performer", 30),
                   ("time", "CellCentre", "phase.time", 18), ("how_many", "CellCentre", "phase.rows|length", 18))
        return self._list(columns, "phase in phases", empty="phases")

    def _means(self) -> str:
        columns = (("means", "Cell", "item.designation", 76), ("identifier", "Cell", "item.identifier", 29),
                   ("range", "CellCentre", "item.range", 31), ("resolution", "CellCentre", "item.resolution", 20),
                   ("due", "CellCentre", "item.calibration_due", 27), ("phases_used", "CellCentre", "item.phases", 20),
                   ("balloons", "Cell", "item.characteristics", 74))
        return self._list(columns, "item in means")

    def _list(self, columns: Sequence[tuple[str, str, str, float]], loop: str, empty: str = "") -> str:
        """A table with a row for each turn of a loop; with `empty`, one blank row where there is none."""
        widths = [column[3] for column in columns]
        count, total = len(columns), sum(widths)
        rows = [row([Cell(paragraph(self.words[label], "Head"), width, shade=GREY) for label, _, _, width in columns], is_head=True)]
        rows.append(tag_row(f"{{%tr for {loop} %}}", count, total))
        rows.append(row([Cell(paragraph(f"{{{{ {field} }}}}", style), width) for _, style, field, width in columns], height=4.4))
        rows.append(tag_row("{%tr endfor %}", count, total))
        if empty:
            rows.append(tag_row(f"{{%tr if not {empty} %}}", count, total))
            rows.append(row([Cell(paragraph("", style), width) for _, style, _, width in columns], height=4.4))
            rows.append(tag_row("{%tr endif %}", count, total))
        return table(widths, rows)

    def _phases(self) -> str:
        details = (
            run("{% for label, text in phase.details %}")
            + run("{{ label }}" + self.colon, bold=True)
            + run("{{ text }}{% if not loop.last %}   ·   {% endif %}{% endfor %}")
        )
        kind = run("{{ phase.title }}") + run("   {{ phase.kind }}", size=9, bold=False)
        return "".join((
            tag("{%p for phase in phases %}"),
            paragraph(kind, "Heading1"),
            tag("{%p if phase.details %}"), paragraph(details, "Note", keep_next=True), tag("{%p endif %}"),
            self._rows("phase.rows", self._columns()),
            tag("{%p endfor %}"),
            tag("{%p if not phases %}"), paragraph(self.words["no_phase"], "Note"), tag("{%p endif %}"),
            tag("{%p if unassigned %}"),
            paragraph(self.words["unassigned"], "Heading1"),
            paragraph(self.words["unassigned_note"], "Note", keep_next=True),
            self._rows("unassigned", self._short_columns()),
            tag("{%p endif %}"),
            tag("{%p if waived %}"),
            paragraph(self.words["waived"], "Heading1"),
            self._waived(),
            tag("{%p endif %}"),
        ))

    def _waived(self) -> str:
        columns = (("balloon", "CellCentre", "item.number", 14), ("zone", "CellCentre", "item.zone", 12),
                   ("characteristic", "Cell", "item.designation", 71), ("specification", "Cell", "item.requirement", 80),
                   ("reason", "Cell", "item.reason", 100))
        return self._list(columns, "item in waived")

    def _rows(self, rows: str, columns: Columns) -> str:
        """The table of a phase: two rows of heads, and a model row each for special and other characteristics."""
        widths = [width for _, width, _ in columns]
        count, total = len(columns), sum(widths)
        return table(widths, [
            *self._heads(columns),
            tag_row(f"{{%tr for row in {rows} %}}", count, total),
            tag_row("{%tr if row.is_special %}", count, total),
            self._model_row(columns, is_special=True),
            tag_row("{%tr else %}", count, total),
            self._model_row(columns, is_special=False),
            tag_row("{%tr endif %}", count, total),
            tag_row("{%tr endfor %}", count, total),
        ])

    def _short_columns(self) -> Columns:
        """Of what no phase verifies: what it is, and nothing of how."""
        known = {label: (label, width, content) for label, width, content in self._columns()}
        designation = paragraph("{{ row.designation }}", "Cell")
        remark = paragraph(run("{{ row.remark }}", italic=True), "Remark")
        texts = (("characteristic", 58.0, designation), ("requirement", 59.0, paragraph("{{ row.requirement }}", "Requirement")))
        limits = (known[label] for label in ("nominal", "deviations", "lower", "upper", "unit", "class"))
        return (known["balloon"], known["zone"], *texts, *limits, ("remark", 50.0, remark))

    @staticmethod
    def _columns() -> Columns:
        """Word of the head, width in mm, paragraphs of the model row."""
        characteristic = (
            paragraph("{{ row.designation }}", "Cell")
            + tag("{%p if row.requirement %}") + paragraph("{{ row.requirement }}", "Requirement") + tag("{%p endif %}")
            + tag("{%p if row.remark %}") + paragraph(run("{{ row.remark }}", italic=True), "Remark") + tag("{%p endif %}")
        )
        criticality = paragraph("{{ row.class_symbol }}", "Balloon") + paragraph(run("{{ row.class_name }}", size=7), "CellCentre")
        return (
            ("balloon", 11, "{{ row.number }}"),
            ("zone", 9, paragraph("{{ row.zone }}", "CellCentre")),
            ("characteristic", 47, characteristic),
            ("nominal", 15, paragraph("{{ row.nominal }}", "Number")),
            ("deviations", 16, paragraph("{{ row.deviations }}", "Number")),
            ("lower", 18, paragraph("{{ row.lower }}", "Limit")),
            ("upper", 18, paragraph("{{ row.upper }}", "Limit")),
            ("unit", 10, paragraph("{{ row.unit }}", "CellCentre")),
            ("class", 13, criticality),
            ("means", 41, paragraph("{{ row.means }}", "SmallCell")),
            ("frequency", 19, paragraph("{{ row.frequency }}", "CellCentre")),
            ("who", 18, paragraph("{{ row.performer }}", "CellCentre")),
            ("record", 20, paragraph("{{ row.record }}", "SmallCell")),
            ("reaction", 22, paragraph("{{ row.reaction }}", "SmallCell")),
        )

    def _heads(self, columns: Columns) -> list[str]:
        """Two rows: specification stands over its five columns, the others are one cell high."""
        labels, widths = [label for label, _, _ in columns], [width for _, width, _ in columns]
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

    def _model_row(self, columns: Columns, *, is_special: bool) -> str:
        cells = []
        for label, width, content in columns:
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
        return f"{{% if {owner}.revision %}} {self.words['rev']}\u00a0{{{{ {owner}.revision }}}}{{% endif %}}"
