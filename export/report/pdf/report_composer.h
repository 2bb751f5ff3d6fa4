// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/overlay.h"
#include "export/report/blocks/blocks.h"
#include "export/report/pdf/laid_text.h"
#include "export/report/pdf/page.h"
#include "export/report/pdf/page_flow.h"
#include "export/report/pdf/pdf_blocks.h"
#include "model/model.h"

#include <cstddef>
#include <memory>

namespace bulkhead::exporting {

// What pages are composed of: plain data, that one thread gathers and another composes.
struct ReportContent
{
    ReportDocument report;
    model::Model model; // of the diagrams
    diagram::Overlay badges;
};

// Composes the pages of a report a block at a time, so that a window can answer in between. For the thread
// that paints the pages: laid out text belongs to the thread that made it. Needs a QGuiApplication.
class ReportComposer
{
public:
    explicit ReportComposer(ReportContent content);
    ReportComposer(const ReportComposer &) = delete;
    ReportComposer &operator=(const ReportComposer &) = delete;

    bool step();            // composes the next block; false when there is none
    PagedDocument finish(); // once, after the last step: the pages, with contents and footers

private:
    ReportContent m_content;
    std::shared_ptr<const PrintStyle> m_style; // drawings refer to it: they may be painted long after this
    PagedDocument m_document;
    PageFlow m_flow;
    ChapterComposer m_chapter;
    PagePlace m_coverEnd;
    std::size_t m_nextChapter = 0;
};

} // namespace bulkhead::exporting
