// SPDX-License-Identifier: Apache-2.0
#include "import/services/pod_listener.h"

#include "import/reading/scalar_types.h"
#include "import/shared/image_reference.h"
#include "import/shared/technologies.h"

#include <algorithm>

namespace bulkhead::import::services {

bool listensOn(const std::vector<std::string> &exposed, const std::string &image, std::string_view port,
               const Builder &builder)
{
    if (std::any_of(exposed.begin(), exposed.end(), [port](const std::string &item) {
            return std::string_view(item).substr(0, item.find('/')) == port;
        }))
        return true;
    const auto &technologies = builder.options().technologies;
    const Technology *technology = technologies && !image.empty()
                                       ? technologies->ofImage(ImageReference::parse(image).repository)
                                       : nullptr;
    const std::int64_t first = parseInteger(port.substr(0, port.find('-'))).value_or(0);
    return technology && first > 0 && first <= 65535 && technology->ports.contains(static_cast<int>(first));
}

void informOfUnsaidListener(Builder &builder, const Mark &mark, const std::string &pod,
                            const std::string &published, const std::string &first)
{
    builder.inform(mark.path(), mark.line,
                   "the pod " + pod + " publishes " + published +
                       "; which of its containers listens there is not said, and it is drawn at " + first);
}

} // namespace bulkhead::import::services
