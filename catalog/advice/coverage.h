// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/analysis/analysis.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Element × STRIDE category: what was found, what is asked, what was decided, and why the rest does not
// apply.
namespace bulkhead::catalog {

enum class CoverageState : std::uint8_t {
    Finding,      // a confirmed finding or a person's threat, undecided
    Question,     // only findings to verify, undecided
    Accepted,     // all that was found is decided
    NotApplicable // considered, and nothing found
};
std::string_view coverageStateName(CoverageState state); // "not_applicable"

struct CoverageCell
{
    std::uint32_t open = 0;      // undecided findings and threats that people added
    std::uint32_t confirmed = 0; // of these
    std::uint32_t decided = 0;
    Rating worst = Rating::None; // of the undecided

    CoverageState state() const;
};

struct CoverageRow
{
    model::IdView subject;
    std::array<CoverageCell, 6> cells; // in the order of model::Stride
    CoverageCell all;
};

// A row for each element and flow in scope: what is worst first, what has nothing in the model's order.
std::vector<CoverageRow> coverage(const Analysis &analysis);

// Why nothing was found: "considered: does not apply because …", made of the conditions of the category's
// rules that do not hold. Keeps what it has evaluated; belongs to one thread.
class CoverageReasons
{
public:
    explicit CoverageReasons(const Analysis &analysis);
    ~CoverageReasons();

    std::string why(model::IdView subject, model::Stride category);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace bulkhead::catalog
