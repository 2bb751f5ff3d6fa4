// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/hardening.h"

#include "catalog/analysis/analysis_data.h"
#include "model/properties.h"

#include <algorithm>

namespace bulkhead::catalog {

namespace {

constexpr std::array<HardeningControl, 12> allControls = {{
    {"memory",
     "Memory limit",
     "Memory",
     "Mem",
     {"container.memory"},
     {model::property::container::memory_limit_mb}},
    {"cpu", "CPU limit", "CPU", "CPU", {"container.cpu"}, {model::property::container::cpu_limit}},
    {"processes",
     "Limit of processes",
     "Processes",
     "PIDs",
     {"container.pids"},
     {model::property::container::pids_limit}},
    {"requests",
     "Resource requests",
     "Requests",
     "Req",
     {"container.requests"},
     {model::property::container::memory_request_mb, model::property::container::cpu_request}},
    {"capabilities",
     "Capabilities dropped",
     "Capabilities",
     "Caps",
     {"container.caps"},
     {model::property::container::capabilities_drop}},
    {"privilege_gain",
     "No privilege gain",
     "No gain",
     "Gain",
     {"container.nnp"},
     {model::property::container::allow_privilege_escalation}},
    {"seccomp",
     "System-call filter",
     "Seccomp",
     "Sys",
     {"container.seccomp"},
     {model::property::container::seccomp_profile}},
    {"root_file_system",
     "Read-only root file system",
     "Root FS",
     "FS",
     {"container.rw_rootfs"},
     {model::property::container::read_only_rootfs}},
    {"user",
     "Unprivileged user",
     "User",
     "User",
     {"container.root", "container.root_identity"},
     {model::property::container::user, model::property::container::user_id}},
    {"image_digest",
     "Image by digest",
     "Digest",
     "Dig",
     {"image.unpinned", "container.pull_policy"},
     {model::property::container::image_pinned_by_digest}},
    {"probes",
     "Health probes",
     "Probes",
     "Live",
     {"container.health"},
     {model::property::container::healthcheck, model::property::container::missing_probes}},
    {"token",
     "No API token",
     "Token",
     "Tok",
     {"container.sa_token"},
     {model::property::container::service_account_token_mounted}},
}};

constexpr std::array<std::string_view, 5> hardeningStates = {"in_place", "missing", "to_verify", "decided",
                                                             "not_stated"};

// The controls of the rules, by their numbers.
std::vector<std::optional<std::size_t>> controlsOfRules(const Catalogs &catalogs)
{
    std::vector<std::optional<std::size_t>> result;
    for (const Rule &rule : catalogs.rules())
        result.push_back(hardeningControl(rule));
    return result;
}

void note(const Analysis &analysis, const Finding &finding, std::uint32_t number, HardeningCell &cell)
{
    cell.findings.push_back(number);
    const bool open = analysis.decision(finding).effective == model::DecisionState::Open;
    if (!open) {
        if (cell.state == HardeningState::Silent)
            cell.state = HardeningState::Decided;
        return;
    }
    cell.rating = std::max(cell.rating, finding.rating);
    if (model::isConfirmed(finding.basis))
        cell.state = HardeningState::Missing;
    else if (cell.state != HardeningState::Missing)
        cell.state = HardeningState::ToVerify;
}

bool isStated(const engine::ModelIndex &index, engine::Subject container, const HardeningControl &control)
{
    return std::any_of(control.tells.begin(), control.tells.end(), [&](std::string_view name) {
        const auto key = index.model().vocabulary().key(name);
        return key && index.stated(container, *key);
    });
}

} // namespace

std::span<const HardeningControl> hardeningControls()
{
    return allControls;
}

std::optional<std::size_t> hardeningControl(const Rule &rule)
{
    for (std::size_t i = 0; i < allControls.size(); ++i)
        for (const std::string_view cause : allControls[i].causes)
            if (!cause.empty() && cause == rule.rootCause)
                return i;
    return std::nullopt;
}

bool isHardening(const Analysis &analysis, const Finding &finding)
{
    if (finding.rating > Rating::Medium || !hardeningControl(analysis.rule(finding)))
        return false;
    return analysis.data().index.kind(finding.subject) == Kind::Container;
}

std::string_view hardeningStateName(HardeningState state)
{
    return hardeningStates[static_cast<std::size_t>(state)];
}

std::string_view hardeningMark(HardeningState state)
{
    static constexpr std::array<std::string_view, 5> marks = {"✓", "✗", "?", "=", "·"};
    return marks[static_cast<std::size_t>(state)];
}

std::vector<HardeningRow> hardening(const Analysis &analysis)
{
    const engine::ModelIndex &index = analysis.data().index;
    const auto controlOf = controlsOfRules(analysis.catalogs());
    std::vector<HardeningRow> rows;
    for (const engine::Subject container : index.ofKind(Kind::Container)) {
        if (index.outOfScope(container))
            continue;
        HardeningRow row{index.id(container), std::vector<HardeningCell>(allControls.size()), 0};
        for (const std::uint32_t number : analysis.findingsOf(row.container))
            if (const Finding &finding = analysis.findings()[number]; controlOf[finding.rule])
                note(analysis, finding, number, row.cells[*controlOf[finding.rule]]);
        for (std::size_t i = 0; i < allControls.size(); ++i) {
            HardeningCell &cell = row.cells[i];
            if (cell.findings.empty() && isStated(index, container, allControls[i]))
                cell.state = HardeningState::InPlace;
            row.missing += cell.state == HardeningState::Missing;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace bulkhead::catalog
