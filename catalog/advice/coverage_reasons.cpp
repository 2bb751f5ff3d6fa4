// SPDX-License-Identifier: Apache-2.0
#include "catalog/advice/coverage.h"

#include "catalog/analysis/analysis_data.h"
#include "catalog/engine/counted.h"
#include "catalog/wording/deciding_part.h"
#include "model/plain_words.h"

#include <algorithm>
#include <map>

namespace bulkhead::catalog {

namespace {

constexpr std::size_t reasonsTold = 2;

using model::Stride;

// Why the catalog has no rule of a category about a kind: what would be one of it is judged elsewhere.
struct JudgedElsewhere
{
    Stride category;
    Kind kind;
    std::string_view because;
};

constexpr JudgedElsewhere judgedElsewhere[] = {
    {Stride::Spoofing, Kind::DataStore,
     "a data store claims no identity; whom it lets in is judged as tampering and disclosure, and at its "
     "connections"},
    {Stride::Spoofing, Kind::Network,
     "a network claims no identity; those who meet in it and their connections are judged one by one"},
    {Stride::Spoofing, Kind::TrustBoundary,
     "a boundary claims no identity; what stands inside it is judged by itself"},
    {Stride::Tampering, Kind::ExternalEntity,
     "what is changed inside an outside party is beyond this model; what it sends is judged at the "
     "connection "
     "and where it arrives"},
    {Stride::Tampering, Kind::Network, "what crosses a network is judged at each connection"},
    {Stride::Tampering, Kind::TrustBoundary,
     "a boundary keeps nothing that could be changed; what stands inside it is judged by itself"},
    {Stride::Repudiation, Kind::Process,
     "what a process does is recorded by its host and in the stores of its logs, where that is judged"},
    {Stride::Repudiation, Kind::Image,
     "an image does nothing by itself; what its containers do is recorded at their host, and who pushed it "
     "at "
     "its registry"},
    {Stride::Repudiation, Kind::Network,
     "a network takes no action that somebody could deny; those who use it are judged"},
    {Stride::Repudiation, Kind::TrustBoundary,
     "a boundary takes no action that somebody could deny; what stands inside it is judged by itself"},
    {Stride::InformationDisclosure, Kind::ExternalEntity,
     "what an outside party keeps is beyond this model; what it is sent is judged at the connection"},
    {Stride::InformationDisclosure, Kind::Image,
     "who may pull an image is judged at its registry, and a secret inside it as tampering"},
    {Stride::DenialOfService, Kind::ExternalEntity,
     "an outage of an outside party is beyond this model; what it can bring down is judged there"},
    {Stride::DenialOfService, Kind::Image,
     "that an image cannot be fetched is judged at its registry, and what it uses up at its containers"},
    {Stride::DenialOfService, Kind::DataStore,
     "a store goes down with the container or host that serves it, where that is judged; whether there is a "
     "backup is not asked"},
    {Stride::DenialOfService, Kind::Network,
     "a network goes down with the hosts that carry it, where that is judged"},
    {Stride::DenialOfService, Kind::TrustBoundary,
     "a boundary serves nobody; what stands inside it is judged by itself"},
    {Stride::DenialOfService, Kind::DataFlow,
     "a connection is flooded or cut at one of its ends, where that is judged"},
    {Stride::ElevationOfPrivilege, Kind::ExternalEntity,
     "an outside party has no rights here but those that it gets at what it reaches, where that is judged"},
    {Stride::ElevationOfPrivilege, Kind::Image,
     "an image has no rights of its own; those of the containers that run it are judged there"},
    {Stride::ElevationOfPrivilege, Kind::Registry,
     "the rights at a registry are to push and to pull, which are judged as tampering and disclosure"},
    {Stride::ElevationOfPrivilege, Kind::DataStore,
     "a store runs nothing; rights in it are judged as tampering and disclosure, and what mounting it gives "
     "at "
     "the containers"},
    {Stride::ElevationOfPrivilege, Kind::Network,
     "a network has no rights of its own; those of what meets in it are judged there"},
    {Stride::ElevationOfPrivilege, Kind::DataFlow,
     "a connection has no rights of its own; those of its ends are judged there"},
    {Stride::DenialOfService, Kind::Process,
     "the limits of a process outside containers are those of its host, which is judged by itself"},
};

std::string whyNoRule(Stride category, Kind kind)
{
    for (const JudgedElsewhere &entry : judgedElsewhere)
        if (entry.category == category && entry.kind == kind)
            return "considered: does not apply because " + std::string(entry.because);
    return "not considered: the catalogs in use have no rule of " +
           model::asWords(model::strideName(category)) + " about " +
           model::withArticle(model::lowerFirst(model::kindTitle(kind)));
}

} // namespace

struct CoverageReasons::Data
{
    explicit Data(const Analysis &of) : analysis(of), deciding(of.data().index) {}

    // The rules of a category that are about a kind, those first that would weigh most.
    const std::vector<std::uint32_t> &rulesOf(model::Stride category, Kind kind)
    {
        const auto [place, isNew] = m_rules.try_emplace({category, kind});
        if (!isNew)
            return place->second;
        const auto rules = analysis.catalogs().rules();
        for (std::uint32_t number = 0; number < rules.size(); ++number) {
            const Rule &rule = rules[number];
            const bool isAbout = std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end();
            if (isAbout && rule.silenced.empty() && !rule.generic &&
                analysis.catalogs().threats()[rule.threat].category == category)
                place->second.push_back(number);
        }
        std::stable_sort(place->second.begin(), place->second.end(), [&](std::uint32_t a, std::uint32_t b) {
            return rules[a].likelihood * rules[a].impact > rules[b].likelihood * rules[b].impact;
        });
        return place->second;
    }

    Analysis analysis;
    engine::DecidingPart deciding;

private:
    std::map<std::pair<model::Stride, Kind>, std::vector<std::uint32_t>> m_rules;
};

CoverageReasons::CoverageReasons(const Analysis &analysis) : m_data(std::make_unique<Data>(analysis)) {}

CoverageReasons::~CoverageReasons() = default;

std::string CoverageReasons::why(model::IdView subject, model::Stride category)
{
    const engine::ModelIndex &index = m_data->analysis.data().index;
    const engine::Subject s = index.find(subject);
    if (s == engine::nobody)
        return {};
    const std::vector<std::uint32_t> &rules = m_data->rulesOf(category, index.kind(s));
    if (rules.empty())
        return whyNoRule(category, index.kind(s));
    const engine::Program &program = m_data->analysis.catalogs().program();
    std::vector<std::string> reasons;
    std::size_t told = 0;
    for (const std::uint32_t rule : rules) {
        if (reasons.size() == reasonsTold)
            break;
        const std::string reason = m_data->deciding.whyFalse(program.roots[rule], s);
        if (reason.empty())
            continue; // nothing is stated that decides it
        ++told;
        if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(reason);
    }
    if (reasons.empty()) {
        const std::string &title = m_data->analysis.catalogs().rules()[rules.front()].title;
        const std::size_t others = rules.size() - 1;
        return "considered: nothing found; “" + title + "”" +
               (others == 0 ? std::string(" asks") : " and " + counted(others, "more rule") + " ask") +
               " for what nobody has stated";
    }
    std::string text = "considered: does not apply because " + reasons.front();
    if (reasons.size() > 1)
        text += " and " + reasons.back();
    if (rules.size() > told)
        text += "; " + std::to_string(rules.size() - told) + " more " +
                (rules.size() - told == 1 ? "rule finds" : "rules find") + " nothing";
    return text;
}

} // namespace bulkhead::catalog
