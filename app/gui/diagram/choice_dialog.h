// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <QDialog>

#include <string>
#include <vector>

class QLineEdit;
class QListWidget;

namespace bulkhead::app {

struct Choice
{
    std::string id;
    QString text;
};

// Chooses one of some things, found by typing a part of their names.
class ChoiceDialog : public QDialog
{
    Q_OBJECT

public:
    // `accept` says what becomes of the chosen one: "Put into".
    ChoiceDialog(const std::vector<Choice> &choices, const QString &title, const QString &accept,
                 QWidget *parent);

    std::string chosen() const; // empty when there is none

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);

    QLineEdit *m_typed;
    QListWidget *m_list;
};

// Elements, sorted; those of one name are told apart by what they stand in.
std::vector<Choice> elementChoices(const model::Model &model, const std::vector<model::Id> &ids);

} // namespace bulkhead::app
