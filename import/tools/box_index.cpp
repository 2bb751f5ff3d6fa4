// SPDX-License-Identifier: Apache-2.0
#include "import/tools/box_index.h"

#define BOOST_ALLOW_DEPRECATED_HEADERS // Boost 1.74 includes some of its own
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <utility>
#include <vector>

namespace bulkhead::import {

namespace {

namespace bg = boost::geometry;
using Point = bg::model::d2::point_xy<double>;
using Box = bg::model::box<Point>;
using Entry = std::pair<Box, const DrawnShape *>;

constexpr double slack = 1; // px

Box boxOf(const model::Rect &rect, double margin)
{
    return {{rect.x - margin, rect.y - margin},
            {rect.x + rect.width + margin, rect.y + rect.height + margin}};
}

double areaOf(const DrawnShape &shape)
{
    return shape.rect->width * shape.rect->height;
}

} // namespace

struct BoxIndex::Tree
{
    bg::index::rtree<Entry, bg::index::quadratic<16>> boxes;
};

BoxIndex::BoxIndex(const DrawnSheet &sheet) : m_tree(std::make_unique<Tree>())
{
    std::vector<Entry> entries;
    for (const DrawnShape &shape : sheet.shapes)
        if (shape.kind == model::Kind::TrustBoundary && shape.rect)
            entries.emplace_back(boxOf(*shape.rect, slack), &shape);
    m_tree->boxes = decltype(m_tree->boxes)(entries); // packed, which inserting one by one is not
}

BoxIndex::~BoxIndex() = default;

const DrawnShape *BoxIndex::smallestAround(const DrawnShape &shape) const
{
    if (!shape.rect)
        return nullptr;
    const DrawnShape *best = nullptr;
    const auto around = bg::index::covers(boxOf(*shape.rect, 0));
    for (auto it = m_tree->boxes.qbegin(around); it != m_tree->boxes.qend(); ++it) {
        const DrawnShape *box = it->second;
        if (box == &shape || areaOf(*box) <= areaOf(shape))
            continue;
        // Of two of one size the one that was drawn first: the tree gives them in no order.
        if (!best || areaOf(*box) < areaOf(*best) || (areaOf(*box) == areaOf(*best) && box < best))
            best = box;
    }
    return best;
}

} // namespace bulkhead::import
