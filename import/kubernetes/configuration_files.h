// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/kubernetes/volumes.h"
#include "import/shared/flows.h"
#include "model/element.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::import::kubernetes {

class Cluster;

// One text of a container that may name others.
struct MentioningText
{
    std::string_view name; // of the variable or the option; empty: none
    std::vector<Mention> mentions;
    model::Origin origin;
    std::string what;   // "the variable DB_HOST"
    int portBeside = 0; // that another setting states for the host: DB_PORT; 0: none
};

// The files that ConfigMaps put into containers: the URLs and addresses with a port in their lines, without
// comments.
class ConfigurationFiles
{
public:
    explicit ConfigurationFiles(const Cluster &cluster) : m_cluster(cluster) {}

    // Those that a mount brings; none of another volume. Valid as long as this.
    const std::vector<MentioningText> &in(const Workload &workload, const Mount &mount);

private:
    const Cluster &m_cluster;
    std::map<const Object *, std::vector<MentioningText>> m_known; // of ConfigMaps
};

} // namespace bulkhead::import::kubernetes
