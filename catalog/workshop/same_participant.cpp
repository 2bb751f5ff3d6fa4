// SPDX-License-Identifier: Apache-2.0
#include "catalog/workshop/same_participant.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace bulkhead::catalog::workshop {

namespace {

Error leftOut(const Claim &claim, std::string_view why, const std::string &other)
{
    Error error = failure("workshop.same-participant", why, {claim.participant, other});
    error.file = claim.file;
    return error;
}

} // namespace

std::vector<std::optional<Error>> settleClaims(std::span<const Claim> claims,
                                               const std::function<bool(std::size_t, std::size_t)> &isSame)
{
    std::map<std::string, std::vector<std::size_t>> byParticipant;
    for (std::size_t i = 0; i < claims.size(); ++i)
        byParticipant[claims[i].participant].push_back(i);
    std::vector<std::optional<Error>> errors(claims.size());
    for (const auto &[participant, all] : byParticipant) {
        std::vector<std::size_t> best;
        std::copy_if(all.begin(), all.end(), std::back_inserter(best),
                     [&](std::size_t i) { return claims[i].hasChecksum; });
        if (best.empty())
            best = all;
        const std::size_t first = best.front();
        const bool isSettled = std::all_of(best.begin(), best.end(),
                                           [&](std::size_t i) { return i == first || isSame(first, i); });
        for (const std::size_t i : all) {
            const bool isBeaten = claims[first].hasChecksum && !claims[i].hasChecksum;
            // Of those that differ, one that says something else than this one does.
            const auto differing = std::find_if(best.begin(), best.end(),
                                                [&](std::size_t j) { return j != i && !isSame(i, j); });
            const std::string &other = claims[!isSettled && differing != best.end() ? *differing
                                              : i == first                          ? best.back()
                                                                                    : first]
                                           .file;
            if (isSettled && i == first)
                continue;
            errors[i] = leftOut(claims[i],
                                !isSettled ? "it is of “%1”, as is %2 that says something else: none of them "
                                             "counts until the others are taken away"
                                : isBeaten ? "it is of “%1” and has no checksum; %2, which has one, counts"
                                           : "it says the same of “%1” as %2, which counts",
                                other);
        }
    }
    return errors;
}

} // namespace bulkhead::catalog::workshop
