// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/model_matching.h"

#include "catalog/workshop/likeness.h"
#include "model/properties.h"

#include <algorithm>
#include <optional>
#include <set>

namespace bulkhead::catalog::workshop {

using model::Element;
using model::Kind;

namespace {

constexpr double enoughAlike = 0.45;
constexpr std::size_t mostCompared = 1000;

// How well an element of the second kind stands for one of the first: other tools have processes, stores and
// actors, and know no images.
double kindLikeness(Kind expected, Kind found)
{
    const auto sort = [](Kind kind) {
        switch (kind) {
        case Kind::Container:
        case Kind::Process:
        case Kind::Orchestrator:
            return 0;
        case Kind::DataStore:
        case Kind::Image:
        case Kind::Registry:
            return 1;
        case Kind::ExternalEntity:
            return 2;
        default:
            return 3;
        }
    };
    if (expected == found)
        return 1;
    if (found == Kind::Image || found == Kind::Network)
        return 0;
    if (sort(expected) == sort(found) || (found == Kind::TrustBoundary && model::canContain(expected)))
        return 0.9;
    // A database's container is a store in a drawing without containers, a host may be a process.
    return sort(expected) <= 1 && sort(found) <= 1 ? 0.6 : sort(expected) == 3 ? 0.3 : 0;
}

class Matcher
{
public:
    Matcher(const model::Model &expected, const model::Model &handedIn)
        : m_expected(sideOf(expected)), m_found(sideOf(handedIn))
    {}

    // Images and networks stand in few drawings, so they come after what is drawn by all: a box called
    // “redis” is the container.
    enum class Ask { All, Drawn, Others };

    void take(std::size_t expected, std::size_t found, MatchKind how, double likeness)
    {
        m_expected[expected].partner = static_cast<std::ptrdiff_t>(found);
        m_found[found].partner = static_cast<std::ptrdiff_t>(expected);
        m_expected[expected].how = how;
        m_expected[expected].likeness = likeness;
    }

    void correct(const Corrections &corrections)
    {
        for (const auto &[expected, found] : corrections) {
            const auto a = find(m_expected, expected);
            if (a == m_expected.size())
                continue;
            const auto b = find(m_found, found);
            if (b < m_found.size() && m_found[b].partner == none)
                take(a, b, MatchKind::ByHand, 1);
            else if (found.empty())
                m_expected[a].partner = forbidden;
        }
    }

    // Takes those whose key is the same and not empty, of one kind before others.
    template <typename KeyOf>
    void takeEqual(MatchKind how, Ask ask, KeyOf keyOf)
    {
        for (const bool sameKind : {true, false})
            for (std::size_t a = 0; a < m_expected.size(); ++a)
                for (std::size_t b = 0; b < m_found.size() && m_expected[a].partner == none; ++b)
                    if (isAsked(a, ask) && m_found[b].partner == none && !keyOf(m_expected[a]).empty() &&
                        keyOf(m_expected[a]) == keyOf(m_found[b]) && isOfSort(a, b, sameKind))
                        take(a, b, how, 1);
    }

    // The likest pair first, until none is alike enough; each pair changes what its neighbours are alike by.
    void takeAlike(Ask ask)
    {
        if (m_expected.size() > mostCompared || m_found.size() > mostCompared)
            return;
        struct Pair
        {
            double likeness;
            std::size_t a, b;
        };
        std::vector<Pair> pairs;
        for (std::size_t a = 0; a < m_expected.size(); ++a)
            for (std::size_t b = 0; b < m_found.size(); ++b)
                if (isAsked(a, ask) && m_expected[a].partner == none && m_found[b].partner == none)
                    if (const double own = ownLikeness(a, b); own > 0)
                        pairs.push_back({own, a, b});
        for (;;) {
            const Pair *best = nullptr;
            double most = enoughAlike;
            for (const Pair &pair : pairs) {
                if (m_expected[pair.a].partner != none || m_found[pair.b].partner != none)
                    continue;
                const double all = pair.likeness + neighbourLikeness(pair.a, pair.b);
                if (all > most) {
                    most = all;
                    best = &pair;
                }
            }
            if (!best)
                return;
            take(best->a, best->b, MatchKind::ByLikeness, most);
        }
    }

    MatchTable table() const
    {
        MatchTable table;
        for (const Side &side : m_expected) {
            ElementMatch match{side.element->id, {}, {}, MatchKind::None, 0};
            if (side.partner >= 0) {
                const Element &found = *m_found[static_cast<std::size_t>(side.partner)].element;
                match = {side.element->id, found.id, found.name, side.how, side.likeness};
            }
            table.matches.push_back(std::move(match));
        }
        for (const Side &side : m_found)
            if (side.partner < 0)
                table.unmatched.emplace_back(side.element->id, side.element->name);
        return table;
    }

private:
    static constexpr std::ptrdiff_t none = -1;
    static constexpr std::ptrdiff_t forbidden = -2;

    struct Side
    {
        const Element *element = nullptr;
        std::string plain; // the name in lower case, letters and digits alone
        NameParts parts;
        std::optional<NameParts> product;    // what it runs, by which many people call it
        std::vector<std::size_t> neighbours; // those it has flows with, each once
        std::ptrdiff_t partner = none;
        MatchKind how = MatchKind::None;
        double likeness = 0;
    };
    using Sides = std::vector<Side>;

