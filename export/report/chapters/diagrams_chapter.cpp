// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"

#include <span>

namespace bulkhead::exporting::chapter {

std::optional<Section> diagrams(const ReportData &data)
{
    if (data.diagrams.empty())
        return std::nullopt;
    Section section;
    // A board is shown the first one.
    const std::size_t shown = data.choice.audience == Audience::Board ? 1 : data.diagrams.size();
    for (const ReportDiagram &diagram : std::span(data.diagrams).first(shown))
        section.blocks.push_back(Figures{{{diagram.name, DiagramView{diagram.view}}}});
    return section;
}

} // namespace bulkhead::exporting::chapter
