// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;

namespace bulkhead::app {

// Chooses one of some boxes, found by typing a part of their names.
class BoxDialog : public QDialog
{
    Q_OBJECT

public:
    BoxDialog(const model::Model &model, const std::vector<model::Id> &boxes, const QString &title,
              QWidget *parent);

    model::Id chosen() const; // empty when there is none

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);

    QLineEdit *m_typed;
    QListWidget *m_list;
};

} // namespace bulkhead::app
