// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bulkhead::diagram {
namespace {

// The upper edge of what is still free, from left to right.
class Skyline
{
public:
    explicit Skyline(double width) : m_steps{{0, width, 0}} {}

    QPointF place(const QSizeF &size)
    {
        QPointF best;
        double bestTop = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            const double top = topAt(i, size.width());
            if (top < bestTop - 0.5) {
                bestTop = top;
                best = {m_steps[i].left, top};
            }
        }
        cover(best.x(), best.x() + size.width(), best.y() + size.height());
        return best;
    }

private:
    struct Step
    {
        double left;
        double right;
        double top;
    };

    double topAt(std::size_t first, double width) const
    {
        const double right = m_steps[first].left + width;
        if (right > m_steps.back().right + 0.5)
            return std::numeric_limits<double>::infinity();
        double top = 0;
        for (std::size_t i = first; i < m_steps.size() && m_steps[i].left < right - 0.5; ++i)
            top = std::max(top, m_steps[i].top);
        return top;
    }

    void cover(double left, double right, double top)
    {
        std::vector<Step> steps;
        for (const Step &step : m_steps) {
            if (step.left < left)
                steps.push_back({step.left, std::min(step.right, left), step.top});
            if (step.left <= left && left < step.right)
                steps.push_back({left, right, top});
            if (step.right > right)
                steps.push_back({std::max(step.left, right), step.right, step.top});
        }
        m_steps = std::move(steps);
    }

    std::vector<Step> m_steps;
};

QSizeF extent(const std::vector<QPointF> &places, const std::vector<QSizeF> &sizes)
{
    QSizeF size(0, 0);
    for (std::size_t i = 0; i < places.size(); ++i)
        size = size.expandedTo({places[i].x() + sizes[i].width(), places[i].y() + sizes[i].height()});
    return size;
}

// Area, dearer the further the shape is from a page's.
double awkwardnessOf(const QSizeF &size)
{
    const double off = std::abs(std::log(size.width() / std::max(1.0, size.height()) / pageShape));
    return size.width() * size.height() * (1 + 0.35 * off + (off > 0.5 ? off : 0));
}

} // namespace

std::vector<QPointF> packedPlaces(const std::vector<QSizeF> &sizes, double gap)
{
    std::vector<QSizeF> spaced;
    double widest = 0;
    double whole = 0;
    double area = 0;
    for (const QSizeF &size : sizes) {
        spaced.emplace_back(size.width() + gap, size.height() + gap);
        widest = std::max(widest, spaced.back().width());
        whole += spaced.back().width();
        area += spaced.back().width() * spaced.back().height();
    }
    std::vector<QPointF> best;
    double bestAwkwardness = std::numeric_limits<double>::infinity();
    constexpr int widthsTried = 16;
    const double middle = std::sqrt(area * pageShape);
    for (int i = 0; i < widthsTried; ++i) {
        const double width = std::clamp(middle * (0.7 + 0.06 * i), widest, std::max(widest, whole));
        Skyline skyline(width);
        std::vector<QPointF> places;
        for (const QSizeF &size : spaced)
            places.push_back(skyline.place(size));
        if (const double awkward = awkwardnessOf(extent(places, sizes)); awkward < bestAwkwardness) {
            bestAwkwardness = awkward;
            best = std::move(places);
        }
    }
    return best;
}

} // namespace bulkhead::diagram
