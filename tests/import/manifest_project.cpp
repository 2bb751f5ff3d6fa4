// SPDX-License-Identifier: Apache-2.0
#include "manifest_project.h"

namespace bulkhead::tests {

using namespace import;

const std::string podOfShop = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\n"
                              "spec: {containers: [{name: app, image: 'registry.example.org/web:1'}]}\n";

std::string podSpec(const std::string &image)
{
    return "{containers: [{name: app, image: '" + image + "'}]}";
}

Result<Imported> importManifest(const std::string &text)
{
    return importProject({"app.yaml"}, {{"app.yaml", text}});
}

QStringList idsOf(const model::Model &model, model::Kind kind)
{
    QStringList list;
    for (const auto &element : model.elements())
        if (element.kind == kind)
            list << QString::fromStdString(element.id);
    list.sort();
    return list;
}

} // namespace bulkhead::tests
