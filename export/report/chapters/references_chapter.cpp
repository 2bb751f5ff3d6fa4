// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/each_issue.h"
#include "export/text/anchor.h"

#include <map>

namespace bulkhead::exporting::chapter {

// What the issues name in short, in full.
std::optional<Section> references(const ReportData &data)
{
    std::map<std::string, const Link *> links;
    forEachRemedied(data, [&](const auto &remedied) {
        for (const Link &link : remedied.references)
            links.emplace(link.id, &link);
    });
    if (links.empty())
        return std::nullopt;
    Section section;
    for (const auto &[id, link] : links) {
        Card card;
        card.anchor = anchorOf("reference", id);
        card.title.strong(id).add("  ").link(link->text, link->url);
        section.blocks.push_back(std::move(card));
    }
    return section;
}

} // namespace bulkhead::exporting::chapter
