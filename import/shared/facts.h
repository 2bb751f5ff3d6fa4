#pragma once

#include "import/shared/diagnostic.h"
#include "model/element.h"
#include "model/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import {

// Writes the properties of one element or flow, each with the place that states it. Names of properties
// and enumerators are those of the vocabulary; one that the subject's kind does not have asserts.
class Facts
{
public:
    Facts(model::Element &element, const model::Vocabulary &vocabulary, std::vector<Diagnostic> &diagnostics)
        : m_kind(element.kind), m_properties(element.properties), m_vocabulary(vocabulary),
          m_diagnostics(diagnostics)
    {}
    Facts(model::Flow &flow, const model::Vocabulary &vocabulary, std::vector<Diagnostic> &diagnostics)
        : m_kind(model::Kind::DataFlow), m_properties(flow.properties), m_vocabulary(vocabulary),
          m_diagnostics(diagnostics)
    {}

    // A number that nothing can have, such as -1 replicas, is told and left out.
    void set(std::string_view property, model::Value value, model::Origin origin);
    void setEnum(std::string_view property, std::string_view item, model::Origin origin);
    // Adds an item to a list of texts, once; the origin names the places of all of them.
    void add(std::string_view property, std::string item, model::Origin origin);

    bool has(std::string_view property) const { return value(property) != nullptr; }
    const model::Value *value(std::string_view property) const;
    // The enumerator that is set; empty when none is.
    std::string_view enumerator(std::string_view property) const;
    // Whether this kind of subject has the property at all.
    bool knows(std::string_view property) const { return m_vocabulary.find(m_kind, property) != nullptr; }

private:
    const model::PropertyDef &def(std::string_view property) const;

    model::Kind m_kind;
    model::PropertyList &m_properties;
    const model::Vocabulary &m_vocabulary;
    std::vector<Diagnostic> &m_diagnostics;
};

} // namespace bulkhead::import
