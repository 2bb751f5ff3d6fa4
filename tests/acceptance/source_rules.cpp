// SPDX-License-Identifier: Apache-2.0
#include "source_rules.h"

#include <algorithm>
#include <fstream>

namespace bulkhead::acceptance {

namespace {

constexpr std::string_view cpuRequest = "cpu_request";
constexpr std::string_view memoryRequest = "memory_request_mb";

const std::vector<SourceRule> &sourceRules()
{
    static const std::vector<SourceRule> rules = {
        {"PSA:restricted:capabilities_restricted", {"E2.3", "E2.9", "E1.3"}},
        {"polaris:insecureCapabilities", {"E2.3", "E2.9", "E1.3"}},
        {"trivy:KSV-0106", {"E2.3", "E2.9", "E1.3"}},
        {"kubescape:linux-hardening", {"T3.5", "E2.3"}, {}, true},
        {"polaris:linuxHardening", {"T3.5", "E2.3"}, {}, true},
        {"polaris:runAsPrivileged", {"E1.1"}},
        {"trivy:KSV-0105", {"E2.1"}},
        {"KICS:ca469dd4", {"D1.9"}, cpuRequest},
        {"trivy:KSV-0015", {"D1.9"}, cpuRequest},
        {"kubescape:resources-cpu-requests", {"D1.9"}, cpuRequest},
        {"polaris:cpuRequestsMissing", {"D1.9"}, cpuRequest},
        {"checkov:CKV_K8S_10", {"D1.9"}, cpuRequest},
        {"KICS:229588ef", {"D1.9"}, memoryRequest},
        {"trivy:KSV-0016", {"D1.9"}, memoryRequest},
        {"kubescape:resources-memory-requests", {"D1.9"}, memoryRequest},
        {"polaris:memoryRequestsMissing", {"D1.9"}, memoryRequest},
        {"checkov:CKV_K8S_12", {"D1.9"}, memoryRequest},
        {"kube-score:Container Ephemeral Storage Request and Limit", {"D1.7"}},
        {"KICS:e84eaf4d", {"D2.6"}, {}, false, true},
        {"KICS:4a20ebac", {"D2.6"}, {}, false, true},
        {"KICS:48a5beba", {"D2.6"}, {}, false, true},
        {"trivy:KSV-0039", {"D2.6"}, {}, false, true},
        {"trivy:KSV-0040", {"D2.6"}, {}, false, true},
        {"kube-score:Container CPU Requests Equal Limits", {"D1.2"}},
        {"kube-score:Container Memory Requests Equal Limits", {"D1.1"}},
        {"kube-score:Container Resource Requests Equal Limits", {"D1.1", "D1.2"}},
        {"trivy:KSV-0047", {"E2.5", "E2.6"}},
        {"kube-score:NetworkPolicy targets Pod", {"I3.5"}, "idle_policies"},
        {"kubescape:exposure-to-internet", {"I2.3", "I2.9", "I2.10"}},
        {"kubescape:exposed-sensitive-interfaces", {"I2.3", "I2.9", "I2.10"}},
    };
    return rules;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" `");
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(" `") - first + 1));
}

} // namespace

const SourceRule *sourceRule(std::string_view id)
{
    const auto found = std::find_if(sourceRules().begin(), sourceRules().end(),
                                    [id](const SourceRule &rule) { return id.starts_with(rule.name); });
    return found == sourceRules().end() ? nullptr : &*found;
}

Explanations Explanations::read(const std::string &file)
{
    Explanations read;
    std::ifstream stream(file);
    std::string line;
    bool inTable = false;
    while (std::getline(stream, line)) {
        if (line.starts_with('#'))
            inTable = line == "## Where we differ";
        if (!inTable || !line.starts_with("| `"))
            continue;
        const std::size_t end = line.find('|', 1);
        const std::size_t next = line.find('|', end + 1);
        if (end == std::string::npos || next == std::string::npos)
            continue;
        const std::string what = trimmed(std::string_view(line).substr(end + 1, next - end - 1));
        read.m_explained.push_back({trimmed(std::string_view(line).substr(1, end - 1)), what == "missed"});
    }
    return read;
}

bool Explanations::explains(std::string_view rule, bool missed) const
{
    return std::any_of(m_explained.begin(), m_explained.end(), [&](const Explained &explained) {
        return explained.missed == missed && rule.starts_with(explained.rule);
    });
}

} // namespace bulkhead::acceptance
