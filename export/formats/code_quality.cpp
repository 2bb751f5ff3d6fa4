// SPDX-License-Identifier: Apache-2.0
#include "export/findings/listed_threats.h"
#include "export/formats/formats.h"
#include "export/text/json_text.h"
#include "model/file/sha256.h"
#include "model/stop.h"

#include <algorithm>
#include <nlohmann/json.hpp>

// A code-quality report of GitLab, in the part of Code Climate's format that GitLab reads: what is open, each
// with the line that a merge request shows it at.
namespace bulkhead::exporting::format {

using nlohmann::ordered_json;

namespace {

const char *severityOf(model::Rating rating)
{
    switch (rating) {
    case model::Rating::Critical:
        return "blocker";
    case model::Rating::High:
        return "critical";
    case model::Rating::Medium:
        return "major";
    case model::Rating::Low:
        return "minor";
    case model::Rating::None:
        break;
    }
    return "info";
}

ordered_json issueJson(const ListedThreat &threat, const FindingsDocument &document)
{
    const std::string &what = threat.message.empty() ? threat.title : threat.message;
    ordered_json json = {{"description", threat.isConfirmed() ? what : what + " (to verify)"},
                         {"check_name", threat.rule ? threat.rule->id : std::string("manual")},
                         {"fingerprint", model::sha256(threat.id)},
                         {"severity", severityOf(threat.rating)}};
    json["location"]["path"] = threat.place.isKnown() ? document.pathTo(threat.place.file) : document.input;
    json["location"]["lines"]["begin"] = std::max(threat.place.line, 1);
    return json;
}

} // namespace

Result<Exported> codeQuality(const ExportInput &input)
{
    std::string out = "[";
    bool first = true;
    eachThreat(input.findings, [&](const ListedThreat &threat) {
        if (!threat.isOpen() || input.stop.stop_requested())
            return;
        out += first ? "\n  " : ",\n  ";
        first = false;
        appendJson(out, issueJson(threat, input.findings), 1);
    });
    if (input.stop.stop_requested())
        return stoppedError();
    out += first ? "]\n" : "\n]\n";
    return Exported{std::move(out), {"what is decided, evidence and attack paths"}};
}

} // namespace bulkhead::exporting::format
