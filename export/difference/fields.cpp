#include "export/difference/fields.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace bulkhead::exporting {

namespace {

std::string text(std::string_view value)
{
    return std::string(value);
}

std::string text(bool value)
{
    return value ? "yes" : "no";
}

std::string text(int value)
{
    return std::to_string(value);
}

std::string text(const std::optional<model::Date> &date)
{
    return date ? date->toString() : std::string();
}

std::string text(const std::vector<std::string> &list)
{
    std::string joined;
    for (const std::string &item : list)
        joined += (joined.empty() ? "" : "; ") + item;
    return joined;
}

std::string text(const std::vector<model::FlowKind> &kinds)
{
    std::string joined;
    for (const model::FlowKind kind : kinds)
        joined += (joined.empty() ? "" : "; ") + std::string(model::flowKindName(kind));
    return joined;
}

std::string text(const std::vector<model::Asset> &assets)
{
    std::string joined;
    for (const model::Asset &asset : assets)
        joined += (joined.empty() ? "" : "; ") + asset.name;
    return joined;
}

// Gathers the fields that differ.
class Fields
{
public:
    template <typename T>
    Fields &compare(std::string name, const T &before, const T &after)
    {
        if (!(before == after))
            m_changes.push_back({std::move(name), text(before), text(after)});
        return *this;
    }

    Fields &compareProperties(const model::Vocabulary &vocabulary, model::Kind kind,
                              const model::PropertyList &before, const model::PropertyList &after)
    {
        std::set<model::PropertyKey> keys;
        for (const model::PropertyList *list : {&before, &after}) {
            for (const model::Property &property : *list)
                keys.insert(property.key);
        }
        for (const model::PropertyKey key : keys) {
            const model::Value was = valueOr(before, key);
            const model::Value is = valueOr(after, key);
            const model::PropertyDef *def = vocabulary.find(kind, key);
            if (!(was == is) && def)
                m_changes.push_back(
                    {"properties/" + def->name, displayValue(*def, was), displayValue(*def, is)});
        }
        return *this;
    }

    // What differs in the file alone (where a value was imported from) still counts as a difference.
    std::vector<FieldChange> take(bool originsDiffer)
    {
        if (m_changes.empty() && originsDiffer)
            m_changes.push_back({"origin", {}, {}});
        return std::move(m_changes);
    }

private:
    static model::Value valueOr(const model::PropertyList &list, model::PropertyKey key)
    {
        const model::Value *value = list.value(key);
        return value ? *value : model::Value();
    }

    std::vector<FieldChange> m_changes;
};

} // namespace

std::vector<FieldChange> changedFields(const model::Vocabulary &vocabulary, const model::Element &before,
                                       const model::Element &after)
{
    return Fields()
        .compare("kind", model::kindName(before.kind), model::kindName(after.kind))
        .compare("name", before.name, after.name)
        .compare("parent", before.parent, after.parent)
        .compareProperties(vocabulary, after.kind, before.properties, after.properties)
        .compare("notes", before.notes, after.notes)
        .compare("out_of_scope", before.outOfScope, after.outOfScope)
        .compare("out_of_scope_reason", before.outOfScopeReason, after.outOfScopeReason)
        .take(true);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &vocabulary, const model::Flow &before,
                                       const model::Flow &after)
{
    return Fields()
        .compare("kind", model::flowKindName(before.kind), model::flowKindName(after.kind))
        .compare("name", before.name, after.name)
        .compare("source", before.source, after.source)
        .compare("target", before.target, after.target)
        .compare("bidirectional", before.bidirectional, after.bidirectional)
        .compareProperties(vocabulary, model::Kind::DataFlow, before.properties, after.properties)
        .compare("notes", before.notes, after.notes)
        .compare("out_of_scope", before.outOfScope, after.outOfScope)
        .compare("out_of_scope_reason", before.outOfScopeReason, after.outOfScopeReason)
        .take(true);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Decision &before,
                                       const model::Decision &after)
{
    return Fields()
        .compare("state", model::decisionStateName(before.state), model::decisionStateName(after.state))
        .compare("rationale", before.rationale, after.rationale)
        .compare("owner", before.owner, after.owner)
        .compare("date", before.date, after.date)
        .compare("expiry", before.expiry, after.expiry)
        .compare("ticket", before.ticket, after.ticket)
        .compare("rating", model::ratingName(before.rating), model::ratingName(after.rating))
        .compare("basis", model::basisName(before.basis), model::basisName(after.basis))
        .take(false);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::ManualThreat &before,
                                       const model::ManualThreat &after)
{
    return Fields()
        .compare("subject", before.subject, after.subject)
        .compare("category", model::strideName(before.category), model::strideName(after.category))
        .compare("title", before.title, after.title)
        .compare("description", before.description, after.description)
        .compare("mitigation", before.mitigation, after.mitigation)
        .compare("likelihood", before.likelihood, after.likelihood)
        .compare("impact", before.impact, after.impact)
        .take(true);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::Metadata &before,
                                       const model::Metadata &after)
{
    return Fields()
        .compare("title", before.title, after.title)
        .compare("version", before.version, after.version)
        .compare("description", before.description, after.description)
        .compare("scope", before.scope, after.scope)
        .compare("baseline", before.baseline, after.baseline)
        .compare("authors", before.authors, after.authors)
        .compare("reviewers", before.reviewers, after.reviewers)
        .compare("assumptions", before.assumptions, after.assumptions)
        .compare("threat_actors", before.threatActors, after.threatActors)
        .compare("assets", before.assets, after.assets)
        .take(false);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::View &before,
                                       const model::View &after)
{
    return Fields()
        .compare("name", before.name, after.name)
        .compare("whole_model", before.wholeModel, after.wholeModel)
        .compare("members", before.members, after.members)
        .compare("flow_kinds", before.flowKinds, after.flowKinds)
        .take(false);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::CatalogSwitch &before,
                                       const model::CatalogSwitch &after)
{
    return Fields()
        .compare("enabled", before.enabled, after.enabled)
        .compare("reason", before.reason, after.reason)
        .take(false);
}

std::vector<FieldChange> changedFields(const model::Vocabulary &, const model::SourceFile &before,
                                       const model::SourceFile &after)
{
    return Fields()
        .compare("format", before.format, after.format)
        .compare("sha256", before.sha256, after.sha256)
        .compare("dismissed", before.dismissed, after.dismissed)
        .compare("referred", before.referred, after.referred)
        .compare("folder", before.folder, after.folder)
        .take(false);
}

} // namespace bulkhead::exporting
