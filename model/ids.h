// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <string>
#include <string_view>

namespace bulkhead::model {

// An id is UTF-8 of 1 to maximumIdSize bytes without white space and control characters, so that it can
// stand in a finding's id, a URL or a table of columns.
inline constexpr std::size_t maximumIdSize = 4096;
bool isValidId(IdView id);

// A readable id part: lower-case letters, digits, '.', '-', '_', '/' and letters beyond ASCII; each run of
// other characters becomes one '-'. May be empty.
std::string slug(std::string_view name);

// The id for something new drawn by hand: slug(name) ("item" when nothing is left of it), made unique with
// "-2", "-3" … Callers give the kind's title for what has no name.
Id freshId(const Model &model, std::string_view name);

// The id of a flow from its full identity: "SOURCE->TARGET", with kind and protocol where given ("#redis").
Id flowId(IdView source, IdView target, std::string_view discriminator = {});

} // namespace bulkhead::model
