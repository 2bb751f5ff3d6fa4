// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <array>
#include <cstddef>

namespace bulkhead::catalog {

using model::Rating;

// 1–4 low, 5–9 medium, 10–15 high, 16–25 critical.
Rating ratingOf(int score);

// Of a threat that a person added, by the same scale.
inline int scoreOf(const model::ManualThreat &threat)
{
    return threat.likelihood * threat.impact;
}
inline Rating ratingOf(const model::ManualThreat &threat)
{
    return ratingOf(scoreOf(threat));
}

// From likelihood and impact to a rating. The built-in scale: score 1–4 low, 5–9 medium, 10–15 high, 16–25
// critical.
class RatingScale
{
public:
    RatingScale();

    Rating rating(int likelihood, int impact) const { return m_cells[cell(likelihood, impact)]; }
    void set(int likelihood, int impact, Rating rating) { m_cells[cell(likelihood, impact)] = rating; }

private:
    static std::size_t cell(int likelihood, int impact)
    {
        return static_cast<std::size_t>((likelihood - 1) * 5 + impact - 1);
    }

    std::array<Rating, 25> m_cells;
};

} // namespace bulkhead::catalog