    bool isAsked(std::size_t a, Ask ask) const
    {
        const Kind kind = m_expected[a].element->kind;
        const bool isDrawn = kind != Kind::Image && kind != Kind::Network;
        return ask == Ask::All || (ask == Ask::Drawn) == isDrawn;
    }

    bool isOfSort(std::size_t a, std::size_t b, bool sameKind) const
    {
        const Kind expected = m_expected[a].element->kind;
        const Kind found = m_found[b].element->kind;
        return sameKind ? expected == found : expected != found && kindLikeness(expected, found) > 0;
    }

    static std::size_t find(const Sides &sides, model::IdView id)
    {
        std::size_t i = 0;
        while (i < sides.size() && sides[i].element->id != id)
            ++i;
        return i;
    }

    static Sides sideOf(const model::Model &model)
    {
        Sides sides;
        std::map<std::string_view, std::size_t> places;
        for (const Element &element : model.elements()) {
            places[element.id] = sides.size();
            sides.push_back({&element,
                             plainName(element.name),
                             namePartsOf(element.name),
                             productOf(model, element),
                             {},
                             none,
                             MatchKind::None,
                             0});
        }
        std::vector<std::set<std::size_t>> neighbours(sides.size());
        for (const model::Flow &flow : model.flows()) {
            const auto a = places.find(flow.source);
            const auto b = places.find(flow.target);
            if (a == places.end() || b == places.end())
                continue;
            neighbours[a->second].insert(b->second);
            neighbours[b->second].insert(a->second);
        }
        for (std::size_t i = 0; i < sides.size(); ++i)
            sides[i].neighbours.assign(neighbours[i].begin(), neighbours[i].end());
        return sides;
    }

    static std::optional<NameParts> productOf(const model::Model &model, const Element &element)
    {
        if (element.kind != Kind::Container)
            return std::nullopt;
        const auto key = model.vocabulary().key(model::property::container::technology);
        const model::Value *value = key ? element.properties.value(*key) : nullptr;
        const std::string *product = value ? value->asText() : nullptr;
        return product && !product->empty() ? std::optional(namePartsOf(*product)) : std::nullopt;
    }

    static double nameLikeness(const Side &a, const Side &b)
    {
        const double names = likenessOf(a.parts, b.parts);
        return a.product ? std::max(names, 0.9 * likenessOf(*a.product, b.parts)) : names;
    }

    // 0: they cannot stand for each other.
    double ownLikeness(std::size_t a, std::size_t b) const
    {
        const double kind = kindLikeness(m_expected[a].element->kind, m_found[b].element->kind);
        if (kind == 0)
            return 0;
        return 0.65 * nameLikeness(m_expected[a], m_found[b]) + 0.1 * kind;
    }

    // Of the neighbours that have a partner, how many have it beside the other one.
    double neighbourLikeness(std::size_t a, std::size_t b) const
    {
        const auto &of = m_expected[a].neighbours;
        const auto &beside = m_found[b].neighbours;
        if (of.empty() || beside.empty())
            return 0;
        std::size_t shared = 0;
        for (const std::size_t neighbour : of)
            if (const std::ptrdiff_t partner = m_expected[neighbour].partner;
                partner >= 0 &&
                std::binary_search(beside.begin(), beside.end(), static_cast<std::size_t>(partner)))
                ++shared;
        return 0.25 * 2 * static_cast<double>(shared) / static_cast<double>(of.size() + beside.size());
    }

public:
    static const std::string &idOf(const Side &side) { return side.element->id; }
    static const std::string &plainOf(const Side &side) { return side.plain; }

private:
    Sides m_expected;
    Sides m_found;
};

} // namespace

std::string_view matchWord(MatchKind how)
{
    static constexpr std::string_view words[] = {"by hand", "by id", "by name", "by likeness", "not found"};
    return words[static_cast<std::size_t>(how)];
}

const ElementMatch *MatchTable::of(model::IdView expected) const
{
    const auto found = std::find_if(matches.begin(), matches.end(),
                                    [&](const ElementMatch &match) { return match.expected == expected; });
    return found == matches.end() ? nullptr : &*found;
}

model::Id MatchTable::expectedFor(model::IdView found) const
{
    for (const ElementMatch &match : matches)
        if (!match.found.empty() && match.found == found)
            return match.expected;
    return {};
}

MatchTable matchModels(const model::Model &expected, const model::Model &handedIn,
                       const Corrections &corrections)
{
    Matcher matcher(expected, handedIn);
    matcher.correct(corrections);
    matcher.takeEqual(MatchKind::ById, Matcher::Ask::All,
                      [](const auto &side) -> const std::string & { return Matcher::idOf(side); });
    for (const Matcher::Ask ask : {Matcher::Ask::Drawn, Matcher::Ask::Others}) {
        matcher.takeEqual(MatchKind::ByName, ask,
                          [](const auto &side) -> const std::string & { return Matcher::plainOf(side); });
        matcher.takeAlike(ask);
    }
    return matcher.table();
}

} // namespace bulkhead::catalog::workshop
