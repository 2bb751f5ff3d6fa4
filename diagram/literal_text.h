// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::diagram {

// For tooltips and other texts in which Qt looks for markup: what it would take for markup is escaped, so
// that the text is shown as it is. A name such as "<img src=…>" reads no file.
QString literalText(const QString &text);

} // namespace bulkhead::diagram
