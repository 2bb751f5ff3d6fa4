// SPDX-License-Identifier: Apache-2.0
#include "app/gui/look/label.h"

#include <QLabel>

namespace bulkhead::app {

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *markupLabel(const QString &html)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::RichText);
    label->setText(html);
    return label;
}

QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace bulkhead::app
