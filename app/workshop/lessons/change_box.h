// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_rows.h"
#include "app/workshop/lessons/lesson_work.h"

#include <QWidget>

#include <vector>

class QFormLayout;
class QLabel;
class QPushButton;

namespace bulkhead::app {

// The thing to change: its properties with their values, to be edited here, and what became of the findings.
class ChangeBox : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeBox(LessonPtr lesson, QWidget *parent = nullptr);

    // What the rows show; `state` is that of this model, or null while it is worked out.
    void showState(const model::Model &model, const LessonState *state);
    void focusFirst();

    QWidget *editor(std::size_t edit) const { return m_editors[edit]; }
    QPushButton *doIt() const { return m_doIt; }
    QPushButton *again() const { return m_again; }
    QString result() const;

signals:
    void changeRequested(const bulkhead::model::Change &change);
    void againRequested(); // the model as it was

private:
    void buildRows(const model::Model &model);
    QWidget *choiceEditor(const PropertyRow &row, std::size_t edit);
    QWidget *lineEditor(const PropertyRow &row, std::size_t edit);
    void refreshEditors(const model::Model &model);
    bool isChanged() const; // a value is another than the lesson's
    void take(std::size_t edit, const model::Value &value);

    LessonPtr m_lesson;
    std::optional<model::Model> m_model; // as shown
    std::vector<PropertyRow> m_rows;     // of the edits
    std::vector<QWidget *> m_editors;
    QFormLayout *m_form;
    QPushButton *m_doIt;
    QPushButton *m_again;
    QLabel *m_result;
};

} // namespace bulkhead::app
