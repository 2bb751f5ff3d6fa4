// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/engine/affected_answers.h"
#include "catalog/engine/model_index.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace bulkhead::catalog::engine {

// The ground on which a default stands for an element from such an artefact: sure when the vocabulary says
// where the artefact would have stated the property.
Ground groundOf(Artefact artefact, const PropertyDef &def);

// Numbers the subjects of a model and finds their relations.
class IndexBuilder
{
public:
    IndexBuilder(ModelIndex &index, const std::stop_token &stop) : m_index(index), m_stop(stop) {}
    void build();

private:
    void number();
    void buildTree();
    void findRelations();
    void decidePlatforms();
    void layClassesOver();
    bool hasChoice(Subject s, PropertyKey key, std::optional<std::uint16_t> choice) const;

    ModelIndex &m_index;
    const std::stop_token &m_stop;
};

// Fills the columns: the answer to every leaf for every subject.
class ColumnBuilder
{
public:
    ColumnBuilder(ModelIndex &index, const std::stop_token &stop) : m_index(index), m_stop(stop) {}
    void build();
    // The answers that changed properties of these subjects touch.
    void renew(std::span<const Subject> subjects, const AffectedAnswers &affected);

private:
    using Answers = std::vector<std::uint8_t>; // to the tests of one property, or to all leaves of a kind

    void layOut();
    void answerTests(std::span<const Subject> ofOneKind);
    void assumeSilence(std::span<const Subject> ofOneKind);
    const Answers &silence(Kind kind, Platform platform, Artefact artefact);
    void answerStated(Subject s, const KindLayout::Property &property, const Value &value);
    void answerDefault(Subject s, const KindLayout::Property &property, const Value &value, Ground ground);
    void put(Subject s, std::size_t slot, std::uint8_t answer);
    void noteStated();
    bool mayHold(const KindLayout::Property &property) const;
    template <typename Asked>
    void answerFacts(Asked asked); // of those whose number is asked for
    void compareValues(std::size_t number);

    ModelIndex &m_index;
    const std::stop_token &m_stop;
    std::array<std::vector<bool>, model::allKinds.size()> m_isStated; // by kind and key: by anybody
    std::array<Answers, model::allKinds.size() * 10> m_silences;
    // Texts and lists by property: answering about them costs more than looking them up.
    std::unordered_map<const KindLayout::Property *, std::unordered_map<std::string, Answers>> m_answered;
};

// The default of a property that the subject does not state: the first conditional one whose conditions hold,
// otherwise that of the platform. Unset when absence proves nothing.
struct Default
{
    const Value *value = nullptr;
    std::string_view reason; // of a conditional default
    Ground ground = Ground::Assumed;
};
Default defaultOf(const ModelIndex &index, Subject s, const KindLayout::Property &property);

// The stated value of a property of a subject, as somebody sees it.
using LookUp = std::function<const Value *(Subject, PropertyKey)>;
// The answer to a test of a property of the subject's kind, worked out from what is looked up.
Truth answerTo(const ModelIndex &index, Subject s, const Predicate &predicate, const LookUp &stated);

} // namespace bulkhead::catalog::engine
