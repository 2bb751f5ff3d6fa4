// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/services/tree.h"
#include "import/shared/builder.h"

#include <string>
#include <string_view>
#include <vector>

// Which container of a pod listens on a port that the pod publishes.
namespace bulkhead::import::services {

// Whether a container does by what it exposes ("80", "80/tcp") or by what its image is known to open. A port
// may be a range: "80-90".
bool listensOn(const std::vector<std::string> &exposed, const std::string &image, std::string_view port,
               const Builder &builder);

// No container says so, and the port is drawn at the first one.
void informOfUnsaidListener(Builder &builder, const Mark &mark, const std::string &pod,
                            const std::string &published, const std::string &first);

} // namespace bulkhead::import::services
