"""Sheets of 200 dimensions, as a DXF and as a PDF with text: what reading is timed on."""

from __future__ import annotations

from pathlib import Path

DIMENSIONS = 200
COLUMNS = 10
WIDE, HIGH = 40.0, 14.0
LONG = 30.0
TOLERANCES = ("", " ±0,1", " H7", " max")


def write_dxf(path: Path) -> None:
    """DIMENSIONs with picture blocks, a quarter of each: plain, ±, fit, maximum."""
    import ezdxf

    doc = ezdxf.new("R2010", setup=True)
    doc.header["$INSUNITS"] = 4
    style = {"dimlfac": 1, "dimtxt": 2.5, "dimasz": 2, "dimdec": 2, "dimdsep": ord(",")}
    for i in range(DIMENSIONS):
        x, y = _place(i)
        dimension = doc.modelspace().add_linear_dim(
            base=(x, y + 5),
            p1=(x, y),
            p2=(x + LONG, y),
            text=f"<>{TOLERANCES[i % 4]}",
            dimstyle="EZDXF",
            override=style,
        )
        dimension.render()
    doc.saveas(path)


def write_pdf(path: Path) -> None:
    """The same sheet by Qt, as a CAD program prints it: text is text, the rest is lines."""
    from PySide6.QtCore import QMarginsF, QPointF, QSizeF, Qt
    from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QPolygonF

    from qcdesigner.rendering.fonts import EM_PX, text_font

    _application = QGuiApplication.instance() or QGuiApplication([])
    writer, painter = QPdfWriter(str(path)), QPainter()
    writer.setResolution(1200)
    size = QPageSize(QSizeF(420, 297), QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter.begin(writer)
    painter.scale(1200 / 25.4, 1200 / 25.4)
    painter.setPen(QPen(Qt.GlobalColor.black, 0.2))
    painter.setFont(text_font())
    for i in range(DIMENSIONS):
        x, y = _place(i)
        painter.drawLine(QPointF(x, y), QPointF(x + LONG, y))
        for tip, side in ((x, 1), (x + LONG, -1)):
            painter.drawLine(QPointF(tip, y - 2), QPointF(tip, y + 5))
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(tip, y), QPointF(tip + 2 * side, y - 0.4), QPointF(tip + 2 * side, y + 0.4)]
                )
            )
        painter.save()
        painter.translate(x + 8, y - 0.8)
        painter.scale(3.5 / EM_PX, 3.5 / EM_PX)
        painter.drawText(QPointF(0, 0), f"{LONG:g}{TOLERANCES[i % 4]}")
        painter.restore()
    painter.end()


def _place(number: int) -> tuple[float, float]:
    return 12 + WIDE * (number % COLUMNS), 10 + HIGH * (number // COLUMNS)
