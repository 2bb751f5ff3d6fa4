#include "model/merge/merge_fields.h"

#include "model/numbers.h"

#include <set>

namespace bulkhead::model {

std::string describe(const std::string &value)
{
    return value;
}

std::string describe(bool value)
{
    return value ? "yes" : "no";
}

std::string describe(int value)
{
    return std::to_string(value);
}

std::string describe(Kind value)
{
    return std::string(kindTitle(value));
}

std::string describe(FlowKind value)
{
    return std::string(flowKindName(value));
}

std::string describe(const std::vector<FlowKind> &value)
{
    std::string list;
    for (const FlowKind kind : value)
        list += (list.empty() ? "" : ", ") + describe(kind);
    return list;
}

std::string describe(Stride value)
{
    return std::string(strideTitle(value));
}

std::string describe(Rating value)
{
    return std::string(ratingName(value));
}

std::string describe(Basis value)
{
    return std::string(basisName(value));
}

std::string describe(DecisionState value)
{
    return std::string(decisionStateName(value));
}

std::string describe(const std::optional<Date> &value)
{
    return value ? value->toString() : std::string();
}

std::string describe(const Rect &value)
{
    return toText(value.x) + ", " + toText(value.y) + " (" + toText(value.width) + " × " +
           toText(value.height) + ")";
}

std::string describe(const std::vector<Point> &value)
{
    std::string text;
    for (const Point &point : value)
        text += (text.empty() ? "" : "; ") + toText(point.x) + ", " + toText(point.y);
    return text;
}

void FieldMerge::conflict(std::string_view field, std::string base, std::string ours, std::string theirs)
{
    m_conflicts.push_back(
        {m_subject, std::string(field), std::move(base), std::move(ours), std::move(theirs)});
}

// What elements and flows have in common.
template <typename T>
T FieldMerge::subject(const T *base, const T &ours, const T &theirs, Kind kind)
{
    m_subject = ours.id;
    T merged = ours;
    field("name", &T::name, base, ours, theirs, merged);
    field("notes", &T::notes, base, ours, theirs, merged);
    field("out_of_scope", &T::outOfScope, base, ours, theirs, merged);
    field("out_of_scope_reason", &T::outOfScopeReason, base, ours, theirs, merged);
    properties(kind, base ? &base->properties : nullptr, ours.properties, theirs.properties,
               merged.properties);
    if (base && sameContent(ours.import, base->import)) // the importer's bookkeeping is no one's decision
        merged.import = theirs.import;
    return merged;
}

Element FieldMerge::merge(const Element *base, const Element &ours, const Element &theirs)
{
    m_subject = ours.id;
    Element kinds = ours;
    field("kind", &Element::kind, base, ours, theirs, kinds);
    Element merged = subject(base, ours, theirs, kinds.kind);
    merged.kind = kinds.kind;
    field("parent", &Element::parent, base, ours, theirs, merged);
    return merged;
}

Flow FieldMerge::merge(const Flow *base, const Flow &ours, const Flow &theirs)
{
    Flow merged = subject(base, ours, theirs, Kind::DataFlow);
    field("kind", &Flow::kind, base, ours, theirs, merged);
    field("source", &Flow::source, base, ours, theirs, merged);
    field("target", &Flow::target, base, ours, theirs, merged);
    field("bidirectional", &Flow::bidirectional, base, ours, theirs, merged);
    return merged;
}

void FieldMerge::properties(Kind kind, const PropertyList *base, const PropertyList &ours,
                            const PropertyList &theirs, PropertyList &merged)
{
    std::set<PropertyKey> keys;
    for (const PropertyList *list : {&ours, &theirs})
        for (const Property &item : *list)
            keys.insert(item.key);
    for (const PropertyKey key : keys) {
        if (const PropertyDef *def = m_vocabulary.find(kind, key))
            property(*def, base ? base->find(key) : nullptr, ours.find(key), theirs.find(key), merged);
        else
            merged.remove(key); // of the kind that it no longer is
    }
}

// A value goes with its origin. Where both agree on the value, the origin that is not the base's is taken.
void FieldMerge::property(const PropertyDef &def, const Property *base, const Property *ours,
                          const Property *theirs, PropertyList &merged)
{
    const auto valueOf = [](const Property *property) { return property ? property->value : Value(); };
    const auto same = [](const Property *a, const Property *b) { return a && b ? *a == *b : a == b; };
    const Value before = valueOf(base);
    const Value our = valueOf(ours);
    const Value their = valueOf(theirs);
    const bool takesTheirs = our == their ? same(ours, base) : our == before;
    if (!(our == their) && !(our == before) && !(their == before))
        conflict("properties/" + def.name, displayValue(def, before), displayValue(def, our),
                 displayValue(def, their));
    if (!takesTheirs)
        return;
    if (theirs)
        merged.put(*theirs);
    else
        merged.remove(def.key);
}

View FieldMerge::merge(const View *base, const View &ours, const View &theirs)
{
    m_subject = ours.id;
    View merged = ours;
    field("name", &View::name, base, ours, theirs, merged);
    field("whole_model", &View::wholeModel, base, ours, theirs, merged);
    field("flow_kinds", &View::flowKinds, base, ours, theirs, merged);
    items(&View::members, base, theirs, merged);
    std::sort(merged.members.begin(), merged.members.end());
    if (merged.wholeModel)
        merged.members.clear();
    return merged;
}

Placement FieldMerge::merge(const Placement *base, const Placement &ours, const Placement &theirs)
{
    m_subject = ours.item;
    Placement merged = ours;
    field("placement", &Placement::rect, base, ours, theirs, merged);
    field("bends", &Placement::bends, base, ours, theirs, merged);
    return merged;
}

Decision FieldMerge::merge(const Decision *base, const Decision &ours, const Decision &theirs)
{
    m_subject = ours.finding;
    Decision merged = ours;
    field("state", &Decision::state, base, ours, theirs, merged);
    field("rationale", &Decision::rationale, base, ours, theirs, merged);
    field("owner", &Decision::owner, base, ours, theirs, merged);
    field("date", &Decision::date, base, ours, theirs, merged);
    field("expiry", &Decision::expiry, base, ours, theirs, merged);
    field("ticket", &Decision::ticket, base, ours, theirs, merged);
    field("rating", &Decision::rating, base, ours, theirs, merged);
    field("basis", &Decision::basis, base, ours, theirs, merged);
    return merged;
}

ManualThreat FieldMerge::merge(const ManualThreat *base, const ManualThreat &ours, const ManualThreat &theirs)
{
    m_subject = ours.id;
    ManualThreat merged = ours;
    field("subject", &ManualThreat::subject, base, ours, theirs, merged);
    field("category", &ManualThreat::category, base, ours, theirs, merged);
    field("title", &ManualThreat::title, base, ours, theirs, merged);
    field("description", &ManualThreat::description, base, ours, theirs, merged);
    field("mitigation", &ManualThreat::mitigation, base, ours, theirs, merged);
    field("likelihood", &ManualThreat::likelihood, base, ours, theirs, merged);
    field("impact", &ManualThreat::impact, base, ours, theirs, merged);
    if (base && sameContent(ours.origin, base->origin))
        merged.origin = theirs.origin;
    return merged;
}

Metadata FieldMerge::merge(const Metadata *base, const Metadata &ours, const Metadata &theirs)
{
    m_subject = "metadata";
    Metadata merged = ours;
    field("title", &Metadata::title, base, ours, theirs, merged);
    field("version", &Metadata::version, base, ours, theirs, merged);
    field("description", &Metadata::description, base, ours, theirs, merged);
    field("scope", &Metadata::scope, base, ours, theirs, merged);
    field("baseline", &Metadata::baseline, base, ours, theirs, merged);
    items(&Metadata::authors, base, theirs, merged);
    items(&Metadata::reviewers, base, theirs, merged);
    items(&Metadata::assumptions, base, theirs, merged);
    items(&Metadata::threatActors, base, theirs, merged);
    items(&Metadata::assets, base, theirs, merged);
    return merged;
}

CatalogSwitch FieldMerge::merge(const CatalogSwitch *base, const CatalogSwitch &ours,
                                const CatalogSwitch &theirs)
{
    m_subject = ours.target;
    CatalogSwitch merged = ours;
    field("enabled", &CatalogSwitch::enabled, base, ours, theirs, merged);
    field("reason", &CatalogSwitch::reason, base, ours, theirs, merged);
    return merged;
}

SourceFile FieldMerge::merge(const SourceFile *base, const SourceFile &ours, const SourceFile &theirs)
{
    m_subject = ours.path;
    SourceFile merged = ours;
    field("format", &SourceFile::format, base, ours, theirs, merged);
    field("sha256", &SourceFile::sha256, base, ours, theirs, merged);
    field("referred", &SourceFile::referred, base, ours, theirs, merged);
    if (!base && (ours.folder.empty() || theirs.folder.empty())) // one named the file, the other its folder
        merged.folder = ours.folder + theirs.folder;
    else
        field("folder", &SourceFile::folder, base, ours, theirs, merged);
    items(&SourceFile::dismissed, base, theirs, merged);
    std::sort(merged.dismissed.begin(), merged.dismissed.end());
    return merged;
}

} // namespace bulkhead::model
