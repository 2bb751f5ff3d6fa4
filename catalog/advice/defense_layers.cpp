// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/defense_layers.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/evaluator.h"
#include "catalog/wording/deciding_part.h"
#include "catalog/wording/evidence_collector.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace bulkhead::catalog {

namespace {

using engine::Ground;
using engine::Subject;
using engine::Truth;

constexpr std::array<std::string_view, layerStates> stateNames = {"open", "unknown", "absent", "decided",
                                                                  "in_place"};
constexpr std::array<std::string_view, layerStates> stateMarks = {"✗", "?", "○", "=", "✓"};

bool hasKind(const std::vector<Kind> &kinds, Kind kind)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

constexpr std::size_t noControl = static_cast<std::size_t>(-1);

// Where a finding is counted.
struct Home
{
    std::size_t layer = 0;
    std::size_t control = noControl;
};

// Finds the one layer, and the control where there is one, of each finding.
class Homes
{
public:
    explicit Homes(const std::vector<Layer> &layers) : m_layers(layers)
    {
        for (std::size_t layer = 0; layer < layers.size(); ++layer) {
            for (std::size_t control = 0; control < layers[layer].controls.size(); ++control)
                for (const std::string &cause : layers[layer].controls[control].rootCauses)
                    m_byCause[cause].push_back({layer, control});
            for (const std::string &cause : layers[layer].rootCauses)
                m_byCause[cause].push_back({layer, noControl});
        }
    }

    // A control that is asked of the kind goes before one that is not, and that before the kind alone.
    std::optional<Home> of(const std::string &cause, Kind kind) const
    {
        const auto byCause = m_byCause.find(cause);
        if (byCause != m_byCause.end()) {
            for (const Home &home : byCause->second)
                if (home.control != noControl &&
                    hasKind(m_layers[home.layer].controls[home.control].kinds, kind))
                    return home;
            return Home{byCause->second.front().layer, noControl};
        }
        for (std::size_t layer = 0; layer < m_layers.size(); ++layer)
            if (hasKind(m_layers[layer].kinds, kind))
                return Home{layer, noControl};
        return std::nullopt;
    }

    // What becomes of the finding's cause with a virtual machine: as of the first control that names it.
    WithMachine machineOf(const std::string &cause) const
    {
        if (const auto byCause = m_byCause.find(cause); byCause != m_byCause.end())
            for (const Home &home : byCause->second)
                if (home.control != noControl)
                    return m_layers[home.layer].controls[home.control].machine;
        return WithMachine::Stays;
    }

private:
    const std::vector<Layer> &m_layers;
    std::map<std::string, std::vector<Home>, std::less<>> m_byCause;
};

// Calls visit(leaf, known) for each property of the subject itself that the condition tests.
template <typename Visit>
void forEachTest(const engine::ModelIndex &index, std::uint32_t root, Subject subject, Ground ground,
                 Visit visit)
{
    const engine::Program &program = index.program();
    for (std::uint32_t node = root; node < program.nodes[root].end; ++node) {
        if (program.nodes[node].type != engine::NodeType::Leaf)
            continue;
        const engine::Leaf &leaf = program.leaves[program.nodes[node].operand];
        if (leaf.type == engine::Leaf::Type::Test)
            if (const engine::Known known = engine::knownOf(index, subject, leaf.property, ground); known.def)
                visit(known);
    }
}

// A condition answers for a selector that is not stated: whether one of its tests does so without a default
// that an artefact would have overruled.
bool restsOnSilence(const engine::ModelIndex &index, std::uint32_t root, Subject subject)
{
    bool rests = false;
    forEachTest(index, root, subject, Ground::Imported,
                [&](const engine::Known &known) { rests = rests || (known.def->selector && !known.value); });
    return rests;
}

// What the condition asks of the subject itself and nobody has stated.
std::vector<Evidence> notStated(const engine::ModelIndex &index, std::uint32_t root, Subject subject)
{
    std::vector<Evidence> result;
    forEachTest(index, root, subject, Ground::Assumed, [&](const engine::Known &known) {
        Evidence evidence{known.def->name + " is not stated", known.def->title + ": not stated", {}};
        if (!known.value && std::none_of(result.begin(), result.end(),
                                         [&](const Evidence &other) { return other.text == evidence.text; }))
            result.push_back(std::move(evidence));
    });
    return result;
}

class Standings
{
public:
    Standings(const Analysis &analysis, std::stop_token stop)
        : m_analysis(analysis), m_index(analysis.data().index), m_stop(std::move(stop)),
          m_evaluator(m_index, engine::Evaluator::Asks::OfAll), m_deciding(m_index), m_homes(layers())
    {}

    std::vector<LayerStanding> run()
    {
        assignFindings();
        std::vector<LayerStanding> result;
        for (std::size_t layer = 0; layer < layers().size(); ++layer)
            result.push_back(standing(layer));
        return result;
    }

private:
    const std::vector<Layer> &layers() const { return m_index.program().layers; }

    void assignFindings()
    {
        m_ofLayer.resize(layers().size());
        m_others.resize(layers().size());
        const auto findings = m_analysis.findings();
        for (std::uint32_t number = 0; number < findings.size(); ++number) {
            const Finding &finding = findings[number];
            const std::optional<Home> home =
                m_homes.of(m_analysis.rule(finding).rootCause, m_index.kind(finding.subject));
            if (!home)
                continue;
            m_ofLayer[home->layer].push_back(number);
            if (home->control == noControl)
                m_others[home->layer].push_back(number);
            else
                m_ofControl[{home->layer, home->control, finding.subject}].push_back(number);
        }
    }

