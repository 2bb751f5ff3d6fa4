// SPDX-License-Identifier: Apache-2.0
#include "import/shared/builder.h"

#include "import/reading/text.h"
#include "import/reading/text_encoding.h"

#include "model/change.h"
#include "model/file/sha256.h"
#include "model/ids.h"
#include "model/utf8.h"

#include <algorithm>
#include <unordered_set>

namespace bulkhead::import {

namespace {

// Larger sources are hashed by a thread of their own while the model is being made.
constexpr std::size_t hashedAside = std::size_t{8} << 20;

bool isSupply(model::Kind kind)
{
    return kind == model::Kind::Registry || kind == model::Kind::Image;
}

} // namespace

Builder::Builder(std::shared_ptr<const model::Vocabulary> vocabulary, const ImportOptions &options)
    : m_vocabulary(std::move(vocabulary)), m_options(options),
      m_expansionAllowance(options.limits.expandedBytes)
{}

model::SharedText Builder::shared(std::string_view text)
{
    if (text.empty())
        return {};
    const auto found = m_texts.find(text);
    if (found != m_texts.end())
        return found->second;
    const model::SharedText kept{std::string(text)};
    return m_texts.emplace(kept.view(), kept).first->second;
}

model::Origin Builder::origin(std::string_view file, int line, std::string_view object, std::string_view note)
{
    model::Origin origin;
    origin.source = model::Origin::Source::Artefact;
    origin.file = shared(file);
    origin.line = line;
    origin.object = shared(object);
    origin.note = shared(note);
    return origin;
}

namespace {

// An artefact may give something a name that is too long for an id, or for that of a flow at it.
model::Id shortened(const model::Id &wanted)
{
    constexpr std::size_t longest = model::maximumIdSize / 4;
    if (wanted.size() <= longest)
        return wanted;
    return std::string(model::beginOf(wanted, longest)) + "~" + model::sha256(wanted).substr(0, 12);
}

} // namespace

model::Id Builder::freeId(const model::Id &whole, std::string_view sourceKey) const
{
    model::Id wanted = shortened(whole);
    const auto isTaken = [this](const model::Id &id) { return m_elements.byId(id) || m_flows.byId(id); };
    if (!isTaken(wanted))
        return wanted;
    const std::string hash = model::sha256(sourceKey);
    std::size_t length = 6;
    while (length < hash.size() && isTaken(wanted + "~" + hash.substr(0, length)))
        ++length;
    return wanted + "~" + hash.substr(0, length);
}

model::Element &Builder::element(NewElement wanted)
{
    if (wanted.sourceKey.empty())
        wanted.sourceKey = wanted.id;
    if (model::Element *known = m_elements.bySourceKey(wanted.sourceKey)) {
        if (known->kind == wanted.kind)
            return *known;
        // The artefact uses one name for things of two kinds.
        wanted.sourceKey.append(1, '#').append(model::kindName(wanted.kind));
        return element(std::move(wanted));
    }

    model::Element element;
    element.id = freeId(wanted.id, wanted.sourceKey);
    model::ImportRecord record;
    record.sourceKey = std::move(wanted.sourceKey);
    record.name = wanted.name;
    record.parent = wanted.parent;
    record.platform = wanted.platform;
    record.implied = wanted.implied;
    record.origin = std::move(wanted.origin);

    element.kind = wanted.kind;
    element.name = std::move(wanted.name);
    element.parent = std::move(wanted.parent);
    element.import = std::make_shared<const model::ImportRecord>(std::move(record));
    return m_elements.add(std::move(element));
}

model::Flow &Builder::flow(NewFlow wanted)
{
    const model::Element *source = find(wanted.source);
    const model::Element *target = find(wanted.target);
    if (!source || !target) {
        report(Severity::Error, wanted.origin.file.view(), wanted.origin.line,
               "the flow from " + wanted.source + " to " + wanted.target +
                   " is left out: there is no element at its " + (source ? "end" : "start"));
        return m_looseFlows.emplace_back();
    }

    std::string discriminator;
    if (wanted.kind != model::FlowKind::Data)
        discriminator = model::flowKindName(wanted.kind);
    if (!wanted.discriminator.empty())
        discriminator += (discriminator.empty() ? "" : "-") + wanted.discriminator;
    std::string sourceKey = std::move(wanted.sourceKey);
    if (sourceKey.empty()) {
        sourceKey = source->import->sourceKey + "->" + target->import->sourceKey;
        if (!discriminator.empty())
            sourceKey += "#" + discriminator;
    }
    if (model::Flow *known = m_flows.bySourceKey(sourceKey))
        return *known;

    model::Flow flow;
    flow.id = freeId(model::flowId(wanted.source, wanted.target, discriminator), sourceKey);
    model::ImportRecord record;
    record.sourceKey = std::move(sourceKey);
    record.name = wanted.name;
    record.platform = wanted.platform;
    record.implied = wanted.implied;
    record.origin = std::move(wanted.origin);

    flow.kind = wanted.kind;
    flow.name = std::move(wanted.name);
    flow.source = std::move(wanted.source);
    flow.target = std::move(wanted.target);
    flow.import = std::make_shared<const model::ImportRecord>(std::move(record));
    return m_flows.add(std::move(flow));
}

void Builder::report(Severity severity, std::string_view file, int line, std::string message)
{
    m_diagnostics.push_back({severity, std::string(file), line, std::move(message)});
}

std::string Builder::textOf(const std::string &path, std::string bytes)
{
    Result<RepairedText> read = decodeAndRepair(std::move(bytes), path);
    if (!read) {
        report(Severity::Error, path, read.error().line, read.error().message);
        return {};
    }
    if (read->firstLine != 0)
        warn(path, read->firstLine, "the text is no valid UTF-8; what is none is read as \xEF\xBF\xBD");
    return std::move(read->text);
}

void Builder::addSource(const Input &input, std::string_view format)
{
    model::SourceFile &source = remember(input.path, format);
    source.folder = input.folder;
    if (input.bytes.size() < hashedAside)
        source.sha256 = model::sha256(input.bytes);
    else
        m_hashes.emplace(input.path, std::async([&input] { return model::sha256(input.bytes); }));
}

void Builder::addReferred(std::string_view path, std::string_view format, std::string_view bytes)
{
    if (m_sources.contains(path))
        return;
    model::SourceFile &source = remember(path, format);
    source.sha256 = model::sha256(bytes);
    source.referred = true;
}

model::SourceFile &Builder::remember(std::string_view path, std::string_view format)
{
    model::SourceFile source;
    source.path = path;
    source.format = format;
    return m_sources.emplace(path, std::move(source)).first->second;
}

void Builder::setTitle(std::string title)
{
    if (m_metadata.title.empty())
        m_metadata.title = std::move(title);
}

void Builder::addFrontDoor(FrontDoor door)
{
    if (m_waysWithDoor.insert(door.way).second)
        m_frontDoors.push_back(std::move(door));
}

void Builder::addView(model::View view, std::vector<model::Placement> placements)
{
    std::sort(view.members.begin(), view.members.end());
    view.members.erase(std::unique(view.members.begin(), view.members.end()), view.members.end());
    const model::Id id = freeViewId(view.id);
    std::set<model::Id> placed; // a drawing may hold one thing twice: it stands where it comes first
    for (model::Placement &placement : placements) {
        placement.view = id;
        if (placed.insert(placement.item).second)
            m_placements.push_back(std::move(placement));
    }
    view.id = id;
    m_views.emplace(id, std::move(view));
}

model::Id Builder::freeViewId(const std::string &wanted) const
{
    const model::Id base = shortened(wanted);
    model::Id id = base;
    for (int n = 2; m_views.contains(id); ++n)
        id = base + '-' + std::to_string(n);
    return id;
}

void Builder::addThreat(model::ManualThreat threat, std::optional<model::Decision> decision)
{
    const model::Id wanted = shortened(threat.id);
    threat.id = wanted;
    for (int n = 2; m_threats.contains(threat.id); ++n) {
        if (m_threats.at(threat.id) == threat) // noted twice
            return;
        threat.id = wanted + '-' + std::to_string(n);
    }
    if (decision) {
        decision->finding = threat.id;
        m_decisions.push_back(std::move(*decision));
    }
    m_threats.emplace(threat.id, std::move(threat));
}

bool Builder::isDrawn(const model::Id &id) const
{
    return std::any_of(m_views.begin(), m_views.end(), [&](const auto &view) {
        return std::binary_search(view.second.members.begin(), view.second.members.end(), id);
    });
}

// Runtime and Supply chain, of the elements that are in no drawing: no element is drawn twice.
void Builder::addDefaultViews(std::vector<model::Change> &changes) const
{
    model::View runtime{freeViewId("runtime"), "Runtime", false, {}, {}};
    model::View supply{freeViewId("supply-chain"),
                       "Supply chain",
                       false,
                       {},
                       {model::FlowKind::Pull, model::FlowKind::Push}};
    std::unordered_set<model::IdView> pulling;
    for (const model::Flow &flow : m_flows.all()) {
        if (flow.kind == model::FlowKind::Pull || flow.kind == model::FlowKind::Push) {
            pulling.insert(flow.source);
            pulling.insert(flow.target);
        }
    }
    for (const model::Element &element : m_elements.all()) {
        if (isDrawn(element.id))
            continue;
        if (!isSupply(element.kind))
            runtime.members.push_back(element.id);
        if (isSupply(element.kind) || pulling.contains(element.id))
            supply.members.push_back(element.id);
    }
    std::sort(runtime.members.begin(), runtime.members.end());
    std::sort(supply.members.begin(), supply.members.end());
    if (!m_views.empty() && runtime.members.empty() && supply.members.empty())
        return;
    changes.push_back(model::adding(std::move(runtime)));
    changes.push_back(model::adding(std::move(supply)));
}

// An artefact may place an element in one whose kind contains no others: it moves up to the next that may.
void Builder::liftOutOfNonContainers()
{
    for (model::Element &element : m_elements.all()) {
        const model::Element *parent = find(element.parent);
        if (!parent || model::canContain(parent->kind))
            continue;
        const model::Origin &origin = element.import->origin;
        warn(origin.file.view(), origin.line,
             "'" + element.name + "' would stand in '" + parent->name +
                 "', which holds no others; it was put beside it");
        for (std::size_t up = 0; parent && !model::canContain(parent->kind); ++up)
            parent = up < m_options.limits.depth ? find(parent->parent) : nullptr;
        element.parent = parent ? parent->id : model::Id();
    }
}

Result<Imported> Builder::finish()
{
    liftOutOfNonContainers();
    for (auto &[path, hash] : m_hashes)
        m_sources.at(path).sha256 = hash.get();
    m_hashes.clear();
    std::vector<model::Change> changes;
    changes.reserve(m_elements.all().size() + m_flows.all().size() + m_placements.size() + m_sources.size() +
                    3);
    addDefaultViews(changes);
    const auto addAll = [&changes](auto &things) {
        for (auto &[id, thing] : things)
            changes.push_back(model::adding(std::move(thing)));
    };
    // In the order of the model's tables, which grow at their ends.
    const auto addMade = [&changes](auto &made) {
        std::vector<std::pair<model::IdView, std::size_t>> order;
        for (std::size_t i = 0; i < made.all().size(); ++i)
            order.emplace_back(made.all()[i].id, i);
        std::sort(order.begin(), order.end());
        for (const auto &[id, index] : order)
            changes.push_back(model::adding(std::move(made.all()[index])));
    };
    addAll(m_views);
    addMade(m_elements);
    addMade(m_flows);
    addAll(m_sources);
    addAll(m_threats);
    for (model::Placement &placement : m_placements)
        changes.push_back(model::adding(std::move(placement)));
    for (model::Decision &decision : m_decisions)
        changes.push_back(model::adding(std::move(decision)));

    Imported imported{model::Model(m_vocabulary), {}, std::move(m_frontDoors)};
    if (m_metadata != imported.model.metadata())
        changes.push_back(model::editing(imported.model.sharedMetadata(), std::move(m_metadata)));
    if (const Result<model::Change> applied = imported.model.apply(model::batch(std::move(changes)));
        !applied)
        return applied.error();
    // By place: the order of the importers does not matter.
    std::stable_sort(m_diagnostics.begin(), m_diagnostics.end(),
                     [](const Diagnostic &a, const Diagnostic &b) {
                         return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                     });
    m_diagnostics.erase(std::unique(m_diagnostics.begin(), m_diagnostics.end()), m_diagnostics.end());
    imported.diagnostics = std::move(m_diagnostics);
    m_elements = {};
    m_flows = {};
    return imported;
}

} // namespace bulkhead::import
