// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/records.h"

#include <QString>

namespace bulkhead::app {

// The letter of a category, "S", which is the same in every language.
inline QString letterOf(model::Stride category)
{
    return QString(QLatin1Char("STRIDE"[static_cast<std::size_t>(category)]));
}

} // namespace bulkhead::app
