// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/change.h"
#include "model/element.h"
#include "model/records.h"
#include "model/reference_counts.h"
#include "model/result.h"
#include "model/table.h"
#include "model/vocabulary.h"

#include <memory>

namespace bulkhead::model {

// A threat model: a value. Copies are cheap (they share everything), compare by content and may go
// to another thread. It changes by apply() alone, and is valid after every change: references lead
// to what exists, containment is a tree, ids are unique, values fit their declaration.
class Model
{
public:
    explicit Model(std::shared_ptr<const Vocabulary> vocabulary);

    const Vocabulary &vocabulary() const { return *m_vocabulary; }
    const std::shared_ptr<const Vocabulary> &sharedVocabulary() const { return m_vocabulary; }

    // Tables iterate in order of their keys. find() gives null when there is no such thing.
    const Table<Element> &elements() const { return m_elements; }
    const Table<Flow> &flows() const { return m_flows; }
    const Table<View> &views() const { return m_views; }
    const Table<Placement> &placements() const { return m_placements; } // by view, then item
    const Table<Decision> &decisions() const { return m_decisions; }
    const Table<ManualThreat> &manualThreats() const { return m_manualThreats; }
    const Table<CatalogSwitch> &catalogSwitches() const { return m_catalogSwitches; }
    const Table<SourceFile> &sources() const { return m_sources; }
    const Metadata &metadata() const { return *m_metadata; }
    const std::shared_ptr<const Metadata> &sharedMetadata() const { return m_metadata; }

    const Element *element(IdView id) const;
    const Flow *flow(IdView id) const;

    // Applies the change as a whole and gives its exact inverse; or refuses it and changes nothing.
    // Refused: an edit whose `before` is not what the model has, a duplicate id, a reference that
    // dangles or leads to a wrong kind, a containment cycle or an element in one that cannot hold
    // others, a value that its declaration does not admit. The error's pointer leads to the place in
    // the model's file. The cost grows with the change, not with the model.
    Result<Change> apply(const Change &change);

    // Compares the content; both must use the same vocabulary.
    bool operator==(const Model &other) const;

private:
    class Application;

    std::shared_ptr<const Vocabulary> m_vocabulary;
    Table<Element> m_elements;
    Table<Flow> m_flows;
    Table<View> m_views;
    Table<Placement> m_placements;
    Table<Decision> m_decisions;
    Table<ManualThreat> m_manualThreats;
    Table<CatalogSwitch> m_catalogSwitches;
    Table<SourceFile> m_sources;
    std::shared_ptr<const Metadata> m_metadata;
    ReferenceCounts m_references; // how many other parts refer to each element and flow
};

} // namespace bulkhead::model
