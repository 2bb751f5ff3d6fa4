// SPDX-License-Identifier: Apache-2.0
#include "expectation.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>

namespace bulkhead::acceptance {

namespace {

using Rules = std::vector<std::string_view>;

const std::map<std::string_view, Rules> &table()
{
    static const std::map<std::string_view, Rules> rules = {
        {"privileged", {"E1.1"}},
        {"container-runtime-socket", {"E1.2"}},
        {"capability-sys-admin", {"E1.3"}},
        {"capability-added", {"E1.3", "E2.9"}},
        {"capability-not-dropped", {"E2.3"}},
        {"allow-privilege-escalation", {"E2.2"}},
        {"run-as-root", {"E2.1"}},
        {"low-uid", {"E2.1", "E2.11"}},
        {"host-pid", {"I1.1"}},
        {"host-network", {"I1.2"}},
        {"host-ipc", {"I1.3"}},
        {"host-namespace-any", {"I1.1", "I1.2", "I1.3"}},
        {"hostpath", {"I1.7", "I1.9"}},
        {"sensitive-hostpath", {"I1.7", "E1.4", "T3.8"}},
        {"host-port", {"I2.9", "I2.3"}},
        {"exposed-port", {"I2.9", "I2.3"}},
        {"nodeport", {"I2.10"}},
        {"loadbalancer", {"I2.10"}},
        {"no-memory-limit", {"D1.1"}},
        {"no-cpu-limit", {"D1.2"}},
        {"no-resource-limits", {"D1.1", "D1.2"}},
        {"no-resource-requests", {"D1.9"}},
        {"healthcheck", {"D1.10"}},
        {"latest-or-missing-tag", {"T2.10"}},
        {"image-no-digest", {"T2.3"}},
        {"image-pull-policy", {"T2.11"}},
        {"root-filesystem-writable", {"T2.9"}},
        {"seccomp", {"T3.5"}},
        {"apparmor", {"T3.10"}},
        {"selinux", {"T3.10"}},
        {"procmount", {"I1.6"}},
        {"sysctls", {"T3.9"}},
        {"windows-hostprocess", {"E1.12"}},
        {"secret-in-env", {"T1.2"}},
        {"secret-in-configmap", {"T1.2"}},
        {"sa-token-automount", {"E2.10"}},
        {"rbac-cluster-admin-or-anonymous", {"E2.5", "E2.6"}},
        {"rbac-wildcard", {"E2.5", "E2.6"}},
        {"rbac-secrets-access", {"T1.7"}},
        {"network-policy", {"I3.5"}},
        {"redis-no-auth", {"T6.1"}},
        {"registry-anonymous", {"T4.1", "I2.5"}},
        {"default-namespace", {"I1.10"}},
        {"sudo", {"S2.3"}},
        {"ssh-port", {"S2.3"}},
        {"privileged-port", {"I2.11"}},
    };
    return rules;
}

} // namespace

std::vector<std::string> splitLine(const std::string &line, char separator)
{
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == separator)
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

const std::vector<std::string_view> &rulesFor(std::string_view condition)
{
    static const Rules none;
    const auto found = table().find(condition);
    return found == table().end() ? none : found->second;
}

bool mayBeUnverified(std::string_view condition)
{
    static constexpr std::string_view uncertain[] = {"run-as-root",    "low-uid",
                                                     "redis-no-auth",  "registry-anonymous",
                                                     "network-policy", "secret-in-configmap"};
    return condition.starts_with("rbac-") ||
           std::find(std::begin(uncertain), std::end(uncertain), condition) != std::end(uncertain);
}

Target targetOf(const Expectation &expectation)
{
    Target target;
    static const std::regex line(R"(^line (\d+)$)");
    static const std::regex object(R"(([A-Za-z]+)/([^\s,]+))");
    static const std::regex dotted(R"(^([A-Z][A-Za-z]+)\.[A-Za-z0-9-]+\.(\S+)$)"); // Kind.namespace.name
    const std::string &text = expectation.resource;
    std::smatch match;
    if (std::regex_match(text, match, line)) {
        target.line = std::stoi(match[1]);
        return target;
    }
    if (std::regex_match(text, match, dotted)) {
        target.objects.push_back(match[1].str() + "/" + match[2].str());
        return target;
    }
    target.each = expectation.note.find("every object") != std::string::npos;
    // One object with a path inside it ("Pod/web spec.containers[0]"), or several with commas between them.
    for (const std::string &part : splitLine(text, ',')) {
        const std::string start = part.substr(std::min(part.find_first_not_of(' '), part.size()));
        if (std::regex_search(start, match, object, std::regex_constants::match_continuous) &&
            match[2].str() != "None")
            target.objects.push_back(match[0].str());
    }
    return target;
}

std::vector<Expectation> readExpectations(const std::filesystem::path &corpora)
{
    std::vector<Expectation> rows;
    std::ifstream stream(corpora / "expected.tsv");
    std::string line;
    std::getline(stream, line); // the headings
    while (std::getline(stream, line)) {
        std::vector<std::string> fields = splitLine(line, '\t');
        fields.resize(7);
        Expectation row{fields[0], fields[1], fields[2] == "fail", fields[3], fields[4],
                        fields[5], fields[6]};
        const bool clean = fields[2] == "fail" || fields[2] == "pass";
        const bool counts = row.isFirm() || row.use == "unchecked";
        if (clean && counts && !rulesFor(row.condition).empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace bulkhead::acceptance
