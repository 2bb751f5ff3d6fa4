#pragma once

#include "model/model.h"

#include <string>
#include <string_view>

namespace bulkhead::model {

// A readable id part: lower-case letters, digits, '.', '-', '_' and '/'; other characters become '-'.
std::string slug(std::string_view name);

// The id for something new drawn by hand: slug(name) (or that of its kind), made unique with "-2", "-3" …
Id freshId(const Model &model, std::string_view name);

// The id of a flow from its full identity: "SOURCE->TARGET", with kind and protocol where given ("#redis").
Id flowId(IdView source, IdView target, std::string_view discriminator = {});

} // namespace bulkhead::model
