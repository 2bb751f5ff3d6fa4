#include "catalog/analysis.h"

namespace bulkhead::catalog {

Rating ratingOf(int score)
{
    if (score >= 16)
        return Rating::Critical;
    if (score >= 10)
        return Rating::High;
    return score >= 5 ? Rating::Medium : Rating::Low;
}

} // namespace bulkhead::catalog
