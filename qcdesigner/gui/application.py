"""The application round the window: language, theme, crash dialog; it makes the window anew when these change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from qcdesigner.domain.errors import QcError
from qcdesigner.gui.background import Background
from qcdesigner.gui.crash import watch_for_crashes
from qcdesigner.gui.custody import Custody
from qcdesigner.gui.folders import Folders
from qcdesigner.gui.garbage import Garbage
from qcdesigner.gui.main_window import MainWindow
from qcdesigner.gui.recovery import RecoveryOffer
from qcdesigner.gui.session import Session
from qcdesigner.gui.settings import Settings
from qcdesigner.gui.theme import apply_theme
from qcdesigner.gui.warming import Warming
from qcdesigner.i18n.language import user_language
from qcdesigner.i18n.translator import translator


class Application(QObject):
    """Owns the session, what runs in the background and the one window; lives as long as the program."""

    def __init__(self, app: QApplication, folders: Folders) -> None:
        super().__init__(app)
        self._app = app
        self._garbage = Garbage(self)
        self._qt_texts = QTranslator(self)
        self.session = Session(translator(user_language()), self, folders=folders)
        self._shown = self.session.settings
        self._speak(self._shown)
        self.background = Background(self)
        self.custody = Custody(self.session, self)
        apply_theme(app, self._shown.theme)
        self.window = self._new_window()
        self.session.settings_changed.connect(self._follow_settings)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def begin(self, paths: Sequence[Path]) -> None:
        """Offers what a killed program left, then opens the first of the files."""
        watch_for_crashes(self)
        offer = RecoveryOffer(self.session, self.background, self.custody, window=self.window)
        Warming(self, then=self.make_ready).begin()
        offer.begin(then=lambda: self.window.open_path(paths[0]) if paths else None)

    @property
    def tr_(self) -> Callable[[str], str]:
        return self.session.tr_

    def make_ready(self) -> None:
        """Makes the drawing and its panels before the first plan needs them, and no longer looks for garbage in what stays."""
        self.window.make_ready()
        self._garbage.keep_what_is_there()

    def secure(self) -> None:
        """Makes sure that the journal is on the disk, before a crash is shown."""
        self.custody.secure()

    def refuse(self, error: QcError) -> None:
        """Says in the window what was refused where nobody else said it."""
        self.session.problem.emit(error)

    def end(self) -> None:
        """Lets go of the plan and of the workers, once the window is closed."""
        self.background.stop()
        self.custody.release()
        self.session.close_document()
        self._app.removeTranslator(self._qt_texts)
        self._garbage.stop()

    def _speak(self, settings: Settings) -> None:
        """Puts the language of the preferences in force, Qt's own texts and numbers included."""
        language = settings.language or user_language()
        self.session.set_language(translator(language))
        self._app.removeTranslator(self._qt_texts)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language == "fr" and self._qt_texts.load("qtbase_fr", folder):
            self._app.installTranslator(self._qt_texts)
        QLocale.setDefault(QLocale("fr_FR" if language == "fr" else "en_GB"))

    def _new_window(self) -> MainWindow:
        window = MainWindow(self.session, self.background, self.custody)
        window.show()
        return window

    def _follow_settings(self) -> None:
        """Shows the window anew in another language or theme; the plan, its history and the selection stay."""
        before, now = self._shown, self.session.settings
        self._shown = now
        if before.language != now.language:
            self._speak(now)
        if before.theme != now.theme:
            apply_theme(self._app, now.theme)
        if (before.language, before.theme) != (now.language, now.theme):
            self._rebuild()

    def _follow_system(self) -> None:
        if self._shown.theme == "system":
            apply_theme(self._app, "system")
            self._rebuild()

    def _rebuild(self) -> None:
        old = self.window
        old.keep_layout()
        self.window = self._new_window()
        old.retire()
