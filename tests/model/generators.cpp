// SPDX-License-Identifier: Apache-2.0
#include "item_generators.h"

#include "model/file/file.h"
#include "model/plans.h"
#include "resources/embedded.h"

#include <cstdio>
#include <cstdlib>

namespace bulkhead::testing {

using namespace bulkhead::model;

namespace {

// Adds, replaces or removes; rarely with a `before` that is not the model's.
template <typename T>
Change anyEdit(const Table<T> &table, T item)
{
    const auto existing = chance(30) ? pickFrom(table) : table.shared(TableKey<T>::of(item));
    if (existing && chance(40))
        return removing(existing);
    if (existing && chance(3))
        return adding(std::move(item)); // is there already, when it is this one
    if (existing && TableKey<T>::of(*existing) == TableKey<T>::of(item))
        return editing(existing, std::move(item));
    if (chance(3))
        return removing(std::make_shared<const T>(std::move(item))); // is not there
    return adding(std::move(item));
}

Change anyPlan(const Model &model)
{
    const auto ids = subjectIds(model);
    if (ids.empty())
        return {};
    const std::vector<Id> chosen = {pick(ids), pick(ids)};
    switch (below(4)) {
    case 0:
        return planRemove(model, chosen);
    case 1:
        return planRename(model, chosen[0], someText());
    case 2:
        return planReparent(model, chosen, pick(ids));
    default: {
        const Element *element = model.element(chosen[0]);
        const auto defs = model.vocabulary().properties(element ? element->kind : Kind::DataFlow);
        const PropertyDef &def = defs[static_cast<std::size_t>(below(static_cast<int>(defs.size())))];
        return planSetProperty(model, chosen, def.key, chance(20) ? Value() : *anyValue(model, def));
    }
    }
}

Change simpleChange(const Model &model)
{
    switch (below(12)) {
    case 0:
    case 1:
        return anyEdit(model.elements(), anyElement(model));
    case 2:
    case 3:
        return anyEdit(model.flows(), anyFlow(model));
    case 4:
        return anyEdit(model.views(), anyView(model));
    case 5:
        return anyEdit(model.placements(), anyPlacement(model));
    case 6:
        return anyEdit(model.decisions(), anyDecision(model));
    case 7:
        return anyEdit(model.manualThreats(), anyThreat(model));
    case 8:
        return editing(model.sharedMetadata(), anyMetadata(model));
    case 9:
        return anyEdit(model.sources(), anySource(model));
    case 10:
        return anyEdit(model.catalogSwitches(), anySwitch(model));
    default:
        return anyPlan(model);
    }
}

void tryTo(Model &model, const Change &change)
{
    [[maybe_unused]] const auto applied = model.apply(change);
}

} // namespace

std::shared_ptr<const Vocabulary> vocabulary()
{
    static const std::shared_ptr<const Vocabulary> shared = [] {
        const auto read = Vocabulary::fromJson(*resources::find("vocabulary.json"), "vocabulary.json");
        if (!read) {
            std::fprintf(stderr, "%s\n", read.error().text().c_str());
            std::abort();
        }
        return *read;
    }();
    return shared;
}

rc::Gen<Change> anyChange(const Model &model)
{
    return rc::gen::exec([model] {
        if (chance(70))
            return simpleChange(model);
        std::vector<Change> changes;
        Model ahead = model; // so that what follows in a batch can build on what goes before
        for (int count = below(5); count > 0; --count) {
            changes.push_back(simpleChange(ahead));
            tryTo(ahead, changes.back());
        }
        return batch(std::move(changes));
    });
}

rc::Gen<Model> anyModel(int size)
{
    return rc::gen::exec([size] {
        Model model(vocabulary());
        for (int i = below(size + 1); i > 0; --i) {
            tryTo(model, adding(anyElement(model)));
            tryTo(model, adding(anyFlow(model)));
        }
        for (int i = below(size + 1); i > 0; --i)
            tryTo(model, simpleChange(model));
        return model;
    });
}

rc::Gen<Model> anyDescendant(const Model &model, int changes)
{
    return rc::gen::exec([model, changes] {
        Model descendant = model;
        for (int i = below(changes + 1); i > 0; --i)
            tryTo(descendant, simpleChange(descendant));
        return descendant;
    });
}

} // namespace bulkhead::testing

namespace bulkhead::model {

void showValue(const Model &model, std::ostream &out)
{
    out << serializeModel(model);
}

void showValue(const Change &change, std::ostream &out)
{
    out << "a change of kind " << change.data.index();
}

} // namespace bulkhead::model
