// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace bulkhead::app {

class DiagnosticsList;

// What is about to happen to the model: a sentence, a tree of the things it concerns, and the diagnostics.
class PreviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPage(const QStringList &columns, QWidget *parent = nullptr);

    QLabel &summary() { return *m_summary; }
    QTreeWidget &tree() { return *m_tree; }
    DiagnosticsList &diagnostics() { return *m_diagnostics; }

private:
    QLabel *m_summary;
    QTreeWidget *m_tree;
    DiagnosticsList *m_diagnostics;
};

} // namespace bulkhead::app
