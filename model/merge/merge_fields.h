#pragma once

#include "model/merge/compare.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::model {

// A value of a field as text for people.
std::string describe(const std::string &value);
std::string describe(bool value);
std::string describe(int value);
std::string describe(Kind value);
std::string describe(FlowKind value);
std::string describe(const std::vector<FlowKind> &value);
std::string describe(Stride value);
std::string describe(Rating value);
std::string describe(Basis value);
std::string describe(DecisionState value);
std::string describe(const std::optional<Date> &value);
std::string describe(const Rect &value);
std::string describe(const std::vector<Point> &value);

// Three-way merge of the fields of one thing that both sides changed (or both added, without a base).
// Notes a conflict where both did so differently, and then takes ours.
class FieldMerge
{
public:
    FieldMerge(const Vocabulary &vocabulary, std::vector<Conflict> &conflicts)
        : m_vocabulary(vocabulary), m_conflicts(conflicts)
    {}

    Element merge(const Element *base, const Element &ours, const Element &theirs);
    Flow merge(const Flow *base, const Flow &ours, const Flow &theirs);
    View merge(const View *base, const View &ours, const View &theirs);
    Placement merge(const Placement *base, const Placement &ours, const Placement &theirs);
    Decision merge(const Decision *base, const Decision &ours, const Decision &theirs);
    ManualThreat merge(const ManualThreat *base, const ManualThreat &ours, const ManualThreat &theirs);
    Metadata merge(const Metadata *base, const Metadata &ours, const Metadata &theirs);
    CatalogSwitch merge(const CatalogSwitch *base, const CatalogSwitch &ours, const CatalogSwitch &theirs);
    SourceFile merge(const SourceFile *base, const SourceFile &ours, const SourceFile &theirs);

private:
    template <typename T, typename V>
    void field(std::string_view name, V T::*member, const T *base, const T &ours, const T &theirs, T &merged)
    {
        const V *before = base ? &(base->*member) : nullptr;
        if (before && ours.*member == *before)
            merged.*member = theirs.*member;
        else if (ours.*member != theirs.*member && !(before && theirs.*member == *before))
            conflict(name, before ? describe(*before) : std::string(), describe(ours.*member),
                     describe(theirs.*member));
    }

    // Lists in which each item counts by itself: what either side added or took away happens.
    template <typename T, typename V>
    void items(std::vector<V> T::*member, const T *base, const T &theirs, T &merged)
    {
        static const std::vector<V> nothing;
        const std::vector<V> &before = base ? base->*member : nothing;
        const auto has = [](const std::vector<V> &list, const V &item) {
            return std::find(list.begin(), list.end(), item) != list.end();
        };
        std::vector<V> &list = merged.*member;
        if (list == before)
            list = theirs.*member;
        if (list == theirs.*member || theirs.*member == before)
            return;
        std::erase_if(list, [&](const V &item) { return has(before, item) && !has(theirs.*member, item); });
        for (const V &item : theirs.*member)
            if (!has(before, item) && !has(list, item))
                list.push_back(item);
    }

    template <typename T>
    T subject(const T *base, const T &ours, const T &theirs, Kind kind);
    void properties(Kind kind, const PropertyList *base, const PropertyList &ours, const PropertyList &theirs,
                    PropertyList &merged);
    void property(const PropertyDef &def, const Property *base, const Property *ours, const Property *theirs,
                  PropertyList &merged);
    void conflict(std::string_view field, std::string base, std::string ours, std::string theirs);

    const Vocabulary &m_vocabulary;
    std::vector<Conflict> &m_conflicts;
    std::string m_subject;
};

} // namespace bulkhead::model
