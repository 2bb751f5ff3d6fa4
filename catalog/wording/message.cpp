// SPDX-License-Identifier: Apache-2.0
#include "catalog/wording/message.h"

#include "catalog/wording/party_name.h"
#include "model/generic_name.h"
#include "model/permission.h"
#include "model/plain_words.h"

#include <algorithm>
#include <cctype>

namespace bulkhead::catalog::engine {

namespace {

Subject firstOf(const ModelIndex &index, Relation relation, Subject s)
{
    Subject first = nobody;
    if (info(relation).from.has(index.kind(s)))
        index.forEach(relation, s, [&first](Subject other) {
            first = other;
            return false;
        });
    return first;
}

// The subject that a word of a message stands for: one that made the rule fire, otherwise the nearest.
struct Word
{
    std::string_view name;
    std::vector<Relation> relations; // from the rule's subject, in order of preference
    Kind kind;                       // the subject itself, when it is one
    std::string_view fallback;
};

const std::vector<Word> &words()
{
    using R = Relation;
    static const std::vector<Word> table = {
        {"source", {R::Source}, Kind::DataFlow, "its source"},
        {"target", {R::Target, R::TargetsControl}, Kind::DataFlow, "its target"},
        {"boundary", {R::Crosses, R::Within}, Kind::TrustBoundary, "a trust boundary"},
        {"host", {R::RunsOn, R::PulledByHosts}, Kind::Host, "its host"},
        {"image", {R::InstanceOf, R::Stores}, Kind::Image, "its image"},
        {"registry", {R::PullsFrom, R::StoredIn}, Kind::Registry, "its registry"},
        {"orchestrator", {R::ManagedBy}, Kind::Orchestrator, "its orchestrator"},
        {"peer",
         {R::SameNetwork, R::CoResident, R::SameCluster, R::MountedBy, R::Contains, R::Members, R::Hosts},
         Kind::DataFlow,
         "another element"},
    };
    return table;
}

bool isGeneric(const ModelIndex &index, Subject subject)
{
    const model::Element *element =
        index.isFlow(subject) ? nullptr : index.model().element(index.id(subject));
    return element && model::genericNameOf(*element);
}

std::string nameOf(const ModelIndex &index, Subject subject, Names names)
{
    const bool isOwn = index.isFlow(subject) || (names == Names::Own && !isGeneric(index, subject));
    return isOwn ? index.name(subject) : nameInSentence(index.model(), index.id(subject));
}

std::string nameFor(const ModelIndex &index, const Word &word, Subject subject,
                    const EvidenceCollector &collector, Names names)
{
    for (const Relation relation : word.relations)
        if (const Subject met = collector.through({relation}); met != nobody)
            return nameOf(index, met, names);
    if (index.kind(subject) == word.kind && word.kind != Kind::DataFlow)
        return nameOf(index, subject, names);
    for (const Relation relation : word.relations)
        if (const Subject near = firstOf(index, relation, subject); near != nobody)
            return nameOf(index, near, names);
    return std::string(word.fallback);
}

// A sentence has room for a few items of a list; the evidence has them all.
std::string someOf(const std::vector<std::string> &items)
{
    constexpr std::size_t room = 5;
    const std::size_t shown = items.size() > room + 1 ? room : items.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0 ? "" : ", ") + items[i];
    if (shown < items.size())
        text += " and " + std::to_string(items.size() - shown) + " more";
    return text;
}

std::string valueFor(const ModelIndex &index, std::string_view name, Subject subject, Basis basis,
                     const EvidenceCollector &collector)
{
    const std::optional<PropertyKey> key = index.model().vocabulary().key(name);
    if (!key)
        return "unknown";
    const Known known = knownOf(index, subject, *key, groundOf(basis));
    if (!known.def || !known.value)
        return "unknown";
    const Value::TextList *list = known.value->asList();
    if (list && !list->empty() && known.def->scoped)
        return model::permissionWords(collector.meant(*key, *list));
    std::string text = list && !list->empty() ? someOf(collector.meant(*key, *list))
                                              : model::displayWords(*known.def, *known.value);
    if (list && !known.def->enumValues.empty()) // words of the vocabulary, such as load_balancer
        text = model::asWords(text);
    return text;
}

} // namespace

std::string renderMessage(const ModelIndex &index, const std::string &message, Subject subject, Basis basis,
                          const EvidenceCollector &collector, Names names)
{
    std::string text;
    std::string_view rest = message;
    const bool beginsWithArticle = rest.starts_with("{name}") && isGeneric(index, subject);
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        const std::string_view name = rest.substr(open + 1, close - open - 1);
        text += rest.substr(0, open);
        rest.remove_prefix(close + 1);
        const auto word =
            std::find_if(words().begin(), words().end(), [name](const Word &w) { return w.name == name; });
        if (name == "name")
            text += nameOf(index, subject, names);
        else if (word != words().end())
            text += nameFor(index, *word, subject, collector, names);
        else
            text += valueFor(index, name, subject, basis, collector);
    }
    text.append(rest);
    if (beginsWithArticle)
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

} // namespace bulkhead::catalog::engine
