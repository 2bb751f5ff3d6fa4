// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/heat_view.h"
#include "diagram/display_names.h"

#include <QPainter>

#include <algorithm>
#include <array>

// The names of elements without a mark, as large as there is room for beside the plates.
namespace bulkhead::app {

namespace {

constexpr std::size_t mostNames = 120; // more would have no room
constexpr int longestLabel = 170;      // px at 1024×768

// Where a name may stand: on the element, below it, above it.
std::array<QRect, 3> placesFor(QSize label, const QRect &bounds, bool isBox)
{
    QRect on(QPoint(), label);
    QRect below = on;
    QRect above = on;
    on.moveCenter(bounds.center());
    if (!isBox) // no part of its own small name is left
        on = on.united(bounds.adjusted(4, 4, -4, -4));
    below.moveCenter({bounds.center().x(), bounds.bottom() + label.height() / 2});
    above.moveCenter({bounds.center().x(), bounds.top() - label.height() / 2});
    if (isBox) { // what stands in it stays in sight
        on.moveTopLeft(bounds.topLeft() + QPoint(2, 2));
        below.moveBottomLeft(bounds.bottomLeft() + QPoint(2, -2));
        above.moveBottomLeft(bounds.topLeft());
    }
    return {on, below, above};
}

} // namespace

std::vector<HeatLabel> HeatView::labels() const
{
    const model::Model model = m_scene->model();
    std::vector<QRect> taken;
    for (const auto &[id, mark] : m_marks)
        if (const QRect plate = plateOf(id, mark); !plate.isNull())
            taken.push_back(plate);
    std::vector<model::Id> named = m_scene->selectedIds(); // it comes first
    std::erase_if(named, [&](const model::Id &id) { return !model.element(id); });
    const std::size_t selected = named.size();
    for (const bool isBox : {false, true})
        for (const model::Element &element : model.elements())
            if (m_boxes.contains(element.id) == isBox && named.size() < mostNames &&
                !m_scene->boundsOf(element.id).isNull() &&
                m_scene->boundsOf(element.id) != m_scene->boundsOf(element.parent) && // in a collapsed box
                std::find(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(selected), element.id) ==
                    named.begin() + static_cast<std::ptrdiff_t>(selected))
                named.push_back(element.id);
    std::vector<HeatLabel> all;
    for (const model::Id &id : named)
        if (!m_marks.contains(id))
            if (const auto label = labelOf(model, id, taken)) {
                taken.push_back(label->rect);
                all.push_back(*label);
            }
    return all;
}

std::optional<HeatLabel> HeatView::labelOf(const model::Model &model, const model::Id &id,
                                           const std::vector<QRect> &taken) const
{
    const double scale = typeScale(*window());
    const QRect bounds = mapFromScene(m_scene->boundsOf(id)).boundingRect();
    const QString name = diagram::displayName(model, id).simplified();
    constexpr std::array sizes = {bodyType, 17, 14}; // px at 1024×768
    for (const int size : sizes) {
        QFont font = plateFont(false);
        font.setPixelSize(static_cast<int>(size * scale));
        const QFontMetrics metrics(font);
        const int most = std::max(static_cast<int>(longestLabel * scale), bounds.width() - 8);
        const QString text = metrics.elidedText(name, Qt::ElideRight, most);
        const QSize label(metrics.horizontalAdvance(text) + 8, metrics.height());
        for (const QRect &place : placesFor(label, bounds, m_boxes.contains(id))) {
            const QRect seen = inSight(place);
            const bool isFree = std::none_of(taken.begin(), taken.end(),
                                             [&seen](const QRect &other) { return seen.intersects(other); });
            if (isFree)
                return HeatLabel{seen, text, font.pixelSize()};
        }
    }
    return std::nullopt;
}

void HeatView::paintLabels(QPainter *painter) const
{
    const diagram::Theme &theme = m_scene->theme();
    QFont font = plateFont(false);
    for (const HeatLabel &label : labels()) {
        font.setPixelSize(label.pixelSize);
        painter->setFont(font);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.surfaceRaised);
        painter->drawRoundedRect(label.rect, 4, 4);
        painter->setPen(theme.text);
        painter->drawText(label.rect, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    }
}

} // namespace bulkhead::app
