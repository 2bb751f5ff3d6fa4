// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/mark_switch.h"
#include "catalog/workshop/workshop_task.h"

#include <QFrame>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace bulkhead::app {

// One cell on the sheet: the letter, the mark, one line why, a grade and what to do.
class LetterRow : public QFrame
{
    Q_OBJECT

public:
    LetterRow(model::Stride category, catalog::workshop::Level level, QWidget *parent = nullptr);

    // Another element's cell; `task` says what it offers to do.
    void show(const catalog::workshop::Task &task, const catalog::workshop::StrideCell &cell,
              const std::optional<catalog::workshop::CellAnswer> &answer);
    // What the other members of a group say of the cell; empty: nothing is shown.
    void showOthers(const QString &marks);
    // Nothing while there is no mark.
    std::optional<catalog::workshop::CellAnswer> answer() const;
    MarkSwitch &mark() const { return *m_mark; }

signals:
    void edited();
    void moveRequested(int by); // to the row above (-1) or below (1)

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeFields();
    void connectFields();
    void showRest();
    QString what() const; // the title of the letter

    model::Stride m_category;
    bool m_offersMeasures;
    MarkSwitch *m_mark;
    QLineEdit *m_why;
    QComboBox *m_grade;
    QComboBox *m_fix;
    QLabel *m_others;
};

} // namespace bulkhead::app
