// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/heat_view.h"

#include "app/workshop/facilitator/big_type.h"
#include "model/view_plans.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace bulkhead::app {

namespace {

model::Id viewOf(const model::Model &model, std::span<const model::Id> scope)
{
    std::map<model::Id, int> shown; // by view
    for (const model::Placement &placement : model.placements())
        shown[placement.view] += std::find(scope.begin(), scope.end(), placement.item) != scope.end() ? 1 : 0;
    model::Id best;
    int most = -1;
    for (const model::View *view : model::viewsInOrder(model))
        if (shown[view->id] > most) {
            most = shown[view->id];
            best = view->id;
        }
    return best;
}

QColor mix(const QColor &from, const QColor &to, double share)
{
    const auto part = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

double brightness(const QColor &colour)
{
    return 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF();
}

} // namespace

HeatView::HeatView(const model::Model &model, std::span<const model::Id> scope, QWidget *parent)
    : HeatView(new diagram::DiagramScene, model, scope, parent)
{}

HeatView::HeatView(diagram::DiagramScene *scene, const model::Model &model, std::span<const model::Id> scope,
                   QWidget *parent)
    : DiagramView(scene, parent), m_scene(scene)
{
    for (const model::Element &element : model.elements())
        m_boxes.insert(element.parent);
    scene->setParent(this);
    scene->setReadOnly(true);
    scene->setModel(model, viewOf(model, scope));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // the plates are not of the scene
}

void HeatView::setMarks(std::map<model::Id, HeatMark> marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

// All of it, as large as it goes: it is read from far away.
void HeatView::fit()
{
    constexpr double largest = 2.5;
    fitAll(largest);
}

std::vector<HeatMark> HeatView::marksElsewhere() const
{
    std::vector<HeatMark> elsewhere;
    for (const auto &[id, mark] : m_marks)
        if (m_scene->boundsOf(id).isNull())
            elsewhere.push_back(mark);
    return elsewhere;
}

void HeatView::setTheme(const diagram::Theme &theme)
{
    m_scene->setTheme(theme);
}

void HeatView::showNextView()
{
    const model::Model model = m_scene->model();
    const std::vector<const model::View *> views = model::viewsInOrder(model);
    const auto shown = std::find_if(views.begin(), views.end(),
                                    [this](const model::View *view) { return view->id == m_scene->view(); });
    if (views.empty())
        return;
    const bool isLast = shown == views.end() || shown + 1 == views.end();
    m_scene->setModel(model, isLast ? views.front()->id : (*(shown + 1))->id);
    fit();
}

// One hue from the ground to dark (light in a dark theme), which stays in order for every eye.
QColor HeatView::heatColour(double share, const diagram::Theme &theme)
{
    const QColor deep = theme.scheme == diagram::Scheme::Dark ? theme.accent : theme.accent.darker(130);
    return mix(theme.surfaceRaised, deep, std::clamp(share, 0.0, 1.0));
}

QColor HeatView::onHeat(double share, const diagram::Theme &theme)
{
    constexpr double middle = 0.55;
    return brightness(heatColour(share, theme)) > middle ? QColor(Qt::black) : QColor(Qt::white);
}

QFont HeatView::plateFont(bool isFigure) const
{
    QFont plate = font();
    plate.setPixelSize(typeSize(isFigure ? Type::Large : Type::Body, typeScale(*window())));
    plate.setBold(isFigure);
    return plate;
}

QSize HeatView::plateSize(const HeatMark &mark) const
{
    constexpr int longestName = 150; // px at 1024×768
    const QFontMetrics names(plateFont(false));
    const QFontMetrics figures(plateFont(true));
    const int name =
        std::min(names.horizontalAdvance(mark.name), static_cast<int>(longestName * typeScale(*window())));
    constexpr int rim = 24; // and some room for rounding
    return {std::max(name, figures.horizontalAdvance(mark.figure)) + rim,
            names.height() + (mark.figure.isEmpty() ? 0 : figures.height()) + 4};
}

void HeatView::paintPlate(QPainter *painter, const HeatMark &mark, QRect plate) const
{
    const diagram::Theme &theme = m_scene->theme();
    const double share = mark.hasShare ? mark.share : 0;
    painter->setPen(QPen(theme.text, 2, mark.hasShare ? Qt::SolidLine : Qt::DotLine));
    painter->setBrush(heatColour(share, theme));
    painter->drawRoundedRect(plate, 6, 6);
    painter->setPen(onHeat(share, theme));
    painter->setFont(plateFont(false));
    const QRect text = plate.adjusted(8, 2, -8, -2);
    painter->drawText(text, Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(mark.name, Qt::ElideMiddle, text.width()));
    painter->setFont(plateFont(true));
    painter->drawText(text, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextSingleLine, mark.figure);
}

// What stands at the rim is moved into sight.
QRect HeatView::inSight(QRect plate) const
{
    plate.moveLeft(std::clamp(plate.left(), 2, std::max(2, viewport()->width() - plate.width() - 2)));
    plate.moveTop(std::clamp(plate.top(), 2, std::max(2, viewport()->height() - plate.height() - 2)));
    return plate;
}

QRect HeatView::plateOf(const model::Id &id, const HeatMark &mark) const
{
    const QRectF bounds = m_scene->boundsOf(id);
    if (bounds.isNull())
        return {};
    QRect plate(QPoint(), plateSize(mark));
    if (m_boxes.contains(id)) // above it: what stands in it stays in sight
        plate.moveBottomLeft(mapFromScene(bounds.topLeft()));
    else
        plate.moveCenter(mapFromScene(bounds.center()));
    return inSight(plate);
}

void HeatView::drawForeground(QPainter *painter, const QRectF &rect)
{
    DiagramView::drawForeground(painter, rect);
    painter->save();
    painter->resetTransform();
    painter->setRenderHint(QPainter::Antialiasing);
    paintLabels(painter);
    for (const auto &[id, mark] : m_marks)
        if (const QRect plate = plateOf(id, mark); !plate.isNull())
            paintPlate(painter, mark, plate);
    painter->restore();
}

void HeatView::resizeEvent(QResizeEvent *event)
{
    DiagramView::resizeEvent(event);
    fit();
}

void HeatView::mousePressEvent(QMouseEvent *event)
{
    const model::Id id = m_scene->idAt(mapToScene(event->position().toPoint()));
    if (event->button() == Qt::LeftButton && m_scene->model().element(id))
        emit clicked(id);
}

} // namespace bulkhead::app
