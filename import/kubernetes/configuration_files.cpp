// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/configuration_files.h"

#include "import/kubernetes/cluster.h"

namespace bulkhead::import::kubernetes {

const std::vector<MentioningText> &ConfigurationFiles::in(const Workload &workload, const Mount &mount)
{
    static const std::vector<MentioningText> none;
    const bool isMeant = mount.volume->kind == VolumeKind::ConfigMap && !mount.path.empty();
    const Object *configMap =
        isMeant ? m_cluster.find("ConfigMap", workload.object->space, mount.volume->source) : nullptr;
    if (!configMap)
        return none;
    const auto [known, isNew] = m_known.try_emplace(configMap);
    if (isNew)
        for (const MapEntry &file : (*configMap->node)["data"].entries())
            known->second.push_back({{},
                                     mentionsInFile(file.value.text()),
                                     configMap->at(file.line),
                                     "the file " + std::string(file.key)});
    return known->second;
}

} // namespace bulkhead::import::kubernetes
