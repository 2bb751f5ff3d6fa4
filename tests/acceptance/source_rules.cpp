// SPDX-License-Identifier: Apache-2.0
#include "source_rules.h"

#include "model/vocabulary.h"

#include <algorithm>
#include <fstream>

namespace bulkhead::acceptance {

namespace {

constexpr std::string_view cpuRequest = "cpu_request";
constexpr std::string_view memoryRequest = "memory_request_mb";

using SourceRules = std::vector<SourceRule>;

const SourceRules &capabilityRules()
{
    const std::vector<Fact> dropsNetRaw = {{"capabilities_drop", {"NET_RAW", "ALL"}}};
    const std::vector<Fact> dropsAll = {{"capabilities_drop", {"ALL"}}};
    const std::vector<Fact> dropsAny = {{"capabilities_drop"}};
    const std::vector<Fact> anyMeasure = {
        {"capabilities_drop"}, {"mac_profile"}, {"selinux_type"}, {"selinux_user_or_role"}};
    static const SourceRules rules = {
        {.name = "PSA:restricted:capabilities_restricted", .rules = {"E2.3", "E2.9", "E1.3"}},
        {.name = "trivy:KSV-0106", .rules = {"E2.3", "E2.9", "E1.3"}},
        {.name = "checkov:CKV_K8S_37:", .rules = {"E2.3"}, .content = dropsAll},
        {.name = "polaris:insecureCapabilities", .rules = {"E2.3"}, .content = dropsAll},
        {.name = "checkov:CKV_K8S_28:", .rules = {"E2.3"}, .content = dropsNetRaw},
        {.name = "KICS:dbbc6705", .rules = {"E2.3"}, .content = dropsNetRaw},
        {.name = "kubescape:drop-capability-netraw", .rules = {"E2.3"}, .content = dropsNetRaw},
        {.name = "kube-linter:drop-net-raw-capability",
         .rules = {"E2.3"},
         .only = {{"capabilities_add"}, {"capabilities_drop"}},
         .content = dropsNetRaw},
        {.name = "KICS:268ca686", .rules = {"E2.3"}, .content = dropsAny},
        {.name = "kubescape:linux-hardening", .rules = {"T3.5", "E2.3"}, .content = anyMeasure, .all = true},
        {.name = "polaris:linuxHardening", .rules = {"T3.5", "E2.3"}, .content = anyMeasure, .all = true},
    };
    return rules;
}

const SourceRules &workloadRules()
{
    const Fact noProbe = {.property = "healthcheck", .isStated = false};
    const std::vector<Fact> noLiveness = {{"missing_probes", {"liveness"}}, noProbe};
    const std::vector<Fact> noReadiness = {{"missing_probes", {"readiness"}}, noProbe};
    const std::vector<Fact> digestOfAnyForm = {{"image_pinned_by_digest", {}, "the digest is malformed"}};
    const std::vector<Fact> systemDirectory = {
        {"host_mounts",
         {"/bin", "/sbin", "/boot", "/cdrom", "/dev", "/etc", "/home", "/lib", "/media", "/proc", "/root",
          "/run", "/srv", "/seLinux", "/usr", "/var"}}};
    static const SourceRules rules = {
        {.name = "polaris:runAsPrivileged", .rules = {"E1.1"}},
        {.name = "trivy:KSV-0105", .rules = {"E2.1"}},
        {.name = "kubesec:passes", .every = true},
        {.name = "KICS:ade74944", .rules = {"D1.10"}, .only = noLiveness},
        {.name = "checkov:CKV_K8S_8:", .rules = {"D1.10"}, .only = noLiveness},
        {.name = "kube-linter:no-liveness-probe", .rules = {"D1.10"}, .only = noLiveness},
        {.name = "kubescape:configured-liveness-probe", .rules = {"D1.10"}, .only = noLiveness},
        {.name = "polaris:livenessProbeMissing", .rules = {"D1.10"}, .only = noLiveness},
        {.name = "KICS:a659f3b5", .rules = {"D1.10"}, .only = noReadiness},
        {.name = "checkov:CKV_K8S_9:", .rules = {"D1.10"}, .only = noReadiness},
        {.name = "kube-linter:no-readiness-probe", .rules = {"D1.10"}, .only = noReadiness},
        {.name = "kubescape:configured-readiness-probe", .rules = {"D1.10"}, .only = noReadiness},
        {.name = "polaris:readinessProbeMissing", .rules = {"D1.10"}, .only = noReadiness},
        {.name = "checkov:CKV_K8S_43:", .rules = {"T2.3"}, .content = digestOfAnyForm},
        {.name = "KICS:7c81d34c", .rules = {"T2.3"}, .content = digestOfAnyForm},
        {.name = "KICS:1c1325ff", .rules = {"I1.7", "I1.9"}, .only = systemDirectory},
        {.name = "kubescape:alert-rw-hostpath", .rules = {"I1.7", "I1.9"}, .only = {{"host_mounts_rw"}}},
        {.name = "trivy:KSV-0036", .rules = {"E2.10"}, .only = {{"service_account_token_mounted"}}},
    };
    return rules;
}

const SourceRules &resourceRules()
{
    static const SourceRules rules = {
        {.name = "KICS:ca469dd4", .rules = {"D1.9"}, .about = cpuRequest},
        {.name = "trivy:KSV-0015", .rules = {"D1.9"}, .about = cpuRequest},
        {.name = "kubescape:resources-cpu-requests", .rules = {"D1.9"}, .about = cpuRequest},
        {.name = "polaris:cpuRequestsMissing", .rules = {"D1.9"}, .about = cpuRequest},
        {.name = "checkov:CKV_K8S_10:", .rules = {"D1.9"}, .about = cpuRequest},
        {.name = "KICS:229588ef", .rules = {"D1.9"}, .about = memoryRequest},
        {.name = "trivy:KSV-0016", .rules = {"D1.9"}, .about = memoryRequest},
        {.name = "kubescape:resources-memory-requests", .rules = {"D1.9"}, .about = memoryRequest},
        {.name = "polaris:memoryRequestsMissing", .rules = {"D1.9"}, .about = memoryRequest},
        {.name = "checkov:CKV_K8S_12:", .rules = {"D1.9"}, .about = memoryRequest},
        {.name = "kube-score:Container Ephemeral Storage Request and Limit", .rules = {"D1.7"}},
        {.name = "KICS:e84eaf4d", .rules = {"D2.6"}, .anywhere = true},
        {.name = "KICS:4a20ebac", .rules = {"D2.6"}, .anywhere = true},
        {.name = "KICS:48a5beba", .rules = {"D2.6"}, .anywhere = true},
        {.name = "trivy:KSV-0039", .rules = {"D2.6"}, .anywhere = true},
        {.name = "trivy:KSV-0040", .rules = {"D2.6"}, .anywhere = true},
    };
    return rules;
}

const SourceRules &clusterRules()
{
    const std::vector<Fact> administratorOfTheCluster = {{"superuser_roles", {"ClusterRoleBinding/"}}};
    const std::vector<Fact> administratorOfANamespace = {{"superuser_roles", {"RoleBinding/"}}};
    static const SourceRules rules = {
        {.name = "polaris:clusterrolebindingClusterAdmin",
         .rules = {"E2.6"},
         .only = administratorOfTheCluster},
        {.name = "polaris:rolebindingClusterAdmin", .rules = {"E2.6"}, .only = administratorOfANamespace},
        {.name = "kubescape:cluster-admin-role", .rules = {"E2.6"}, .only = administratorOfTheCluster},
        {.name = "KICS:249328b8", .rules = {"E2.6"}, .only = administratorOfTheCluster},
        {.name = "trivy:KSV-0047", .rules = {"E2.5", "E2.6"}},
        {.name = "kube-score:NetworkPolicy targets Pod", .rules = {"I3.5"}, .about = "idle_policies"},
        {.name = "kubescape:exposure-to-internet", .rules = {"I2.3", "I2.9", "I2.10"}},
        {.name = "kubescape:exposed-sensitive-interfaces", .rules = {"I2.3", "I2.9", "I2.10"}},
    };
    return rules;
}

// What no rule of the catalog asks: neither a fail nor a pass of it says anything of ours.
const SourceRules &leftOutRules()
{
    static constexpr std::string_view equality = "whether requests equal limits";
    static const SourceRules rules = {
        {.name = "KICS:8cf4671a", .otherwise = "whether a volume claim asks for storage"},
        {.name = "KICS:b7652612", .otherwise = "which path of the container a volume of any kind covers"},
        {.name = "KICS:0401f71b", .otherwise = "whether a policy's list of types is empty"},
        {.name = "trivy:KSV-0037", .otherwise = "whether a workload runs in kube-system"},
        {.name = "trivy:KSV-0038", .otherwise = "whether a policy writes a selector"},
        {.name = "kube-score:Container CPU Requests Equal Limits", .otherwise = equality},
        {.name = "kube-score:Container Memory Requests Equal Limits", .otherwise = equality},
        {.name = "kube-score:Container Resource Requests Equal Limits", .otherwise = equality},
        {.name = "kube-score:Container Ephemeral Storage Request Equals Limit", .otherwise = equality},
        {.name = "kube-score:Environment Variable Key Duplication",
         .otherwise = "whether a variable is set twice"},
        {.name = "kubescape:set-seLinuxOptions", .otherwise = "whether SELinux options are written"},
        {.name = "kubescape:workload-mounted-configmap",
         .otherwise = "whether a workload mounts a configuration object"},
        {.name = "polaris:resourceRange",
         .otherwise = "whether a limit lies within bounds that its user sets"},
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

bool Fact::isOf(const model::Element &subject, const model::Vocabulary &vocabulary) const
{
    const std::optional<model::PropertyKey> key = vocabulary.key(property);
    const model::Property *stated = key ? subject.properties.find(*key) : nullptr;
    if (!isStated)
        return !stated;
    if (!stated || (!note.empty() && (!stated->origin || stated->origin->note.view() != note)))
        return false;
    const auto fits = [this](const std::string &text) {
        return std::any_of(starts.begin(), starts.end(), [&text](std::string_view start) {
            return text.starts_with(start) &&
                   (start.ends_with('/') || text.size() == start.size() || text[start.size()] == '/');
        });
    };
    const model::Value::TextList *items = stated->value.asList();
    return starts.empty() || (items && std::any_of(items->begin(), items->end(), fits));
}

const SourceRule *sourceRule(std::string_view id)
{
    for (const SourceRules *rules :
         {&capabilityRules(), &workloadRules(), &resourceRules(), &clusterRules(), &leftOutRules()})
        for (const SourceRule &rule : *rules)
            if (id.starts_with(rule.name))
                return &rule;
    return nullptr;
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
