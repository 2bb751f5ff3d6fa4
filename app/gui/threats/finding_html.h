// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/threats/threat_list.h"
#include "diagram/theme.h"

#include <QString>

#include <vector>

namespace bulkhead::app {

// A threat as a page to read: what it is, why it is here, how it is done, how to mend it, references and
// the decision. Links of the page: "copy:N" copies snippets[N], "apply:N" makes the model say that
// mitigation N is in place, "try:N" shows what that would do, "explain:" why the rule fired, "element:ID"
// shows an element, "decide:" opens the decision.
struct FindingPage
{
    QString html;
    std::vector<QString> snippets;
};

FindingPage findingPage(const ThreatList &list, std::size_t threat, const diagram::Theme &theme);

} // namespace bulkhead::app
