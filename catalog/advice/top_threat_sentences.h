// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/attack/attack_paths.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The wording of top threats.
namespace bulkhead::catalog {

// "web, db, cache and 4 more"
std::string someNames(const std::vector<std::string> &names, std::size_t atMost);

// What paths tell that break in at one place: "Anyone on the internet breaks into web and takes over the host
// node1, so that the 3 other containers there are under their control; the same break-in leads to db." The
// first, which is the worst, is told in full, the others by where they end. Not empty if hasDeed.
std::string pathSentence(const AttackPaths &paths, const std::vector<const AttackPath *> &ways);

// Whether it begins with the account of a party of whom nobody says how they log in; its sentence is then to
// verify.
bool restsOnUnknownLogin(const AttackPath &path);

// Whether a path tells anything beyond that things can be reached.
bool hasDeed(const AttackPaths &paths, const AttackPath &path);

// Where a cause holds beside its worst place.
struct OtherPlaces
{
    std::vector<std::string> alike; // as grave
    std::vector<std::string> less;
};

// The scenario of a cause at its worst place, with the names of the others, and the titles of what else is
// wrong at the worst.
std::string causeSentence(std::string scenario, const OtherPlaces &others,
                          const std::vector<std::string> &besides, bool confirmed);

// What the hardening that is missing means: the first of the containers, their number, and the titles of the
// controls that most lack.
std::string hardeningSentence(const std::string &container, std::size_t containers,
                              const std::vector<std::string_view> &controls, bool isAboutLoad);

} // namespace bulkhead::catalog
