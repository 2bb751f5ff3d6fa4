// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/attack_reader.h"

#include "catalog/content/foothold.h"
#include "catalog/load/entry_parts.h"
#include "catalog/load/text_check.h"

#include <algorithm>

namespace bulkhead::catalog::load {

using engine::Kinds;

namespace {

// The entry of that id, added where there is none yet.
template <typename T>
T &entryOf(std::vector<T> &items, const std::string &id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
    if (found != items.end())
        return *found;
    items.emplace_back();
    items.back().id = id;
    return items.back();
}

template <typename Read>
void forEach(const JsonNode &section, std::string_view key, Read read)
{
    if (const JsonNode *list = section.find(key))
        for (const JsonNode *entry : list->items())
            read(*entry);
}

} // namespace

AttackReader::AttackReader(AttackCatalog &catalog, const model::Vocabulary &vocabulary, Compile compile,
                           Check reference, Check rule)
    : m_catalog(catalog), m_vocabulary(vocabulary), m_compile(std::move(compile)),
      m_reference(std::move(reference)), m_rule(std::move(rule))
{}

void AttackReader::read(const JsonNode &section)
{
    section.allow({"documentation", "edges", "assets", "walks"});
    forEach(section, "edges", [&](const JsonNode &entry) { readEdge(entry); });
    forEach(section, "assets", [&](const JsonNode &entry) { readAsset(entry); });
    forEach(section, "walks", [&](const JsonNode &entry) { readWalk(entry); });
}

std::uint32_t AttackReader::condition(const JsonNode &entry, Kinds kinds)
{
    const JsonNode *when = entry.find("when");
    return when ? m_compile(*when, kinds) : Estimate::always;
}

std::vector<std::string> AttackReader::rules(const JsonNode &entry)
{
    std::vector<std::string> ids;
    forEach(entry, "rules", [&](const JsonNode &id) {
        m_rule(id);
        ids.push_back(id.text());
    });
    return ids;
}

void AttackReader::readEdge(const JsonNode &entry)
{
    entry.allow({"id", "title", "from", "to", "kinds", "estimates", "obstacles", "references", "guide"});
    AttackEdge &edge = entryOf(m_catalog.edges, entry.at("id").nonEmptyText());
    const bool isNew = edge.title.empty();
    if (isNew || entry.find("title"))
        edge.title = entry.at("title").nonEmptyText();
    if (isNew || entry.find("from"))
        edge.from = entry.at("from").nonEmptyText();
    if (isNew || entry.find("to"))
        edge.to = entry.at("to").nonEmptyText();
    if (isNew || entry.find("kinds"))
        edge.kinds = kindsOf(entry.at("kinds"));
    const Kinds kinds = asSet(edge.kinds);
    forEach(entry, "estimates", [&](const JsonNode &estimate) { readEstimate(estimate, edge); });
    if (entry.find("obstacles"))
        edge.obstacles.clear();
    forEach(entry, "obstacles", [&](const JsonNode &obstacle) {
        obstacle.allow({"when", "times", "reason"});
        refusePlaceholders(obstacle.at("reason"));
        edge.obstacles.push_back({obstacle.at("times").numberBetween(0, 1),
                                  obstacle.at("reason").nonEmptyText(), condition(obstacle, kinds)});
    });
    forEach(entry, "references", [&](const JsonNode &id) {
        m_reference(id);
        edge.references.push_back(id.text());
    });
    if (const JsonNode *guide = entry.find("guide"))
        edge.guide = readGuide(*guide);
}

// A guide, or the id of an edge that has the same one.
EdgeGuide AttackReader::readGuide(const JsonNode &entry) const
{
    if (entry.type() == JsonNode::Type::Text) {
        const AttackEdge *other = m_catalog.edge(entry.text());
        if (!other || other->guide.needs.empty())
            entry.fail("value", "no edge “%1” with a guide stands before this one", {entry.text()});
        return other->guide;
    }
    entry.allow({"needs", "check", "notice", "stop"});
    return {entry.at("needs").nonEmptyText(), entry.at("check").nonEmptyText(),
            entry.at("notice").nonEmptyText(), entry.at("stop").nonEmptyText()};
}

void AttackReader::readEstimate(const JsonNode &entry, AttackEdge &edge)
{
    entry.allow({"id", "when", "probability", "unknown", "reason", "rules"});
    Estimate &estimate = entryOf(edge.estimates, entry.at("id").nonEmptyText());
    const bool isNew = estimate.reason.empty();
    estimate.probability = entry.at("probability").numberBetween(0, 1);
    if (const JsonNode *unknown = entry.find("unknown"))
        estimate.unknown = unknown->numberBetween(0, 1);
    if (isNew || entry.find("reason")) {
        estimate.reason = entry.at("reason").nonEmptyText();
        checkPlaceholders(entry.at("reason"), edge.kinds, m_vocabulary);
    }
    if (isNew || entry.find("when"))
        estimate.condition = condition(entry, asSet(edge.kinds));
    if (entry.find("rules"))
        estimate.rules = rules(entry);
}

void AttackReader::readAsset(const JsonNode &entry)
{
    entry.allow({"id", "kinds", "hold", "when", "impact", "reason"});
    ValuedAsset &asset = entryOf(m_catalog.assets, entry.at("id").nonEmptyText());
    asset.kinds = kindsOf(entry.at("kinds"));
    const JsonNode &hold = entry.at("hold");
    if (!footholdFromName(hold.text()))
        hold.fail("value", "there is no hold “%1”; expected data, root, code, admin, role, write or altered",
                  {hold.text()});
    asset.hold = hold.text();
    asset.impact = entry.at("impact").integerBetween(1, 5);
    asset.reason = entry.at("reason").nonEmptyText();
    refusePlaceholders(entry.at("reason"));
    asset.condition = condition(entry, asSet(asset.kinds));
}

void AttackReader::readWalk(const JsonNode &entry)
{
    entry.allow({"id", "title", "question", "best_cut", "rules"});
    Walk &walk = entryOf(m_catalog.walks, entry.at("id").nonEmptyText());
    walk.title = entry.at("title").nonEmptyText();
    walk.question = entry.at("question").nonEmptyText();
    walk.bestCut = entry.at("best_cut").nonEmptyText();
    walk.rules = rules(entry);
}

} // namespace bulkhead::catalog::load
