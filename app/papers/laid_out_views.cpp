// SPDX-License-Identifier: Apache-2.0
#include "app/papers/laid_out_views.h"

#include "diagram/layout/layout.h"

#include <memory>
#include <utility>

namespace bulkhead::app {

Result<Success> ensureView(model::Model &model)
{
    if (!model.views().empty() || model.elements().empty())
        return Success{};
    model::View view;
    view.id = "all";
    view.name = "All elements";
    auto added = model.apply({model::Edit<model::View>{nullptr, std::make_shared<const model::View>(view)}});
    if (!added)
        return std::move(added.error());
    return Success{};
}

std::vector<model::Id> viewsNotLaidOut(const model::Model &model)
{
    std::vector<model::Id> views;
    for (const model::View &view : model.views()) {
        const auto first = model.placements().lowerBound({view.id, {}});
        if (first == model.placements().end() || first->view != view.id)
            views.push_back(view.id);
    }
    return views;
}

Result<Success> layOutViews(model::Model &model, std::span<const model::Id> views, const LayoutTold &told)
{
    std::string explained;
    for (const model::Id &view : views) {
        if (told.begins)
            told.begins(view);
        auto layout = diagram::layoutModel(model, view);
        if (!layout)
            return std::move(layout.error());
        if (!layout->explanation.empty() && layout->explanation != explained && told.simpleOne)
            told.simpleOne(layout->explanation);
        explained = layout->explanation;
        auto applied = model.apply(layout->change);
        if (!applied)
            return std::move(applied.error());
    }
    return Success{};
}

} // namespace bulkhead::app
