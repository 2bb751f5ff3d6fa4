// SPDX-License-Identifier: Apache-2.0
#include "export/findings/finding_json.h"

#include "catalog/load/catalogs.h"

namespace bulkhead::exporting {

namespace {

using model::JsonWriter;

void writeMember(JsonWriter &json, std::string_view name, std::string_view text)
{
    json.key(name);
    json.text(text);
}

void writeMember(JsonWriter &json, std::string_view name, int number)
{
    json.key(name);
    json.integer(number);
}

template <typename Texts>
void writeTexts(JsonWriter &json, std::string_view name, const Texts &texts)
{
    json.key(name);
    json.beginList();
    for (const auto &text : texts)
        json.text(text);
    json.end();
}

void writePlace(JsonWriter &json, const Place &place)
{
    json.key("source");
    if (!place.isKnown()) {
        json.null();
        return;
    }
    json.beginObject();
    writeMember(json, "file", place.file);
    if (place.line > 0)
        writeMember(json, "line", place.line);
    json.textMember("object", place.object);
    json.end();
}

void writeIdentity(JsonWriter &json, const Subject &subject)
{
    writeMember(json, "id", subject.id);
    writeMember(json, "kind", model::kindName(subject.kind));
    writeMember(json, "name", subject.name);
}

// The subject also says where it stands.
void writeSubject(JsonWriter &json, const Subject &subject)
{
    json.key("subject");
    json.beginObject();
    writeIdentity(json, subject);
    writeTexts(json, "path", subject.path);
    if (subject.kind == model::Kind::DataFlow) {
        writeMember(json, "from", subject.from);
        writeMember(json, "to", subject.to);
    }
    writePlace(json, subject.source);
    json.end();
}

void writeRelated(JsonWriter &json, const std::vector<Subject> &subjects)
{
    json.key("related");
    json.beginList();
    for (const Subject &each : subjects) {
        json.beginObject();
        writeIdentity(json, each);
        json.end();
    }
    json.end();
}

void writeFactors(JsonWriter &json, const std::vector<catalog::Factor> &factors)
{
    json.key("factors");
    json.beginList();
    for (const catalog::Factor &factor : factors) {
        json.beginObject();
        writeMember(json, "reason", factor.reason);
        writeMember(json, "likelihood", factor.likelihood);
        writeMember(json, "impact", factor.impact);
        json.end();
    }
    json.end();
}

void writeEvidence(JsonWriter &json, const std::vector<EvidenceText> &facts)
{
    json.key("evidence");
    json.beginList();
    for (const EvidenceText &fact : facts) {
        json.beginObject();
        writeMember(json, "text", fact.text);
        writePlace(json, fact.place);
        json.textMember("inferred_from", fact.inferredFrom);
        json.end();
    }
    json.end();
}

void writeMitigations(JsonWriter &json, const catalog::Rule &rule, const catalog::Catalogs &catalogs)
{
    json.key("mitigations");
    json.beginList();
    for (const catalog::RuleMitigation &of : rule.mitigations) {
        const catalog::Mitigation &mitigation = catalogs.mitigations()[of.mitigation];
        json.beginObject();
        writeMember(json, "id", mitigation.id);
        writeMember(json, "title", mitigation.title);
        json.key("resolves");
        json.boolean(of.resolves);
        json.end();
    }
    json.end();
}

void writeDate(JsonWriter &json, std::string_view name, const std::optional<model::Date> &date)
{
    json.key(name);
    if (date)
        json.text(date->toString());
    else
        json.null();
}

void writeDecision(JsonWriter &json, const catalog::DecisionStatus &status)
{
    json.key("decision");
    if (!status.decision) {
        json.null();
        return;
    }
    const model::Decision &made = *status.decision;
    json.beginObject();
    writeMember(json, "state", model::decisionStateName(made.state));
    writeMember(json, "rationale", made.rationale);
    writeMember(json, "owner", made.owner);
    writeDate(json, "date", made.date);
    writeDate(json, "expiry", made.expiry);
    writeMember(json, "ticket", made.ticket);
    writeMember(json, "effective_state", model::decisionStateName(status.effective));
    json.textMember("reopened", status.reopened);
    json.end();
}

// The members that `write` writes, as they stand in a finding.
template <typename Write>
std::string laidOut(std::size_t depth, Write write)
{
    JsonWriter json(JsonWriter::Layout::Lines, depth, JsonWriter::Controls::Escaped);
    json.beginList();
    json.beginObject();
    const std::size_t begin = json.result().size();
    write(json);
    return json.result().substr(json.result().find('"', begin));
}

} // namespace

FindingWriter::FindingWriter(const catalog::Catalogs &catalogs, std::size_t depth)
    : m_catalogs(catalogs), m_depth(depth),
      m_json(JsonWriter::Layout::Lines, depth, JsonWriter::Controls::Escaped)
{
    m_json.beginList();
}

const FindingWriter::OfRule &FindingWriter::ofRule(const FindingText &finding)
{
    const auto [place, isNew] = m_ofRules.try_emplace(finding.rule);
    if (!isNew)
        return place->second;
    const catalog::Rule &rule = *finding.rule;
    place->second.first = laidOut(m_depth, [&](JsonWriter &json) {
        writeMember(json, "rule", rule.id);
        writeMember(json, "threat", finding.threat->id);
        writeMember(json, "category", model::strideName(finding.threat->category));
        writeMember(json, "title", rule.title);
    });
    place->second.last = laidOut(m_depth, [&](JsonWriter &json) {
        writeMitigations(json, rule, m_catalogs);
        writeTexts(json, "references", rule.references);
    });
    return place->second;
}

void FindingWriter::write(const FindingText &finding, std::optional<bool> isNew)
{
    const OfRule &ofRule = this->ofRule(finding);
    m_json.beginObject();
    writeMember(m_json, "id", finding.id);
    m_json.written(ofRule.first);
    writeMember(m_json, "message", finding.message);
    writeMember(m_json, "scenario", finding.scenario);
    writeMember(m_json, "acts", catalog::menderName(finding.mender));
    writeMember(m_json, "confidence", confidenceName(finding.basis));
    writeMember(m_json, "basis", model::basisName(finding.basis));
    writeMember(m_json, "root_cause", finding.rule->rootCause);
    writeSubject(m_json, finding.subject);
    writeRelated(m_json, finding.related);
    writeMember(m_json, "likelihood", finding.likelihood);
    writeMember(m_json, "impact", finding.impact);
    writeMember(m_json, "score", finding.score);
    writeMember(m_json, "rating", model::ratingName(finding.rating));
    writeFactors(m_json, finding.factors);
    writeEvidence(m_json, finding.evidence);
    m_json.written(ofRule.last);
    writeDecision(m_json, finding.decision);
    if (isNew) {
        m_json.key("new");
        m_json.boolean(*isNew);
    }
    m_json.end();
}

void FindingWriter::moveTo(std::string &out)
{
    out += m_json.result();
    m_json.result().clear(); // its memory serves the next
}

void FindingWriter::end()
{
    m_json.end();
}

} // namespace bulkhead::exporting
