// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/rating_scale.h"

namespace bulkhead::catalog {

Rating ratingOf(int score)
{
    if (score >= 16)
        return Rating::Critical;
    if (score >= 10)
        return Rating::High;
    return score >= 5 ? Rating::Medium : Rating::Low;
}

RatingScale::RatingScale() : m_cells()
{
    for (int likelihood = 1; likelihood <= 5; ++likelihood)
        for (int impact = 1; impact <= 5; ++impact)
            set(likelihood, impact, ratingOf(likelihood * impact));
}

} // namespace bulkhead::catalog
