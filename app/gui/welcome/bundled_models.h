// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <QString>

#include <vector>

namespace bulkhead::app {

// A model that comes with the program.
struct BundledModel
{
    QString resource; // "examples/web-shop.bulkhead"
    model::Model model;

    QString title() const;
    QString description() const;
};

// The models below a resource folder, in the order of their names.
std::vector<BundledModel> bundledModels(const QString &folder,
                                        const std::shared_ptr<const model::Vocabulary> &vocabulary);

} // namespace bulkhead::app
