#include "diagram/label_placing.h"

#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

constexpr std::size_t mostFlows = 600;
constexpr double positions[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86};

double overlap(const QRectF &a, const QRectF &b)
{
    const QRectF common = a & b;
    return common.isEmpty() ? 0 : common.width() * common.height();
}

} // namespace

void placeLabels(const std::vector<ElementItem *> &elements, const std::vector<FlowItem *> &flows)
{
    if (flows.size() > mostFlows) {
        for (FlowItem *flow : flows)
            flow->setLabelPosition(0.5);
        return;
    }
    std::vector<QRectF> taken;
    for (const ElementItem *element : elements) {
        if (element->look().box) {
            QRectF header = element->rect();
            header.setHeight(30);
            header.setWidth(std::min(header.width(), 160.0));
            taken.push_back(header);
        } else {
            taken.push_back(element->rect());
        }
    }
    for (FlowItem *flow : flows) {
        double best = 0.5;
        double bestCost = 1e300;
        for (const double part : positions) {
            const QRectF label = flow->labelRectAt(part);
            double cost = 0;
            for (const QRectF &other : taken)
                cost += overlap(label, other);
            if (cost < bestCost) {
                bestCost = cost;
                best = part;
            }
            if (bestCost <= 0)
                break;
        }
        flow->setLabelPosition(best);
        if (!flow->labelRect().isNull())
            taken.push_back(flow->labelRect());
    }
}

} // namespace bulkhead::diagram
