// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/what_if/what_if_work.h"
#include "diagram/theme.h"

#include <QString>

#include <optional>

class QTreeWidget;

namespace bulkhead::app {

// The figures of now and then beside each other; `then` is left out while it is not known.
QString figuresHtml(const RiskFigures &now, const std::optional<RiskFigures> &then,
                    const diagram::Theme &theme);

// One line: "risk 412 → 318, 12 findings closed, 2 assets out of reach".
QString figuresText(const RiskFigures &now, const RiskFigures &then);

// What a measure sets that is an example and no more, for a person to replace: "Memory limit: 512 MiB". Empty
// where all that it sets is definite.
QString examplesOf(const catalog::Mitigation &mitigation, const model::Vocabulary &vocabulary);

// Which findings and attack paths close or come, and what is set for that.
void fillTrialTree(QTreeWidget &tree, const TrialResult &result, const diagram::Theme &theme);

} // namespace bulkhead::app
