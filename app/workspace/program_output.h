// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace bulkhead::app {

// Whether a source of a model is what a program wrote for an import rather than a file. Such a source bears
// the command's name: "helm template ./chart", "kubectl get --all-namespaces".
bool isProgramOutput(std::string_view source);

} // namespace bulkhead::app
