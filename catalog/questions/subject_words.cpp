// SPDX-License-Identifier: Apache-2.0
#include "catalog/questions/subject_words.h"

#include "catalog/wording/party_name.h"
#include "model/plain_words.h"

#include <algorithm>
#include <set>
#include <vector>

namespace bulkhead::catalog {

namespace {

constexpr std::size_t mostNamed = 3;     // as many as a sentence names
constexpr std::size_t longestNames = 60; // bytes, of several together

std::string severalOf(model::Kind kind)
{
    std::string word = model::lowerFirst(model::kindTitle(kind));
    if (word.ends_with('y')) {
        word.pop_back();
        return word + "ies";
    }
    return word + (word.ends_with('s') ? "es" : "s");
}

std::string flowWords(const model::Model &model, const model::Flow &flow)
{
    return "from " + nameInSentence(model, flow.source) + " to " + nameInSentence(model, flow.target);
}

// Empty where they are too many, too long, or cannot be told apart.
std::string namesOf(const model::Model &model, std::span<const model::IdView> ids)
{
    if (ids.size() > mostNamed)
        return {};
    std::vector<std::string> names;
    for (const model::IdView id : ids)
        names.push_back(nameInSentence(model, id));
    if (std::set<std::string>(names.begin(), names.end()).size() < names.size())
        return {};
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text.size() <= longestNames ? text : std::string();
}

} // namespace

std::string subjectWords(const model::Model &model, std::span<const model::IdView> ids)
{
    if (ids.size() == 1) {
        const model::Flow *flow = model.flow(ids.front());
        return flow ? flowWords(model, *flow) : nameInSentence(model, ids.front());
    }
    bool areFlows = false;
    std::vector<model::Kind> kinds;
    for (const model::IdView id : ids) {
        const model::Element *element = model.element(id);
        areFlows = areFlows || !element;
        const model::Kind kind = element ? element->kind : model::Kind::DataFlow;
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(kind);
    }
    if (std::string names = areFlows ? std::string() : namesOf(model, ids); !names.empty())
        return names;
    std::string text = (areFlows ? "of these " : "these ") + std::to_string(ids.size()) + " ";
    for (std::size_t i = 0; i < kinds.size(); ++i)
        text += (i == 0 ? "" : i + 1 == kinds.size() ? " and " : ", ") + severalOf(kinds[i]);
    return text;
}

} // namespace bulkhead::catalog
