"""The Excel template of the fiche d'auto-contrôle, in French and in English: a sheet for a phase, a sheet for a chart."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from templates.fiche_words import WORDS

PHASE, CHART = "{{ phase.tab }}", "{{ chart.tab }}"
# Columns of the phase's sheet: what is known of a characteristic, the reading (repeated), the verdict, the figures.
# Ten readings fit on an A4 page almost at full size, thirteen at 85 %: what is printed stays legible at arm's length.
WIDTHS = {"A": 6, "B": 24, "C": 4, "D": 9.5, "E": 9.5, "F": 6, "G": 20, "H": 10, "I": 6.5, "J": 8, "K": 2,
          "L": 10, "M": 10, "N": 10, "O": 10, "P": 8, "Q": 4}  # fmt: skip
# Rows of the table's head (three), of the two models, and of what stands below.
HEAD, MEASURED, ATTRIBUTE, FOOT = 12, 15, 16, 17
# Columns and rows (from 0) that the mark of a state lies over, by sheet: of a phase, what is filled by hand and is repeated
# on no other page (a shape over repeated cells is drawn once more with them); of a chart, all.
MARKED = {1: (8, MEASURED - 1, 10, FOOT + 2), 2: (0, 0, 4, 38)}
FEWEST_FOR_PPK = 25
THIN, FIRM = Side(style="thin"), Side(style="medium")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="E7E7E7")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
# Never ### for a limit: a long one is written smaller.
LIMIT = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
LABEL = Alignment(horizontal="left", vertical="center", shrink_to_fit=True, indent=1)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
FONT = "Arial"


class Fiche:
    """Draws the template in one language."""

    def __init__(self, language: str) -> None:
        self.words = {name: pair[language != "fr"] for name, pair in WORDS.items()}
        self.colon = "\u00a0: " if language == "fr" else ": "
        self.decimals = f"{'[$-40C]' if language == 'fr' else ''}0.0###"

    def workbook(self) -> Workbook:
        book = Workbook()
        # Columns are as wide as digits of this font: at this size nearly the same in Excel and LibreOffice, whatever fonts are there.
        book._named_styles["Normal"].font = Font(name=FONT, size=9)
        sheet = book.active
        sheet.title = PHASE
        self._draw_phase(sheet)
        self._draw_chart(book.create_sheet(CHART))
        return book

    def _draw_phase(self, sheet: Worksheet) -> None:
        for column, width in WIDTHS.items():
            sheet.column_dimensions[column].width = width
        sheet.column_dimensions["Q"].hidden = True
        self._draw_identity(sheet)
        self._draw_order(sheet)
        self._draw_head(sheet)
        self._draw_models(sheet)
        self._draw_foot(sheet)
        self._add_rules(sheet)
        _set_page(sheet, self._page_foot())
        sheet.print_area, sheet.print_title_rows, sheet.print_title_cols = f"A1:J{FOOT + 3}", f"{HEAD}:{HEAD + 2}", "A:H"
        sheet.freeze_panes = f"I{MEASURED}"
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False

    def _draw_identity(self, sheet: Worksheet) -> None:
        """All in the columns that are repeated: where readings take two pages, each has the whole head."""
        w = self.words
        revision = f"{{{{ plan.number or '–' }}}} {w['rev']}\u00a0{{{{ plan.revision }}}} – {{{{ plan.state }}}}"
        drawing = _with_revision("drawing.number", "drawing.revision", w["rev"])
        part = _with_revision("part.reference", "part.revision", w["rev"])
        form = f"{{% if plan.form_number %}}\n{w['form']} {{{{ plan.form_number }}}}{{% endif %}}"
        place = self._stated("machine", "phase.machine") + self._stated("workstation", "phase.workstation")
        work = self._stated("operation", "phase.operation") + self._stated("recorded_in", "phase.recorded_in")
        _merge(sheet, "A1:B2", "{{ plan.company }}", size=12, bold=True)
        _merge(sheet, "C1:E2", w["title"].replace(" ", "\n"), size=12, bold=True)
        _merge(sheet, "F1:H1", f"{w['plan']}\u00a0{revision}", size=9, bold=True, alignment=LEFT)
        _merge(sheet, "F2:H2", f"{w['drawing']}\u00a0{drawing}{form}", size=9, alignment=LEFT)
        _merge(sheet, "A3:E3", f"{w['part']} {part}\n{{{{ part.designation }}}}", size=11, bold=True, alignment=LEFT)
        _merge(sheet, "F3:H3", "{{ phase.title }}\n{{ phase.kind }}", size=11, bold=True, alignment=LEFT)
        _merge(sheet, "A4:E4", place, size=9, alignment=LEFT)
        _merge(sheet, "F4:H4", work, size=9, alignment=LEFT)
        for row, height in ((1, 24), (2, 24), (3, 36), (4, 25)):
            sheet.row_dimensions[row].height = height

    def _stated(self, word: str, field: str) -> str:
        """Label and field, where the field says something."""
        return f"{{% if {field} %}}{self.words[word]}{self.colon}{{{{ {field} }}}}   {{% endif %}}"

    def _draw_order(self, sheet: Worksheet) -> None:
        """The work order and the release of the run: labels, and under each the cell to fill; remarks beside them."""
        self._draw_inputs(sheet, 5, (("A", "B", "order"), ("C", "E", "lot"), ("F", "G", "quantity"), ("H", "H", "shift")))
        self._draw_inputs(sheet, 7, (("A", "B", "date"), ("C", "H", "operator")))
        self._draw_inputs(sheet, 9, (("A", "B", "released"), ("C", "F", "released_by"), ("G", "G", "function"), ("H", "H", "when")))
        _merge(sheet, "I1:J1", self.words["remarks"], size=9, alignment=LEFT)
        _merge(sheet, "I2:J10", None, size=11, is_input=True)
        sheet.row_dimensions[HEAD - 1].height = 6

    def _draw_inputs(self, sheet: Worksheet, row: int, inputs: tuple[tuple[str, str, str], ...]) -> None:
        for first, last, word in inputs:
            _merge(sheet, f"{first}{row}:{last}{row}", self.words[word], size=8, alignment=LABEL, fill=GREY)
            _merge(sheet, f"{first}{row + 1}:{last}{row + 1}", None, size=11, is_input=True)
        sheet.row_dimensions[row].height, sheet.row_dimensions[row + 1].height = 12, 23

    def _draw_head(self, sheet: Worksheet) -> None:
        first, last = HEAD, HEAD + 2
        for column, word in zip("ABCDEFG", ("number", "characteristic", "class", "lower", "upper", "unit", "means"), strict=True):
            _merge(sheet, f"{column}{first}:{column}{last}", self.words[word], size=8, bold=True, fill=GREY)
        _merge(sheet, f"H{first}:H{first}", self.words["frequency"], size=8, bold=True, fill=GREY)
        _merge(sheet, f"H{first + 1}:H{first + 1}", f"{self.words['piece']} →", size=8, fill=GREY)
        _merge(sheet, f"H{last}:H{last}", f"{self.words['time']} →", size=8, fill=GREY)
        _merge(sheet, f"I{first}:I{first}", "{{ reading.number }}", size=8, bold=True, fill=GREY)
        for row in (first + 1, last):
            _merge(sheet, f"I{row}:I{row}", None, size=9, is_input=True)
        _merge(sheet, f"J{first}:J{last}", self.words["verdict"], size=8, bold=True, fill=GREY)
        figures = (self.words["mean"], self.words["range"], self.words["lowest"], self.words["highest"], "Ppk")
        for column, word in zip("LMNOP", figures, strict=True):
            _merge(sheet, f"{column}{first}:{column}{last}", word, size=8, bold=True, fill=GREY)
        for row, height in ((first, 14), (first + 1, 21), (last, 21)):
            sheet.row_dimensions[row].height = height

    def _draw_models(self, sheet: Worksheet) -> None:
        """The two model rows: characteristics that are measured, and those judged OK or NOK."""
        for row, name in ((MEASURED, "measured"), (ATTRIBUTE, "attribute")):
            sheet.row_dimensions[row].height = 34
            fields = (
                ("A", "number", CENTRE, 13, True), ("C", "class_symbol", CENTRE, 13, True),
                ("D", "lower_value", LIMIT, 12, True), ("E", "upper_value", LIMIT, 12, True),
                ("F", "unit", CENTRE, 9, False), ("G", "means", LEFT, 8, False), ("H", "frequency", CENTRE, 10, False),
            )  # fmt: skip
            for column, field, alignment, size, bold in fields:
                _merge(sheet, f"{column}{row}:{column}{row}", f"{{{{ {name}.{field} }}}}", size=size, bold=bold, alignment=alignment)
            text = f"{{{{ {name}.designation }}}}\n{{{{ {name}.plain_requirement }}}}{{% if {name}.reserve %}}\n{{{{ {name}.reserve }}}}{{% endif %}}"
            _merge(sheet, f"B{row}:B{row}", text, size=10, alignment=LEFT)
            _merge(sheet, f"I{row}:I{row}", None, size=11, is_input=True)
            _merge(sheet, f"Q{row}:Q{row}", f"{{{{ {name}.bonus }}}}", size=8)
        self._draw_formulas(sheet)

    def _draw_formulas(self, sheet: Worksheet) -> None:
        r, values = MEASURED, f"I{MEASURED}:I{MEASURED}"
        out = f'OR(AND($D{r}<>"",MIN({values})<$D{r}),AND($E{r}<>"",MAX({values})>$E{r}))'
        verdict = f'IF(OR(COUNT({values})=0,COUNT($D{r}:$E{r})=0),"",IF({out},IF($Q{r}<>"","?","NOK"),"OK"))'
        mean, spread = f"AVERAGE({values})", f"(3*STDEV({values}))"
        ppk = (
            f'IF(OR(COUNT({values})<{FEWEST_FOR_PPK},COUNT($D{r}:$E{r})=0),"",IF(STDEV({values})=0,"",'
            f'MIN(IF($E{r}="",9E+99,($E{r}-{mean})/{spread}),IF($D{r}="",9E+99,({mean}-$D{r})/{spread}))))'
        )
        texts = {"J": verdict, "P": ppk}
        for column, function in (("L", "AVERAGE"), ("N", "MIN"), ("O", "MAX")):
            texts[column] = f'IF(COUNT({values})=0,"",{function}({values}))'
        texts["M"] = f'IF(COUNT({values})=0,"",MAX({values})-MIN({values}))'
        for column, text in texts.items():
            _merge(sheet, f"{column}{r}:{column}{r}", f"={text}", size=9, bold=column == "J")
        sheet[f"P{r}"].number_format = "0.00"
        for column in "LMNO":
            sheet[f"{column}{r}"].number_format = self.decimals
        answers = f"I{ATTRIBUTE}:I{ATTRIBUTE}"
        verdict = f'=IF(COUNTA({answers})=0,"",IF(COUNTIF({answers},"NOK")>0,"NOK","OK"))'
        _merge(sheet, f"J{ATTRIBUTE}:J{ATTRIBUTE}", verdict, size=9, bold=True)
        for column in "LMNOP":
            _merge(sheet, f"{column}{ATTRIBUTE}:{column}{ATTRIBUTE}", None)

    def _draw_foot(self, sheet: Worksheet) -> None:
        w = self.words
        reaction = f"{{% if phase.reaction_plan %}}{{{{ phase.reaction_plan }}}}{{% else %}}{w['no_reaction']}{{% endif %}}"
        first, right = FOOT, Alignment(horizontal="right", vertical="center", indent=1)
        _merge(sheet, f"A{first}:H{first}", w["initials"], size=9, bold=True, fill=GREY, alignment=right)
        _merge(sheet, f"I{first}:I{first}", None, is_input=True)
        _merge(sheet, f"J{first}:J{first}", None, fill=GREY)
        _merge(sheet, f"A{first + 1}:H{first + 1}", w["reaction"], size=9, bold=True, fill=GREY, alignment=LEFT)
        _merge(sheet, f"A{first + 2}:H{first + 2}", f"{reaction}\n{w['restart']}", size=10, bold=True, alignment=LEFT)
        _merge(sheet, f"I{first + 1}:J{first + 1}", w["follow_up"], size=9, alignment=LEFT)
        _merge(sheet, f"I{first + 2}:J{first + 2}", None, size=11, is_input=True)
        _merge(sheet, f"A{first + 3}:H{first + 3}", w["legend"], size=8, alignment=LEFT)
        for row, height in ((first, 26), (first + 1, 13), (first + 2, 40), (first + 3, 24)):
            sheet.row_dimensions[row].height = height

    def _add_rules(self, sheet: Worksheet) -> None:
        r, cells = MEASURED, f"I{MEASURED}:I{ATTRIBUTE}"
        number = f"ISNUMBER(I{r})"
        out = f'OR(AND($D{r}<>"",I{r}<$D{r}),AND($E{r}<>"",I{r}>$E{r}))'
        margin = f"0.1*IF(COUNT($D{r}:$E{r})=2,$E{r}-$D{r},ABS(%s))"
        near = (
            f'OR(AND($D{r}<>"",I{r}<$D{r}+{margin % f"$D{r}"}),AND($E{r}<>"",I{r}>$E{r}-{margin % f"$E{r}"}))'
        )
        red, orange = _dxf_fill("FF9B9B"), _dxf_fill("FFC266")
        bold = Font(bold=True)
        add = sheet.conditional_formatting.add
        add(cells, FormulaRule(formula=[f'I{r}="NOK"'], fill=red, font=bold, stopIfTrue=True))
        add(cells, FormulaRule(formula=[f'AND({number},$Q{r}="",{out})'], fill=red, font=bold, stopIfTrue=True))
        add(cells, FormulaRule(formula=[f"AND({number},{near})"], fill=orange))
        add(f"J{r}:J{ATTRIBUTE}", FormulaRule(formula=[f'$J{r}="NOK"'], fill=red))
        special = FormulaRule(formula=[f'OR($C{r}="◆",$C{r}="▲")'], fill=_dxf_fill("000000"), font=Font(color="FFFFFFFF", bold=True))
        add(f"A{r}:A{ATTRIBUTE}", special)
        self._add_validations(sheet)

    def _add_validations(self, sheet: Worksheet) -> None:
        answer = DataValidation(type="list", formula1='"OK,NOK"', allow_blank=True, showErrorMessage=True, error=self.words["ok_only"])
        answer.add(f"I{ATTRIBUTE}")
        answer.add("A10")
        number = DataValidation(type="decimal", operator="between", formula1="-1000000", formula2="1000000",
                                allow_blank=True, showErrorMessage=True, error=self.words["number_only"])  # fmt: skip
        number.add(f"I{MEASURED}")
        sheet.add_data_validation(answer)
        sheet.add_data_validation(number)

    def _draw_chart(self, sheet: Worksheet) -> None:
        w = self.words
        for column, width in (("A", 25), ("B", 7), ("C", 6), ("D", 6)):
            sheet.column_dimensions[column].width = width
        _plain(sheet, "A1", f"{w['chart_title']}{self.colon}{{{{ chart.title }}}}", size=16, bold=True)
        identity = f"{w['part']} {{{{ part.reference }}}} – {{{{ phase.title }}}} – {w['plan']} {{{{ plan.number or '–' }}}} {w['rev']} {{{{ plan.revision }}}}"
        _plain(sheet, "A2", identity, size=11)
        _plain(sheet, "A30", w["chart_note"], size=9)
        for row in range(4, 30):
            sheet.row_dimensions[row].height = 21
        for row, (label, formula) in enumerate(self._chart_rows().items(), 31):
            _merge(sheet, f"A{row}:A{row}", label, size=10, bold=True, alignment=LEFT, fill=GREY)
            _merge(sheet, f"B{row}:B{row}", formula, size=9, alignment=LIMIT)
            sheet.row_dimensions[row].height = 20
        for row in range(32, 39):
            sheet[f"B{row}"].number_format = self.decimals
        sheet.conditional_formatting.add("B31:B38", FormulaRule(formula=["ISERROR(B31)"], font=Font(color="FFFFFFFF")))
        chart = _chart(self.decimals)
        chart.anchor = TwoCellAnchor(_from=_corner(0, 3), to=_corner(4, 29))
        sheet.add_chart(chart)
        _set_page(sheet, self._page_foot(), pages_high=1)
        sheet.protection.sheet = True

    def _chart_rows(self) -> dict[str, str]:
        """Label and formula of the rows under the chart, from 31 on; the limits of a missing side are not drawn (#N/A)."""
        w, source = self.words, f"'{PHASE}'!"
        readings = f"{source}$I${MEASURED}:$I${MEASURED}"
        control = '=IF(COUNT(B36:B36)<7,NA(),$B$35{}2.66*AVERAGE(B36:B36))'.replace("B36:B36", "$B$36:$B$36")
        return {
            w["reading"]: "{{ reading.number }}",
            w["value"]: f'=IF({source}I{MEASURED}="","",{source}I{MEASURED})',
            w["upper"]: f'=IF({source}$E${MEASURED}="",NA(),{source}$E${MEASURED})',
            w["lower"]: f'=IF({source}$D${MEASURED}="",NA(),{source}$D${MEASURED})',
            w["mean"]: f"=IF(COUNT({readings})=0,NA(),AVERAGE({readings}))",
            w["moving_range"]: '=IF(AND(ISNUMBER(B32),ISNUMBER(OFFSET(B32,0,-1))),ABS(B32-OFFSET(B32,0,-1)),"")',
            w["upper_control"]: control.format("+"),
            w["lower_control"]: control.format("-"),
        }

    def _page_foot(self) -> tuple[str, str, str]:
        """Left, centre, right of the foot of each page."""
        w = self.words
        left = f"&8{w['title']} – {w['plan']} {{{{ plan.number or '–' }}}} {w['rev']} {{{{ plan.revision }}}} – {{{{ plan.state }}}}"
        drawing = _with_revision("drawing.number", "drawing.revision", w["rev"])
        return left, f"&8{w['drawing']} {drawing}", f"&8{w['printed']} {{{{ printed.moment }}}}   &P / &N"


def _dxf_fill(colour: str) -> PatternFill:
    """The fill of a conditional format: there, the background is what is seen."""
    return PatternFill("solid", fgColor=f"FF{colour}", bgColor=f"FF{colour}")


def _with_revision(number: str, revision: str, word: str) -> str:
    return f"{{{{ {number} or '–' }}}}{{% if {revision} %}} {word}\u00a0{{{{ {revision} }}}}{{% endif %}}"


def _set_page(sheet: Worksheet, foot: tuple[str, str, str], *, pages_high: int = 0) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages_high
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.39
    margins.top, margins.bottom, margins.header, margins.footer = 0.55, 0.55, 0.2, 0.25
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.right.text = "{% if plan.mark %}&\"Arial,Bold\"&14{{ plan.mark }}{% endif %}"
    sheet.oddFooter.left.text, sheet.oddFooter.center.text, sheet.oddFooter.right.text = foot
    sheet.sheet_view.showGridLines = False


def _merge(
    sheet: Worksheet, places: str, value: object, *, size: float = 8, bold: bool = False,
    alignment: Alignment = CENTRE, fill: PatternFill | None = None, is_input: bool = False,
) -> None:  # fmt: skip
    """Sets a cell (or several as one) with its box; `is_input`: it may be filled on the protected sheet."""
    first, last = places.split(":")
    if first != last:
        sheet.merge_cells(places)
    for row in sheet[places]:
        for cell in row:
            cell.border, cell.font, cell.alignment = BOX, Font(name=FONT, size=size, bold=bold), alignment
            if fill is not None:
                cell.fill = fill
            if is_input:
                cell.protection = Protection(locked=False)
    sheet[first].value = value


def _plain(sheet: Worksheet, place: str, value: str, *, size: float, bold: bool = False) -> None:
    sheet[place].value = value
    sheet[place].font = Font(name=FONT, size=size, bold=bold)


def _chart(decimals: str) -> LineChart:
    """Readings with markers; limits dashed; mean and control limits thin: told apart without colour."""
    chart = LineChart()
    chart.legend.position = "b"
    looks: tuple[tuple[int, str, int, str], ...] = (
        (32, "solid", 19050, "circle"), (33, "dash", 22225, "none"), (34, "dash", 22225, "none"),
        (35, "sysDot", 12700, "none"), (37, "sysDash", 9525, "none"), (38, "sysDash", 9525, "none"),
    )  # fmt: skip
    for row, dash, width, marker in looks:
        values = f"'{PHASE}'!$I${MEASURED}:$I${MEASURED}" if row == 32 else f"'{CHART}'!$B${row}:$B${row}"
        chart.series.append(_series(values, f"'{CHART}'!$A${row}", dash, width, marker))
    chart.set_categories(Reference(_Named(CHART), range_string=f"'{CHART}'!$B$31:$B$31"))
    chart.y_axis.number_format = decimals
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D0D0D0", w=6350))
    return chart


def _corner(column: int, row: int) -> AnchorMarker:
    """The top left corner of a cell, counted from 0."""
    return AnchorMarker(col=column, row=row)


class _Named:
    def __init__(self, title: str) -> None:
        self.title = title


def _series(values: str, title: str, dash: str, width: int, marker: str) -> Any:
    series = Series(Reference(_Named(CHART), range_string=values))
    series.tx = SeriesLabel(strRef=StrRef(title))
    series.marker.symbol, series.smooth = marker, False
    line = series.graphicalProperties.line
    line.solidFill, line.dashStyle, line.width = "000000", dash, width
    if marker != "none":
        series.marker.size = 6
        series.marker.graphicalProperties.solidFill = "000000"
        series.marker.graphicalProperties.line.solidFill = "000000"
    return series
