// SPDX-License-Identifier: Apache-2.0
#include "import/quadlet/quadlet.h"

#include "import/kubernetes/object.h"
#include "import/quadlet/container_unit.h"
#include "import/quadlet/other_units.h"
#include "import/quadlet/pods.h"
#include "import/quadlet/unit.h"
#include "import/services/project_importer.h"
#include "import/shared/relative_path.h"
#include "model/generic_name.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::import {

using quadlet::Unit;
using quadlet::UnitFile;
using quadlet::UnitKind;
using quadlet::Units;

namespace {

constexpr std::size_t headLooked = std::size_t{64} * 1024; // bytes

// "web.container" of a drop-in in "web.container.d/"; empty of a unit.
std::string_view unitOfDropIn(std::string_view path)
{
    const std::string_view folder = fileNameOf(folderOf(path));
    return folder.ends_with(".d") && path.ends_with(".conf") ? folder.substr(0, folder.size() - 2)
                                                             : std::string_view();
}

UnitFile readUnitFile(Builder &builder, const ParsedInput &input)
{
    return quadlet::parseUnitFile(builder.textOf(input.path, input.bytes));
}

void reportStrayLines(Builder &builder, const ParsedInput &input, const UnitFile &file)
{
    for (const int line : file.strayLines)
        builder.warn(input.path, line, "a line that is neither a section nor a setting is left out");
}

// A template runs nothing itself: its instances do, and one that it names where none is linked.
void leaveOutTemplates(Units &units, Builder &builder)
{
    std::set<std::string> templates; // that have instances here
    for (const auto &[name, unit] : units) {
        const std::string of = quadlet::templateOf(name);
        const auto found = units.find(of);
        if (of.empty() || found == units.end())
            continue;
        const quadlet::Setting *instance = found->second.last("Install", "DefaultInstance");
        const std::size_t at = of.find('@') + 1;
        if (!instance || units.contains(of.substr(0, at) + instance->value + of.substr(at)))
            templates.insert(of);
    }
    for (const std::string &name : templates) {
        const services::Mark mark = units.find(name)->second.mark();
        builder.inform(mark.path(), mark.line, name + " is a template; its instances are what runs");
        units.erase(name);
    }
}

Units readUnits(std::span<const ParsedInput> inputs, Builder &builder)
{
    Units units;
    for (const ParsedInput &input : inputs) {
        if (!unitOfDropIn(input.path).empty())
            continue;
        const UnitFile file = readUnitFile(builder, input);
        const auto kind = quadlet::kindOf(file);
        if (!kind)
            continue;
        reportStrayLines(builder, input, file);
        Unit unit(*kind, input.path, file);
        const std::string name = unit.fileName();
        if (!units.emplace(name, std::move(unit)).second)
            builder.warn(input.path, 1, name + " stands in another folder too; that one counts");
    }
    for (const ParsedInput &input : inputs) { // in the order of their names, as systemd reads them
        const std::string_view name = unitOfDropIn(input.path);
        if (name.empty())
            continue;
        const UnitFile file = readUnitFile(builder, input);
        reportStrayLines(builder, input, file);
        const auto unit = units.find(name);
        bool isOfInstances = false;
        for (auto &[each, known] : units) {
            if (quadlet::templateOf(each) != name)
                continue;
            known.addDropIn(input.path, file);
            isOfInstances = true;
        }
        if (unit != units.end()) {
            unit->second.addDropIn(input.path, file);
        } else if (!isOfInstances &&
                   name.find('.') == std::string_view::npos) { // "container.d": of all units of that kind
            for (auto &[each, known] : units)
                if (each.ends_with("." + std::string(name)))
                    known.addDropIn(input.path, file);
        } else if (!isOfInstances) {
            builder.warn(input.path, 1,
                         std::string(name) + ", which this is laid over, is not among the inputs");
        }
    }
    leaveOutTemplates(units, builder);
    return units;
}

// What podman's engine is to the model; whose it is stands in the units' places alone.
void stateHost(Builder &builder, const Units &units)
{
    const Unit &first = units.begin()->second;
    Facts facts = builder.factsOf("host");
    const auto at = [&](std::string_view note) {
        return builder.origin(first.mark().path(), first.mark().line, {}, note);
    };
    facts.set(property::host::runtime_engine, property::RuntimeEngine::Podman,
              at("quadlets are run by Podman"));
    const auto isRootless = [](const auto &unit) { return unit.second.isRootless(); };
    if (std::all_of(units.begin(), units.end(), isRootless))
        facts.set(property::host::rootless, true, at("the units stand in a user's folder of quadlets"));
}

void addContainers(services::Project &project, const Units &units, Builder &builder,
                   std::vector<std::pair<std::string, services::Mark>> &environmentSecrets,
                   const quadlet::Pods &pods)
{
    std::map<std::string, quadlet::ContainerTranslator> translators;
    for (const auto &[name, unit] : units) {
        if (unit.kind() == UnitKind::Container)
            translators.try_emplace(unit.name(), project, units, builder, unit);
    }
    for (const auto &[pod, members] : pods)
        quadlet::applyPod(pod, members, units, translators, builder);
    if (translators.empty())
        return;
    services::Tree all = services::Tree::map(units.begin()->second.mark());
    for (auto &[name, translator] : translators) {
        if (!translator.environmentSecrets().empty())
            environmentSecrets.emplace_back(name, translator.environmentSecrets().front());
        all.set(name, units.at(name + ".container").mark(), translator.take());
    }
    project.root.set("services", units.begin()->second.mark(), std::move(all));
}

} // namespace

