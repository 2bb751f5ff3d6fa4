// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/configuration_files.h"

#include "import/kubernetes/cluster.h"
#include "import/reading/text.h"

#include <algorithm>
#include <iterator>

namespace bulkhead::import::kubernetes {

namespace {

std::vector<Mention> mentionsInFile(std::string_view text)
{
    constexpr std::size_t longest = std::size_t{64} << 10;
    std::vector<Mention> found;
    text = text.substr(0, longest);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('#') || line.starts_with("//") || line.starts_with(';') ||
            line.starts_with("--"))
            continue;
        std::vector<Mention> mentions = mentionsInSetting({}, line);
        std::move(mentions.begin(), mentions.end(), std::back_inserter(found));
    }
    return found;
}

} // namespace

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
