// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/program_output.h"

#include <algorithm>
#include <array>

namespace bulkhead::app {

bool isProgramOutput(std::string_view source)
{
    static constexpr std::array<std::string_view, 9> beginnings = {
        "helm template ",         "kustomize build ",      "kubectl kustomize ",
        "kubectl get ",           "docker info",           "docker container inspect",
        "docker network inspect", "docker volume inspect", "docker image inspect"};
    return std::any_of(beginnings.begin(), beginnings.end(), [source](std::string_view beginning) {
        return source.starts_with(beginning) && (beginning.ends_with(' ') || source == beginning);
    });
}

} // namespace bulkhead::app
