"""What the checks say about the plan, by severity: a click goes to the place, a reason accepts what may stand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qcdesigner.editing.acceptances import accept_finding, withdraw_acceptance
from qcdesigner.gui.panels.finding_tree import FindingTree
from qcdesigner.gui.session import Session
from qcdesigner.gui.widgets.attempt import attempt
from qcdesigner.model.checks import findings
from qcdesigner.model.findings import Finding
from qcdesigner.model.records import Characteristic, Means, Phase, Place, Unread

DELAY_MS = 400


class FindingsPanel(QWidget):
    """`counted(errors, warnings)`: how many stand. `panel_wanted(dock)`: what a finding speaks of is in another panel."""

    counted = Signal(int, int)
    panel_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.tree = FindingTree(session, self)
        self.reason = QLineEdit(self)
        self.accept = QPushButton(self)
        self.tree.currentItemChanged.connect(self._show_decision)
        self.tree.gone_to.connect(self._go)
        self._lay_out()
        self.setFocusProxy(self.tree)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        session.changed.connect(self._wait)
        session.replaced.connect(self._wait)
        self._show_decision()

    def refresh(self) -> None:
        """Asks the checks again and shows what they say."""
        self._is_stale = False
        found = findings(self._session.document, today=date.today())
        self.tree.show_findings(found)
        errors, warnings = (
            sum(f.severity == s and not f.accepted for f in found) for s in ("error", "warning")
        )
        self.summary.setText(self._summary(errors, warnings))
        self.counted.emit(errors, warnings)
        self._show_decision()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._timer.start(0)

    # Setting up

    def _lay_out(self) -> None:
        tr = self._session.tr_
        self.reason.setPlaceholderText(tr("Reason to accept this finding"))
        self.reason.setAccessibleName(tr("Reason to accept"))
        self.reason.setToolTip(tr("The reason is kept in the plan; Enter accepts"))
        self.reason.returnPressed.connect(self._decide)
        self.accept.clicked.connect(self._decide)
        self.accept.setToolTip(tr("Accepts the finding for this reason, or has it stand again"))
        below = QHBoxLayout()
        below.addWidget(self.reason, 1)
        below.addWidget(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for item in (self.summary, self.tree):
            layout.addWidget(item)
        layout.addLayout(below)

    # Showing

    def _summary(self, errors: int, warnings: int) -> str:
        tr, ntr = self._session.tr_, self._session.translator.ngettext
        if not errors and not warnings:
            return tr("Nothing to report: the plan is complete.")
        return " – ".join(
            (
                ntr("{n} error", "{n} errors", errors).format(n=errors),
                ntr("{n} warning", "{n} warnings", warnings).format(n=warnings),
            )
        )

    def _show_decision(self) -> None:
        finding = self.tree.current()
        tr = self._session.tr_
        self.reason.setEnabled(finding is not None and not self._session.read_only)
        self.accept.setEnabled(self.reason.isEnabled())
        is_accepted = finding is not None and bool(finding.accepted)
        self.accept.setText(tr("Withdraw") if is_accepted else tr("Accept"))
        self.reason.setReadOnly(is_accepted)
        self.reason.setText(finding.accepted if finding is not None else "")

    def _wait(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start(DELAY_MS)

    # Wishes

    def _decide(self) -> None:
        finding, document = self.tree.current(), self._session.document
        if finding is None:
            return
        if finding.accepted:
            attempt(self._session, lambda: withdraw_acceptance(document, finding.code, finding.subject))
        else:
            attempt(
                self._session,
                lambda: accept_finding(document, finding.code, finding.subject, self.reason.text()),
            )

    def _go(self, finding: Finding) -> None:
        document = self._session.document
        characteristics = [c for i in finding.subjects if (c := document.find(Characteristic, i)) is not None]
        if characteristics:
            self._session.selection.set(c.id for c in characteristics)
        place = _place(characteristics, document.find(Unread, finding.subject))
        if place is not None:
            self._session.place_wanted.emit(place)
        panel = self._panel_of(finding)
        if panel:
            self.panel_wanted.emit(panel)

    def _panel_of(self, finding: Finding) -> str:
        document, subject = self._session.document, finding.subject
        if document.find(Characteristic, subject) is not None:
            return ""
        for record_type, panel in ((Phase, "phases"), (Means, "means"), (Unread, "account")):
            if document.find(record_type, subject) is not None:
                return panel
        return {"no_phases": "phases", "no_characteristics": "table"}.get(finding.code, "identity")


def _place(characteristics: list[Characteristic], unread: Unread | None) -> Place | None:
    """Where on the drawing the finding is: the annotation, else the balloon, else the unread text."""
    places = [c.annotation or c.balloon for c in characteristics]
    return next(
        (place for place in places if place is not None), unread.place if unread is not None else None
    )
