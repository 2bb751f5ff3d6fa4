// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/catalog_loader.h"

#include "catalog/load/attack_reader.h"
#include "catalog/load/entry_parts.h"
#include "catalog/load/numbering.h"
#include "catalog/load/operand.h"
#include "catalog/load/program_layout.h"
#include "catalog/load/text_check.h"
#include "model/properties.h"

namespace bulkhead::catalog::load {

namespace {

std::vector<std::string> optionalTexts(const JsonNode &entry, std::string_view key)
{
    const JsonNode *list = entry.find(key);
    return list ? list->texts() : std::vector<std::string>();
}

// Conditions keep the values of an enumeration as bits.
void checkEnumerations(const model::Vocabulary &vocabulary)
{
    constexpr std::size_t maximumValues = 64;
    for (const model::Kind kind : model::allKinds)
        for (const model::PropertyDef &def : vocabulary.properties(kind))
            if (def.type == model::PropertyType::Enum && def.enumValues.size() > maximumValues)
                throw model::JsonFailure{failure(
                    "catalog.vocabulary", "the property “%1” of %2 has %3 values; rules can tell %4 apart",
                    {def.name, std::string(model::kindName(kind)), std::to_string(def.enumValues.size()),
                     std::to_string(maximumValues)})};
}

// Reports and the window make links of these; another scheme could run a program or open a file.
bool isWebAddress(std::string_view url)
{
    for (const std::string_view scheme : {"https://", "http://"})
        if (url.starts_with(scheme))
            return url.size() > scheme.size() && url[scheme.size()] != '/' &&
                   url.find_first_of(" <>\"") == std::string_view::npos;
    return false;
}

} // namespace

CatalogLoader::CatalogLoader(Catalogs::Data &data) : m_data(data), m_compiler(data.program, *data.vocabulary)
{}

void CatalogLoader::load(const std::deque<JsonDocument> &documents)
{
    checkEnumerations(*m_data.vocabulary);
    for (const JsonDocument &document : documents) {
        checkTexts(document.root());
        m_roots.push_back(&document.root());
        readHeader(document.root());
    }
    for (const JsonNode *root : m_roots) {
        readPathSets(*root);
        readReferences(*root);
    }
    forEach("facts", &CatalogLoader::readFact);
    forEach("modifiers", &CatalogLoader::readModifier);
    forEach("threats", &CatalogLoader::readThreat);
    forEach("mitigations", &CatalogLoader::readMitigation);
    forEach("rules", &CatalogLoader::readRule);
    forEach("retune", &CatalogLoader::readRetune);
    forEach("silence", &CatalogLoader::readSilence);
    forEach("layers", &CatalogLoader::readLayer);
    for (const JsonNode *root : m_roots)
        if (const JsonNode *scale = root->find("rating_scale"))
            readScale(*scale);
    readAttackPaths();
    layOut(m_data.program, *m_data.vocabulary);
    checkClaims();

    for (const bool generic : {false, true})
        for (std::size_t number = 0; number < m_data.rules.size(); ++number)
            if (m_data.rules[number].generic == generic)
                for (const model::Kind kind : m_data.rules[number].kinds)
                    m_data.program.rulesOf[engine::indexOf(kind)].push_back(
                        static_cast<std::uint16_t>(number)); // bounded by maximumNumbered
}

void CatalogLoader::readHeader(const JsonNode &root)
{
    const JsonNode *format = root.type() == JsonNode::Type::Object ? root.find("format") : nullptr;
    if (!format || format->type() != JsonNode::Type::Text || format->text() != "bulkhead-catalog")
        root.fail("format", "this is no catalog; expected “\"format\": \"bulkhead-catalog\"”");
    if (const JsonNode &version = root.at("version"); version.number() != 1)
        version.fail("version", "this version of the format is not known; expected 1");
    root.allow({"format", "version", "id", "title", "catalog_version", "documentation", "path_sets",
                "references", "facts", "modifiers", "threats", "mitigations", "rules", "retune", "silence",
                "rating_scale", "attack_paths", "layers"});
    const std::string &id = root.at("id").nonEmptyText();
    if (m_catalogs.add(id))
        m_data.catalogs.push_back({id, root.optionalText("title"), root.optionalText("catalog_version")});
}

void CatalogLoader::forEach(std::string_view section, Section read)
{
    for (const JsonNode *root : m_roots) {
        m_catalog = *m_catalogs.find(root->at("id").text());
        if (const JsonNode *entries = root->find(section))
            for (const JsonNode *entry : entries->items())
                (this->*read)(*entry);
    }
}

void CatalogLoader::readPathSets(const JsonNode &root)
{
    const JsonNode *sets = root.find("path_sets");
    if (!sets)
        return;
    for (const JsonNode *entry : sets->members()) {
        entry->allow({"documentation", "exact", "under", "component", "unless"});
        m_compiler.addPathSet({std::string(entry->key()), optionalTexts(*entry, "exact"),
                               optionalTexts(*entry, "under"), optionalTexts(*entry, "component"),
                               optionalTexts(*entry, "unless")},
                              *entry);
    }
}

void CatalogLoader::readReferences(const JsonNode &root)
{
    const JsonNode *references = root.find("references");
    if (!references)
        return;
    for (const JsonNode *entry : references->members()) {
        entry->allow({"title", "url", "source", "note"});
        Reference reference{std::string(entry->key()), entry->at("title").nonEmptyText(),
                            entry->optionalText("url")};
        if (!reference.url.empty() && !isWebAddress(reference.url))
            entry->at("url").fail("url",
                                  "the reference “%1” has the address “%2”; expected one that begins with "
                                  "https:// or http:// and has no spaces, quotes, < or >",
                                  {reference.id, reference.url});
        if (!m_data.referenceNumbers.add(reference.id))
            entry->fail("duplicate", "there is already a reference “%1”", {reference.id});
        m_data.references.push_back(std::move(reference));
    }
}

void CatalogLoader::readFact(const JsonNode &entry)
{
    entry.allow({"name", "kinds", "title", "documentation", "closed", "when"});
    engine::Fact fact;
    fact.name = entry.at("name").nonEmptyText();
    fact.kinds = asSet(kindsOf(entry.at("kinds")));
    fact.title = entry.at("title").nonEmptyText();
    fact.documentation = entry.optionalText("documentation");
    const JsonNode *closed = entry.find("closed");
    fact.closed = closed && closed->boolean();
    fact.root = m_compiler.compile(entry.at("when"), fact.kinds);
    m_compiler.addFact(std::move(fact), entry.at("name"));
}

void CatalogLoader::readModifier(const JsonNode &entry)
{
    entry.allow({"id", "when", "likelihood", "impact", "reason", "documentation", "confirmed_only"});
    engine::Modifier modifier;
    modifier.id = entry.at("id").nonEmptyText();
    modifier.reason = entry.at("reason").nonEmptyText();
    modifier.documentation = entry.optionalText("documentation");
    modifier.likelihood = entry.at("likelihood").integerBetween(-4, 4);
    modifier.impact = entry.at("impact").integerBetween(-4, 4);
    if (const JsonNode *confirmed = entry.find("confirmed_only"))
        modifier.confirmedOnly = confirmed->boolean();
    nextNumber(m_data.program.modifiers.size(), "modifiers", entry);
    if (!m_modifiers.add(modifier.id))
        duplicate(entry.at("id"), "modifier");
    modifier.root = m_compiler.compile(entry.at("when"), Kinds::all());
    m_data.program.modifiers.push_back(std::move(modifier));
}

std::vector<std::string> CatalogLoader::readReferenceList(const JsonNode &entry) const
{
    std::vector<std::string> result;
    if (const JsonNode *list = entry.find("references"))
        for (const JsonNode *item : list->items()) {
            if (!m_data.referenceNumbers.find(item->text()))
                item->fail("reference", "there is no reference “%1”", {item->text()});
            result.push_back(item->text());
        }
    return result;
}

void CatalogLoader::readThreat(const JsonNode &entry)
{
    entry.allow({"id", "stride", "title", "reading", "description", "attack_scenario", "references", "note",
                 "applies_to"});
    Threat threat;
    threat.id = entry.at("id").nonEmptyText();
    const JsonNode &category = entry.at("stride");
    const std::optional<Stride> stride = model::strideFromName(category.text());
    if (!stride)
        category.fail("value",
                      "there is no STRIDE category “%1”; expected spoofing, tampering, repudiation, "
                      "information_disclosure, denial_of_service or elevation_of_privilege",
                      {category.text()});
    threat.category = *stride;
    threat.title = entry.at("title").nonEmptyText();
    threat.reading = entry.optionalText("reading");
    threat.description = entry.optionalText("description");
    threat.scenario = entry.optionalText("attack_scenario");
    threat.references = readReferenceList(entry);
    threat.note = entry.optionalText("note");
    if (!m_data.threatNumbers.add(threat.id))
        duplicate(entry.at("id"), "threat");
    m_data.threats.push_back(std::move(threat));
}

void CatalogLoader::readMitigation(const JsonNode &entry)
{
    entry.allow({"id", "title", "how_to", "snippets", "sets", "closes_ways_in", "residual_likelihood_factor",
                 "residual_impact_factor", "references"});
    Mitigation mitigation;
    mitigation.id = entry.at("id").nonEmptyText();
    mitigation.title = entry.at("title").nonEmptyText();
    mitigation.howTo = entry.optionalText("how_to");
    if (const JsonNode *snippets = entry.find("snippets"))
        for (const JsonNode *snippet : snippets->members())
            mitigation.snippets.push_back({std::string(snippet->key()), snippet->text()});
    if (const JsonNode *sets = entry.find("sets"))
        for (const JsonNode *set : sets->items())
            mitigation.sets.push_back(readSet(*set));
    if (const JsonNode *ways = entry.find("closes_ways_in"))
        mitigation.closesWaysIn = readClosedWays(*ways);
    mitigation.residualLikelihoodFactor = optionalFactor(entry, "residual_likelihood_factor");
    mitigation.residualImpactFactor = optionalFactor(entry, "residual_impact_factor");
    mitigation.references = readReferenceList(entry);
    if (!m_data.mitigationNumbers.add(mitigation.id))
        duplicate(entry.at("id"), "mitigation");
    m_data.mitigations.push_back(std::move(mitigation));
}

ClosedWays CatalogLoader::readClosedWays(const JsonNode &ways) const
{
    ways.allow({"protocols"});
    ClosedWays closed;
    const JsonNode *protocols = ways.find("protocols");
    if (!protocols)
        return closed;
    const model::PropertyDef *def =
        m_data.vocabulary->find(Kind::DataFlow, model::property::data_flow::protocol);
    if (!def)
        protocols->fail("property", "flows have no protocol in this vocabulary");
    for (const JsonNode *protocol : protocols->items())
        closed.protocols.push_back(*readValue(*protocol, *def).asEnum());
    if (closed.protocols.empty())
        protocols->fail("value", "no protocol is named; leave “protocols” out for all");
    return closed;
}

MitigationSet CatalogLoader::readSet(const JsonNode &entry) const
{
    entry.allow({"kind", "property", "value", "placeholder"});
    MitigationSet set;
    set.kind = kindOf(entry.at("kind"));
    const JsonNode &name = entry.at("property");
    const model::PropertyDef *def = m_data.vocabulary->find(set.kind, name.text());
    if (!def)
        name.fail("property", "%2 has no property “%1”",
                  {name.text(), std::string(model::kindName(set.kind))});
    set.property = def->key;
    const JsonNode &value = entry.at("value");
    if (value.type() == JsonNode::Type::Object && value.find("days_before_as_of")) {
        value.allow({"days_before_as_of"});
        set.form = MitigationSet::Form::DaysBeforeAsOf;
        if (def->type != model::PropertyType::Date)
            value.fail("value", "the property “%1” is no date", {def->name});
        set.value = value.at("days_before_as_of").integerBetween(0, 100'000);
    } else if (value.type() == JsonNode::Type::Object) {
        value.allow({"remove"});
        set.form = MitigationSet::Form::RemoveItems;
        if (def->type != model::PropertyType::TextList)
            value.fail("value", "the property “%1” is no list", {def->name});
        set.value = value.at("remove").texts();
    } else {
        set.value = readValue(value, *def);
    }
    const JsonNode *placeholder = entry.find("placeholder");
    set.placeholder = placeholder && placeholder->boolean();
    return set;
}

void CatalogLoader::readAttackPaths()
{
    const auto compile = [&](const JsonNode &condition, Kinds kinds) {
        return m_compiler.compile(condition, kinds);
    };
    const auto reference = [&](const JsonNode &id) {
        if (!m_data.referenceNumbers.find(id.text()))
            id.fail("reference", "there is no reference “%1”", {id.text()});
    };
    const auto rule = [&](const JsonNode &id) {
        if (!m_data.ruleNumbers.find(id.text()))
            id.fail("rule", "there is no rule “%1”", {id.text()});
    };
    AttackReader reader(m_data.attack, *m_data.vocabulary, compile, reference, rule);
    for (const JsonNode *root : m_roots)
        if (const JsonNode *section = root->find("attack_paths"))
            reader.read(*section);
}

void CatalogLoader::readScale(const JsonNode &scale)
{
    scale.allow({"documentation", "matrix"});
    const JsonNode &matrix = scale.at("matrix");
    if (matrix.items().size() != 5)
        matrix.fail("scale", "the matrix must have five rows, one for each likelihood from 1 to 5");
    for (int likelihood = 1; likelihood <= 5; ++likelihood) {
        const JsonNode &row = *matrix.items()[static_cast<std::size_t>(likelihood - 1)];
        if (row.items().size() != 5)
            row.fail("scale", "a row must have five ratings, one for each impact from 1 to 5");
        for (int impact = 1; impact <= 5; ++impact) {
            const JsonNode &cell = *row.items()[static_cast<std::size_t>(impact - 1)];
            const std::optional<Rating> rating = model::ratingFromName(cell.text());
            if (!rating || *rating == Rating::None)
                cell.fail("value", "there is no rating “%1”; expected low, medium, high or critical",
                          {cell.text()});
            m_data.ratingScale.set(likelihood, impact, *rating);
        }
    }
}

} // namespace bulkhead::catalog::load
