// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace bulkhead::app {

// How well typed letters fit a text: they must occur in it in this order. Higher is better; letters that
// start a word or follow each other count most. No value when they do not occur.
std::optional<int> fuzzyScore(QStringView typed, QStringView text);

} // namespace bulkhead::app
