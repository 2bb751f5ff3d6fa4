#pragma once

#include "app/document/analysis_runner.h"
#include "catalog/questions/questions.h"

#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace bulkhead::app {

class Session;

// What the engine would like to know, most useful first. A yes/no or a choice is answered in place;
// anything else leads to the property.
class QuestionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionsPanel(Session &session, QWidget *parent = nullptr);

    QTreeWidget *view() const { return m_view; }

signals:
    void countChanged(int count);
    void propertyRequested(const bulkhead::model::Id &subject, bulkhead::model::PropertyKey property);

private:
    void refresh();
    void addRow(const catalog::Question &question);
    QWidget *answers(const catalog::Question &question);
    void answer(const model::Id &subject, model::PropertyKey property, const model::Value &value);

    Session &m_session;
    QTreeWidget *m_view;
    QLabel *m_note;
};

} // namespace bulkhead::app
