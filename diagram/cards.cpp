// SPDX-License-Identifier: Apache-2.0
#include "diagram/cards.h"

#include "diagram/display_names.h"

#include <algorithm>
#include <map>
#include <QCoreApplication>
#include <QStringList>
#include <utility>

namespace bulkhead::diagram {
namespace {

struct CardText
{
    Q_DECLARE_TR_FUNCTIONS(CardText)
};

template <typename Visit>
void visitIds(const ViewNode &node, Visit visit)
{
    visit(node.element->id);
    for (const auto &element : node.inside)
        visit(element->id);
    for (const auto &flow : node.flowsInside)
        visit(flow->id);
}

template <typename Visit>
void visitIds(const ViewFlow &flow, Visit visit)
{
    visit(flow.flow->id);
    for (const auto &other : flow.bundled)
        visit(other->id);
}

template <typename Shown>
Badge sumOfBadges(const Overlay &overlay, const Shown &shown)
{
    Badge sum;
    visitIds(shown, [&](const model::Id &id) {
        const Badge badge = overlay.badgeOf(id);
        sum.count += badge.count;
        sum.confirmed += badge.confirmed;
        sum.worst = std::max(sum.worst, badge.worst);
    });
    return sum;
}

template <typename Shown>
int lowestStep(const Overlay &overlay, const Shown &shown)
{
    int lowest = 0;
    if (!overlay.steps.empty())
        visitIds(shown, [&](const model::Id &id) {
            const int step = overlay.stepOf(id);
            if (step > 0 && (lowest == 0 || step < lowest))
                lowest = step;
        });
    return lowest;
}

template <typename Shown>
bool isAnyLit(const Overlay &overlay, const Shown &shown)
{
    bool lit = !overlay.highlighted;
    if (!lit)
        visitIds(shown, [&](const model::Id &id) { lit = lit || overlay.isHighlighted(id); });
    return lit;
}

} // namespace

QString contentsText(const ViewNode &node)
{
    constexpr std::size_t mostKinds = 3;
    std::map<model::Kind, int> counts;
    for (const auto &element : node.inside)
        ++counts[element->kind];
    std::vector<std::pair<model::Kind, int>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList parts;
    int others = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i < mostKinds)
            parts << countOfKind(order[i].first, order[i].second);
        else
            others += order[i].second;
    if (others > 0)
        parts << CardText::tr("%n more", nullptr, others);
    return parts.join(QStringLiteral(", "));
}

std::vector<const model::Flow *> flowsOf(const ViewFlow &flow)
{
    std::vector<const model::Flow *> flows{flow.flow.get()};
    for (const auto &other : flow.bundled)
        flows.push_back(other.get());
    return flows;
}

Badge badgeOf(const Overlay &overlay, const ViewNode &node)
{
    return sumOfBadges(overlay, node);
}

Badge badgeOf(const Overlay &overlay, const ViewFlow &flow)
{
    return sumOfBadges(overlay, flow);
}

int stepOf(const Overlay &overlay, const ViewNode &node)
{
    return lowestStep(overlay, node);
}

int stepOf(const Overlay &overlay, const ViewFlow &flow)
{
    return lowestStep(overlay, flow);
}

bool isLit(const Overlay &overlay, const ViewNode &node)
{
    return isAnyLit(overlay, node);
}

bool isLit(const Overlay &overlay, const ViewFlow &flow)
{
    return isAnyLit(overlay, flow);
}

} // namespace bulkhead::diagram
