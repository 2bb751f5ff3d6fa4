// SPDX-License-Identifier: Apache-2.0
#include "manifest.h"

#include "import/kubernetes/kubernetes.h"
#include "import/shared/builder.h"
#include "import/shared/technologies.h"
#include "resources/embedded.h"

#include <QTest>

#include <algorithm>
#include <vector>

namespace bulkhead::test {

namespace {

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    auto read = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

std::shared_ptr<const import::Technologies> technologies()
{
    auto read = import::Technologies::fromJson(*resources::find("technologies.json"), "technologies.json");
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return *read;
}

std::string asText(const model::PropertyDef &def, const model::Value &value)
{
    if (const bool *b = value.asBool())
        return *b ? "true" : "false";
    if (const std::int64_t *i = value.asInteger())
        return std::to_string(*i);
    if (const double *d = value.asReal())
        return QByteArray::number(*d).toStdString();
    if (const model::EnumValue *e = value.asEnum())
        return def.enumValues[e->index];
    if (const std::string *t = value.asText())
        return *t;
    std::string joined;
    if (const model::Value::TextList *list = value.asList())
        for (const std::string &item : *list)
            joined += (joined.empty() ? "" : ",") + item;
    return joined;
}

} // namespace

import::Imported importManifest(std::string text){import::ParsedInput input;
input.path = "app.yaml";
input.format = "kubernetes";
auto documents = import::parseDocuments(std::move(text), input.path);
if (!documents)
    qFatal("%s", documents.error().text().c_str());
input.documents = std::move(*documents);
import::ImportOptions options;
options.technologies = technologies();
import::Builder builder(vocabulary(), options);
if (const auto done = import::importKubernetes(std::span(&input, 1), builder); !done)
    qFatal("%s", done.error().text().c_str());
auto imported = builder.finish();
if (!imported)
    qFatal("%s", imported.error().text().c_str());
return std::move(*imported);
} // namespace bulkhead::test

std::string stated(const model::Model &model, std::string_view element, std::string_view name)
{
    const model::Element *found = model.element(element);
    if (!found)
        return "no such element";
    const model::PropertyDef *def = model.vocabulary().find(found->kind, name);
    if (!def)
        return "no such property";
    const model::Value *value = found->properties.value(def->key);
    return value ? asText(*def, *value) : "unset";
}

std::string statedOfFlow(const model::Model &model, std::string_view flow, std::string_view name)
{
    const model::Flow *found = model.flow(flow);
    if (!found)
        return "no such flow";
    const model::PropertyDef *def = model.vocabulary().find(model::Kind::DataFlow, name);
    const model::Value *value = def ? found->properties.value(def->key) : nullptr;
    return value ? asText(*def, *value) : "unset";
}

std::string flowsInto(const model::Model &model, std::string_view target)
{
    std::vector<std::string> flows;
    for (const model::Flow &flow : model.flows()) {
        if (flow.target != target || flow.kind != model::FlowKind::Data)
            continue;
        const std::string protocol = statedOfFlow(model, flow.id, "protocol");
        flows.push_back(model.element(flow.source)->name + ' ' + (protocol == "unset" ? "?" : protocol) +
                        (statedOfFlow(model, flow.id, "encryption") == "tls" ? "+tls" : ""));
    }
    std::sort(flows.begin(), flows.end());
    std::string joined;
    for (const std::string &flow : flows)
        joined += (joined.empty() ? "" : ", ") + flow;
    return joined;
}

std::string origin(const model::Model &model, std::string_view element, std::string_view name)
{
    const model::Element *found = model.element(element);
    const model::PropertyDef *def = found ? model.vocabulary().find(found->kind, name) : nullptr;
    const model::Property *stated = def ? found->properties.find(def->key) : nullptr;
    if (!stated || !stated->origin)
        return "none";
    return std::string(stated->origin->object.view()) + ":" + std::to_string(stated->origin->line);
}

} // namespace bulkhead::test
