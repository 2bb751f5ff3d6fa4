// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/diagram_view.h"

#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_accessible.h"

#include <algorithm>
#include <cmath>
#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace bulkhead::diagram {
namespace {

constexpr double smallestZoom = 0.02;
constexpr double largestZoom = 4;
constexpr double readableZoom = 0.8; // names of 13 px, lines of 10 px
constexpr double zoomStep = 1.2;
constexpr double fitMargin = 30;

} // namespace

DiagramView::DiagramView(DiagramScene *scene, QWidget *parent)
    : QGraphicsView(scene, parent), m_diagram(scene)
{
    installDiagramAccessibility();
    setObjectName(QStringLiteral("diagramView"));
    setAccessibleName(tr("Diagram"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor); // what one works on stands still while docks come and go
    setMouseTracking(true);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(scene, &DiagramScene::focusedElementChanged, this, [this](const std::string &id) {
        showElement(id);
        announce(m_diagram->accessibleText(id));
        if (QAccessibleInterface *part = QAccessible::isActive() ? accessiblePart(*this, id) : nullptr) {
            QAccessibleEvent event(part, QAccessible::Focus);
            QAccessible::updateAccessibility(&event);
        }
    });
    connect(scene, &DiagramScene::focusedNoteChanged, this, [this](int note) {
        ensureVisible(m_diagram->boundsOfNote(note), 40, 40);
        announce(tr("Note: %1").arg(m_diagram->textOfNote(note)));
    });
}

double DiagramView::zoom() const
{
    return transform().m11();
}

void DiagramView::setZoom(double zoom)
{
    zoomAt(zoom / this->zoom(), viewport()->rect().center());
}

void DiagramView::zoomIn()
{
    zoomAt(zoomStep, viewport()->rect().center());
}

void DiagramView::zoomOut()
{
    zoomAt(1 / zoomStep, viewport()->rect().center());
}

// What is under the position stays there.
void DiagramView::zoomAt(double factor, QPoint viewPosition)
{
    const double before = zoom();
    const double after = std::clamp(before * factor, smallestZoom, largestZoom);
    if (std::abs(after - before) < 1e-9)
        return;
    const QPointF fixed = mapToScene(viewPosition);
    setTransform(QTransform::fromScale(after, after));
    const QPointF moved = mapFromScene(fixed) - QPointF(viewPosition);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    static_cast<int>(std::lround(moved.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(moved.y())));
    emit zoomChanged(after);
    emit viewportMoved();
}

// Mostly never larger than life: a small diagram is easier to read at 100 % than blown up.
void DiagramView::fitRect(const QRectF &rect, double largest)
{
    if (rect.isEmpty())
        return;
    const QRectF framed = rect.adjusted(-fitMargin, -fitMargin, fitMargin, fitMargin);
    const QSizeF room = viewport()->size();
    const double scale = std::clamp(std::min(room.width() / framed.width(), room.height() / framed.height()),
                                    smallestZoom, largest);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(framed.center());
    emit zoomChanged(scale);
    emit viewportMoved();
}

void DiagramView::fitAll(double largest)
{
    const QRectF content = m_diagram->contentBounds();
    if (content.isEmpty())
        setZoom(1);
    else
        fitRect(content, largest);
}

void DiagramView::fitSelection()
{
    QRectF bounds;
    for (const model::Id &id : m_diagram->selectedIds())
        bounds |= m_diagram->boundsOf(id);
    fitRect(bounds);
}

void DiagramView::centreOn(const std::string &id)
{
    const QRectF bounds = m_diagram->boundsOf(id);
    if (bounds.isNull())
        return;
    if (zoom() < readableZoom)
        setZoom(readableZoom);
    const QSizeF seen = mapToScene(viewport()->rect()).boundingRect().size();
    QPointF middle = bounds.center();
    // Of what is larger than the window, the upper left: a box has its name there.
    if (bounds.width() > seen.width())
        middle.setX(bounds.left() - fitMargin + seen.width() / 2);
    if (bounds.height() > seen.height())
        middle.setY(bounds.top() - fitMargin + seen.height() / 2);
    centerOn(middle);
    emit viewportMoved();
}

void DiagramView::showElement(const std::string &id)
{
    const QRectF bounds = m_diagram->boundsOf(id);
    if (!bounds.isNull())
        ensureVisible(bounds, 40, 40);
}

void DiagramView::showRect(const QRectF &rect)
{
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    if (rect.isNull() || seen.contains(rect))
        return;
    constexpr int margin = 20; // px
    const double room = 2 * margin / zoom();
    if (rect.width() + room <= seen.width() && rect.height() + room <= seen.height())
        ensureVisible(rect, margin, margin);
    else
        fitRect(rect);
}

void DiagramView::announce(const QString &what)
{
    setAccessibleName(what);
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void DiagramView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position().toPoint());
        event->accept();
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier && event->angleDelta().x() == 0) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - event->angleDelta().y());
        event->accept();
        return;
    }
    QGraphicsView::wheelEvent(event);
}

void DiagramView::startPanning(QPoint position)
{
    m_panning = true;
    m_panFrom = position;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void DiagramView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld))
        startPanning(event->position().toPoint());
    else
        QGraphicsView::mousePressEvent(event);
}

void DiagramView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_panning) {
        QGraphicsView::mouseMoveEvent(event);
        return;
    }
    const QPoint position = event->position().toPoint();
    const QPoint moved = position - m_panFrom;
    m_panFrom = position;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
}

void DiagramView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_panning) {
        QGraphicsView::mouseReleaseEvent(event);
        return;
    }
    m_panning = false;
    viewport()->setCursor(m_spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void DiagramView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat() && !m_panning) {
            m_spaceHeld = true;
            viewport()->setCursor(Qt::OpenHandCursor);
        }
        event->accept();
        return;
    }
    // Not QGraphicsView's own keys: its arrows scroll, ours walk and nudge. What the scene leaves goes to the
    // parent.
    QCoreApplication::sendEvent(m_diagram, event);
}

void DiagramView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        if (!m_panning)
            viewport()->setCursor(Qt::ArrowCursor);
    }
    QGraphicsView::keyReleaseEvent(event);
}

void DiagramView::focusOutEvent(QFocusEvent *event)
{
    m_spaceHeld = false;
    QGraphicsView::focusOutEvent(event);
}

void DiagramView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewportMoved();
}

void DiagramView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    emit viewportMoved();
}

// Tab walks the elements; Ctrl+Tab, and Tab in an empty diagram, leave it.
bool DiagramView::focusNextPrevChild(bool next)
{
    if (!hasFocus() || m_diagram->contentBounds().isEmpty())
        return QGraphicsView::focusNextPrevChild(next);
    m_diagram->walkInOrder(next);
    return true;
}

} // namespace bulkhead::diagram
