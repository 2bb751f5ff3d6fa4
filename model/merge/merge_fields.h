// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/fields.h"
#include "model/merge/compare.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::model {

// Three-way merge of the fields of one thing that both sides changed, or that both added, without a base.
// Notes a conflict where both changed a field differently, and then takes ours.
class FieldMerge
{
public:
    FieldMerge(const Vocabulary &vocabulary, std::vector<Conflict> &conflicts)
        : m_vocabulary(vocabulary), m_conflicts(conflicts)
    {}

    // For all that an Edit may contain.
    template <typename T>
    T merge(const T *base, const T &ours, const T &theirs);

private:
    template <typename T, typename V>
    void mergeField(const Field<T, V> &field, const T *base, const T &ours, const T &theirs, T &merged);
    void flags(std::string_view field, const std::map<Id, bool> &base, const std::map<Id, bool> &ours,
               const std::map<Id, bool> &theirs, std::map<Id, bool> &merged);
    void mergeRoute(const Placement *base, const Placement &ours, const Placement &theirs, Placement &merged);
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
