// SPDX-License-Identifier: Apache-2.0
#include "diagram/view/overview_map.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"

#include <algorithm>
#include <QMouseEvent>
#include <QPainter>

namespace bulkhead::diagram {
namespace {

constexpr double mapMargin = 20; // scene units

const DiagramScene &sceneOf(const DiagramView *view)
{
    return static_cast<const DiagramScene &>(*view->scene());
}

// Boxes, the flows on them, and the elements above: what the scene would draw at this scale, several times as
// fast as it would.
void paintFromAfar(QPainter &painter, const SceneState &state)
{
    const double detail = painter.transform().m11();
    IconStore noIcons;
    const PaintStyle style{state.theme, state.notation, noIcons};
    const auto paint = [&](bool boxes) {
        for (const ElementItem *item : state.elements) {
            if (item->look().box != boxes)
                continue;
            painter.setOpacity(item->opacity());
            paintElementFromAfar(&painter, item->look(), item->rect(), style, detail);
        }
    };
    paint(true);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const FlowItem *item : state.flows) {
        painter.setOpacity(item->opacity());
        painter.setPen(QPen(state.theme.flow, 0));
        painter.drawPolyline(item->course().data(), static_cast<int>(item->course().size()));
    }
    paint(false);
}

} // namespace

OverviewMap::OverviewMap(DiagramView *view, QWidget *parent) : QWidget(parent), m_view(view)
{
    setObjectName(QStringLiteral("overviewMap"));
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("The whole diagram: click or drag to go there"));
    m_renderLater.setSingleShot(true);
    m_renderLater.setInterval(150);
    connect(&m_renderLater, &QTimer::timeout, this, &OverviewMap::renderPicture);
    connect(view->scene(), &QGraphicsScene::changed, &m_renderLater, qOverload<>(&QTimer::start));
    connect(view, &DiagramView::viewportMoved, this, qOverload<>(&QWidget::update));
    m_renderLater.start();
}

QTransform OverviewMap::sceneToMap() const
{
    const QRectF bounds =
        sceneOf(m_view).contentBounds().adjusted(-mapMargin, -mapMargin, mapMargin, mapMargin);
    const double scale = std::min(width() / bounds.width(), height() / bounds.height());
    const QPointF centre = bounds.center();
    return QTransform::fromTranslate(-centre.x(), -centre.y()) * QTransform::fromScale(scale, scale) *
           QTransform::fromTranslate(width() / 2.0, height() / 2.0);
}

void OverviewMap::renderPicture()
{
    if (!isVisible())
        return; // showEvent() makes up for it
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(sceneOf(m_view).theme().window);
    const QRectF bounds = sceneOf(m_view).contentBounds();
    if (!bounds.isEmpty()) {
        QPainter painter(&m_picture);
        painter.setTransform(sceneToMap());
        paintFromAfar(painter, sceneOf(m_view).state());
    }
    update();
}

void OverviewMap::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_renderLater.start();
}

void OverviewMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = sceneOf(m_view).theme();
    painter.fillRect(rect(), theme.window);
    painter.drawPixmap(0, 0, m_picture);
    const QRectF seen = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    QColor tint = theme.accent;
    tint.setAlphaF(0.12f);
    painter.setPen(theme.accent);
    painter.setBrush(tint);
    painter.drawRect(sceneToMap().mapRect(seen).intersected(QRectF(rect()).adjusted(0, 0, -1, -1)));
    painter.setPen(QPen(theme.textMuted, 2)); // or it would pass for a part of the diagram
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void OverviewMap::goTo(const QPointF &position)
{
    m_view->centerOn(sceneToMap().inverted().map(position));
}

void OverviewMap::mousePressEvent(QMouseEvent *event)
{
    goTo(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position());
}

void OverviewMap::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_renderLater.start();
}

} // namespace bulkhead::diagram
