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

// The same of a flow; "no such flow" without one.
std::string statedOfFlow(const model::Model &model, std::string_view flow, std::string_view name);

// The data flows into an element as one text, each by the name of its source, ordered: "Internet http,
// Internet https"; "?" where no protocol is stated, "+tls" where encryption is stated to be TLS.
std::string flowsInto(const model::Model &model, std::string_view target);

// Where a property comes from: "Deployment/web:12".
std::string origin(const model::Model &model, std::string_view element, std::string_view name);

} // namespace bulkhead::test
