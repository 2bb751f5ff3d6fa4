// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <optional>
#include <unordered_map>

// Whether a thing fits among the other things of a model: what it refers to exists and is of the right kind,
// no id is used twice, and no element contains itself.
namespace bulkhead::model {

// The elements and flows to look references up in: those of a model, or of one that is being put together.
class Surroundings
{
public:
    virtual ~Surroundings() = default;
    virtual const Vocabulary &vocabulary() const = 0;
    virtual const Element *element(IdView id) const = 0; // null when there is none
    virtual const Flow *flow(IdView id) const = 0;

    bool exists(IdView id) const { return element(id) || flow(id); }
};

// Why a thing does not fit. Its error's pointer leads to the place in the model's file.
struct Misfit
{
    enum class Sort {
        Missing, // `other` does not exist
        Cycle,   // `other` contains itself
        Clash,   // `other` is of the wrong kind, or a flow and an element share an id
    };
    Sort sort = Sort::Missing;
    Id other; // the element or flow that it does not fit with
    Error error;
};

// The first fault of one thing; a cycle is not looked for.
std::optional<Misfit> findMisfit(const Surroundings &among, const Element &element);
std::optional<Misfit> findMisfit(const Surroundings &among, const Flow &flow);
std::optional<Misfit> findMisfit(const Surroundings &among, const ManualThreat &threat);

// The error of a thing that refers to what does not exist.
Error danglingReference(std::string pointer, std::string_view from, std::string_view to);

// Finds elements that contain themselves. Remembers the ancestors of earlier calls, so that calls for all
// elements of a model take linear time together.
class CycleFinder
{
public:
    explicit CycleFinder(const Surroundings &among) : m_among(among) {}

    std::optional<Misfit> find(const Element &element);
    void forget(); // some element has another parent now

private:
    const Surroundings &m_among;
    std::unordered_map<IdView, std::size_t> m_seen; // ancestors, and by which call
    std::size_t m_call = 0;
    std::size_t m_firstValidCall = 0;
};

} // namespace bulkhead::model
