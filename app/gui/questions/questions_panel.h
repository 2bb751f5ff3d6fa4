// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"
#include "app/gui/session/session_panel.h"
#include "catalog/questions/questions.h"

#include <set>
#include <utility>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

class Session;

// What the engine would like to know, most useful first. A yes/no or a choice is answered in place;
// anything else leads to the property.
class QuestionsPanel : public SessionPanel
{
    Q_OBJECT

public:
    explicit QuestionsPanel(Session &session, QWidget *parent = nullptr);

    QTreeWidget *view() const { return m_view; }

signals:
    void countChanged(int count);
    void propertyRequested(const bulkhead::model::Id &subject, bulkhead::model::PropertyKey property);

protected:
    void refresh(const AssessmentChange &change) override;

private:
    using Key = std::pair<model::Id, std::uint16_t>; // element and property

    static Key keyOf(const catalog::Question &question);
    static Key keyOf(const QTreeWidgetItem &item);
    void countQuestions();
    void takeOutRowsBut(const std::set<Key> &wanted);
    bool isAnswering() const; // a list of choices is open
    void insertRow(int row, const catalog::Question &question);
    void fillRow(QTreeWidgetItem *item, const catalog::Question &question);
    QWidget *answers(const catalog::Question &question);
    void answer(const model::Id &subject, model::PropertyKey property, const model::Value &value);

    QTreeWidget *m_view;
    QLabel *m_note;
};

} // namespace bulkhead::app
