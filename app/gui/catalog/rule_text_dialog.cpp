// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/rule_text_dialog.h"

#include "app/gui/look/label.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace bulkhead::app {

RuleTextDialog::RuleTextDialog(const Texts &texts, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Rule %1").arg(texts.rule));
    resize(680, 560);
    auto *why = plainLabel(
        tr("The form cannot show this rule: %1 Change it in its file, %2.").arg(texts.why, texts.file));
    auto *words = plainLabel(tr("It fires when %1").arg(texts.words));
    for (QLabel *label : {why, words}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *json = new QPlainTextEdit(texts.json);
    json->setReadOnly(true);
    json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    json->setAccessibleName(tr("The rule as its file has it"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(why);
    layout->addWidget(words);
    layout->addWidget(json, 1);
    layout->addWidget(buttons);
}

} // namespace bulkhead::app
