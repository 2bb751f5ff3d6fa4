// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model.h"

#include <QFrame>

#include <vector>

class QLabel;
class QLineEdit;

namespace bulkhead::app {

class DiagramPage;
class Session;

// Finds elements and flows by name above the diagram, and goes from one to the next.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    FindBar(Session &session, DiagramPage &page);

    void start(); // shows it, with the cursor in it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void step(int by);
    void tell();
    void leave();

    Session &m_session;
    DiagramPage &m_page;
    QLineEdit *m_typed;
    QLabel *m_count;
    std::vector<model::Id> m_found;
    std::size_t m_current = 0; // of m_found
    bool m_isOld = false;      // the model has changed since
};

} // namespace bulkhead::app
