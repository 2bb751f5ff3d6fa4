// SPDX-License-Identifier: Apache-2.0
#include "export/report/chapters/chapters.h"
#include "export/text/words.h"

namespace bulkhead::exporting::chapter {

namespace {

std::vector<Cell> rowOf(const ReportDecision &decision)
{
    const model::Decision &made = decision.decision;
    RichText finding;
    finding.code(decision.finding).add(decision.title.empty() ? "" : "  " + decision.title);
    RichText state;
    state.strong(decisionTitle(made.state));
    state.add(decision.reopened.empty() ? "" : ", open again: " + decision.reopened);
    RichText rationale(made.rationale);
    rationale.muted(made.ticket.empty() ? "" : "  " + made.ticket);
    return {{std::move(finding)},
            {std::move(state)},
            {std::move(rationale)},
            {made.owner},
            {made.date ? made.date->toString() : ""},
            {made.expiry ? made.expiry->toString() : ""}};
}

} // namespace

std::optional<Section> decisions(const ReportData &data)
{
    Section section;
    if (data.decisions.empty()) {
        section.blocks.push_back(Paragraph{"Nothing has been decided yet."});
        return section;
    }
    Table table{
        {{"Finding", 2.6}, {"Decision", 1.6}, {"Rationale", 3.2}, {"By", 1.2}, {"Date", 1.1}, {"Until", 1.1}},
        {}};
    for (const ReportDecision &decision : data.decisions)
        table.rows.push_back(rowOf(decision));
    section.blocks.push_back(std::move(table));
    return section;
}

} // namespace bulkhead::exporting::chapter
