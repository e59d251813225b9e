"""How a view of a sheet is moved: scale, fit, zoom at a point, pan. The scene is in millimetres of the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from qcdesigner.model.paper import Page

STEP = 2 ** (1 / 4)
FIT_MARGIN = 0.96
CLOSEST = 64.0
"""The closest look, in times the scale that shows the whole sheet."""
PX_PER_MM_AT_ONE_TO_ONE = 96 / 25.4


class ZoomingView(QGraphicsView):
    """A view that zooms at the pointer and pans with the middle button, with space held, or with a trackpad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        # Scrolling would move the old picture, once for each direction, and cost more than copying the tiles again.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setMouseTracking(True)
        self._page = Page(420.0, 297.0)
        self._is_fitted = True
        self._panned_from: QPoint | None = None
        self._is_space_held = False

    @property
    def px_per_mm(self) -> float:
        """Logical pixels per millimetre of the page."""
        return self.transform().m11()

    @property
    def device_px_per_mm(self) -> float:
        return self.px_per_mm * self.viewport().devicePixelRatioF()

    @property
    def is_panning(self) -> bool:
        return self._panned_from is not None

    def set_page(self, page: Page) -> None:
        """Shows the whole of another page; there is room round it to bring each corner to the middle."""
        self._page = page
        self.setSceneRect(QRectF(-page.width_mm, -page.height_mm, 3 * page.width_mm, 3 * page.height_mm))
        self.fit()

    def visible_mm(self) -> QRectF:
        """What the view shows, in millimetres of the page."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def fit(self) -> None:
        """Shows the whole sheet."""
        self._is_fitted = True
        self._show(self._fitting_scale(QRectF(0, 0, self._page.width_mm, self._page.height_mm)), self._middle())

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms by a factor, keeping the point `at` (pixels of the view; its middle by default) where it is."""
        self._is_fitted = False
        middle = QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        pixel = middle if at is None else at
        held = self.viewportTransform().inverted()[0].map(pixel)
        scale = self._allowed(self.px_per_mm * factor)
        self._show(scale, held + (middle - pixel) / scale)

    def zoom_to(self, region_mm: QRectF) -> None:
        """Shows a region with some room round it."""
        self._is_fitted = False
        self._show(self._allowed(self._fitting_scale(region_mm)), region_mm.center())

    def show_one_to_one(self) -> None:
        """Shows the page at its size on paper, round the middle of the view."""
        self.zoom(PX_PER_MM_AT_ONE_TO_ONE / self.px_per_mm)

    def centre_on(self, point_mm: QPointF) -> None:
        self._is_fitted = False
        self._show(self.px_per_mm, point_mm)

    def pan(self, way: QPoint) -> None:
        """Moves the drawing by pixels of the view."""
        self._is_fitted = False
        for bar, step in ((self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())):
            bar.setValue(bar.value() - step)

    def zoomed(self) -> None:
        """Called when the scale has changed."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; a trackpad pans, and zooms with Ctrl held."""
        is_trackpad = not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if is_trackpad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(event.pixelDelta())
        elif event.angleDelta().y():
            self.zoom(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def _show(self, scale: float, middle: QPointF) -> None:
        if scale != self.px_per_mm:
            self.setTransform(QTransform.fromScale(scale, scale))
            self.zoomed()
        self.centerOn(middle)
        self.viewport().update()

    def _middle(self) -> QPointF:
        return QPointF(self._page.width_mm / 2, self._page.height_mm / 2)

    def _fitting_scale(self, region: QRectF) -> float:
        size = self.viewport().size()
        return FIT_MARGIN * min(size.width() / max(region.width(), 1e-6), size.height() / max(region.height(), 1e-6))

    def _allowed(self, scale: float) -> float:
        whole = self._fitting_scale(QRectF(0, 0, self._page.width_mm, self._page.height_mm))
        return min(max(scale, whole / 4), max(whole * CLOSEST, 4 * PX_PER_MM_AT_ONE_TO_ONE))
