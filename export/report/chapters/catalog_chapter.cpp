// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"

namespace bulkhead::exporting::chapter {

std::optional<Section> catalogs(const ReportData &data)
{
    Section section;
    List catalogs;
    for (const catalog::CatalogInfo &info : data.catalogs)
        catalogs.items.push_back(RichText(info.title + " ").code(info.id).add(", version " + info.version));
    section.blocks.push_back(std::move(catalogs));
    if (!data.switchedOff.empty()) {
        Section off{"Switched off for this model"};
        off.blocks.push_back(List{{data.switchedOff.begin(), data.switchedOff.end()}});
        section.blocks.push_back(std::move(off));
    }
    section.blocks.push_back(Paragraph{"Ages and expiries count to " + data.asOf + ". Written by Bulkhead " +
                                           data.programVersion + ".",
                                       Paragraph::Look::Muted});
    return section;
}

} // namespace bulkhead::exporting::chapter
