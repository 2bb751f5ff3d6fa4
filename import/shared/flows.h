// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/builder.h"
#include "import/shared/mentions.h"
#include "import/shared/technologies.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Flows between elements, inferred from the addresses in settings, commands and policies.
namespace bulkhead::import {

// How firmly an artefact says that one talks to another. The firmest of several tells of the flow.
enum class Certainty : std::uint8_t {
    Ordered, // it starts after the other (depends_on)
    Linked,  // it is given the other's address (links)
    Named,   // a setting names the other as a host
    Address, // a setting gives the other's address with port or scheme
};

struct FlowCandidate
{
    model::Id source;
    model::Id target;
    Mention mention;
    int targetPort =
        0; // that the target itself listens on, where that is another than the one named; 0: the same
    std::string transport = "TCP";            // "UDP", "SCTP"
    std::optional<property::Protocol> spoken; // by another word of the artefact, such as the name of the port
    std::string spokenBecause;                // the note that says so
    Certainty certainty = Certainty::Ordered;
    model::Platform platform = model::Platform::Docker;
    model::Origin origin; // with a note that says what the flow was inferred from
};

// Gathers candidates and draws one flow for each pair and port from the firmest of them.
class FlowInference
{
public:
    explicit FlowInference(Builder &builder) : m_builder(builder) {}

    using Drawn = std::function<void(model::Flow &, const FlowCandidate &)>;

    void add(FlowCandidate candidate);
    // `drawn` is called for each flow with what it was drawn from.
    void draw(const Drawn &drawn = {});

private:
    void drawOne(const FlowCandidate &candidate, bool withPort, const Drawn &drawn);

    Builder &m_builder;
    std::map<std::pair<model::Id, model::Id>, std::vector<FlowCandidate>> m_candidates;
};

// States protocol and encryption of a flow as far as the scheme, the port or the technology of its target
// settles them.
void stateProtocol(Builder &builder, model::Flow &flow, const Mention &mention, const model::Origin &origin);

} // namespace bulkhead::import
