// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"

#include "model/value.h"
#include "resources/embedded.h"

#include <QtTest>

#include <fstream>

namespace bulkhead::tests {

using namespace import;

std::shared_ptr<const model::Vocabulary> vocabulary()
{
    static const auto loaded = [] {
        auto result = model::Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
        if (!result)
            qFatal("%s", result.error().text().c_str());
        return *result;
    }();
    return loaded;
}

std::shared_ptr<const Technologies> technologies()
{
    static const auto loaded = [] {
        auto result = Technologies::fromJson(*resources::find("technologies.json"), "technologies.json");
        if (!result)
            qFatal("%s", result.error().message.c_str());
        return *result;
    }();
    return loaded;
}

Result<Imported> importProject(const std::vector<std::string> &inputs, const Files &files,
                               std::vector<std::string> profiles)
{
    ImportOptions options;
    options.technologies = technologies();
    options.composeProfiles = std::move(profiles);
    options.readFile = [&files](const std::string &path) -> Result<std::string> {
        const auto found = files.find(path);
        if (found == files.end()) {
            Error error;
            error.message = "there is no such file";
            return error;
        }
        return found->second;
    };
    std::vector<Input> list;
    for (const std::string &input : inputs)
        list.push_back({input, files.at(input)});
    return importModel(list, vocabulary(), options);
}

Result<Imported> importText(const std::string &text)
{
    return importProject({"compose.yaml"}, {{"compose.yaml", text}});
}

void putFile(const std::filesystem::path &file, const std::string &text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

Result<Imported> importFolder(const std::filesystem::path &folder, Gathered &gathered)
{
    const std::string path = folder.string();
    auto found = gatherInputs(std::span(&path, 1));
    if (!found)
        return found.error();
    gathered = std::move(*found);
    ImportOptions options;
    options.technologies = technologies();
    options.readFile = gathered.readFile;
    return importModel(gathered.inputs, vocabulary(), options);
}

const model::Property *propertyOf(const model::Model &model, model::IdView id, std::string_view name)
{
    const auto key = vocabulary()->key(name);
    if (!key)
        qFatal("no property of this name");
    if (const model::Element *element = model.element(id))
        return element->properties.find(*key);
    if (const model::Flow *flow = model.flow(id))
        return flow->properties.find(*key);
    return nullptr;
}

QString valueOf(const model::Model &model, model::IdView id, std::string_view name)
{
    const model::Property *property = propertyOf(model, id, name);
    const model::Element *element = model.element(id);
    const model::PropertyDef *def = vocabulary()->find(element ? element->kind : model::Kind::DataFlow, name);
    return property ? QString::fromStdString(model::displayValue(*def, property->value)) : QString();
}

QStringList flowsOf(const model::Model &model, model::FlowKind kind)
{
    QStringList list;
    for (const model::Flow &flow : model.flows()) {
        if (flow.kind == kind)
            list << QString::fromStdString(flow.source + "->" + flow.target);
    }
    list.removeDuplicates();
    list.sort();
    return list;
}

QString diagnosticsOf(const Imported &imported)
{
    QString text;
    for (const Diagnostic &diagnostic : imported.diagnostics)
        text += QString::fromStdString(diagnostic.file + ":" + std::to_string(diagnostic.line) + ": " +
                                       diagnostic.message + "\n");
    return text;
}

} // namespace bulkhead::tests