    LayerStanding standing(std::size_t number)
    {
        const Layer &layer = layers()[number];
        LayerStanding result;
        result.layer = &layer;
        result.others = m_others[number];
        result.findings = counted(m_ofLayer[number]);
        for (std::size_t control = 0; control < layer.controls.size(); ++control) {
            result.controls.push_back(standing(number, control));
            for (std::size_t state = 0; state < layerStates; ++state)
                result.counts.byState[state] += result.controls.back().counts.byState[state];
        }
        return result;
    }

    LayerFindings counted(const std::vector<std::uint32_t> &numbers) const
    {
        LayerFindings result;
        for (const std::uint32_t number : numbers) {
            const Finding &finding = m_analysis.findings()[number];
            if (!isOpen(number)) {
                ++result.decided;
                continue;
            }
            ++(model::isConfirmed(finding.basis) ? result.confirmed : result.toVerify);
            result.worst = std::max(result.worst, finding.rating);
            const WithMachine machine = m_homes.machineOf(m_analysis.rule(finding).rootCause);
            ++result.withMachine[static_cast<std::size_t>(machine)];
        }
        return result;
    }

    ControlStanding standing(std::size_t layer, std::size_t number)
    {
        const LayerControl &control = layers()[layer].controls[number];
        ControlStanding result;
        result.control = &control;
        for (const Kind kind : control.kinds) {
            for (const Subject subject : m_index.ofKind(kind)) {
                throwIfStopped(m_stop);
                if (m_index.outOfScope(subject))
                    continue;
                LayerItem item;
                item.subject = m_index.id(subject);
                if (const auto found = m_ofControl.find({layer, number, subject}); found != m_ofControl.end())
                    item.findings = found->second;
                else if (control.appliesTo &&
                         !m_evaluator.evaluate(*control.appliesTo, subject).isYes(Ground::Assumed))
                    continue;
                item.state = stateOf(control, subject, item.findings);
                ++result.counts.byState[static_cast<std::size_t>(item.state)];
                result.items.push_back(std::move(item));
            }
        }
        std::stable_sort(
            result.items.begin(), result.items.end(), [](const LayerItem &a, const LayerItem &b) {
                const auto worst = [](const LayerItem &item) {
                    return item.findings.empty() ? static_cast<std::uint32_t>(-1) : item.findings.front();
                };
                return std::pair(a.state, worst(a)) < std::pair(b.state, worst(b));
            });
        return result;
    }

    bool isOpen(std::uint32_t finding) const
    {
        return m_analysis.decision(m_analysis.findings()[finding]).effective == model::DecisionState::Open;
    }

    LayerState stateOf(const LayerControl &control, Subject subject,
                       const std::vector<std::uint32_t> &findings)
    {
        if (!findings.empty()) {
            bool open = false;
            for (const std::uint32_t finding : findings) {
                if (!isOpen(finding))
                    continue;
                if (model::isConfirmed(m_analysis.findings()[finding].basis))
                    return LayerState::Open;
                open = true;
            }
            return open ? LayerState::Unknown : LayerState::Decided;
        }
        const Truth truth = m_evaluator.evaluate(control.inPlace, subject);
        if (truth.isYes(Ground::Imported))
            return restsOnSilence(m_index, control.inPlace, subject) ? LayerState::Unknown
                                                                     : LayerState::InPlace;
        if (truth.isNo(Ground::Assumed) && !m_deciding.whyFalse(control.inPlace, subject).empty())
            return LayerState::Absent;
        return LayerState::Unknown;
    }

    const Analysis &m_analysis;
    const engine::ModelIndex &m_index;
    std::stop_token m_stop;
    engine::Evaluator m_evaluator;
    engine::DecidingPart m_deciding;
    Homes m_homes;
    std::vector<std::vector<std::uint32_t>> m_ofLayer; // findings, worst first
    std::vector<std::vector<std::uint32_t>> m_others;
    struct Cell
    {
        std::size_t layer, control;
        Subject subject;
        auto operator<=>(const Cell &) const = default;
    };
    std::map<Cell, std::vector<std::uint32_t>> m_ofControl;
};

// The ground on which the state rests. Selectors are known without one, so it is never less than what an
// artefact would have overruled.
Basis basisOf(LayerState state, Truth truth)
{
    if (truth.isUnknown(Ground::Assumed))
        return Basis::Unverified;
    return state == LayerState::InPlace ? Basis::ImportedDefault : Basis::AssumedDefault;
}

} // namespace

std::string_view layerStateName(LayerState state)
{
    return stateNames[static_cast<std::size_t>(state)];
}

std::string_view layerStateMark(LayerState state)
{
    return stateMarks[static_cast<std::size_t>(state)];
}

std::size_t LayerCounts::total() const
{
    return std::accumulate(byState.begin(), byState.end(), std::size_t{0});
}

std::vector<LayerStanding> layerStandings(const Analysis &analysis)
{
    return Standings(analysis, {}).run();
}

Result<std::vector<LayerStanding>> layerStandings(const Analysis &analysis, std::stop_token stop)
{
    return stoppable([&] { return Standings(analysis, std::move(stop)).run(); });
}

std::vector<Evidence> layerEvidence(const Analysis &analysis, const LayerControl &control,
                                    const LayerItem &item)
{
    const engine::ModelIndex &index = analysis.data().index;
    const Subject subject = index.find(item.subject);
    if (subject == engine::nobody)
        return {};
    if (item.state == LayerState::Unknown)
        if (std::vector<Evidence> open = notStated(index, control.inPlace, subject); !open.empty())
            return open;
    const engine::Trace trace = engine::Tracer(index).trace(control.inPlace, subject);
    engine::EvidenceCollector collector(index, basisOf(item.state, trace.truth), subject);
    collector.collect(trace);
    return collector.evidence();
}

} // namespace bulkhead::catalog