bool isQuadlet(std::string_view bytes)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos ||
        std::string_view("[#;").find(bytes[first]) == std::string_view::npos)
        return false;
    const UnitFile file = quadlet::parseUnitFile(bytes.substr(0, headLooked));
    const bool isUnit = file.strayLines.size() <= file.sections.size();
    return isUnit && quadlet::kindOf(file).has_value();
}

bool isQuadletDropIn(std::string_view path)
{
    return quadlet::isUnitName(unitOfDropIn(path));
}

Result<Success> importQuadlet(std::span<const ParsedInput> inputs, Builder &builder)
{
    const Units units = readUnits(inputs, builder);
    if (units.empty())
        return Success{};
    services::Project project;
    project.scheme = "quadlet";
    project.objectKind = "container";
    project.hostName = model::podmanHost.name;
    project.file = inputs.front().path;
    project.folder = folderOf(project.file);
    project.root = services::Tree::map(units.begin()->second.mark());
    for (const ParsedInput &input : inputs)
        project.folders.emplace(input.path, folderOf(input.path));
    for (const auto &[name, unit] : units) {
        if (unit.kind() == UnitKind::Network || unit.kind() == UnitKind::Volume)
            quadlet::declareUnit(project, builder, unit);
        else if (unit.kind() != UnitKind::Container && unit.kind() != UnitKind::Kube)
            quadlet::checkKeys(builder, unit);
    }
    const quadlet::Pods pods = quadlet::podsOf(units, builder);
    std::vector<std::pair<std::string, services::Mark>> environmentSecrets;
    addContainers(project, units, builder, environmentSecrets, pods);
    const bool runsContainers = project.root.has("services");
    services::ProjectImporter importer(builder, project, {});
    if (runsContainers) {
        importer.addElements();
        stateHost(builder, units);
        for (const auto &[pod, members] : pods)
            quadlet::addPodBoundary(builder, units, pod, members);
        for (const auto &[name, mark] : environmentSecrets)
            builder.factsOf(kubernetes::idPart(name))
                .set(property::container::secrets_delivery, property::SecretsDelivery::Env,
                     builder.origin(mark.path(), mark.line, "container/" + name,
                                    "the secret is put into a variable"));
        importer.inferFlows();
    }
    for (const auto &[name, unit] : units) {
        if (unit.kind() == UnitKind::Kube)
            quadlet::readKube(builder, unit);
    }
    return Success{};
}

} // namespace bulkhead::import
