// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/facts.h"
#include "import/shared/imported.h"
#include "import/shared/input.h"
#include "import/shared/options.h"

#include <deque>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead::import {

// What an importer says about a new element.
struct NewElement
{
    model::Kind kind = model::Kind::Container;
    model::Id id;
    std::string name;
    model::Id parent;
    std::string sourceKey; // its full identity in the artefact; the id where empty
    model::Platform platform = model::Platform::Docker;
    model::Origin origin;
    bool implied = false; // the artefact implies it without stating its properties
};

struct NewFlow
{
    model::FlowKind kind = model::FlowKind::Data;
    model::Id source;
    model::Id target;
    std::string name;
    std::string discriminator; // tells several flows between the same two apart: "redis", "5432"
    std::string sourceKey;     // its identity where the artefact has one; else made of ends and discriminator
    bool implied = false;      // the artefact does not state the properties of flows
    model::Platform platform = model::Platform::Docker;
    model::Origin origin;
};

// The elements or flows that an import has made so far, by id and by source key. References to them stay
// valid; id and source key of a member do not change.
template <typename T>
class MadeSoFar
{
public:
    const std::deque<T> &all() const { return m_all; }
    std::deque<T> &all() { return m_all; }
    T *byId(model::IdView id) const { return in(m_byId, id); }
    T *bySourceKey(std::string_view key) const { return in(m_bySourceKey, key); }

    T &add(T made)
    {
        T &added = m_all.emplace_back(std::move(made));
        m_byId.emplace(added.id, &added);
        m_bySourceKey.emplace(added.import->sourceKey, &added);
        return added;
    }

private:
    using Index = std::unordered_map<std::string_view, T *>;

    static T *in(const Index &index, std::string_view key)
    {
        const auto found = index.find(key);
        return found == index.end() ? nullptr : found->second;
    }

    std::deque<T> m_all;
    Index m_byId;
    Index m_bySourceKey;
};

// Collects what the importers of one import add. An element or flow is made once, by its identity in the
// artefact, and can be changed until finish() makes the model.
class Builder
{
public:
    Builder(std::shared_ptr<const model::Vocabulary> vocabulary, const ImportOptions &options);

    const model::Vocabulary &vocabulary() const { return *m_vocabulary; }
    const ImportOptions &options() const { return m_options; }
    bool isStopped() const { return m_options.stop.stop_requested(); }

    // By how many bytes variables may still lengthen the values of this import (Limits::expandedBytes).
    std::size_t &expansionAllowance() { return m_expansionAllowance; }

    // A place in an artefact. `note` says how the fact was inferred where the artefact does not say it
    // outright.
    model::Origin origin(std::string_view file, int line, std::string_view object = {},
                         std::string_view note = {});

    // The element of this kind with this source key, made if there is none; references stay valid until
    // finish(). Where the id is taken by something else it gets a suffix computed from the source key.
    model::Element &element(NewElement element);
    // Null when there is none with this id.
    model::Element *find(model::IdView id) { return m_elements.byId(id); }
    Facts facts(model::Element &element) { return {&element, *m_vocabulary, m_diagnostics}; }
    // Of nothing where there is no element with this id.
    Facts factsOf(model::IdView id) { return {find(id), *m_vocabulary, m_diagnostics}; }

    // The flow of this kind, ends and discriminator, made if there is none. One that lacks an element at an
    // end is reported and does not become part of the model.
    model::Flow &flow(NewFlow flow);
    model::Flow *findFlow(model::IdView id) { return m_flows.byId(id); }
    Facts facts(model::Flow &flow) { return {flow, *m_vocabulary, m_diagnostics}; }

    std::deque<model::Flow> &flows() { return m_flows.all(); } // in the order of their making

    void report(Severity severity, std::string_view file, int line, std::string message);
    void warn(std::string_view file, int line, std::string message)
    {
        report(Severity::Warning, file, line, std::move(message));
    }
    void inform(std::string_view file, int line, std::string message)
    {
        report(Severity::Info, file, line, std::move(message));
    }

    // The text of a file that programs read byte by byte, as env files and unit files; tells of bytes that
    // are no UTF-8, which become U+FFFD. Empty, and an error is reported, where it is no text at all.
    std::string textOf(const std::string &path, std::string bytes);

    // Remembers a file that the model comes from: an input, whose bytes must live until finish(), or one that
    // was read since another refers to it.
    void addSource(const Input &input, std::string_view format);
    void addReferred(std::string_view path, std::string_view format, std::string_view bytes);
    // Whether a file of this name is an input or was read since another refers to it.
    bool hasSource(std::string_view path) const { return m_sources.contains(path); }
    void setTitle(std::string title); // kept where there is none yet

    // What a way in passes through; the first that is told of each flow counts.
    void addFrontDoor(FrontDoor door);

    // Parts of a drawing of another tool: metadata, its diagrams (an import of drawings alone has no other
    // views), and threats with the decisions on them.
    model::Metadata &metadata() { return m_metadata; }
    void addView(model::View view, std::vector<model::Placement> placements);
    void addThreat(model::ManualThreat threat, std::optional<model::Decision> decision);

    // The model with its sources and its two views: Runtime, and Supply chain.
    Result<Imported> finish();

private:
    void liftOutOfNonContainers();
    bool isDrawn(const model::Id &id) const;
    model::Id freeViewId(const std::string &wanted) const;
    model::SourceFile &remember(std::string_view path, std::string_view format);
    void addDefaultViews(std::vector<model::Change> &changes) const;
    model::Id freeId(const model::Id &whole, std::string_view sourceKey) const;
    model::SharedText shared(std::string_view text);

    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    ImportOptions m_options;
    std::size_t m_expansionAllowance;
    MadeSoFar<model::Element> m_elements;
    MadeSoFar<model::Flow> m_flows;
    std::deque<model::Flow> m_looseFlows;                            // that lack an element at an end
    std::unordered_map<std::string_view, model::SharedText> m_texts; // by themselves
    std::map<std::string, model::SourceFile, std::less<>> m_sources;
    std::map<std::string, std::future<std::string>> m_hashes; // of large sources, being computed
    std::vector<Diagnostic> m_diagnostics;
    model::Metadata m_metadata;
    std::map<model::Id, model::View> m_views;
    std::vector<model::Placement> m_placements;
    std::map<model::Id, model::ManualThreat> m_threats;
    std::vector<model::Decision> m_decisions;
    std::vector<FrontDoor> m_frontDoors;
    std::set<model::Id> m_waysWithDoor;
};

} // namespace bulkhead::import
