// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/each_issue.h"
#include "export/text/anchor.h"

#include <map>

namespace bulkhead::exporting::chapter {

namespace {

struct Repair
{
    std::string title;
    std::string howTo;
    const std::vector<catalog::Snippet> *snippets = nullptr; // those for most platforms; null: none
    std::vector<const Cause *> causes;                       // that it helps against
};

std::map<std::string, Repair> repairsOf(const ReportData &data)
{
    std::map<std::string, Repair> repairs;
    forEachRemedied(data, [&](const auto &remedied) {
        for (const ReportMitigation &mitigation : remedied.mitigations) {
            Repair &repair =
                repairs.try_emplace(mitigation.id, Repair{mitigation.title, mitigation.howTo, nullptr, {}})
                    .first->second;
            if (!repair.snippets || repair.snippets->size() < mitigation.snippets.size())
                repair.snippets = &mitigation.snippets;
        }
    });
    for (const Cause &cause : data.causes) {
        for (const ReportMitigation &mitigation : cause.mitigations)
            repairs[mitigation.id].causes.push_back(&cause);
    }
    for (const ReportAction &action : data.actions)
        repairs.try_emplace(action.id, Repair{action.title, action.howTo, nullptr, {}});
    repairs.erase(std::string()); // what a person wrote to a threat of their own
    return repairs;
}

Section sectionOf(const std::string &id, const Repair &repair)
{
    Section section{repair.title, {}, anchorOf("repair", id), {}};
    section.blocks.push_back(Paragraph{repair.howTo});
    if (!repair.causes.empty()) {
        RichText line;
        for (const Cause *cause : repair.causes) {
            line.muted(line.isEmpty() ? "Against: " : "; ");
            line.link(cause->title, '#' + cause->anchor);
        }
        section.blocks.push_back(Paragraph{std::move(line), Paragraph::Look::Muted});
    }
    if (repair.snippets) {
        for (const catalog::Snippet &snippet : *repair.snippets)
            section.blocks.push_back(Code{snippet.platform, snippet.text});
    }
    return section;
}

} // namespace

// How each repair is made, with what to write where: once, for all the issues that link to it.
std::optional<Section> repairs(const ReportData &data)
{
    const std::map<std::string, Repair> repairs = repairsOf(data);
    if (repairs.empty())
        return std::nullopt;
    Section section;
    for (const auto &[id, repair] : repairs)
        section.blocks.push_back(sectionOf(id, repair));
    return section;
}

} // namespace bulkhead::exporting::chapter
