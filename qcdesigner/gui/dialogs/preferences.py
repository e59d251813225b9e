"""The preferences of the user; the dialog only gathers them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.dialogs.form import FormDialog
from qcdesigner.gui.session import Session
from qcdesigner.i18n.sentences import sentence


class PreferencesDialog(FormDialog):
    """`values()` are the settings chosen, by name of field of `Settings`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        tr = session.tr_
        super().__init__(parent, title=tr("Preferences"), accept=tr("OK"), cancel=tr("Cancel"))
        self._tr = tr
        settings = session.settings
        self.language = _choice(
            (("", tr("As the system")), ("fr", "Français"), ("en", "English")), settings.language
        )
        self.theme = _choice(
            (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))), settings.theme
        )
        self.documents_language = _choice(
            (
                ("", tr("As the window")), ("fr", tr("French (decimal comma)")), ("en", tr("English (decimal point)")),
            ),
            settings.documents_language,
        )  # fmt: skip
        size = session.document.plan.balloon_size if session.has_plan else settings.balloon_size
        self.balloon_size = _choice((("small", tr("Small")), ("normal", tr("Normal")), ("large", tr("Large"))), size)
        self.company = QLineEdit(settings.company)
        self.general_tolerance = QLineEdit(settings.general_tolerance)
        self.general_tolerance.setPlaceholderText(tr("none: only what the drawing states"))
        self.general_tolerance.textChanged.connect(self._check_general)
        self._refusal = QLabel()
        self._refusal.setProperty("quiet", True)
        self._refusal.setWordWrap(True)
        self._explain()
        self._lay_out()
        self._check_general(settings.general_tolerance)

    def values(self) -> dict[str, object]:
        return {
            "language": self.language.currentData(), "theme": self.theme.currentData(),
            "documents_language": self.documents_language.currentData(), "company": self.company.text().strip(),
            "general_tolerance": self.general_tolerance.text().strip(), "balloon_size": self.balloon_size.currentData(),
        }  # fmt: skip

    def _explain(self) -> None:
        tr = self._tr
        self.language.setToolTip(tr("The language of the window"))
        self.theme.setToolTip(tr("Light, dark, or as the system is set"))
        self.documents_language.setToolTip(tr("Proposed when documents are exported, with its decimal sign"))
        self.balloon_size.setToolTip(tr("On screen and on paper, in this plan and in new ones; digits stay legible (2.5 mm)"))
        self.company.setToolTip(tr("Printed on the documents of new inspection plans"))
        self.general_tolerance.setToolTip(tr("Proposed for new drawings: ISO 2768-mK, ±0.05, .XX ±0.01 .XXX ±0.005"))

    def _lay_out(self) -> None:
        tr = self._tr
        for text, field in (
            (tr("Language"), self.language), (tr("Theme"), self.theme), (tr("Documents"), self.documents_language),
            (tr("Balloons"), self.balloon_size), (tr("Company"), self.company), (tr("General tolerance"), self.general_tolerance), ("", self._refusal),
        ):  # fmt: skip
            self.form.addRow(text, field)

    def _check_general(self, text: str) -> None:
        """Refuses a general tolerance that is not understood: it would govern every new plan."""
        from qcdesigner.domain.tolerances.general_notation import parse_general

        refusal = ""
        if text.strip():
            try:
                parse_general(text.strip())
            except QcError as error:
                refusal = sentence(error, self._tr)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self.accept_button.setEnabled(not refusal)


def _choice(entries: tuple[tuple[str, str], ...], current: str) -> QComboBox:
    box = QComboBox()
    for value, text in entries:
        box.addItem(text, value)
    with QSignalBlocker(box):
        box.setCurrentIndex(max(0, box.findData(current)))
    return box
