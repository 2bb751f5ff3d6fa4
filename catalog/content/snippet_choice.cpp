// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/snippet_choice.h"

namespace bulkhead::catalog {

model::ImportRecordPtr importOf(const model::Model &model, std::string_view id)
{
    if (const model::Element *element = model.element(id))
        return element->import;
    const model::Flow *flow = model.flow(id);
    return flow ? flow->import : nullptr;
}

bool suits(const Snippet &snippet, const model::ImportRecordPtr &import)
{
    if (!import)
        return true;
    const bool isKubernetes = import->platform == model::Platform::Kubernetes;
    if (snippet.platform == "kubernetes")
        return isKubernetes;
    const bool isOfAnEngine =
        snippet.platform == "compose" || snippet.platform == "docker" || snippet.platform == "daemon_json";
    return !isKubernetes || !isOfAnEngine;
}

} // namespace bulkhead::catalog
