// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/report/chapters/issue_parts.h"
#include "export/text/words.h"

#include <algorithm>

namespace bulkhead::exporting::chapter {

namespace {

constexpr std::size_t rowsShown = 60;
constexpr std::size_t namesShown = 6;

// A shape for each state, so that nothing hangs on colour.
const char *markOf(catalog::HardeningState state)
{
    switch (state) {
    case catalog::HardeningState::InPlace:
        return "✓";
    case catalog::HardeningState::Missing:
        return "✗";
    case catalog::HardeningState::ToVerify:
        return "?";
    case catalog::HardeningState::Decided:
        return "=";
    case catalog::HardeningState::Silent:
        break;
    }
    return "·";
}

Cell cellOf(const HardeningMark &mark, const std::string &control)
{
    Cell cell{markOf(mark.state), {}, control + ": " + mark.words};
    if (mark.state == catalog::HardeningState::Missing)
        cell.rating = mark.rating;
    return cell;
}

Table matrixOf(const ReportHardening &hardening)
{
    Table table;
    table.columns.push_back({"Containers", 4, {}, Column::Look::RowHead});
    for (const HardeningColumn &control : hardening.controls)
        table.columns.push_back({control.head, 1, control.title});
    for (std::size_t i = 0; i < std::min(rowsShown, hardening.rows.size()); ++i) {
        const HardeningGroup &group = hardening.rows[i];
        std::vector<Cell> cells = {{nameList(group.containers, namesShown)}};
        for (std::size_t control = 0; control < group.marks.size(); ++control)
            cells.push_back(cellOf(group.marks[control], hardening.controls[control].title));
        table.rows.push_back(std::move(cells));
    }
    table.left = hardening.rows.size() - table.rows.size();
    return table;
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

} // namespace

// What every container should have, told of all together: findings that are not grave by themselves.
std::optional<Section> hardening(const ReportData &data)
{
    if (data.hardening.rows.empty())
        return std::nullopt;
    Section section;
    section.blocks.push_back(
        Paragraph{"What every container should have: one issue for the system, told once. Findings of it that "
                  "are high or critical stand among the issues as well. Containers that are alike share a row.",
                  Paragraph::Look::Muted});
    section.blocks.push_back(Paragraph{data.hardening.summary});
    section.blocks.push_back(matrixOf(data.hardening));
    section.blocks.push_back(Paragraph{"✗ missing, ? to verify, ✓ stated and nothing found, = decided, "
                                       "· nothing stated and nothing found.",
                                       Paragraph::Look::Muted});
    addFixes(section.blocks, "How to fix it: ", fixesOf(data));
    return section;
}

} // namespace bulkhead::exporting::chapter
