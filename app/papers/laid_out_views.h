// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"
#include "model/result.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Views that a program lays out by itself before it draws them. Any thread; needs no application.
namespace bulkhead::app {

// A view of all elements, where the model has elements and no view of its own.
Result<Success> ensureView(model::Model &model);

std::vector<model::Id> viewsNotLaidOut(const model::Model &model);

struct LayoutTold
{
    std::function<void(const model::Id &view)> begins;     // may be empty
    std::function<void(const std::string &why)> simpleOne; // why a simple layout had to do; may be empty
};
Result<Success> layOutViews(model::Model &model, std::span<const model::Id> views,
                            const LayoutTold &told = {});

} // namespace bulkhead::app
