// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/issue_parts.h"
#include "export/report/data/wording.h"
#include "export/text/words.h"

#include <algorithm>
#include <utility>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t matrixRowsShown = 60;
constexpr std::size_t containersNamed = 6;

Cell cellOf(const HardeningMark &mark, const std::string &control)
{
    RichText text;
    text.add(std::string(catalog::hardeningMark(mark.state)),
             mark.state == catalog::HardeningState::Missing ? Run::Style::Strong : Run::Style::Regular);
    Cell cell{std::move(text), {}, control + ": " + mark.words};
    if (mark.rating >= model::Rating::High) // it is special, and has room for its word
        cell.rating = mark.rating;
    return cell;
}

Table matrixOf(const ReportHardening &hardening)
{
    Table table;
    table.columns.push_back({"Containers", 3.4, {}, Column::Look::RowHead});
    for (const HardeningColumn &control : hardening.controls)
        table.columns.push_back({control.head, 1, control.title});
    for (std::size_t i = 0; i < std::min(matrixRowsShown, hardening.rows.size()); ++i) {
        const HardeningGroup &group = hardening.rows[i];
        std::vector<Cell> cells = {{nameList(group.containers, containersNamed)}};
        for (std::size_t control = 0; control < group.marks.size(); ++control)
            cells.push_back(cellOf(group.marks[control], hardening.controls[control].title));
        table.rows.push_back(std::move(cells));
    }
    table.left = hardening.rows.size() - table.rows.size();
    return table;
}

std::string legendOf(const ReportHardening &hardening)
{
    using State = catalog::HardeningState;
    static constexpr std::pair<State, const char *> words[] = {
        {State::Missing, "missing"},
        {State::ToVerify, "to verify"},
        {State::InPlace, "stated and nothing found"},
        {State::Decided, "decided"},
        {State::Silent, "nothing stated and nothing found"}};
    std::string legend;
    for (const auto &[state, word] : words)
        legend += (legend.empty() ? "" : ", ") + std::string(catalog::hardeningMark(state)) + ' ' + word;
    legend += '.';
    for (const HardeningColumn &control : hardening.controls)
        if (control.head != control.title)
            legend += "  " + control.head + ": " + control.title + ".";
    return legend;
}

std::vector<ReportMitigation> fixesOf(const ReportData &data)
{
    std::vector<ReportMitigation> fixes;
    for (const Cause &cause : data.hardeningCauses)
        for (const ReportMitigation &mitigation : cause.mitigations)
            if (mitigation.resolves && std::none_of(fixes.begin(), fixes.end(), [&](const auto &known) {
                    return known.id == mitigation.id;
                }))
                fixes.push_back(mitigation);
    return fixes;
}

// The findings that the matrix stands for, those of one rule together.
struct Told
{
    std::string title;
    std::vector<const Issue *> issues;
};

std::vector<Told> findingsBehind(const ReportData &data)
{
    std::vector<Told> all;
    const auto tell = [&](const Issue &issue) {
        if (!issue.hardening)
            return;
        auto known =
            std::find_if(all.begin(), all.end(), [&](const Told &told) { return told.title == issue.title; });
        if (known == all.end())
            known = all.insert(all.end(), {issue.title, {}});
        known->issues.push_back(&issue);
    };
    for (const Issue &issue : data.issues)
        tell(issue);
    for (const ToVerify &element : data.toVerify)
        for (const Issue &issue : element.issues)
            tell(issue);
    return all;
}

Card hardeningCard(const ReportData &data, const Told &told)
{
    Card card;
    card.folds = true;
    card.rating = told.issues.front()->rating;
    card.unsure = !told.issues.front()->confirmed;
    card.title.strong(told.title);
    card.aside = counted(told.issues.size(), "element");
    RichText text;
    for (const Issue *issue : told.issues) {
        for (const ReportFinding &finding : issue->findings)
            text.code(finding.id).add(" ");
        if (const Place place = placeOf(*issue); place.isKnown())
            text.muted(placeText(data, place) + " ");
        text.muted(issue->open ? issue->confirmed ? "" : "to verify " : "decided ");
    }
    card.blocks.push_back(Paragraph{std::move(text)});
    return card;
}

} // namespace

// What every container should have, told of all together: findings that are not grave by themselves.
std::optional<Section> hardening(const ReportData &data)
{
    if (data.hardening.rows.empty())
        return std::nullopt;
    Section section;
    section.blocks.push_back(Paragraph{
        "What every container should have: one issue for the system, told once. Findings of it that "
        "are high or critical stand among the issues as well. Containers that are alike share a row.",
        Paragraph::Look::Muted});
    section.blocks.push_back(Paragraph{data.hardening.summary});
    section.blocks.push_back(matrixOf(data.hardening));
    section.blocks.push_back(Paragraph{legendOf(data.hardening), Paragraph::Look::Muted});
    for (const Told &told : findingsBehind(data))
        section.blocks.push_back(hardeningCard(data, told));
    addFixes(section.blocks, "How to fix it: ", fixesOf(data));
    return section;
}

} // namespace bulkhead::exporting::chapter
