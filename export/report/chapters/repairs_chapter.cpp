// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/each_issue.h"
#include "export/report/data/own_lines.h"
#include "export/text/anchor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace bulkhead::exporting::chapter {

namespace {

struct Repair
{
    std::string id;
    std::string title;
    std::string howTo;
    const std::vector<catalog::Snippet> *snippets = nullptr; // those for most platforms; null: none
    std::vector<std::size_t> causes;                         // that it helps against
};

// In the order in which they are asked for: the worst issues' first.
class Repairs
{
public:
    Repair &add(const std::string &id, const std::string &title, const std::string &howTo)
    {
        const auto [place, isNew] = m_places.try_emplace(id, m_repairs.size());
        if (isNew)
            m_repairs.push_back({id, title, howTo, nullptr, {}});
        return m_repairs[place->second];
    }

    void add(const ReportMitigation &mitigation)
    {
        Repair &repair = add(mitigation.id, mitigation.title, mitigation.howTo);
        if (!repair.snippets || repair.snippets->size() < mitigation.snippets.size())
            repair.snippets = &mitigation.snippets;
    }

    // Without what a person wrote to a threat of their own.
    std::vector<Repair> all() const
    {
        std::vector<Repair> list;
        std::copy_if(m_repairs.begin(), m_repairs.end(), std::back_inserter(list),
                     [](const Repair &repair) { return !repair.id.empty(); });
        return list;
    }

private:
    std::vector<Repair> m_repairs;
    std::map<std::string, std::size_t> m_places;
};

// Those that mend an issue best, and the steps of the plan; for an audit all that help.
std::vector<Repair> repairsOf(const ReportData &data)
{
    const bool isAudit = data.choice.audience == Audience::Audit;
    Repairs repairs;
    for (std::size_t number = 0; number < data.causes.size(); ++number) {
        const std::vector<ReportMitigation> &mitigations = data.causes[number].mitigations;
        for (std::size_t i = 0;
             i < (isAudit ? mitigations.size() : std::min<std::size_t>(1, mitigations.size())); ++i) {
            repairs.add(mitigations[i]);
            repairs.add(mitigations[i].id, {}, {}).causes.push_back(number);
        }
    }
    for (const ReportAction &action : data.actions)
        repairs.add(action.id, action.title, action.howTo);
    std::set<std::string> wanted;
    for (const Repair &repair : repairs.all())
        wanted.insert(repair.id);
    forEachRemedied(data, [&](const auto &remedied) {
        for (const ReportMitigation &mitigation : remedied.mitigations)
            if (isAudit || wanted.contains(mitigation.id)) // its snippets, where only another issue has them
                repairs.add(mitigation);
    });
    return repairs.all();
}

// The compose service that a snippet's lines are for, where it is one alone: that of the worst element.
// None where something to repair runs on Kubernetes: the lines of both platforms are wanted then.
std::string serviceOf(const ReportData &data, const Repair &repair)
{
    std::string service;
    for (const std::size_t cause : repair.causes)
        for (const std::size_t issue : data.causes[cause].issues) {
            const Subject &subject = data.issues[issue].subject;
            if (subject.platform == model::Platform::Kubernetes)
                return {};
            if (service.empty() && subject.kind == model::Kind::Container && subject.platform)
                service = subject.name;
        }
    return service;
}

// Beside lines of the compose file that was read, commands for another way to run the service only distract.
bool isWanted(const catalog::Snippet &snippet, const Repair &repair, const std::string &service)
{
    const std::vector<catalog::Snippet> &all = *repair.snippets;
    const bool hasCompose = std::any_of(
        all.begin(), all.end(), [](const catalog::Snippet &other) { return other.platform == "compose"; });
    return service.empty() || !hasCompose || snippet.platform == "compose" ||
           (snippet.platform == "shell" && snippet.text.find("kubectl") == std::string::npos);
}

Section sectionOf(const ReportData &data, const Repair &repair)
{
    Section section{repair.title, {}, anchorOf("repair", repair.id), {}};
    section.blocks.push_back(Paragraph{repair.howTo});
    if (!repair.causes.empty()) {
        RichText line;
        for (const std::size_t number : repair.causes) {
            const Cause &cause = data.causes[number];
            line.muted(line.isEmpty() ? "Against: " : "; ");
            line.link('#' + std::to_string(number + 1) + ' ' + cause.title, '#' + cause.anchor);
        }
        section.blocks.push_back(Paragraph{std::move(line), Paragraph::Look::Muted});
    }
    if (!repair.snippets)
        return section;
    const std::string service = serviceOf(data, repair);
    for (const catalog::Snippet &snippet : *repair.snippets)
        if (data.choice.audience == Audience::Audit || isWanted(snippet, repair, service))
            section.blocks.push_back(Code{snippet.platform, snippet.platform == "compose"
                                                                ? withService(snippet.text, service)
                                                                : snippet.text});
    return section;
}

} // namespace

// How each repair is made, with what to write where: once, for all the issues that link to it.
std::optional<Section> repairs(const ReportData &data)
{
    const std::vector<Repair> repairs = repairsOf(data);
    if (repairs.empty())
        return std::nullopt;
    Section section;
    for (const Repair &repair : repairs)
        section.blocks.push_back(sectionOf(data, repair));
    return section;
}

} // namespace bulkhead::exporting::chapter
