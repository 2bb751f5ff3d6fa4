#include "catalog/load/catalog_loader.h"

#include "catalog/load/operand.h"
#include "catalog/paths/attack_reader.h"

#include <algorithm>

namespace bulkhead::catalog::load {

namespace {

model::Kind kindOf(const JsonNode &node)
{
    const std::optional<model::Kind> kind = model::kindFromName(node.text());
    if (!kind)
        node.fail("kind", "there is no kind “%1”", {node.text()});
    return *kind;
}

std::vector<model::Kind> kindsOf(const JsonNode &node)
{
    std::vector<model::Kind> kinds;
    for (const JsonNode *item : node.items())
        kinds.push_back(kindOf(*item));
    if (kinds.empty())
        node.fail("empty", "“%1” must not be empty", {std::string(node.key())});
    return kinds;
}

Kinds asSet(const std::vector<model::Kind> &kinds)
{
    Kinds set;
    for (const model::Kind kind : kinds)
        set.add(kind);
    return set;
}

[[noreturn]] void duplicate(const JsonNode &at, std::string_view what)
{
    at.fail("duplicate", "there is already a %1 “%2”", {std::string(what), at.text()});
}

std::vector<std::string> optionalTexts(const JsonNode &entry, std::string_view key)
{
    const JsonNode *list = entry.find(key);
    return list ? list->texts() : std::vector<std::string>();
}

double optionalFactor(const JsonNode &entry, std::string_view key)
{
    const JsonNode *factor = entry.find(key);
    return factor ? factor->numberBetween(0, 1) : 1.0;
}

OnUnknown onUnknownOf(const JsonNode &node)
{
    if (node.text() == "default")
        return OnUnknown::Default;
    if (node.text() == "unverified")
        return OnUnknown::Unverified;
    if (node.text() != "silent")
        node.fail("value", "“on_unknown” must be default, unverified or silent, not “%1”", {node.text()});
    return OnUnknown::Silent;
}

// Words that a message may name beside the properties of its subject.
constexpr std::array<std::string_view, 9> messageWords = {
    "name", "source", "target", "boundary", "host", "image", "registry", "orchestrator", "peer"};

} // namespace

CatalogLoader::CatalogLoader(Catalogs::Data &data) : m_data(data), m_compiler(data.program, *data.vocabulary)
{}

void CatalogLoader::load(const std::deque<JsonDocument> &documents)
{
    for (const JsonDocument &document : documents) {
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
    for (const JsonNode *root : m_roots)
        if (const JsonNode *scale = root->find("rating_scale"))
            readScale(*scale);
    readAttackPaths();
    m_compiler.finish();

    for (std::uint16_t number = 0; number < m_data.rules.size(); ++number)
        if (!m_data.rules[number].generic)
            for (const model::Kind kind : m_data.rules[number].kinds)
                m_data.program.rulesOf[engine::indexOf(kind)].push_back(number);
    for (std::uint16_t number = 0; number < m_data.rules.size(); ++number)
        if (m_data.rules[number].generic)
            for (const model::Kind kind : m_data.rules[number].kinds)
                m_data.program.rulesOf[engine::indexOf(kind)].push_back(number);
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
                "rating_scale", "attack_paths"});
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
    entry.allow({"id", "when", "likelihood", "impact", "reason", "documentation"});
    engine::Modifier modifier;
    modifier.id = entry.at("id").nonEmptyText();
    modifier.reason = entry.at("reason").nonEmptyText();
    modifier.documentation = entry.optionalText("documentation");
    modifier.likelihood = entry.at("likelihood").integerBetween(-4, 4);
    modifier.impact = entry.at("impact").integerBetween(-4, 4);
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
    entry.allow({"id", "title", "how_to", "snippets", "sets", "residual_likelihood_factor",
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
    mitigation.residualLikelihoodFactor = optionalFactor(entry, "residual_likelihood_factor");
    mitigation.residualImpactFactor = optionalFactor(entry, "residual_impact_factor");
    mitigation.references = readReferenceList(entry);
    if (!m_data.mitigationNumbers.add(mitigation.id))
        duplicate(entry.at("id"), "mitigation");
    m_data.mitigations.push_back(std::move(mitigation));
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

RuleMitigation CatalogLoader::readRuleMitigation(const JsonNode &entry) const
{
    entry.allow({"id", "effect", "residual_likelihood_factor", "partial_likelihood_factor"});
    const JsonNode &id = entry.at("id");
    const std::optional<std::uint32_t> number = m_data.mitigationNumbers.find(id.text());
    if (!number)
        id.fail("mitigation", "there is no mitigation “%1”", {id.text()});
    const JsonNode &effect = entry.at("effect");
    if (effect.text() != "resolves" && effect.text() != "reduces")
        effect.fail("value", "“effect” must be resolves or reduces, not “%1”", {effect.text()});
    return {*number, effect.text() == "resolves", optionalFactor(entry, "residual_likelihood_factor"),
            optionalFactor(entry, "partial_likelihood_factor")};
}

void CatalogLoader::readRule(const JsonNode &entry)
{
    entry.allow({"id",
                 "entry",
                 "applies_to",
                 "title",
                 "when",
                 "message",
                 "messages",
                 "wordings",
                 "unverified_message",
                 "likelihood",
                 "impact",
                 "severity_rationale",
                 "modifiers",
                 "on_unknown",
                 "references",
                 "mitigations",
                 "root_cause",
                 "tier",
                 "structural_fix",
                 "generic",
                 "note"});
    Rule rule;
    rule.id = entry.at("id").nonEmptyText();
    if (rule.id.find('@') != std::string::npos)
        entry.at("id").fail("id", "the id of a rule must not contain “@”, which parts it from the subject");
    const JsonNode &threat = entry.at("entry");
    const std::optional<std::uint32_t> number = m_data.threatNumbers.find(threat.text());
    if (!number)
        threat.fail("threat", "there is no threat “%1”", {threat.text()});
    rule.threat = *number;
    rule.catalog = m_catalog;
    rule.kinds = kindsOf(entry.at("applies_to"));
    rule.title = entry.at("title").nonEmptyText();
    readMessages(entry, rule);
    rule.likelihood = entry.at("likelihood").integerBetween(1, 5);
    rule.impact = entry.at("impact").integerBetween(1, 5);
    rule.rationale = entry.optionalText("severity_rationale");
    rule.onUnknown = onUnknownOf(entry.at("on_unknown"));
    rule.rootCause = entry.optionalText("root_cause");
    if (rule.rootCause.empty())
        rule.rootCause = rule.id;
    rule.core = entry.optionalText("tier") == "core";
    const JsonNode *generic = entry.find("generic");
    rule.generic = generic && generic->boolean();
    rule.references = readReferenceList(entry);
    rule.structuralFix = entry.optionalText("structural_fix");
    if (const JsonNode *mitigations = entry.find("mitigations"))
        for (const JsonNode *mitigation : mitigations->items())
            rule.mitigations.push_back(readRuleMitigation(*mitigation));
    if (!m_data.ruleNumbers.add(rule.id))
        duplicate(entry.at("id"), "rule");
    m_data.program.ruleModifiers.push_back(readModifierList(entry, rule));
    m_data.program.roots.push_back(m_compiler.compile(entry.at("when"), asSet(rule.kinds)));
    m_data.program.wordings.push_back(readWordings(entry, rule));
    m_data.rules.push_back(std::move(rule));
}

std::vector<std::uint16_t> CatalogLoader::readModifierList(const JsonNode &entry, Rule &rule) const
{
    std::vector<std::uint16_t> numbers;
    if (const JsonNode *list = entry.find("modifiers"))
        for (const JsonNode *item : list->items()) {
            const std::optional<std::uint32_t> number = m_modifiers.find(item->text());
            if (!number)
                item->fail("modifier", "there is no modifier “%1”", {item->text()});
            numbers.push_back(static_cast<std::uint16_t>(*number));
            rule.modifiers.push_back(item->text());
        }
    return numbers;
}

// The conditions, one for each wording.
std::vector<std::uint32_t> CatalogLoader::readWordings(const JsonNode &entry, Rule &rule)
{
    std::vector<std::uint32_t> conditions;
    if (const JsonNode *list = entry.find("wordings"))
        for (const JsonNode *item : list->items()) {
            item->allow({"when", "message"});
            checkMessage(item->at("message"), rule.kinds);
            rule.wordings.push_back(item->at("message").nonEmptyText());
            conditions.push_back(m_compiler.compile(item->at("when"), asSet(rule.kinds)));
        }
    return conditions;
}

void CatalogLoader::readMessages(const JsonNode &entry, Rule &rule) const
{
    rule.message = entry.at("message").nonEmptyText();
    checkMessage(entry.at("message"), rule.kinds);
    if (const JsonNode *unverified = entry.find("unverified_message")) {
        rule.unverifiedMessage = unverified->nonEmptyText();
        checkMessage(*unverified, rule.kinds);
    }
    const JsonNode *messages = entry.find("messages");
    if (!messages || messages->isNull())
        return;
    for (const JsonNode *message : messages->members()) {
        const std::optional<model::Kind> kind = model::kindFromName(message->key());
        if (!kind)
            message->fail("kind", "there is no kind “%1”", {std::string(message->key())});
        checkMessage(*message, {*kind});
        rule.messages.emplace_back(*kind, message->nonEmptyText());
    }
}

// Every {placeholder} is one of the known words or a property of one of the kinds.
void CatalogLoader::checkMessage(const JsonNode &message, const std::vector<model::Kind> &kinds) const
{
    std::string_view text = message.text();
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            message.fail("placeholder", "a placeholder is opened with “{” and not closed");
        const std::string name(text.substr(open + 1, close - open - 1));
        const bool known = std::count(messageWords.begin(), messageWords.end(), name) > 0 ||
                           std::any_of(kinds.begin(), kinds.end(), [&](model::Kind kind) {
                               return m_data.vocabulary->find(kind, name) != nullptr;
                           });
        if (!known)
            message.fail("placeholder",
                         "the message names “{%1}”, which is no property of the rule's subject", {name});
        text.remove_prefix(close + 1);
    }
}

void CatalogLoader::readRetune(const JsonNode &entry)
{
    entry.allow({"rule", "likelihood", "impact", "on_unknown", "reason"});
    const JsonNode &id = entry.at("rule");
    const std::optional<std::uint32_t> number = m_data.ruleNumbers.find(id.text());
    if (!number)
        id.fail("rule", "there is no rule “%1”", {id.text()});
    Rule &rule = m_data.rules[*number];
    if (const JsonNode *likelihood = entry.find("likelihood"))
        rule.likelihood = likelihood->integerBetween(1, 5);
    if (const JsonNode *impact = entry.find("impact"))
        rule.impact = impact->integerBetween(1, 5);
    if (const JsonNode *onUnknown = entry.find("on_unknown"))
        rule.onUnknown = onUnknownOf(*onUnknown);
    rule.retuned = entry.at("reason").nonEmptyText();
}

void CatalogLoader::readSilence(const JsonNode &entry)
{
    entry.allow({"target", "reason"});
    const JsonNode &target = entry.at("target");
    const std::string &reason = entry.at("reason").nonEmptyText();
    bool found = false;
    for (Rule &rule : m_data.rules) {
        if (rule.id != target.text() && m_data.threats[rule.threat].id != target.text() &&
            m_data.catalogs[rule.catalog].id != target.text())
            continue;
        rule.silenced = reason;
        found = true;
    }
    if (!found)
        target.fail("target", "there is no rule, threat or catalog “%1” to silence", {target.text()});
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
    paths::AttackReader reader(m_data.attack, compile, reference, rule);
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
