// SPDX-License-Identifier: Apache-2.0
#include "export/sheet/decision_columns.h"

#include "export/sheet/workbook.h"
#include "export/text/words.h"
#include "model/file/sha256.h"

namespace bulkhead::exporting {

DecisionCells decisionCells(const model::Decision *decision)
{
    if (!decision)
        return {decisionTitle(model::DecisionState::Open), "", "", "", ""};
    return {decisionTitle(decision->state), cellText(decision->owner), cellText(decision->rationale),
            decision->expiry ? decision->expiry->toString() : std::string(), cellText(decision->ticket)};
}

std::string markOf(const DecisionCells &cells)
{
    constexpr std::size_t enough = 16;
    std::string all;
    for (const std::string &cell : cells)
        all += std::to_string(cell.size()) + ':' + cell;
    return model::sha256(all).substr(0, enough);
}

std::vector<std::string> statusChoices()
{
    using State = model::DecisionState;
    std::vector<std::string> choices;
    for (const State state :
         {State::Open, State::Mitigated, State::Accepted, State::Transferred, State::NotApplicable})
        choices.push_back(decisionTitle(state));
    return choices;
}

} // namespace bulkhead::exporting
