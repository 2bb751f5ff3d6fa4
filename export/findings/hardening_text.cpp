// SPDX-License-Identifier: Apache-2.0
#include "export/findings/hardening_text.h"

#include "catalog/engine/counted.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using catalog::HardeningState;
using nlohmann::ordered_json;

namespace {

std::size_t countOf(const std::vector<catalog::HardeningRow> &rows, std::size_t control, HardeningState state)
{
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const auto &row) { return row.cells[control].state == state; }));
}

} // namespace

std::string hardeningLine(const std::vector<catalog::HardeningRow> &rows)
{
    if (rows.empty())
        return {};
    std::size_t missing = 0;
    std::size_t toVerify = 0;
    std::size_t lacking = 0;
    for (const catalog::HardeningRow &row : rows) {
        missing += row.missing;
        lacking += row.missing > 0;
        toVerify +=
            static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](const auto &cell) {
                return cell.state == HardeningState::ToVerify;
            }));
    }
    std::string text = missing == 0
                           ? "No container is known to lack a control"
                           : catalog::counted(missing, "control") + " " + (missing == 1 ? "is" : "are") +
                                 " missing in " + std::to_string(lacking) + " of " +
                                 catalog::counted(rows.size(), "container");
    if (toVerify > 0)
        text += ", " + std::to_string(toVerify) + " to verify";
    return text + '.';
}

std::string hardeningText(const std::vector<catalog::HardeningRow> &rows)
{
    constexpr std::size_t titleWidth = 28;
    std::string lines;
    for (std::size_t control = 0; control < catalog::hardeningControls().size(); ++control) {
        const std::size_t missing = countOf(rows, control, HardeningState::Missing);
        const std::size_t toVerify = countOf(rows, control, HardeningState::ToVerify);
        if (missing + toVerify == 0)
            continue;
        std::string title(catalog::hardeningControls()[control].title);
        title.resize(std::max(title.size(), titleWidth), ' ');
        lines += "  " + title + "missing in " + std::to_string(missing);
        if (toVerify > 0)
            lines += ", to verify in " + std::to_string(toVerify);
        lines += " of " + std::to_string(rows.size()) + '\n';
    }
    return lines.empty() ? lines : "\nHardening of containers\n" + lines;
}

ordered_json hardeningJson(const catalog::Analysis &analysis)
{
    ordered_json controls = ordered_json::array();
    for (const catalog::HardeningControl &control : catalog::hardeningControls())
        controls.push_back({{"id", control.id}, {"title", control.title}});
    ordered_json containers = ordered_json::array();
    ordered_json cells = ordered_json::array();
    for (const catalog::HardeningRow &row : catalog::hardening(analysis)) {
        containers.push_back(row.container);
        ordered_json states = ordered_json::array();
        for (const catalog::HardeningCell &cell : row.cells)
            states.push_back(catalog::hardeningStateName(cell.state));
        cells.push_back(std::move(states));
    }
    return {{"controls", std::move(controls)},
            {"containers", std::move(containers)},
            {"cells", std::move(cells)}};
}

} // namespace bulkhead::exporting
