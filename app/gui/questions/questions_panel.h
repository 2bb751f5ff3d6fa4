// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "app/gui/questions/written_answers.h"
#include "app/gui/session/session_panel.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

class Session;

// What the threat model waits for, as full questions, each once, most useful first: those about the system,
// those about the platform, and what can wait. A question is answered in place, for all that it is asked of
// or, below it, one by one. The same can be listed element by element.
class QuestionsPanel : public SessionPanel
{
    Q_OBJECT

public:
    explicit QuestionsPanel(Session &session, QWidget *parent = nullptr);

    QTreeWidget *view() const { return m_view; }
    QComboBox *order() const { return m_order; }

signals:
    void countChanged(int count);
    void propertyRequested(const bulkhead::model::Id &subject, bulkhead::model::PropertyKey property);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    struct Row; // what a row is to show

    bool isByElement() const;
    bool isAnswering() const; // a list of choices is open
    void countQuestions();
    std::vector<Row> groups() const;
    std::vector<Row> rowsOf(const QTreeWidgetItem &group) const;
    std::vector<Row> rowsBelow(const QTreeWidgetItem &row) const;
    void fill(QTreeWidgetItem &parent, const std::vector<Row> &rows);
    void show(QTreeWidgetItem &item, const Row &row);
    void fillOpened(QTreeWidgetItem &item);
    void goTo(const QTreeWidgetItem &item);
    void addAnswers(QTreeWidgetItem &item, const catalog::Question &question, const QString &about,
                    bool isSeveral);
    // Where a person writes, while rows change.
    struct Cursor
    {
        WrittenAnswers::Place place;
        int position = 0;
    };
    std::optional<Cursor> cursorInRows() const;
    void putCursor(const Cursor &cursor);
    QLineEdit *lineIn(QTreeWidgetItem &item) const;
    // Of a row as it stands now, for the assessment that is there: the question and whom it is answered for.
    const catalog::Question *questionOf(const QTreeWidgetItem &item) const;
    std::vector<model::Id> subjectsOf(const QTreeWidgetItem &item) const;
    void answer(const std::vector<model::Id> &subjects, const catalog::AnswerValues &values);

    QComboBox *m_order;
    QLabel *m_note;
    QTreeWidget *m_view;
    AssessmentPtr m_shown; // the one whose questions stand in the rows
    WrittenAnswers m_written;
};

} // namespace bulkhead::app
