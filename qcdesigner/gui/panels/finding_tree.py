"""The findings as a tree: by severity, and many of one kind under one line with their count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.marks import mark_icon
from qcdesigner.gui.widgets.wrapping import WrappingDelegate
from qcdesigner.gui.words import finding_text
from qcdesigner.i18n.remark_titles import finding_title
from qcdesigner.i18n.remarks import severity_words
from qcdesigner.model.findings import SEVERITIES, Finding

FEWEST_ALIKE = 4
MOST_SHOWN = 300
MARKS = {"error": "error", "warning": "warning", "remark": "question", "accepted": "done"}
FINDING = Qt.ItemDataRole.UserRole


class FindingTree(QTreeWidget):
    """`gone_to(finding)`: a click or Enter on one. A click or Enter on a line of several opens it."""

    gone_to = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(WrappingDelegate(self))
        self.setAccessibleName(session.tr_("Findings"))
        self.setToolTip(session.tr_("Click or Enter: goes to what the finding is about"))
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)

    def current(self) -> Finding | None:
        """The finding at the cursor; None on a line of several."""
        item = self.currentItem()
        finding = item.data(0, FINDING) if item is not None else None
        return finding if isinstance(finding, Finding) else None

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Shows these; what was open stays open."""
        words, opened = severity_words(self._session.tr_), self._opened()
        self.clear()
        for severity in SEVERITIES:
            standing = [f for f in found if f.severity == severity and not f.accepted]
            self._add_severity(severity, words[severity], standing, opened)
        accepted = [f for f in found if f.accepted]
        self._add_severity("accepted", self._session.tr_("Accepted"), accepted, opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # texts wrap at the new width

    def _opened(self) -> dict[str, bool]:
        tops = [self.topLevelItem(i) for i in range(self.topLevelItemCount())]
        lines = [*tops, *(top.child(i) for top in tops for i in range(top.childCount()))]
        return {key: line.isExpanded() for line in lines if isinstance(key := line.data(0, FINDING), str)}

    def _add_severity(self, key: str, title: str, found: list[Finding], opened: dict[str, bool]) -> None:
        if not found:
            return
        icon = mark_icon(MARKS[key], self.palette())
        top = _line_of_several(f"{title} ({len(found)})", key, icon)
        self.addTopLevelItem(top)
        by_code: dict[str, list[Finding]] = {}
        for finding in found:
            by_code.setdefault(finding.code, []).append(finding)
        for code, alike in by_code.items():
            kind = finding_title(code, self._session.tr_)
            if len(alike) < FEWEST_ALIKE or not kind:
                self._add_findings(top, alike, icon)
                continue
            line = _line_of_several(f"{kind} ({len(alike)})", f"{key}.{code}", icon)
            top.addChild(line)
            self._add_findings(line, alike, icon)
            line.setExpanded(opened.get(f"{key}.{code}", False))
        top.setExpanded(opened.get(key, key != "accepted"))

    def _add_findings(self, parent: QTreeWidgetItem, found: list[Finding], icon: QIcon) -> None:
        tr = self._session.tr_
        for finding in found[:MOST_SHOWN]:
            text = finding_text(finding, self._session.document, tr)
            item = QTreeWidgetItem(parent, [f"{text}\n{finding.accepted}" if finding.accepted else text])
            item.setData(0, FINDING, finding)
            item.setIcon(0, icon)
            item.setToolTip(0, text)
        if len(found) > MOST_SHOWN:
            parent.addChild(QTreeWidgetItem([tr("… and {n} more").format(n=len(found) - MOST_SHOWN)]))

    def _go(self) -> None:
        finding, item = self.current(), self.currentItem()
        if finding is not None:
            self.gone_to.emit(finding)
        elif item is not None:
            item.setExpanded(True)


def _line_of_several(text: str, key: str, icon: QIcon) -> QTreeWidgetItem:
    """A line that stands for several findings; by its key it stays open when the findings are asked again."""
    line = QTreeWidgetItem([text])
    line.setData(0, FINDING, key)
    line.setIcon(0, icon)
    return line
