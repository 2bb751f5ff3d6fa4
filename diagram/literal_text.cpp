// SPDX-License-Identifier: Apache-2.0
#include "diagram/literal_text.h"

#include <QTextDocument>

namespace bulkhead::diagram {

QString literalText(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

} // namespace bulkhead::diagram
