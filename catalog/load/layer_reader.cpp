// SPDX-License-Identifier: Apache-2.0
#include "catalog/load/catalog_loader.h"
#include "catalog/load/entry_parts.h"

#include <algorithm>

// The part of CatalogLoader that reads the layers of a defense in depth.
namespace bulkhead::catalog::load {

namespace {

std::vector<std::string> causesOf(const JsonNode &entry)
{
    const JsonNode *list = entry.find("root_causes");
    return list ? list->texts() : std::vector<std::string>();
}

void append(std::vector<std::string> &all, const std::vector<std::string> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

LayerControl CatalogLoader::readControl(const JsonNode &entry)
{
    entry.allow({"id", "title", "applies_to", "applies_when", "when", "root_causes", "virtual_machine"});
    LayerControl control;
    control.id = entry.at("id").nonEmptyText();
    control.title = entry.at("title").nonEmptyText();
    control.kinds = kindsOf(entry.at("applies_to"));
    if (const JsonNode *applies = entry.find("applies_when"))
        control.appliesTo = m_compiler.compile(*applies, asSet(control.kinds));
    control.inPlace = m_compiler.compile(entry.at("when"), asSet(control.kinds));
    control.rootCauses = causesOf(entry);
    const JsonNode &machine = entry.at("virtual_machine");
    const std::optional<WithMachine> with = withMachineFromName(machine.text());
    if (!with)
        machine.fail("value", "“virtual_machine” must be falls_away, own_task or stays, not “%1”",
                     {machine.text()});
    control.machine = *with;
    if (!m_controls.add(control.id))
        duplicate(entry.at("id"), "control");
    return control;
}

// A layer that is there already takes further controls and root causes; its texts stay.
void CatalogLoader::readLayer(const JsonNode &entry)
{
    entry.allow({"id", "title", "does", "container", "virtual_machine", "kinds", "root_causes", "controls"});
    const std::string &id = entry.at("id").nonEmptyText();
    std::vector<Layer> &layers = m_data.program.layers;
    auto layer =
        std::find_if(layers.begin(), layers.end(), [&](const Layer &known) { return known.id == id; });
    if (layer == layers.end()) {
        layer = layers.insert(layers.end(), Layer());
        layer->id = id;
        layer->title = entry.at("title").nonEmptyText();
        layer->does = entry.at("does").nonEmptyText();
        layer->container = entry.at("container").nonEmptyText();
        layer->virtualMachine = entry.at("virtual_machine").nonEmptyText();
    }
    if (const JsonNode *kinds = entry.find("kinds"))
        layer->kinds = kindsOf(*kinds);
    append(layer->rootCauses, causesOf(entry));
    if (const JsonNode *controls = entry.find("controls"))
        for (const JsonNode *control : controls->items())
            layer->controls.push_back(readControl(*control));
}

} // namespace bulkhead::catalog::load
