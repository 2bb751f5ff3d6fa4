// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/import.h"

#include <string>
#include <string_view>

namespace bulkhead::test {

// The model of one manifest. Fails the running test when it cannot be imported.
import::Imported importManifest(std::string text);

// A property of an element as text ("true", "512", "a,b", "root"); "unset" when it is not stated, "no such
// element" without one.
std::string stated(const model::Model &model, std::string_view element, std::string_view name);

// Where a property comes from: "Deployment/web:12".
std::string origin(const model::Model &model, std::string_view element, std::string_view name);

} // namespace bulkhead::test
