// SPDX-License-Identifier: Apache-2.0
#include "import/importers.h"

#include "import/compose/compose.h"
#include "import/docker/daemon_configuration.h"
#include "import/docker/inspect.h"
#include "import/kubernetes/kubernetes.h"
#include "import/quadlet/quadlet.h"
#include "import/terraform/terraform.h"
#include "import/tools/tools.h"

#include <algorithm>
#include <array>

namespace bulkhead::import {

namespace {

constexpr std::array table = {
    ImporterInfo{format::compose, "a compose file", {}, isCompose, nullptr, importCompose},
    ImporterInfo{"kubernetes",
                 "Kubernetes objects",
                 {},
                 isKubernetesDocument,
                 nullptr,
                 importKubernetes,
                 nullptr,
                 RepeatedKeys::LaterWins},
    ImporterInfo{"docker-inspect",
                 "docker inspect output",
                 {},
                 isDockerInspect,
                 nullptr,
                 importDockerInspect,
                 nullptr,
                 RepeatedKeys::LaterWins},
    ImporterInfo{"quadlet", "quadlet units", " .container .pod .kube .network .volume .image .build", nullptr,
                 isQuadlet, importQuadlet, isQuadletDropIn},
    ImporterInfo{"terraform", "a Terraform plan in JSON", {}, isTerraform, nullptr, importTerraform},
    ImporterInfo{"docker-daemon",
                 "a Docker engine's daemon.json",
                 {},
                 isDaemonConfiguration,
                 nullptr,
                 importDaemonConfiguration,
                 nullptr,
                 RepeatedKeys::LaterWins},
    ImporterInfo{"threat-dragon", "a Threat Dragon model", {}, isThreatDragon, nullptr, importThreatDragon},
    ImporterInfo{"otm", "an OTM model", " .otm", isOpenThreatModel, nullptr, importOpenThreatModel},
    ImporterInfo{"tm7", "a model of the Microsoft tool", " .tm7", nullptr, isMicrosoftTm7,
                 importMicrosoftTm7},
    ImporterInfo{"tm-library", "a TM-Library model", {}, isTmLibrary, nullptr, importTmLibrary},
};

} // namespace

std::span<const ImporterInfo> importers()
{
    return table;
}

const ImporterInfo *importerOf(std::string_view format)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [=](const ImporterInfo &i) { return i.format == format; });
    return found == table.end() ? nullptr : &*found;
}

std::string importableFormats()
{
    std::string all(table.front().title);
    for (std::size_t i = 1; i < table.size(); ++i)
        all.append(i + 1 < table.size() ? ", " : " or ").append(table[i].title);
    return all;
}

} // namespace bulkhead::import
