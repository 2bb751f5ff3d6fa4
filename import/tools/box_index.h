// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/tools/drawing.h"

#include <memory>

namespace bulkhead::import {

// The trust boundaries of a sheet that have a place, found by what stands in them. A file may draw tens of
// thousands.
class BoxIndex
{
public:
    explicit BoxIndex(const DrawnSheet &sheet); // which must live as long
    ~BoxIndex();

    // The smallest box that holds the shape, which may stick out of it by a pixel; null when none does.
    const DrawnShape *smallestAround(const DrawnShape &shape) const;

private:
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

} // namespace bulkhead::import
