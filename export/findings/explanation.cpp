// SPDX-License-Identifier: Apache-2.0
#include "export/findings/findings_document.h"
#include "export/findings/json_parts.h"
#include "export/text/json_text.h"
#include "model/visible_text.h"

#include <nlohmann/json.hpp>

namespace bulkhead::exporting {

using Truth = catalog::Explanation::Truth;

namespace {

std::string_view truthName(Truth truth)
{
    switch (truth) {
    case Truth::False:
        return "false";
    case Truth::Unknown:
        return "unknown";
    case Truth::True:
        return "true";
    }
    return "unknown";
}

void appendTree(std::string &out, const catalog::Explanation &part, int depth)
{
    std::string mark = "[" + std::string(truthName(part.truth)) + "]";
    mark.resize(10, ' ');
    out += std::string(static_cast<std::size_t>(depth) * 2, ' ') + mark + model::visibleText(part.text);
    if (!part.because.empty())
        out += ": " + model::visibleText(part.because);
    out += '\n';
    for (const catalog::Explanation &child : part.parts)
        appendTree(out, child, depth + 1);
}

nlohmann::ordered_json treeJson(const catalog::Explanation &part)
{
    nlohmann::ordered_json json = {{"value", truthName(part.truth)},
                                   {"condition", part.notation.empty() ? part.text : part.notation},
                                   {"text", part.text},
                                   {"because", part.because}};
    if (!part.value.empty())
        json["is"] = part.value;
    json["source"] = part.origin ? jsonOf(placeOf(*part.origin)) : nlohmann::ordered_json();
    json["parts"] = nlohmann::ordered_json::array();
    for (const catalog::Explanation &child : part.parts)
        json["parts"].push_back(treeJson(child));
    return json;
}

} // namespace

std::string explanationText(const catalog::Explanation &explanation, std::string_view rule,
                            std::string_view subject)
{
    const char *verdict = explanation.truth == Truth::True      ? "fires"
                          : explanation.truth == Truth::Unknown ? "cannot be told"
                                                                : "does not fire";
    std::string out = model::visibleText(rule) + " on " + model::visibleText(subject) + ": " + verdict + "\n";
    appendTree(out, explanation, 0);
    return out;
}

std::string explanationJson(const catalog::Explanation &explanation, std::string_view rule,
                            std::string_view subject)
{
    nlohmann::ordered_json json = {{"format", "bulkhead-explanation"}, {"version", 1}};
    json["rule"] = rule;
    json["subject"] = subject;
    json["explanation"] = treeJson(explanation);
    return jsonText(json);
}

} // namespace bulkhead::exporting
