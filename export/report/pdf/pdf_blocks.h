// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/overlay.h"
#include "export/report/blocks/blocks.h"
#include "export/report/pdf/page_flow.h"
#include "model/model.h"

#include <memory>

namespace bulkhead::exporting {

void composeCover(PageFlow &flow, const ReportDocument &report);

// Lets chapters flow down the pages, a block at a time. Diagrams are drawn from the model, each on a page of
// its own. What it gets must stay while it is used.
class ChapterComposer
{
public:
    ChapterComposer(PageFlow &flow, const model::Model &model, const diagram::Overlay &badges);
    ~ChapterComposer();
    ChapterComposer(const ChapterComposer &) = delete;
    ChapterComposer &operator=(const ChapterComposer &) = delete;

    void begin(const Section &chapter); // after the last block of the one before
    bool step();                        // composes the next block of the chapter; false when there is none

private:
    class Blocks;
    std::unique_ptr<Blocks> m_blocks;
};

} // namespace bulkhead::exporting
