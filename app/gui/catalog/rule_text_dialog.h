// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace bulkhead::app {

// A rule that the form cannot show: what it says in plain English and in its file, and why it is only shown.
class RuleTextDialog : public QDialog
{
    Q_OBJECT

public:
    struct Texts
    {
        QString rule; // its id
        QString why;
        QString words;
        QString json;
        QString file;
    };
    RuleTextDialog(const Texts &texts, QWidget *parent);
};

} // namespace bulkhead::app
