// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"

namespace bulkhead::exporting::chapter {

std::optional<Section> diagrams(const ReportData &data)
{
    if (data.diagrams.empty())
        return std::nullopt;
    Section section;
    for (const ReportDiagram &diagram : data.diagrams)
        section.blocks.push_back(Figures{{{diagram.name, DiagramView{diagram.view}}}});
    return section;
}

} // namespace bulkhead::exporting::chapter
