// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/service_name.h"

namespace bulkhead::import::kubernetes {

std::vector<std::string_view> labelsOf(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    std::vector<std::string_view> labels;
    for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.')) {
        labels.push_back(host.substr(0, dot));
        host.remove_prefix(dot + 1);
    }
    labels.push_back(host);
    return labels;
}

std::size_t clusterSuffix(const std::vector<std::string_view> &labels)
{
    const std::size_t count = labels.size();
    if (count > 3 && labels[count - 3] == "svc" && labels[count - 2] == "cluster" &&
        labels[count - 1] == "local")
        return 3;
    return count > 1 && labels.back() == "svc" ? 1 : 0;
}

bool isServiceName(const std::vector<std::string_view> &labels)
{
    const std::size_t suffix = clusterSuffix(labels);
    return suffix > 0 && labels.size() == suffix + 2;
}

std::string addressWord(std::string_view name, std::string_view space)
{
    return std::string(name) + '.' + std::string(space) + ".svc.address";
}

} // namespace bulkhead::import::kubernetes
